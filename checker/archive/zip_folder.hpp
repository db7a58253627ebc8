#pragma once
// Where in a ZIP a WACZ package lies: at its top, or in the folder that was packed instead of its contents.

#include <string>

#include "checker/archive/zip.hpp"

namespace citecheck {

/// "" or the folder with its slash, "my crawl/": the one that holds a datapackage.json or an archive/ and is
/// nearest to the top.
std::string package_folder(const ZipContents& zip);

}  // namespace citecheck

#pragma once
// Companions: files that an article names beside itself (a bibliography), and which of them may be read.

#include <functional>
#include <string>
#include <string_view>

#include "references/result.hpp"

namespace citecheck {

/// Reads the files that the article at `input` names: only such as lie, symbolic links resolved, in the
/// article's folder or in the working directory, or below one of them; an article is no way to other files.
/// Of an article from the web it reads none.
std::function<Result<std::string>(std::string_view)> companions_of(const std::string& input);

}  // namespace citecheck

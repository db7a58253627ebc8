#pragma once
// The reader of JATS: articles as publishers and PubMed Central exchange them (NISO Z39.96), and the XML of
// its forerunner (NLM) and kin (BITS books, NISO STS standards). One input may hold many articles.

#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "references/reader.hpp"

namespace citecheck {

/// Every outermost article of the input, or its one reference list without an article. Of several articles
/// each has its own bytes for its source.
std::unique_ptr<Reader> open_jats(std::unique_ptr<std::istream> in, std::string path,
                                  const ReadOptions& options = {});

/// By document type and root element: other XML and HTML have an <article> too.
int looks_like_jats(std::string_view head);

}  // namespace citecheck

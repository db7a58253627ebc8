#pragma once
// Bibliography: the entries of files that a Markdown article names, and of the items in its front matter,
// each read by the reader of its own format and made part of the article.

#include <functional>
#include <string>
#include <vector>

#include "references/citation.hpp"
#include "references/markdown/metadata.hpp"
#include "references/reader.hpp"

namespace citecheck::markdown {

struct Bibliography {
  std::vector<Citation> entries;  ///< Their spans lie in the article's source, which has grown.
  bool named = false;             ///< The article names one.
  bool whole = true;              ///< All that is named was read.
};

/// Appends the files to the article's source and its parts.
Bibliography read_bibliography(Article& article, const ReadOptions& options, const Metadata& metadata);

}  // namespace citecheck::markdown

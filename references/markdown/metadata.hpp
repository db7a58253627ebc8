#pragma once
// Metadata: what the YAML at the head of a Markdown file says that matters here: the title, the language, and
// the bibliography (files, or items written right there).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/markdown/csl_yaml.hpp"
#include "references/markdown/layout.hpp"

namespace citecheck::markdown {

struct Metadata {
  struct Named {
    std::string value;
    Span span;  ///< In the source.
  };
  std::string title, language;
  std::vector<Named> bibliographies;
  std::optional<CslItems> references;  ///< The items' spans are in the source.
  std::vector<Named> nocite;
};

/// `problems` gets what was wrong with it.
Metadata read_metadata(std::string_view source, const FrontMatter& front, std::vector<Problem>& problems);

}  // namespace citecheck::markdown

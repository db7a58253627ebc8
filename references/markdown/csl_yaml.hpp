#pragma once
// CSL-YAML: bibliographic items in YAML, as Pandoc writes and reads them. They are CSL-JSON in another dress:
// this turns them into that, for the reader of CSL-JSON.

#include <cstddef>
#include <string>
#include <vector>

#include "references/markdown/yaml.hpp"

namespace citecheck::markdown {

struct CslItems {
  std::string json;  ///< An array of items.
  struct Item {
    std::string id;
    Span span;  ///< In the text of the tree.
  };
  std::vector<Item> items;
  bool whole = true;  ///< False if aliases would make it too large.
};

/// `list` is a sequence of mappings, or one mapping.
CslItems to_csl_json(const YamlTree& tree, const YamlNode& list);

}  // namespace citecheck::markdown

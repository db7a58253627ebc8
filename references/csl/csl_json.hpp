#pragma once
// The reader of CSL-JSON (CSL 1.0.2, schema csl-data.json): a list of items, one item, one item a line, or a
// list inside of an object, as exporters and registries write them. What our own writer puts into `custom` is
// read back.

#include <istream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "references/reader.hpp"

namespace citecheck {

/// One article per stream: the text of the file, whose citations are its items.
std::unique_ptr<Reader> open_csl_json(std::unique_ptr<std::istream> in, std::string path,
                                      const ReadOptions& options = {});

/// More where members of CSL items are in sight; little for any JSON.
int looks_like_csl_json(std::string_view head);

namespace csl {

/// The items of a text as citations, in order, for readers of formats that hold such a text somewhere. Spans
/// are those of `text`; faults are added to `problems`.
std::vector<Citation> read_items(std::string_view text, std::vector<Problem>& problems);

}  // namespace csl

}  // namespace citecheck

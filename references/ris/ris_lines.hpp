#pragma once
// The lines of RIS files ("AU  - Smith, Ann") and of EndNote's refer files ("%A Ann Smith"), cut into
// records. Knows nothing of what a tag means, but which tags there are and which may run over several lines.

#include <string_view>
#include <vector>

#include "references/citation.hpp"

namespace citecheck::ris {

struct Field {
  std::string_view tag;  ///< "AU"; a refer tag is given as the RIS tag of the same meaning.
  Span value;            ///< Trimmed; with its continued lines.
};

/// A record without its first tag (TY) has none.
struct Record {
  Span span;                  ///< From its first line to its last.
  std::vector<Field> fields;  ///< Those with a value, in order.
};

/// Lines that belong to nothing are told in `problems`; what stands before the first record is passed over.
std::vector<Record> read_records(std::string_view text, std::vector<Problem>& problems);

/// How many lines of the text are those of RIS or refer files, and how many of these begin a record.
struct TagCount {
  std::size_t tagged = 0, types = 0;
};
TagCount count_tags(std::string_view text);

}  // namespace citecheck::ris

#pragma once
// BibTeX syntax: the entries of a database and their fields, in the order of the file, with every value as it
// stands there. Strings are put in, and what is broken is told and read on behind: a database of thousands
// of entries is worth reading although one of them lacks a brace.

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/span.hpp"

namespace citecheck::bibtex {

/// The value of a field, without its delimiters and the white space inside them.
struct Value {
  std::string_view raw;  ///< LaTeX; slice of the source, or of Database::assembled.
  Span span;             ///< The bytes of `raw`; empty, at the value's place, where it was put together.

  /// The part [begin, end) of `raw`.
  Value part(std::size_t begin, std::size_t end) const;
};

struct Field {
  std::string_view name;  ///< As written.
  std::uint16_t row = 0;  ///< Of the table of fields (fields.hpp).
  Value value;
};

struct Entry {
  std::string_view type, key;        ///< As written.
  Span span;                         ///< From "@" to behind its end.
  std::uint32_t begin = 0, end = 0;  ///< Of its fields in Database::fields.
};

struct Database {
  std::vector<Entry> entries;
  std::vector<Field> fields;
  std::deque<std::string> assembled;  ///< Values that are in no one place of the source.
  std::vector<Problem> problems;
};

/// Reads the database that `part` of `source` is. The source must outlive what comes back.
Database read_database(std::string_view source, Span part);

/// Whether an entry begins at `at`, which is an "@": "@word{key,", or a command of BibTeX's.
bool starts_entry(std::string_view text, std::size_t at);

}  // namespace citecheck::bibtex

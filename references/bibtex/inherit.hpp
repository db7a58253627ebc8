#pragma once
// Inheritance: the fields an entry takes from others: from its crossref parent, whose title becomes its
// book's or journal's, and from the containers of data (@xdata) that it names. What names the parent itself
// (its DOI, its URL, its abstract) is not handed down: it would be held against the wrong work.

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "references/bibtex/syntax.hpp"

namespace citecheck::bibtex {

class Inheritance {
 public:
  /// Tells of keys that are given twice. The database must outlive this.
  Inheritance(const Database& database, std::vector<Problem>& problems);

  /// The fields of an entry: its own, then those it takes from others. References and chains that lead
  /// nowhere are told. Their values live as long as this.
  void collect(std::uint32_t entry, std::vector<Field>& out);

  /// The entry of a key, or of another name for it (ids).
  std::optional<std::uint32_t> find(std::string_view key) const;

 private:
  bool take(const Field& field, std::uint16_t row, std::vector<Field>& out);
  void put_in_data(std::vector<Field>& out);
  bool said_otherwise(std::uint16_t row) const;
  void take_xdata(std::uint32_t entry, std::vector<Field>& out);
  void take_crossref(std::uint32_t entry, std::vector<Field>& out);
  void take_down(const Field& field, const std::vector<std::uint32_t>& line, std::size_t hop,
                 std::vector<Field>& out);
  std::vector<std::uint32_t> with_xdata(std::uint32_t entry, bool tell);
  std::optional<std::uint32_t> parent_of(std::uint32_t entry, bool tell);
  std::span<const Field> fields_of(std::uint32_t entry) const;
  const Field* field_of(std::uint32_t entry, std::uint16_t row) const;
  void report(std::string_view kind, std::string what, Span span);

  const Database& database_;
  std::vector<Problem>& problems_;
  std::unordered_map<std::string_view, std::uint32_t> by_key_;
  std::unordered_map<std::string, std::uint32_t> by_lower_key_;
  std::vector<bool> present_;          ///< By row, of the entry at hand.
  std::size_t budget_ = 0;             ///< Bytes that may still be taken over.
  bool has_data_ = false;              ///< There are containers.
  std::deque<std::string> assembled_;  ///< Values with data put in.
};

}  // namespace citecheck::bibtex

#pragma once
// BibTeX: bibliographic databases as BibTeX, biber and the programs that manage references write them (fields
// of classic BibTeX and of biblatex). One file is one article whose citations are its entries; nothing cites
// them. Steps: syntax (entries and values), inheritance (crossref, xdata), assembly (fields to claims).

#include <istream>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "references/bounds.hpp"
#include "references/citation.hpp"
#include "references/reader.hpp"

namespace citecheck {

/// A reader of one database.
std::unique_ptr<Reader> open_bibtex(std::unique_ptr<std::istream> in, std::string path,
                                    const ReadOptions& options = {});

/// How much the text looks like a database: 0..100.
int looks_like_bibtex(std::string_view head);

namespace bibtex {

/// A database that a part of a longer source is.
struct ReadDatabase {
  std::vector<Citation> citations;  ///< Their indexes and spans are those of the whole.
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_name;  ///< Entries by their other names.
  std::unordered_map<std::string, std::vector<std::string>> sets;       ///< The keys that a @set stands for.
  std::vector<Problem> problems;
};
/// Counts the citations in `budget`, and reads no more where it is spent.
ReadDatabase read_citations(std::string_view source, Span part, Budget& budget);

/// The charset that a database says it is written in ("% Encoding: Cp1252"); "" if it does not say.
std::string_view stated_charset(std::string_view head);

}  // namespace bibtex

}  // namespace citecheck

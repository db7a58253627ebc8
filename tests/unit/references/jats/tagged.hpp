#pragma once
// What JATS files tag, found by plain search in their text: a judge of the reader that shares no code with
// it. Also the expectations that eLife publishes for its reference fixtures, which are Python literals.

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "references/citation.hpp"

namespace citecheck::test {

/// Of one field: in how many references it is tagged, and in how many of these it was read so.
struct Score {
  std::size_t tagged = 0, read = 0;
};

struct Scores {
  std::map<std::string, Score> fields;  ///< "title", "authors", …
  std::size_t refs = 0;                 ///< <ref> elements in the text.
  std::size_t found = 0;                ///< Of these, how many gave at least one citation.
  std::vector<std::string> misses;      ///< What was tagged and is not what was read.
};

/// Compares what `article` holds with the tags of its source.
Scores score_tagged(const Article& article);

/// The same against the Python literal `expected`.
Scores score_expected(const Article& article, std::string_view expected);

/// The folder of real articles; empty, and a word to the reader of the test's output is due, if it is absent.
std::filesystem::path jats_data();

/// The files with this suffix in a folder below jats_data(), in order.
std::vector<std::filesystem::path> jats_files(std::string_view folder, std::string_view suffix = ".xml");

/// Reads a file as JATS; its first article.
Article read_jats_file(const std::filesystem::path& file);

/// Reads a text as JATS; its first article.
Article read_jats(std::string_view text);

}  // namespace citecheck::test

#pragma once
// The same works cited in every format that can be read: what holds for all formats is tested on these.

#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/reader.hpp"

namespace citecheck::test {

/// What every format can say of a work. `family`, `given` and `title` hold nothing that a format must escape.
struct Work {
  std::string key, family, given, title, year, doi, url;
};

/// Two works whose letters are ASCII, but for what stands in their titles.
std::vector<Work> two_works(const std::string& in_first_title = "tides",
                            const std::string& in_second_title = "wind");

/// An article in `format` that cites the works; all their titles, years, DOIs and URLs can be read from it.
std::string article_in(Format format, const std::vector<Work>& works);

/// The articles that a reader of `format` makes of `bytes`, in which test::unsound finds no fault: else the
/// test fails.
std::vector<Article> read_all(Format format, const std::string& bytes);

/// Of every citation a line: year, title, DOI and URL, where they were read.
std::string shown(const std::vector<Article>& articles);

/// The kinds of all problems, each with ";" behind it.
std::string problem_kinds(const std::vector<Article>& articles);

}  // namespace citecheck::test

#pragma once
// Labelled pages: real pages with what people say is their date, their authors and their title, as a folder
// holds them: the pages, and a JSON-lines file with "file", "url", "date", "authors" and "title" for each.

#include <string>
#include <vector>

namespace citecheck::test {

struct LabelledPage {
  std::string file, url;
  std::string date, title;  ///< "" where nobody says so.
  std::vector<std::string> authors;
  std::string body;
};

/// Those of `folder` whose file is there, in the order of the labels.
std::vector<LabelledPage> read_labelled_pages(const std::string& folder,
                                              const std::string& labels = "gold-dev.jsonl");

}  // namespace citecheck::test

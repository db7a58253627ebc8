#include "unit/references/wikitext/cite_tests.hpp"

#include <rapidjson/document.h>

#include <fstream>
#include <iterator>
#include <set>
#include <tuple>

namespace citecheck::test {

std::vector<CiteTest> shared_cite_tests() {
  std::ifstream in(CITECHECK_SOURCE_DIR "/../shared/data/mediawiki-cite-tests/cite-cases.json");
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  rapidjson::Document json;
  json.Parse(text.c_str());
  std::vector<CiteTest> out;
  if (!json.IsArray()) return out;
  for (const auto& one : json.GetArray())
    out.push_back({one["name"].GetString(), one["wikitext"].GetString(), one["want"].GetUint()});
  return out;
}

std::size_t count_notes(const Article& article) {
  // A note is known by its first mark, or by its label where a list alone defines it. Marks without a note
  // are told apart by name, group and the lists that stand before them.
  std::set<std::tuple<std::string, std::string, std::size_t>> notes;
  for (const Citation& citation : article.citations)
    notes.insert({citation.group, citation.ref_name,
                  citation.marks.empty() ? citation.span.begin : citation.marks.front().begin});
  for (const DanglingMark& mark : article.dangling_marks) {
    const std::string_view before = std::string_view(*article.source).substr(0, mark.span.begin);
    const std::string text(article.text_of(mark.span));
    std::string group;
    if (const std::size_t at = text.find("group=\""); at != std::string::npos)
      group = text.substr(at + 7, text.find('"', at + 7) - at - 7);
    const std::string list = group.empty() ? "<references" : "<references group=\"" + group + "\"";
    std::size_t lists = 0;
    for (std::size_t at = before.find(list); at != std::string_view::npos; at = before.find(list, at + 1))
      lists += !group.empty() || before.substr(at, 18) != "<references group=";
    notes.insert({"missing " + group, mark.label, lists});
  }
  return notes.size();
}

}  // namespace citecheck::test

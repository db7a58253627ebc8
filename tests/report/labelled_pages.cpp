#include "labelled_pages.hpp"

#include <rapidjson/document.h>

#include <fstream>
#include <iterator>

namespace citecheck::test {

namespace {

std::string text_of(const rapidjson::Value& object, const char* name) {
  const auto found = object.FindMember(name);
  return found != object.MemberEnd() && found->value.IsString() ? found->value.GetString() : "";
}

}  // namespace

std::vector<LabelledPage> read_labelled_pages(const std::string& folder, const std::string& labels) {
  std::vector<LabelledPage> pages;
  std::ifstream in(folder + "/" + labels);
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    if (!json.IsObject()) continue;
    LabelledPage page{.file = text_of(json, "file"),
                      .url = text_of(json, "url"),
                      .date = text_of(json, "date"),
                      .title = text_of(json, "title"),
                      .authors = {},
                      .body = {}};
    const auto authors = json.FindMember("authors");
    if (authors != json.MemberEnd() && authors->value.IsArray())
      for (const auto& author : authors->value.GetArray()) page.authors.emplace_back(author.GetString());
    std::ifstream file(folder + "/" + page.file, std::ios::binary);
    if (!file) continue;
    page.body.assign(std::istreambuf_iterator<char>(file), {});
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace citecheck::test

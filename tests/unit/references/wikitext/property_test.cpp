// Properties of the reader of wikitext on real pages and on damaged ones. The pages lie outside of the
// repository; where they are absent these tests say so and prove the properties on a small page alone.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "references/text.hpp"
#include "references/wikitext/wikitext.hpp"
#include "support/catch.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

const std::string kSmallPage =
    "'''A''' is<ref name=\"a\">{{cite web |url=http://a.org/x?y=z |title=T [[b|c]] |last=D |first=E "
    "|date=3 May 2014 |archive-url=https://web.archive.org/web/20150102030405/http://a.org/ }} {{dead "
    "link}}</ref>"
    " and<ref name=a /> or <ref>[http://e.org F ''g'']. ISBN 0-333-65684-9 <!-- h --></ref>{{efn|i "
    "<ref>j</ref>}}\n"
    "== K ==\n* {{cite book |author=L |title=M |chapter=N |isbn=0-333-65684-9 |vauthors=O PQ, R S}}\n"
    "<references><ref name=\"t\">{{cite "
    "journal|title=<nowiki>u</nowiki>|doi=10.1000/182}}</ref></references>\n";

std::vector<std::string> pages() {
  std::vector<std::string> out = {kSmallPage};
  const std::filesystem::path folder = CITECHECK_SOURCE_DIR "/../shared/data/wikitext";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: no pages of wikitext at " << folder);
    return out;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".wiki") files.push_back(entry.path());
  std::ranges::sort(files);
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return out;
}

Article read(const std::string& text) {
  return *open_wikitext(std::make_unique<std::istringstream>(text), "page.wiki")->next();
}

bool sound(const Article& article) {
  return test::unsound(article).empty();
}

// ---- an independent count, by plain search in the text without its comments and opaque tags ----

std::string without(std::string text, const std::string& open, const std::string& close) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find(open, at), text.size());
    out += text.substr(at, begin - at);
    const std::size_t end = text.find(close, begin);
    at = end == std::string::npos ? text.size() : end + close.size();
  }
  return out;
}

struct Counts {
  std::size_t tags = 0, templates = 0;
};

Counts count(std::string text) {
  text = to_lower_ascii(text);
  text = without(text, "<!--", "-->");
  text = without(text, "<nowiki>", "</nowiki>");
  text = without(text, "<math>", "</math>");
  text = without(text, "<pre>", "</pre>");
  Counts counts;
  for (std::size_t at = text.find("<ref"); at != std::string::npos; at = text.find("<ref", at + 1)) {
    const char next = text[at + 4];
    if (next != ' ' && next != '>' && next != '/' && next != '\n') continue;
    ++counts.tags;
  }
  for (std::size_t at = text.find("{{"); at != std::string::npos; at = text.find("{{", at + 1)) {
    std::size_t begin = at + 2;
    while (begin < text.size() && (std::isspace(static_cast<unsigned char>(text[begin])) != 0)) ++begin;
    const std::size_t end = text.find_first_of("|}\n{", begin);
    const std::string name(trim(std::string_view(text).substr(begin, end - begin)));
    counts.templates += name.starts_with("cite ") || name == "citation" || name == "literatur" ||
                        name == "internetquelle" || name == "lien web" || name == "ouvrage" ||
                        name == "article" || name == "cita web" || name == "cita libro" ||
                        name == "citar web";
  }
  return counts;
}

// Every reference tag is either a mark or a definition in a list.
std::size_t tags_of(const Article& article) {
  std::set<std::size_t> begins;
  const auto add = [&](Span span) {
    if (starts_with_ignoring_case(article.text_of(span), "<ref")) begins.insert(span.begin);
  };
  for (const Citation& citation : article.citations) {
    add(citation.span);
    std::ranges::for_each(citation.marks, add);
  }
  for (const DanglingMark& mark : article.dangling_marks) add(mark.span);
  for (const Problem& problem : article.problems)
    if (problem.kind == "empty-ref") add(problem.span);
  return begins.size();
}

}  // namespace

TEST_CASE("every claim of a page covers its bytes", "[wikitext][property]") {
  for (const std::string& page : pages()) CHECK(test::unsound(read(page)) == "");
}

TEST_CASE("references and templates are as many as a plain search finds", "[wikitext][property]") {
  for (const std::string& page : pages()) {
    INFO(page.substr(0, 200));
    const Counts expected = count(page);
    const Article article = read(page);
    const auto templates = std::ranges::count_if(
        article.citations, [](const Citation& citation) { return !citation.template_name.empty(); });
    CHECK(static_cast<std::size_t>(templates) == expected.templates);
    CHECK(tags_of(article) == expected.tags);
  }
}

TEST_CASE("damaged pages are read without a loss of order", "[wikitext][property]") {
  std::mt19937 random(20240229);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const std::vector<std::string> splices = {
      "{{",  "}}",    "[[", "]]",       "<ref>",   "</ref>",       "<!--",
      "-->", "|",     "=",  "<nowiki>", "\xFF",    "\n== x ==\n",  "{{cite web|title=",
      "'",   "&amp;", "((", "))",       "http://", "<references>", "[http://a.b "};
  for (const std::string& page : pages()) {
    const std::size_t rounds = page.size() < 3000 ? 60 : 1;
    for (std::size_t round = 0; round < rounds && !page.empty(); ++round) {
      std::string damaged = page;
      for (std::size_t i = 0; i < 1 + page.size() / 300; ++i) {
        const std::size_t at = below(damaged.size());
        if (below(2) == 0)
          damaged.erase(at, 1 + below(12));
        else
          damaged.insert(at, splices[below(splices.size())]);
        if (damaged.empty()) damaged = "x";
      }
      if (!sound(read(damaged))) FAIL(damaged);
    }
  }
}

TEST_CASE("every beginning of a page can be read", "[wikitext][property]") {
  for (std::size_t size = 0; size <= kSmallPage.size(); ++size)
    if (!sound(read(kSmallPage.substr(0, size)))) FAIL(size);
}

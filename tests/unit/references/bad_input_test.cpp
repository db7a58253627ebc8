// Bad input of every format: cut, in other encodings, with bytes that no text has. It is read as far as it
// can be, told, and nothing is made up.
#include <iconv.h>

#include <algorithm>

#include "references/file_kind.hpp"
#include "support/catch.hpp"
#include "unit/references/works.hpp"

using namespace citecheck;

namespace {

/// Of UTF-8, by iconv's name of the encoding.
std::string encoded(const std::string& text, const char* encoding) {
  const iconv_t handle = iconv_open(encoding, "UTF-8");
  REQUIRE(handle != iconv_t(-1));
  std::string out(text.size() * 4 + 16, '\0');
  char* in = const_cast<char*>(text.data());
  char* to = out.data();
  std::size_t left = text.size(), room = out.size();
  CHECK(iconv(handle, &in, &left, &to, &room) != std::size_t(-1));
  iconv_close(handle);
  out.resize(out.size() - room);
  return out;
}

bool is_packed(const FormatInfo& format) {
  return format.format == Format::docx;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// Of lines as test::shown has them, what stands before the title and behind it.
std::string without_titles(const std::string& shown) {
  std::string out;
  for (const std::string& line : lines_of(shown))
    out += line.substr(0, line.find('|')) + line.substr(line.rfind('|', line.rfind('|') - 1)) + "\n";
  return out;
}

}  // namespace

TEST_CASE("UTF-16 is read in every format, with a byte order mark and without", "[bad-input]") {
  for (const auto& works : {test::two_works("Gezeiten über Süd", "ветра и волны"), test::two_works()})
    for (const FormatInfo& format : formats()) {
      if (is_packed(format)) continue;
      const std::string text = test::article_in(format.format, works);
      const std::string expected = test::shown(test::read_all(format.format, text));
      for (const char* encoding : {"UTF-16LE", "UTF-16BE"})
        for (const std::string mark : {"\uFEFF", ""}) {
          INFO(format.name << " in " << encoding << (mark.empty() ? "" : " with a mark"));
          const std::string bytes = encoded(mark + text, encoding);
          CHECK(test::shown(test::read_all(format.format, bytes)) == expected);
          const FormatInfo* const guess = guess_format("-", bytes);
          CHECK((guess != nullptr && guess->format == format.format));
        }
    }
}

TEST_CASE("encodings of one country are read in every format", "[bad-input]") {
  struct Sample {
    const char* encoding;
    std::string first, second;
  };
  const std::vector<Sample> samples{
      {"ISO-8859-1", "marées d'été à l'île où la forêt brûlée", "être et naître près de la côte bretonne"},
      {"CP1252", "“marées” d'été — l'île", "œuvres de l’été à la forêt"},
      {"CP1251", "приливов и отливов у берегов северного моря", "ветра и волны в заливе"},
      {"SHIFT_JIS", "潮の満ち引きと海の生き物について", "風と波の観測記録"}};
  for (const Sample& sample : samples)
    for (const FormatInfo& format : formats()) {
      if (is_packed(format)) continue;
      INFO(format.name << " in " << sample.encoding);
      std::string text = test::article_in(format.format, test::two_works(sample.first, sample.second));
      const std::string expected = test::shown(test::read_all(format.format, text));
      // A dump is UTF-8, if it does not say otherwise.
      const bool declares = format.format == Format::mediawiki_dump;
      if (declares)
        text = "<?xml version=\"1.0\" encoding=\"" + std::string(sample.encoding) + "\"?>\n" + text;
      const auto articles = test::read_all(format.format, encoded(text, sample.encoding));
      CHECK(test::shown(articles) == expected);
      CHECK((declares || !test::problem_kinds(articles).empty()));
    }
}

TEST_CASE("bytes that are not UTF-8 cost no more than the letters they stand for", "[bad-input]") {
  for (const FormatInfo& format : formats()) {
    if (is_packed(format)) continue;
    INFO(format.name);
    const std::string text = test::article_in(format.format, test::two_works("tides ж潮 q", "wind"));
    const std::string expected = without_titles(test::shown(test::read_all(format.format, text)));
    std::string broken = text;
    broken.replace(broken.find("q "), 1, "\xF0\x9F");
    const auto articles = test::read_all(format.format, broken);
    CHECK(without_titles(test::shown(articles)) == expected);
    CHECK(test::problem_kinds(articles) != "");
  }
}

TEST_CASE("NUL bytes cost no more than the word they stand in", "[bad-input]") {
  for (const FormatInfo& format : formats()) {
    if (is_packed(format)) continue;
    INFO(format.name);
    const auto works = test::two_works("tides q", "wind");
    std::string text = test::article_in(format.format, works);
    const std::string expected = without_titles(test::shown(test::read_all(format.format, text)));
    text.replace(text.find("q "), 1, std::string("\0\0\0", 3));
    const auto articles = test::read_all(format.format, text);
    CHECK(without_titles(test::shown(articles)) == expected);
    CHECK(test::problem_kinds(articles) != "");
  }
}

TEST_CASE("a byte order mark in the middle, as of two files in one, hides nothing", "[bad-input]") {
  for (const FormatInfo& format : formats()) {
    if (is_packed(format)) continue;
    INFO(format.name);
    const auto works = test::two_works();
    const std::string text = test::article_in(format.format, works);
    const std::string expected = test::shown(test::read_all(format.format, text));
    CHECK(test::shown(test::read_all(format.format, "\uFEFF" + text)) == expected);
    const bool adds_up = format.format == Format::bibtex || format.format == Format::ris ||
                         format.format == Format::csl_json || format.format == Format::wikitext;
    if (adds_up)
      CHECK(test::shown(test::read_all(format.format, test::article_in(format.format, {works[0]}) + "\uFEFF" +
                                                          test::article_in(format.format, {works[1]}))) ==
            expected);
    if (format.format != Format::text) continue;
    std::string list = text;
    list.insert(list.find("2. Berg"), "\uFEFF");
    CHECK(test::shown(test::read_all(format.format, list)) == expected);
  }
}

TEST_CASE("an input that is cut is read as far as it goes, with nothing cut in two", "[bad-input]") {
  for (const FormatInfo& format : formats()) {
    if (is_packed(format)) continue;
    const auto works = test::two_works();
    const std::string text = test::article_in(format.format, works);
    const auto whole = lines_of(test::shown(test::read_all(format.format, text)));
    const bool is_xml = format.format == Format::jats || format.format == Format::tei ||
                        format.format == Format::mediawiki_dump;
    std::size_t most = 0;
    for (std::size_t size = 0; size < text.size(); ++size) {
      INFO(format.name << " cut at " << size);
      const auto articles = test::read_all(format.format, text.substr(0, size));
      const auto lines = lines_of(test::shown(articles));
      CHECK(
          (format.format == Format::html || lines.size() <= whole.size()));  // Links count, where no list is.
      most = std::max(most, lines.size());
      if (!is_xml) continue;
      for (const std::string& line : lines) {
        const std::string url = line.substr(line.rfind("| ") + 2);
        CHECK((url.empty() || url == works[0].url || url == works[1].url));
      }
    }
    CHECK(most == whole.size());
  }
}

TEST_CASE("a file of another kind behind a suffix is read as what it is, or told", "[bad-input]") {
  struct Case {
    std::string_view path, head, format;
  };
  using namespace std::string_view_literals;
  const std::string page = test::article_in(Format::html, test::two_works());
  const std::string items = test::article_in(Format::csl_json, test::two_works());
  const std::string docx = test::article_in(Format::docx, test::two_works());
  const std::vector<Case> cases{{"a.md", "%PDF-1.5\n1 0 obj << >> stream text"sv, ""},
                                {"a.txt", docx, "docx"},
                                {"a.doc", docx, "docx"},
                                {"a.xml", page, "html"},
                                {"a.bib", items, "csl-json"},
                                {"a.txt", "\x1F\x8B\x08\x01\x02\x03\x04 words"sv, ""},
                                {"a.wiki",
                                 "\x7F"
                                 "ELF\x02\x01\x01 words"sv,
                                 ""},
                                {"a.tex", "{\\rtf1\\ansi words}"sv, ""},
                                {"a.csv", "PK\x03\x04 and no document"sv, ""}};
  for (const Case& one : cases) {
    INFO(one.path);
    const FormatInfo* const guess = guess_format(one.path, one.head);
    CHECK((guess == nullptr ? "" : guess->name) == one.format);
    CHECK(foreign_kind(one.head).empty() == (one.format != "" && one.format != "docx"));
  }
}

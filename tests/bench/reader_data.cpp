#include "bench/reader_data.hpp"

#include <bzlib.h>

#include <fstream>
#include <random>
#include <stdexcept>

namespace citecheck::bench {

namespace {

namespace fs = std::filesystem;

/// A text of made-up words, of which few are frequent, as in a language.
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {
    static constexpr std::string_view kSyllables[]{"ba", "con", "di", "er", "ful", "gra", "hi", "in",
                                                   "ly", "mo",  "ne", "or", "pre", "s",   "ti", "un"};
    std::mt19937 same_words(5);
    for (int i = 0; i < 4000; ++i) {
      std::string word;
      for (auto n = 1 + same_words() % 4; n > 0; --n) word += kSyllables[same_words() % 16];
      words_.push_back(std::move(word));
    }
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }
  const std::string& word() { return words_[below(1 + below(1 + below(words_.size())))]; }
  std::string words(std::size_t count) {
    std::string out = word();
    for (; count > 1; --count) (out += ' ') += word();
    return out;
  }
  std::string number(std::size_t from, std::size_t count) { return std::to_string(from + below(count)); }
  std::string date() { return number(1, 28) + " May " + number(1990, 34); }
  std::string url() { return "https://www." + word() + ".example/" + word() + "/" + number(1, 99'999); }

 private:
  std::mt19937 random_;
  std::vector<std::string> words_;
};

std::string citation(Writer& w) {
  switch (w.below(4)) {
    case 0:
      return "{{cite book |last=" + w.word() + " |first=" + w.word() + " |title=" + w.words(6) +
             " |publisher=" + w.words(2) + " |year=" + w.number(1950, 70) +
             " |isbn=978-0-306-40615-7 |pages=" + w.number(1, 400) + "}}";
    case 1:
      return "[" + w.url() + " " + w.words(5) + "], " + w.date();
    default:
      return "{{cite web |url=" + w.url() + " |title=" + w.words(7) + " |work=" + w.words(2) +
             " |date=" + w.date() + " |access-date=" + w.date() + "}}";
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  return out;
}

std::string page(Writer& w, unsigned number, std::string_view model) {
  const std::size_t kind = w.below(10);
  const bool redirect = kind < 4;
  const std::string_view ns = kind >= 6 || redirect ? "0" : kind == 5 ? "1" : "10";
  const std::string body = redirect
                               ? "#REDIRECT [[" + w.words(2) + "]]\n\n{{R from move}}"
                               : wikitext(ns == "0" ? 500 + w.below(20'000) : 200 + w.below(4000), number);
  return "  <page>\n    <title>" + w.words(2) + "</title>\n    <ns>" + std::string(ns) + "</ns>\n    <id>" +
         std::to_string(number) + "</id>\n" +
         (redirect ? "    <redirect title=\"" + w.words(2) + "\" />\n" : "") + "    <revision>\n      <id>" +
         w.number(1, 900'000'000) +
         "</id>\n      <timestamp>2024-02-03T04:05:06Z</timestamp>\n      <contributor>\n        <username>" +
         w.word() + "</username>\n        <id>7</id>\n      </contributor>\n      <comment>" + w.words(5) +
         "</comment>\n      <origin>1</origin>\n      <model>" + std::string(model) +
         "</model>\n      <format>text/x-wiki</format>\n      <text bytes=\"" + std::to_string(body.size()) +
         "\" xml:space=\"preserve\">" + escaped(body) + "</text>\n    </revision>\n  </page>\n";
}

std::string bzip2_stream(std::string bytes) {
  std::string out(bytes.size() + bytes.size() / 50 + 1000, '\0');
  auto size = static_cast<unsigned>(out.size());
  if (BZ2_bzBuffToBuffCompress(out.data(), &size, bytes.data(), static_cast<unsigned>(bytes.size()), 9, 0,
                               0) != BZ_OK)
    throw std::runtime_error("bzip2 does not compress");
  out.resize(size);
  return out;
}

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += unit;
  return out;
}

}  // namespace

std::string wikitext(std::size_t bytes, unsigned seed) {
  Writer w(seed);
  std::string out = " + w.words(2) +  is " + w.words(10) + ".\n";
  while (out.size() < bytes) {
    if (w.below(8) == 0) out += "\n\n== " + w.words(2) + " ==\n";
    for (auto sentences = 1 + w.below(4); sentences > 0; --sentences) {
      out += w.words(9) + " [[" + w.words(2) + (w.below(3) == 0 ? "|" + w.word() : "") + "]] " + w.words(8);
      if (w.below(3) == 0)
        out += ".<ref" + (w.below(3) == 0 ? " name=\"" + w.word() + w.number(1, 9999) + "\"" : "") + ">" +
               citation(w) + "</ref> ";
      else
        out += ". ";
    }
    out += '\n';
  }
  return out + "\n== References ==\n{{reflist}}\n[[Category:" + w.words(2) + "]]\n";
}

std::string bibtex(std::size_t bytes) {
  Writer w(2);
  std::string out;
  while (out.size() < bytes)
    out += "@article{" + w.word() + w.number(1, 99'999) + ",\n  author = {" + w.word() + ", " + w.word() +
           " and " + w.word() + ", {\\'E}" + w.word() + "},\n  title = {{" + w.word() + "} " + w.words(8) +
           "},\n  journal = {" + w.words(3) + "},\n  year = " + w.number(1950, 70) + ",\n  volume = {" +
           w.number(1, 90) + "},\n  pages = {" + w.number(1, 90) + "--" + w.number(100, 90) +
           "},\n  doi = {10.1000/" + w.word() + "." + w.number(1, 9999) + "},\n  url = {" + w.url() +
           "}\n}\n\n";
  return out;
}

std::string jats(std::size_t bytes) {
  Writer w(3);
  std::string body, list;
  for (unsigned i = 1; body.size() + list.size() < bytes; ++i) {
    const std::string n = std::to_string(i);
    body += "<p>" + w.words(60) + " [<xref ref-type=\"bibr\" rid=\"B" + n + "\">" + n + "</xref>].</p>\n";
    list += "<ref id=\"B" + n + "\"><label>" + n + "</label><element-citation publication-type=\"journal\">" +
            "<person-group person-group-type=\"author\"><name><surname>" + w.word() +
            "</surname><given-names>" + w.word() + "</given-names></name></person-group><article-title>" +
            w.words(8) + "</article-title><source>" + w.words(3) + "</source><year>" + w.number(1950, 70) +
            "</year><volume>" + w.number(1, 90) + "</volume><fpage>" + w.number(1, 90) +
            "</fpage><pub-id pub-id-type=\"doi\">10.1000/" + w.word() +
            "</pub-id></element-citation></ref>\n";
  }
  return "<?xml version=\"1.0\" "
         "encoding=\"UTF-8\"?>\n<article><front><article-meta><title-group><article-title>" +
         w.words(6) + "</article-title></title-group></article-meta></front>\n<body>" + body +
         "</body>\n<back><ref-list>" + list + "</ref-list></back></article>\n";
}

void write_dump(const fs::path& path, std::size_t bytes, std::string_view model) {
  std::ofstream out(path, std::ios::binary);
  out << "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\" version=\"0.11\" xml:lang=\"en\">\n"
         "  <siteinfo>\n    <dbname>benchwiki</dbname>\n  </siteinfo>\n";
  Writer w(4);
  std::size_t written = 0;
  for (unsigned number = 1; written < bytes; ++number) {
    const std::string next = page(w, number, model);
    out << next;
    written += next.size();
  }
  out << "</mediawiki>\n";
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

void compress_multistream(const fs::path& dump, const fs::path& compressed) {
  std::ifstream in(dump, std::ios::binary);
  std::ofstream out(compressed, std::ios::binary);
  std::string part, line;
  std::size_t pages = 0;
  while (std::getline(in, line)) {
    (part += line) += '\n';
    const bool head_ends = line == "  </siteinfo>";
    if (line == "  </page>") ++pages;
    if (!head_ends && pages < 100) continue;
    out << bzip2_stream(std::move(part));
    part.clear();
    pages = 0;
  }
  out << bzip2_stream(std::move(part));
  if (!out.flush()) throw std::runtime_error("cannot write " + compressed.string());
}

std::vector<Hostile> hostile_inputs() {
  constexpr std::size_t kMegabyte = 1'000'000;
  return {{"<x> x 14 and [[{{x}}", repeated(repeated("<x>", 14 * 3) + "[[{{x}}", kMegabyte)},
          {"{{", repeated("{{", kMegabyte)},
          {"[", repeated("[", kMegabyte)},
          {"<ref>", repeated("<ref>", kMegabyte)}};
}

}  // namespace citecheck::bench

#include "checker/page/pdf.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "checker/page/candidates.hpp"
#include "checker/page/finish.hpp"
#include "checker/page/pdf_first_page.hpp"
#include "checker/page/text_facts.hpp"
#include "checker/page/xmp.hpp"
#include "references/text.hpp"
#include "rules/compare/language.hpp"
#include "rules/compare/script.hpp"

namespace citecheck {

namespace {

// clang-format off
constexpr auto kSuffixes = std::to_array<std::string_view>({
    ".ai", ".cdr", ".doc", ".docm", ".docx", ".dot", ".dvi", ".eps", ".fm", ".htm", ".html", ".indd", ".jpg",
    ".md", ".odt", ".pages", ".pdf", ".pmd", ".png", ".ppt", ".pptx", ".ps", ".pub", ".qxd", ".qxp", ".rtf",
    ".tex", ".tif", ".tiff", ".tmp", ".txt", ".wpd", ".xls", ".xlsx"});
constexpr auto kJunkTitles = std::to_array<std::string_view>({
    "untitled", "untitled document", "no title", "title", "document", "microsoft word", "powerpoint presentation",
    "slide 1", "print", "printing", "template", "full page photo", "layout 1", "pdf", "unknown", "none", "cover",
    "folie 1", "diapositive 1", "presentation", "scanned document", "scan", "dokument", "sans titre",
    "sin titulo", "senza titolo", "ohne titel", "a4", "your title here", "article", "paper", "report", "new document"});
constexpr auto kJunkBegins = std::to_array<std::string_view>({
    "microsoft word -", "microsoft powerpoint -", "microsoft excel -", "microsoft publisher -", "untitled-",
    "arxiv:", "pii:", "doi:", "10.", "http", "file:", "layout ", "print ", "(anonymous)", "c:\\", "scan_",
    "scanned ", "image ", "template", "<"});
/// Programs that recognise the letters of a scan.
constexpr auto kRecognisers = std::to_array<std::string_view>({
    "abbyy", "finereader", "paper capture", "ocr", "tesseract", "luradocument", "omnipage", "readiris",
    "capture plug-in", "docuworks", "scansnap", "internet archive pdf", "scandall", "cvision", "adobe scan",
    "scan to pdf", "canoscan", "camscanner", "xerox", "kofax", "nuance", "google books"});
// clang-format on

/// "D:20140217093000+01'00'" (ISO 32000-1, 7.9.4) in ISO 8601; "" if it is none.
std::string iso_date(std::string_view pdf) {
  if (pdf.starts_with("D:")) pdf.remove_prefix(2);
  std::size_t digits = 0;
  while (digits < pdf.size() && pdf[digits] >= '0' && pdf[digits] <= '9') ++digits;
  if (digits < 4) return {};
  if (digits < 8)
    return std::string(pdf.substr(0, 4)) + (digits >= 6 ? "-" + std::string(pdf.substr(4, 2)) : "");
  std::string iso;
  iso.append(pdf.substr(0, 4)).append("-").append(pdf.substr(4, 2)).append("-").append(pdf.substr(6, 2));
  if (digits < 14) return iso;
  iso.append("T").append(pdf.substr(8, 2)).append(":").append(pdf.substr(10, 2));
  iso.append(":").append(pdf.substr(12, 2));
  const std::string_view zone = pdf.substr(digits);
  if (zone.starts_with('Z')) return iso + "Z";
  if (zone.size() >= 3 && (zone[0] == '+' || zone[0] == '-')) {
    iso.append(zone.substr(0, 3)).append(":");
    iso.append(zone.size() >= 6 && zone[3] == '\'' ? zone.substr(4, 2) : "00");
  }
  return iso;
}

bool is_file_name(const std::string& folded) {
  if (std::ranges::any_of(kSuffixes, [&](std::string_view suffix) { return folded.ends_with(suffix); }))
    return true;
  if (folded.find(' ') != std::string::npos) return false;
  return folded.find_first_of("_0123456789\\/") != std::string::npos;
}

/// A field that the first page shows too is true.
void add_field_title(std::string_view title, std::string_view source, int confidence,
                     const std::string& first_page, Candidates& found) {
  if (title.empty()) return;
  if (is_junk_title(title)) return add(found.titles, title, source, 8);
  const std::string key = joined(plain_words(title));
  const bool shown = key.size() >= 12 && first_page.find(key) != std::string::npos;
  add(found.titles, title, source, shown ? std::max(confidence, 86) : confidence);
}

/// The titles that XMP gave, judged as the other field is.
void settle_xmp_titles(Candidates& found, const std::string& first_page) {
  Candidates::Texts titles = std::move(found.titles);
  found.titles.clear();
  for (const auto& title : titles)
    add_field_title(title.value, title.source, title.confidence, first_page, found);
}

void read_info(const PdfContent& pdf, const std::string& first_page, Candidates& found) {
  add_field_title(pdf.info_of("Title"), "pdf Title", 56, first_page, found);
  const std::string_view author = pdf.info_of("Author");
  // The writer's account on some computer is one word.
  if (author.find(' ') != std::string_view::npos) add_author(found.authors, author, "pdf Author", 48);
  constexpr int kMadeOn = 25;
  add(found.published, iso_date(pdf.info_of("CreationDate")), "pdf CreationDate", kMadeOn);
  add(found.modified, iso_date(pdf.info_of("ModDate")), "pdf ModDate", kMadeOn);
  for (const std::string_view key : {"Subject", "Keywords"})
    if (const std::string_view value = pdf.info_of(key); value.size() < 200)
      if (const std::size_t at = to_lower_ascii(value).find("doi:"); at != std::string::npos)
        add_identifier(found, "doi",
                       trim(value.substr(at + 4)).substr(0, trim(value.substr(at + 4)).find(' ')),
                       "pdf " + std::string(key), 70);
}

/// The words in the place of digits and case do not tell running heads apart.
std::string head_key(std::string_view line) {
  std::string key;
  for (const char c : fold(line))
    if (!(c >= '0' && c <= '9')) key += c;
  return std::string(trim(key));
}

std::vector<std::string_view> lines_in(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (!trim(text.substr(0, end)).empty()) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

constexpr std::size_t kEdgeLines = 2;  ///< At the top and the bottom of a page, where running heads stand.

bool is_at_edge(std::size_t line, std::size_t count) {
  return line < kEdgeLines || line + kEdgeLines >= count;
}

/// Lines that stand at the edges of several pages, but for their numbers.
std::map<std::string, std::size_t> running_heads(const PdfContent& pdf) {
  std::map<std::string, std::size_t> seen;
  for (const std::string& page : pdf.pages) {
    const auto lines = lines_in(page);
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (is_at_edge(i, lines.size()) && lines[i].size() < 200) ++seen[head_key(lines[i])];
  }
  std::erase_if(seen, [](const auto& entry) { return entry.second < 2; });
  return seen;
}

PageText running_text(const PdfContent& pdf) {
  PageText out;
  const auto heads = running_heads(pdf);
  for (const std::string& page : pdf.pages) {
    out.new_line();
    out.new_page();
    const auto lines = lines_in(page);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      // What is left of a page's number is nothing.
      if (is_at_edge(i, lines.size()) && lines[i].size() < 200) {
        const std::string key = head_key(lines[i]);
        if (key.empty() || heads.contains(key)) continue;
      }
      out.append(lines[i], std::nullopt);
      out.new_line();
    }
  }
  out.finish();
  return out;
}

bool was_recognised(const PdfContent& pdf) {
  const std::string programs =
      to_lower_ascii(std::string(pdf.info_of("Creator")) + " " + std::string(pdf.info_of("Producer")));
  return std::ranges::any_of(kRecognisers,
                             [&](std::string_view name) { return programs.find(name) != std::string::npos; });
}

/// Fonts that do not say what their letters mean give letters at random, which make few function words.
bool reads_as_language(std::string_view text) {
  constexpr std::size_t kSample = 40'000, kLeastPercent = 12;
  const std::vector<std::string> words = plain_words(text.substr(0, kSample));
  const auto known = static_cast<std::size_t>(
      std::ranges::count_if(words, [](const std::string& word) { return is_function_word(word); }));
  return known * 100 >= words.size() * kLeastPercent;
}

/// Why the text may not be what the paper shows; "" if nothing says so.
std::string doubt_about(const PdfContent& pdf, const PageText& text) {
  if (was_recognised(pdf)) return "the text of the PDF was recognised from a scan";
  const Script script = script_of(std::string_view(text.text()).substr(0, 20'000));
  const bool alphabetic = script == Script::latin || script == Script::mixed || script == Script::none;
  if (alphabetic && !reads_as_language(text.text())) return "the text of the PDF reads as no known language";
  return {};
}

}  // namespace

bool is_junk_title(std::string_view title) {
  const std::string folded = fold(title);
  if (folded.size() < 4 || std::ranges::find(kJunkTitles, std::string_view(folded)) != kJunkTitles.end())
    return true;
  if (std::ranges::any_of(kJunkBegins, [&](std::string_view begin) { return folded.starts_with(begin); }))
    return true;
  return is_file_name(folded);
}

PageFacts read_pdf(const PdfContent& pdf, std::string_view url, const PageWants& wants) {
  const std::string first_page =
      pdf.pages.empty() ? std::string{}
                        : joined(plain_words(std::string_view(pdf.pages.front()).substr(0, 8000)));
  Candidates found;
  read_xmp(pdf.xmp, found);
  settle_xmp_titles(found, first_page);
  read_info(pdf, first_page, found);
  const std::string heading = read_first_page(pdf, found);
  PageText text = running_text(pdf);
  const std::string doubt = doubt_about(pdf, text);
  if (!doubt.empty()) text.set_doubt(doubt);
  if (pdf.cut) text.set_incomplete("the PDF is longer than what is searched");
  PageFacts facts = finish(std::move(found), heading, url);
  facts.form = PageForm::pdf;
  read_text(text, wants, facts);
  // What was not read, or may be other words, may hold any word.
  facts.whole = text.incomplete().empty() && doubt.empty() && facts.text_length > 0;
  if (!facts.whole) facts.words = {};
  return facts;
}

}  // namespace citecheck

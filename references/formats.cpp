#include <algorithm>
#include <array>

#include "references/bibtex/bibtex.hpp"
#include "references/charset.hpp"
#include "references/csl/csl_json.hpp"
#include "references/docx/docx.hpp"
#include "references/dump/dump.hpp"
#include "references/file_kind.hpp"
#include "references/jats/jats.hpp"
#include "references/latex/latex.hpp"
#include "references/markdown/markdown.hpp"
#include "references/plain/plain.hpp"
#include "references/reader.hpp"
#include "references/rendered/rendered.hpp"
#include "references/ris/ris.hpp"
#include "references/tei/tei.hpp"
#include "references/text.hpp"
#include "references/wikitext/wikitext.hpp"

namespace citecheck {

namespace {

constexpr std::array<std::string_view, 2> kJatsSuffixes = {".xml", ".nxml"};
constexpr std::array<std::string_view, 2> kTeiSuffixes = {".tei", ".xml"};
constexpr std::array<std::string_view, 2> kCslJsonSuffixes = {".json", ".jsonl"};
constexpr std::array<std::string_view, 1> kDocxSuffixes = {".docx"};
constexpr std::array<std::string_view, 2> kRisSuffixes = {".ris", ".enw"};
constexpr std::array<std::string_view, 7> kMarkdownSuffixes = {".md",  ".markdown", ".mdown", ".mdx",
                                                               ".mkd", ".qmd",      ".rmd"};
constexpr std::array<std::string_view, 2> kBibtexSuffixes = {".bib", ".bibtex"};
constexpr std::array<std::string_view, 3> kLatexSuffixes = {".tex", ".ltx", ".bbl"};
constexpr std::array<std::string_view, 4> kDumpSuffixes = {".xml", ".xml.gz", ".xml.bz2", ".xml.zst"};
constexpr std::array<std::string_view, 3> kHtmlSuffixes = {".html", ".htm", ".xhtml"};
constexpr std::array<std::string_view, 2> kTextSuffixes = {".txt", ".text"};
constexpr std::array<std::string_view, 3> kWikitextSuffixes = {".wiki", ".mediawiki", ".wikitext"};

// In the order of their names.
constexpr auto kFormats = std::to_array<FormatInfo>({
    {Format::bibtex, "bibtex", kBibtexSuffixes, looks_like_bibtex, open_bibtex},
    {Format::csl_json, "csl-json", kCslJsonSuffixes, looks_like_csl_json, open_csl_json},
    {Format::docx, "docx", kDocxSuffixes, looks_like_docx, open_docx, true},
    {Format::html, "html", kHtmlSuffixes, looks_like_html, open_html},
    {Format::jats, "jats", kJatsSuffixes, looks_like_jats, open_jats, true},
    {Format::latex, "latex", kLatexSuffixes, looks_like_latex, open_latex},
    {Format::markdown, "markdown", kMarkdownSuffixes, looks_like_markdown, open_markdown},
    {Format::mediawiki_dump, "mediawiki-dump", kDumpSuffixes, looks_like_dump, open_dump, true},
    {Format::ris, "ris", kRisSuffixes, looks_like_ris, open_ris},
    {Format::tei, "tei", kTeiSuffixes, looks_like_tei, open_tei, true},
    {Format::text, "text", kTextSuffixes, looks_like_plain, open_plain},
    {Format::wikitext, "wikitext", kWikitextSuffixes, looks_like_wikitext, open_wikitext},
});
static_assert(std::ranges::is_sorted(kFormats, {}, &FormatInfo::name));

// Content speaks against a suffix where it is surely another format and hardly the one the suffix names.
constexpr int kSure = 60, kHardly = 30;

// NUL bytes, many control characters that text does not use, or the mark of a kind of file that is no text.
bool is_binary(std::string_view head) {
  if (!foreign_kind(head).empty()) return true;
  std::size_t controls = 0;
  for (const char c : head) {
    if (c == '\0') return true;
    const auto byte = static_cast<unsigned char>(c);
    const bool in_text = byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' || byte == '\v';
    controls += byte < 0x20 && !in_text;
  }
  return controls * 20 > head.size();
}

bool has_suffix(const FormatInfo& format, std::string_view path) {
  const std::string lower = to_lower_ascii(path);
  return std::ranges::any_of(format.suffixes,
                             [&](std::string_view suffix) { return lower.ends_with(suffix); });
}

struct Guess {
  const FormatInfo* format = nullptr;
  int score = -1;
};

// The format that the bytes look most like, of those the predicate admits.
template <typename Predicate>
Guess best_of(std::string_view head, Predicate admits) {
  Guess best;
  for (const FormatInfo& format : kFormats)
    if (admits(format))
      if (const int score = format.looks_like(head); score > best.score) best = {&format, score};
  return best;
}

}  // namespace

std::span<const FormatInfo> formats() {
  return kFormats;
}

const FormatInfo* find_format(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &FormatInfo::name);
  return found == kFormats.end() ? nullptr : &*found;
}

const FormatInfo* guess_format(std::string_view path, std::string_view head) {
  // UTF-16 is text, and half of its bytes look binary.
  const bool wide = !utf16_of(head).empty();
  const std::string decoded = wide ? to_utf8(head) : std::string();
  if (wide) head = decoded;
  if (is_binary(head)) {
    const Guess guess = best_of(head, [](const FormatInfo& format) { return format.binary; });
    return guess.score >= kSure ? guess.format : nullptr;
  }
  const Guess by_suffix = best_of(head, [&](const FormatInfo& format) { return has_suffix(format, path); });
  const Guess by_content = best_of(head, [](const FormatInfo&) { return true; });
  if (by_suffix.format == nullptr) return by_content.format;
  const bool contradicted = by_content.score >= kSure && by_suffix.score < kHardly;
  return contradicted ? by_content.format : by_suffix.format;
}

}  // namespace citecheck

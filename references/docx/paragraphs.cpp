#include "references/docx/paragraphs.hpp"

#include <algorithm>
#include <array>

#include "references/claims.hpp"
#include "references/plain/segment.hpp"
#include "references/text.hpp"

namespace citecheck::docx {

namespace {

using Text = std::string_view;

constexpr std::size_t kLongestHeading = 60;  ///< Bytes.

constexpr auto kHeadings = std::to_array<Text>({"bibliografia",
                                                "bibliografie",
                                                "bibliographie",
                                                "bibliography",
                                                "bibliographie et sources",
                                                "citations",
                                                "endnotes",
                                                "literatur",
                                                "literatura",
                                                "literature",
                                                "literature cited",
                                                "literaturverzeichnis",
                                                "literatuur",
                                                "notes and references",
                                                "quellen",
                                                "quellenverzeichnis",
                                                "reference list",
                                                "references",
                                                "references and notes",
                                                "referencias",
                                                "referencias bibliograficas",
                                                "referencies",
                                                "referenties",
                                                "riferimenti bibliografici",
                                                "sources",
                                                "works cited",
                                                "kaynakca",
                                                "библиография",
                                                "джерела",
                                                "источники",
                                                "литература",
                                                "лiтература",
                                                "список литературы",
                                                "список літератури",
                                                "参考文献"});

bool is_heading_style(Text style) {
  const std::string lower = to_lower_ascii(style);
  return lower.starts_with("heading") || lower.starts_with("title") || lower.starts_with("berschrift") ||
         lower.starts_with("titre") || lower.find("heading") != std::string::npos;
}

bool is_list_heading(const Paragraph& paragraph) {
  Text text = trim(paragraph.text);
  if (text.size() > kLongestHeading) return false;
  while (!text.empty() && Text("0123456789. \t").find(text.front()) != Text::npos) text.remove_prefix(1);
  while (text.ends_with(':')) text.remove_suffix(1);
  static const std::vector<std::string> headings = [] {
    std::vector<std::string> out;
    for (const Text heading : kHeadings) out.push_back(fold(heading));
    return out;
  }();
  return std::ranges::find(headings, fold(text)) != headings.end();
}

bool is_bibliography_style(Text style) {
  const std::string lower = to_lower_ascii(style);
  return lower.find("bibliograph") != std::string::npos || lower.starts_with("literaturverzeichnis");
}

/// The length of "[12] ", "12. " and their kin at the beginning, and the number.
std::size_t take_label(Text text, std::string& label) {
  std::size_t at = text.find_first_not_of(" \t");
  if (at == Text::npos) return 0;
  const bool bracket = text[at] == '[' || text[at] == '(';
  const std::size_t begin = at + (bracket ? 1 : 0);
  const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
  if (end == begin || end - begin > 4 || end == text.size()) return 0;
  const char closing = text[end];
  const bool closed =
      bracket ? closing == ']' || closing == ')' : closing == '.' || closing == ')' || closing == '\t';
  const std::size_t behind = end + 1;
  const bool spaced =
      closing == '\t' || (behind < text.size() && (text[behind] == ' ' || text[behind] == '\t'));
  if (!closed || !spaced) return 0;
  label = text.substr(begin, end - begin);
  return std::min(text.find_first_not_of(" \t", behind), text.size());
}

const Piece* piece_at(const Paragraph& paragraph, std::size_t at) {
  const auto after = std::ranges::upper_bound(paragraph.pieces, at, {}, &Piece::begin);
  return after == paragraph.pieces.begin() ? nullptr : &*std::prev(after);
}

/// Claims that stand in one run keep their bytes; others know only where they begin.
void lead_back(Citation& citation, const Paragraph& paragraph) {
  for_each_claim(citation, [&](auto& claim) { claim.span = in_source(paragraph, claim.span); });
}

/// The first link of the web among those of the paragraph.
void add_link(Citation& citation, const Paragraph& paragraph) {
  for (const Link& link : paragraph.links) {
    if (citation.url || !parse_url(link.url).is_http()) continue;
    const Span place = in_source(paragraph, {link.begin, link.begin});
    citation.url = {parse_url(to_valid_utf8(link.url)), link.url, place};
  }
}

/// From the first run of text to the last.
Span text_span(const Paragraph& paragraph) {
  if (paragraph.pieces.empty()) return paragraph.span;
  return {paragraph.pieces.front().source.begin, paragraph.pieces.back().source.end};
}

bool says_something(const Citation& citation) {
  const bool leads = citation.url || citation.archive_url || !citation.identifiers.empty();
  const bool described = citation.title && citation.issued && citation.issued->value.known() &&
                         (!citation.authors.empty() || citation.container_title);
  return leads || described;
}

}  // namespace

Span in_source(const Paragraph& paragraph, Span text) {
  const Piece* piece = piece_at(paragraph, text.begin);
  if (piece == nullptr) return {paragraph.span.begin, paragraph.span.begin};
  const std::size_t inside = text.begin - piece->begin;
  if (!piece->exact) return {piece->source.begin, piece->source.begin};
  const std::size_t begin = piece->source.begin + std::min(inside, piece->size);
  const bool whole = inside + text.size() <= piece->size;
  return {begin, whole ? begin + text.size() : begin};
}

Citation read_paragraph(const Paragraph& paragraph) {
  std::string label;
  const std::size_t begin = take_label(paragraph.text, label);
  Citation citation = plain::read_reference(Text(paragraph.text).substr(begin), begin);
  citation.label = label;
  lead_back(citation, paragraph);
  add_link(citation, paragraph);
  citation.span = text_span(paragraph);
  return citation;
}

std::optional<Citation> read_note(std::span<const Paragraph* const> paragraphs) {
  Paragraph joint;
  for (const Paragraph* paragraph : paragraphs) {
    if (!joint.text.empty()) joint.text += ' ';
    const std::size_t shift = joint.text.size();
    for (Piece piece : paragraph->pieces) {
      piece.begin += shift;
      joint.pieces.push_back(piece);
    }
    for (Link link : paragraph->links) {
      link.begin += shift;
      joint.links.push_back(std::move(link));
    }
    joint.text += paragraph->text;
  }
  if (joint.pieces.empty()) return std::nullopt;
  joint.span = text_span(joint);
  Citation citation = read_paragraph(joint);
  if (!says_something(citation)) return std::nullopt;
  return citation;
}

std::vector<const Paragraph*> find_list(const std::vector<Paragraph>& paragraphs) {
  std::vector<const Paragraph*> made, styled, headed;
  bool under_heading = false;
  for (const Paragraph& paragraph : paragraphs) {
    const bool heading = is_list_heading(paragraph);
    if (heading || is_heading_style(paragraph.style)) {
      if (heading) headed.clear();  // the last such list is the one
      if (heading || under_heading) under_heading = heading;
      continue;
    }
    if (paragraph.in_bibliography) made.push_back(&paragraph);
    if (is_bibliography_style(paragraph.style)) styled.push_back(&paragraph);
    if (under_heading) headed.push_back(&paragraph);
  }
  if (!made.empty()) return made;
  return styled.empty() ? headed : styled;
}

}  // namespace citecheck::docx

#include "rules/quotations/quoted_text.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "references/text.hpp"
#include "references/wikitext/entities.hpp"
#include "rules/compare/page_text.hpp"
#include "rules/compare/titles.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kFewestWords = 8;
constexpr std::size_t kLongest = 3000;  ///< Bytes of one quotation in the text.
constexpr std::size_t kMostMarks = 50;  ///< Of one reference; more are used for other things than quoting.

struct QuotationMarks {
  std::string_view close;
  std::array<std::string_view, 3> open;  ///< The last ones may be "".
};

constexpr std::array<QuotationMarks, 7> kMarks{{{"\"", {"\""}},
                                                {"”", {"“", "„", "”"}},
                                                {"“", {"„"}},
                                                {"»", {"«", "»"}},
                                                {"«", {"»"}},
                                                {"」", {"「"}},
                                                {"』", {"『"}}}};

/// The bytes of a stop, a space or an apostrophe at the end of the text; 0 if there is none.
std::size_t stop_at_end(std::string_view text) {
  static constexpr auto kStops = std::to_array<std::string_view>(
      {".",  ",",  ";",  ":",  "!",  "?", "'", " ", "。", "．",     "，",
       "、", "；", "：", "！", "？", "،", "؛", "؟", "…",  "\u00A0", "\u202F"});
  const auto* found =
      std::ranges::find_if(kStops, [&](std::string_view stop) { return text.ends_with(stop); });
  return found == kStops.end() ? 0 : found->size();
}

/// Text before a mark without what may stand between it and a quotation: spaces, a stop, a tag about the
/// mark.
std::string_view up_to_quotation(std::string_view before) {
  while (!before.empty()) {
    if (const std::size_t stop = stop_at_end(before); stop > 0) {
      before.remove_suffix(stop);
    } else if (before.ends_with('>')) {
      constexpr std::size_t kLongestTag = 200;
      const std::size_t tag = before.rfind('<');
      const bool near = tag != std::string_view::npos && before.size() - tag <= kLongestTag;
      // Another reference stands there too.
      if (!near || before.substr(tag).starts_with("<ref") || before.substr(tag).starts_with("</ref"))
        return {};
      before = before.substr(0, tag);
    } else {
      break;
    }
  }
  return before;
}

bool another_mark_follows(std::string_view after) {
  after = trim(after.substr(0, 40));
  return after.starts_with("<ref") || after.starts_with("{{") || after.starts_with("<sup") ||
         (after.size() > 1 && after[0] == '[' && after[1] != '[');
}

/// What stands between the quotation marks that end `before`.
std::optional<std::string_view> between_marks(std::string_view before) {
  for (const QuotationMarks& marks : kMarks) {
    if (!before.ends_with(marks.close)) continue;
    std::string_view inner = before.substr(0, before.size() - marks.close.size());
    if (inner.size() > kLongest) inner.remove_prefix(inner.size() - kLongest);
    std::size_t begin = std::string_view::npos, width = 0;
    for (const std::string_view open : marks.open) {
      const std::size_t found = open.empty() ? std::string_view::npos : inner.rfind(open);
      if (found == std::string_view::npos || (begin != std::string_view::npos && found <= begin)) continue;
      begin = found;
      width = open.size();
    }
    if (begin == std::string_view::npos) return std::nullopt;
    inner.remove_prefix(begin + width);
    // French puts spaces within. Else a mark without its partner has another one's before it.
    if (marks.close == "»") inner = trim(inner);
    if (inner.empty() || inner.front() == ' ' || inner.find("\n\n") != std::string_view::npos)
      return std::nullopt;
    return inner;
  }
  return std::nullopt;
}

/// A link's text, from behind its opening bracket on; moves `at` behind the link.
std::string_view link_text(std::string_view text, std::size_t& at, std::string_view close, char separator) {
  const std::size_t end = text.find(close, at);
  if (end == std::string_view::npos) return {};
  std::string_view inner = text.substr(at, end - at);
  at = end + close.size();
  if (const std::size_t bar = inner.find(separator); bar != std::string_view::npos)
    inner.remove_prefix(bar + 1);
  return inner;
}

/// Without tags, links and emphasis; none where templates or references stand within.
std::optional<std::string> without_markup(std::string_view text) {
  for (const std::string_view sign : {"<ref", "{{", "}}", "|}", "{|"})
    if (text.find(sign) != std::string_view::npos) return std::nullopt;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("[[")) {
      at += 2;
      out += link_text(text, at, "]]", '|');
    } else if (rest.starts_with("[http")) {
      at += 1;
      out += link_text(text, at, "]", ' ');
    } else if (rest.starts_with("''") || rest.starts_with("**") || rest.starts_with("__")) {
      at += 2;
    } else if (const std::size_t close = rest.substr(0, 200).find('>');
               rest.front() == '<' && close != std::string_view::npos) {
      at += close + 1;
    } else {
      out += text[at++];
    }
  }
  return collapse_space(wikitext::decode_entities(out));
}

bool has_running_text(Format format) {
  return format == Format::wikitext || format == Format::mediawiki_dump || format == Format::text ||
         format == Format::markdown || format == Format::html;
}

std::optional<QuotedText> before_mark(const Article& article, const Citation& citation, Span mark) {
  const std::string_view source = *article.source;
  if (mark.begin > source.size() || mark.end > source.size()) return std::nullopt;
  if (another_mark_follows(source.substr(mark.end))) return std::nullopt;
  const std::size_t from = mark.begin - std::min<std::size_t>(mark.begin, kLongest + 400);
  const auto inner = between_marks(up_to_quotation(source.substr(from, mark.begin - from)));
  if (!inner) return std::nullopt;
  auto text = without_markup(*inner);
  if (!text) return std::nullopt;
  const std::size_t words = keyed(*text).size();
  if (words < kFewestWords) return std::nullopt;
  if (citation.title) {
    const TitleMatch match = compare_titles(*text, citation.title->value);
    if (match == TitleMatch::equal || match == TitleMatch::contained) return std::nullopt;
  }
  const auto begin = static_cast<std::size_t>(inner->data() - source.data());
  return QuotedText{std::move(*text), Span{begin, begin + inner->size()}, true};
}

}  // namespace

std::vector<QuotedText> quoted_texts(const Article& article, const Citation& citation) {
  std::vector<QuotedText> out;
  const auto add = [&](QuotedText quoted) {
    if (std::ranges::find(out, quoted.text, &QuotedText::text) == out.end()) out.push_back(std::move(quoted));
  };
  if (has_running_text(article.format) && article.source)
    for (const Span mark : std::span(citation.marks).first(std::min(citation.marks.size(), kMostMarks)))
      if (auto quoted = before_mark(article, citation, mark)) add(std::move(*quoted));
  if (citation.quote && !citation.quote->value.empty())
    add({citation.quote->value, citation.quote->span, false});
  return out;
}

}  // namespace citecheck

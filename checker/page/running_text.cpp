#include "checker/page/running_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "references/text.hpp"
#include "references/wikitext/entities.hpp"

namespace citecheck {

namespace {

using Index = HtmlTree::Index;

constexpr auto kNoText = std::to_array<std::string_view>(
    {"script", "style", "template", "noscript", "head", "title", "svg", "iframe", "textarea", "select"});

bool holds_no_text(std::string_view name) {
  return std::ranges::find(kNoText, name) != kNoText.end();
}

/// From bytes of the source to bytes of the body. Asked in rising order.
class BodyPlaces {
 public:
  BodyPlaces(std::string_view source, std::string_view encoding) : source_(source) {
    same_ = encoding == "utf-8";
    one_byte_ = encoding.starts_with("windows-125") || encoding.starts_with("iso-8859-") ||
                encoding.starts_with("koi8-") || encoding == "ibm866" || encoding == "macintosh" ||
                encoding == "windows-874";
  }

  bool same() const { return same_; }

  std::optional<std::uint64_t> at(std::size_t place) {
    if (same_) return place;
    if (!one_byte_ || place < source_at_) return std::nullopt;
    for (; source_at_ < place; ++source_at_)  // Every code point was a byte.
      body_at_ += (static_cast<unsigned char>(source_[source_at_]) & 0xC0) != 0x80 ? 1 : 0;
    return body_at_;
  }

 private:
  std::string_view source_;
  bool same_ = false, one_byte_ = false;
  std::size_t source_at_ = 0, body_at_ = 0;
};

/// Text that stands so in the source. A run's places count up by one byte each, so where characters are
/// longer than in the body, each begins a run.
void append_same(PageText& out, std::string_view text, std::size_t begin, BodyPlaces& places) {
  if (places.same()) return out.append(text, begin);
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  while (!text.empty()) {
    std::size_t end = 1;
    if (is_ascii(text.front()))
      while (end < text.size() && is_ascii(text[end])) ++end;
    else
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    out.append(text.substr(0, end), places.at(begin));
    text.remove_prefix(end);
    begin += end;
  }
}

/// A run of text as it stands in the source, where character references are longer than what they name.
void append_run(PageText& out, std::string_view text, std::string_view written, std::size_t begin,
                BodyPlaces& places) {
  constexpr std::size_t kLongestReference = 34;
  std::size_t at = 0, from = 0;  // In `written`.
  while (!text.empty()) {
    std::size_t same = 0;
    while (same < text.size() && at + same < written.size() && text[same] == written[at + same] &&
           written[at + same] != '&')
      ++same;
    append_same(out, text.substr(0, same), begin + at, places);
    text.remove_prefix(same);
    at += same;
    if (text.empty()) return;
    if (at < written.size() && written[at] == '\r') {
      ++at;  // The parser knows only line feeds.
      continue;
    }
    from = at;
    const std::size_t end = written.substr(at, kLongestReference).find(';');
    const std::string named =
        end == std::string_view::npos ? "&" : wikitext::decode_entities(written.substr(at, end + 1));
    if (at >= written.size() || !text.starts_with(named)) break;
    out.append(text.substr(0, named.size()), places.at(begin + from));
    text.remove_prefix(named.size());
    at += end == std::string_view::npos ? 1 : end + 1;
  }
  if (!text.empty()) out.append(text, std::nullopt);
}

bool leads_on(const HtmlTree& html, Index node) {
  const std::string_view name = html[node].name;
  if (name != "link" && name != "a") return false;
  return equal_ignoring_case(html.raw_attribute(node, "rel").value_or(""), "next") && name == "link";
}

}  // namespace

PageText running_text(const HtmlTree& html, std::string_view source, std::string_view encoding) {
  PageText out;
  BodyPlaces places(source, encoding);
  std::vector<Index> block(html.size(), 0);  // The block each node stands in.
  Index last = 0;
  for (Index i = 1; i < html.size();) {
    const HtmlNode& node = html[i];
    block[i] = is_block(node.name) ? i : block[node.parent];
    if (leads_on(html, i)) out.set_incomplete("the text goes on on another page");
    if (holds_no_text(node.name) && node.name != "head") {
      i = std::max(node.end, i + 1);
      continue;
    }
    if (node.name == "br") out.new_line();
    if (node.name.empty()) {
      if (block[i] != last) out.new_line();
      last = block[i];
      const Span span = html.span(i);
      append_run(out, node.text, span.of(source), span.begin, places);
    }
    ++i;
  }
  out.finish();
  return out;
}

}  // namespace citecheck

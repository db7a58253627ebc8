#include "references/rendered/visible_text.hpp"

#include <algorithm>

#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

constexpr std::size_t kLongestReference = 40;  ///< Bytes of a character reference.

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

bool is_name(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_emphasis(const Page& page, Index node) {
  const std::string_view name = page[node].name;
  if (name == "i" || name == "em" || name == "cite") return true;
  if (name != "span" || page[node].attribute_count == 0) return false;
  if (page.attribute(node, "style").find("italic") != std::string_view::npos) return true;
  for (const std::string_view word : {"italic", "italique", "html-italic", "ltx_font_italic"})
    if (page.has_class(node, word)) return true;
  return false;
}

std::size_t code_point_size(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  next_code_point(text, at);
  return at - begin;
}

}  // namespace

VisibleText::VisibleText(const Page& page, Nodes nodes, Choose choose, std::size_t most)
    : page_(page), most_(most) {
  read(nodes, choose);
}

void VisibleText::read(Nodes nodes, Choose choose) {
  std::size_t seen = 0;  // empty elements cost as bytes do
  for (Index node = nodes.begin; node < nodes.end && text_.size() + seen < most_; ++seen) {
    close_until(node);
    if (page_[node].name.empty()) {
      append_run(node);
      ++node;
      continue;
    }
    const Show show = page_.html().is_invisible(node) ? Show::nothing : choose(page_, node);
    if (show != Show::nothing) open(node, show == Show::no_text);
    node = show == Show::all ? node + 1 : page_[node].end;
  }
  close_until(kNone);
  if (text_.ends_with(' ')) text_.pop_back();
  for (auto* const runs : {&links_, &emphases_})
    for (Run& run : *runs) {
      run.text.end = std::min(run.text.end, text_.size());
      run.text.begin = std::min(run.text.begin, run.text.end);
    }
}

void VisibleText::open(Index node, bool silent) {
  const std::string_view name = page_[node].name;
  const bool block = is_block(name) || (name == "span" && page_.has_class(node, "ltx_bibblock"));
  if (block) put_space({});
  // Parts of an entry are often spans that a style sheet sets apart.
  if (name == "span" && !text_.empty() &&
      std::string_view(".,;)").find(text_.back()) != std::string_view::npos)
    parted_ = text_.size();
  std::vector<Run>* runs = nullptr;
  if (name == "a" && page_.html().has_attribute(node, "href")) runs = &links_;
  if (is_emphasis(page_, node)) runs = &emphases_;
  if (silent) {
    if (runs != nullptr) runs->push_back({{text_.size(), text_.size()}, node});
  } else if (runs != nullptr || block) {
    open_.push_back({node, page_[node].end, text_.size(), runs, block});
  }
}

void VisibleText::close_until(Index node) {
  while (!open_.empty() && open_.back().end <= node) {
    const Open& done = open_.back();
    Span span{done.begin, text_.size()};
    while (!span.empty() && text_[span.end - 1] == ' ') --span.end;
    while (!span.empty() && text_[span.begin] == ' ') ++span.begin;
    if (done.runs != nullptr) done.runs->push_back({span, done.node});
    if (done.block) put_space({});
    open_.pop_back();
  }
}

/// Walks the run and its decoded text side by side. The run may hold more than the text: character
/// references, tags that the parser ignored, bytes it dropped.
void VisibleText::append_run(Index node) {
  const Span span = page_.html().span(node);
  const std::string_view run = span.of(page_.source()), shown = page_[node].text;
  std::size_t at = 0;
  for (std::size_t j = 0; j < shown.size() && text_.size() < most_;) {
    const std::string_view rest = shown.substr(j);
    const std::size_t reference = at < run.size() && run[at] == '&' ? reference_length(run, at, rest) : 0;
    const std::size_t size = code_point_size(shown, j);
    const bool same = rest.substr(0, size) == run.substr(std::min(at, run.size()), size);
    if (reference > 0 || same) {
      const std::size_t length = reference > 0 ? reference : size;
      put(rest.substr(0, size), {span.begin + at, span.begin + at + length});
      j += size;
      at += length;
    } else if (at < run.size() && run[at] == '<') {
      at = std::min(run.find('>', at), run.size() - 1) + 1;
    } else if (at < run.size() && (is_space(run[at]) || run[at] == '\0')) {
      ++at;
    } else {
      put(rest.substr(0, size), {});
      j += size;
    }
  }
}

/// How long the character reference at run[at] is, of which `rest` begins with the character; 0 if the "&" is
/// itself.
std::size_t VisibleText::reference_length(std::string_view run, std::size_t at, std::string_view rest) const {
  const std::string_view written = run.substr(at, kLongestReference);
  if (rest.front() == '&') {
    for (const std::string_view itself : {"&amp;", "&AMP;", "&#38;", "&#x26;", "&#X26;", "&amp", "&AMP"})
      if (written.starts_with(itself)) return itself.size();
    return 0;
  }
  const bool number = written.size() > 1 && written[1] == '#';
  std::size_t end = number ? 2 : 1;
  while (end < written.size() && is_name(written[end])) ++end;
  if (end < written.size() && written[end] == ';') return end + 1;
  // Without ";" the name may end before the word does: "&copy2014".
  std::size_t character = 0;
  next_code_point(rest, character);
  const std::string_view after = rest.substr(character);
  for (std::size_t length = end; length > 2; --length) {
    const std::string_view behind = run.substr(at + length, 4);
    if (after.starts_with(behind) || behind.starts_with(after.substr(0, 4))) return length;
  }
  return end;
}

void VisibleText::put(std::string_view bytes, Span source) {
  if (bytes.size() == 1 && is_space(bytes[0])) return put_space(source);
  if (std::size_t at = 0; parted_ == text_.size() && is_upper(next_code_point(bytes, at))) put_space({});
  if (!source.empty()) {
    if (!pieces_.empty()) {
      Piece& last = pieces_.back();
      const bool plain = last.text_size == last.source_size && bytes.size() == source.size();
      if (plain && last.text + last.text_size == text_.size() &&
          last.source + last.source_size == source.begin) {
        last.text_size += bytes.size();
        last.source_size += source.size();
        text_ += bytes;
        return;
      }
    }
    pieces_.push_back({text_.size(), source.begin, bytes.size(), source.size()});
  }
  text_ += bytes;
}

void VisibleText::put_space(Span source) {
  if (text_.empty() || text_.back() == ' ') return;
  if (source.size() == 1 && !pieces_.empty()) {
    Piece& last = pieces_.back();
    if (last.text_size == last.source_size && last.text + last.text_size == text_.size() &&
        last.source + last.source_size == source.begin) {
      ++last.text_size;
      ++last.source_size;
    }
  }
  text_ += ' ';
}

Span VisibleText::in_source(Span span) const {
  if (span.empty()) return {};
  auto first = std::ranges::upper_bound(pieces_, span.begin, {}, &Piece::text);
  if (first != pieces_.begin() && std::prev(first)->text + std::prev(first)->text_size > span.begin) --first;
  const auto behind = std::ranges::lower_bound(pieces_, span.end, {}, &Piece::text);
  if (first == pieces_.end() || behind == pieces_.begin() || first >= behind) return {};
  const Piece& last = *std::prev(behind);
  const auto is_plain = [](const Piece& piece) { return piece.text_size == piece.source_size; };
  Span source{first->source, last.source + last.source_size};
  if (is_plain(*first) && span.begin > first->text) source.begin += span.begin - first->text;
  if (is_plain(last) && span.end < last.text + last.text_size)
    source.end = last.source + (span.end - last.text);
  return source.begin < source.end ? source : Span{};
}

}  // namespace citecheck::rendered

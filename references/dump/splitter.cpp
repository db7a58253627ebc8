#include "references/dump/splitter.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace citecheck::dump {

namespace {

constexpr std::size_t kFirstCapacity = 512u << 10;
constexpr std::size_t kTagAhead = 16;  ///< So much of a tag tells which it is.

/// "<page>", "<page ", but not "<pages>".
bool is_tag(std::string_view markup, std::string_view tag) {
  if (!markup.starts_with(tag)) return false;
  const char next = markup.size() > tag.size() ? markup[tag.size()] : '>';
  return next == '>' || next == '/' || next == ' ' || next == '\n' || next == '\r' || next == '\t';
}

std::string byte(std::uint64_t offset) {
  return "byte " + std::to_string(offset) + " of the XML";
}

}  // namespace

Splitter::Splitter(ByteSource& in)
    : in_(in), buffer_(std::make_unique_for_overwrite<char[]>(kFirstCapacity)), capacity_(kFirstCapacity) {}

std::optional<Piece> Splitter::next() {
  while (!ended_)
    if (std::optional<Piece> piece = step()) return piece;
  return std::nullopt;
}

/// Goes on to the next place of interest.
std::optional<Piece> Splitter::step() {
  if (mode_ != Mode::text) return skip_to_end_of_mode();
  const void* found = std::memchr(buffer_.get() + at_, '<', end_ - at_);
  at_ = found == nullptr ? end_ : static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.get());
  if (found == nullptr) return more();
  if (end_ - at_ < kTagAhead) {
    if (element_ == Element::none || element_ == Element::too_large) begin_ = at_;
    if (refill()) return std::nullopt;
  }
  return at_markup();
}

std::optional<Piece> Splitter::skip_to_end_of_mode() {
  const std::string_view ending = mode_ == Mode::comment ? "-->"
                                  : mode_ == Mode::cdata ? "]]>"
                                  : mode_ == Mode::tag   ? ">"
                                                         : "?>";
  const std::string_view ahead(buffer_.get() + at_, end_ - at_);
  const std::size_t found = ahead.find(ending);
  if (found == std::string_view::npos) {
    at_ = end_ - std::min(ahead.size(), ending.size() - 1);
    return more();
  }
  at_ += found + ending.size();
  const Mode mode = std::exchange(mode_, Mode::text);
  if (mode == Mode::instruction && element_ == Element::none) return finish(Piece::Kind::declaration);
  if (mode != Mode::tag) return std::nullopt;
  if (element_ == Element::root) return finish(Piece::Kind::root);
  if (!std::exchange(closing_, false)) return std::nullopt;
  if (element_ == Element::page) {
    if (at_ - begin_ <= kMaxPage) return finish(Piece::Kind::page);
    auto told = too_large();
    element_ = Element::none;
    return told;
  }
  if (element_ == Element::site_info) return finish(Piece::Kind::site_info);
  element_ = Element::none;
  return std::nullopt;
}

std::optional<Piece> Splitter::at_markup() {
  const std::string_view markup(buffer_.get() + at_, std::min(end_ - at_, kTagAhead));
  if (markup.starts_with("<!--")) {
    mode_ = Mode::comment;
    at_ += 4;
  } else if (markup.starts_with("<![CDATA[")) {
    mode_ = Mode::cdata;
    at_ += 9;
  } else if (markup.starts_with("<?")) {
    if (element_ == Element::none) begin(Element::none);
    mode_ = Mode::instruction;
    at_ += 2;
  } else if (in_page()) {
    return tag_in_page(markup);
  } else {
    at_tag(markup);
  }
  return std::nullopt;
}

void Splitter::begin(Element element) {
  element_ = element;
  element_offset_ = offset();
  begin_ = at_;
  head_ = 0;
}

void Splitter::at_tag(std::string_view markup) {
  if (is_tag(markup, "<page")) {
    begin(Element::page);
  } else if (is_tag(markup, "<siteinfo")) {
    begin(Element::site_info);
  } else if (is_tag(markup, "<mediawiki")) {
    begin(Element::root);
    root_open_ = true;
    mode_ = Mode::tag;
  } else if (is_tag(markup, "</mediawiki")) {
    root_open_ = false;
  } else if (element_ == Element::site_info && is_tag(markup, "</siteinfo")) {
    closing_ = true;
    mode_ = Mode::tag;
  }
  ++at_;
}

std::optional<Piece> Splitter::tag_in_page(std::string_view markup) {
  if (is_tag(markup, "</page")) {
    closing_ = true;
    mode_ = Mode::tag;
  } else if (is_tag(markup, "<revision")) {
    begin_revision();
  } else if (is_tag(markup, "<page") || is_tag(markup, "</mediawiki")) {
    const std::uint64_t unfinished = element_offset_;
    element_ = Element::none;
    at_tag(markup);
    return problem("malformed-page", "The page at " + byte(unfinished) + " has no end and is left out");
  }
  ++at_;
  return std::nullopt;
}

/// Drops the revision before this one: the page's head is moved over it.
void Splitter::begin_revision() {
  if (element_ != Element::page) return;
  if (head_ == 0) {
    head_ = at_ - begin_;
    return;
  }
  std::memmove(buffer_.get() + at_ - head_, buffer_.get() + begin_, head_);
  begin_ = at_ - head_;
}

/// What is kept up to at_.
std::optional<Piece> Splitter::finish(Piece::Kind kind) {
  Piece piece;
  piece.kind = kind;
  piece.xml = {buffer_.get() + begin_, at_ - begin_};
  piece.head = head_ == 0 ? piece.xml.size() : head_;
  piece.offset = element_offset_;
  begin_ = at_;
  element_ = Element::none;
  return piece;
}

std::optional<Piece> Splitter::problem(std::string_view kind, std::string what) const {
  Piece piece;
  piece.problem = {kind, std::move(what), {}};
  piece.offset = offset();
  return piece;
}

/// All bytes at hand have been searched.
std::optional<Piece> Splitter::more() {
  const bool of_use = element_ == Element::root || element_ == Element::site_info ||
                      element_ == Element::page || (element_ == Element::none && mode_ == Mode::instruction);
  if (!of_use) begin_ = at_;
  if (at_ - begin_ > kMaxPage) return too_large();
  return refill() ? std::nullopt : at_end();
}

/// Gives up what is kept. What is still to come of the element is passed over:
std::optional<Piece> Splitter::too_large() {
  begin_ = at_;
  if (element_ != Element::page) {
    element_ = Element::none;
    return std::nullopt;
  }
  element_ = Element::too_large;
  return problem("page-too-large", "The page at " + byte(element_offset_) + " has more than " +
                                       std::to_string(kMaxPage >> 20) + " MiB and is left out");
}

/// Reads more behind what is kept; false where there is none: at the end, or where bytes are missing.
bool Splitter::refill() {
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    dropped_ += begin_;
    at_ -= begin_;
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == capacity_) {
    auto larger = std::make_unique_for_overwrite<char[]>(capacity_ * 2);
    std::memcpy(larger.get(), buffer_.get(), end_);
    buffer_ = std::move(larger);
    capacity_ *= 2;
  }
  const std::size_t count = in_.read({buffer_.get() + end_, std::min(capacity_ - end_, kFirstCapacity)});
  end_ += count;
  return count > 0;
}

std::optional<Piece> Splitter::at_end() {
  std::optional<Problem> missing = what_is_missing();
  at_ = end_;
  Piece piece;
  if (is_readable()) piece = *finish(Piece::Kind::page);
  begin_ = end_;
  mode_ = Mode::text;
  closing_ = false;
  element_ = Element::none;
  if (!missing) return std::nullopt;
  piece.problem = std::move(*missing);
  return piece;
}

/// None where the dump ends as it should.
std::optional<Problem> Splitter::what_is_missing() {
  const std::string begins = byte(element_offset_);
  if (auto fault = in_.take_fault()) {
    fault_told_ = true;
    if (in_page())
      fault->what += is_readable() ? "; of the page that begins at " + begins + ", what is there is read"
                                   : "; the page at " + begins + " is lost with it";
    return Problem{fault->kind, "In the dump, " + fault->what, {}};
  }
  ended_ = true;
  if (fault_told_ || (!in_page() && !root_open_)) return std::nullopt;
  if (!in_page())
    return Problem{"truncated-dump",
                   "The dump ends at " + byte(offset()) + " without </mediawiki>: pages may be missing",
                   {}};
  return Problem{"truncated-dump",
                 "The dump ends in the middle of a page, which begins at " + begins +
                     (is_readable() ? ": what is there of it is read" : " and is left out") +
                     "; pages may be missing behind it",
                 {}};
}

}  // namespace citecheck::dump

#include "references/wikitext/markup.hpp"

#include <algorithm>
#include <utility>

#include "references/byte_set.hpp"
#include "references/text.hpp"
#include "references/url.hpp"
#include "references/wikitext/special_bytes.hpp"
#include "references/wikitext/tags.hpp"

namespace citecheck::wikitext {

namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kMaxProblems = 1000;

using Kind = Node::Kind;

constexpr ByteSet kEndsUrl = ByteSet("<>\"[]{}|\x7F").up_to(' ');

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Where the scheme in front of "://" at `colon` begins, if it is one that MediaWiki links; kNone if not.
std::size_t scheme_begin(std::string_view text, std::size_t colon, std::size_t not_before) {
  std::size_t begin = colon;
  while (begin > not_before && colon - begin < 5 && is_ascii_letter(text[begin - 1])) --begin;
  for (const std::string_view scheme : {"https", "http", "ftps", "ftp"})
    if (colon - begin >= scheme.size() &&
        equal_ignoring_case(text.substr(colon - scheme.size(), scheme.size()), scheme)) {
      const std::size_t at = colon - scheme.size();
      return at > not_before && is_ascii_letter(text[at - 1]) ? kNone : at;
    }
  return kNone;
}

// An opened piece of markup whose end is not yet known. For braces, `braces` counts those not yet matched.
struct Frame {
  Kind kind;
  std::size_t begin, content;
  std::size_t braces = 0;
  std::uint32_t first_child = 0, first_part = 0;
  Span attributes;
  std::size_t outer_limit = 0, outer_brace_frames = 0;
};

struct OpenPart {
  std::size_t begin, equals = Part::kNoEquals;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), closing_(text), limit_(text.size()) {}

  Markup scan() {
    markup_.nodes.reserve(text_.size() / 128 + 8);
    markup_.parts.reserve(text_.size() / 128 + 8);
    while ((pos_ = stack_.empty() ? next_opening(text_, pos_) : next_special(text_, pos_)) < text_.size())
      step();
    drop_frames_above(0, text_.size());
    order_by_begin();
    return std::move(markup_);
  }

 private:
  bool looking_at(std::string_view what) const { return text_.substr(pos_, what.size()) == what; }

  void step() {
    switch (text_[pos_]) {
      case '\n':
        return line_break();
      case '<':
        return angle();
      case '{':
        return open_braces();
      case '}':
        return close_braces();
      case '[':
        return open_bracket();
      case ']':
        return close_bracket();
      case '|':
        return pipe();
      case '=':
        return equals();
      case ':':
        return colon();
      default:
        ++pos_;
    }
  }

  // ---- frames ----

  bool top_is(Kind kind) const { return !stack_.empty() && stack_.back().kind == kind; }

  static bool is_tag(const Frame& frame) { return frame.kind == Kind::ref || frame.kind == Kind::references; }

  // Index of the frame behind the innermost tag: markup never crosses a tag.
  std::size_t frames_inside_tag() const {
    std::size_t at = stack_.size();
    while (at > 0 && !is_tag(stack_[at - 1])) --at;
    return at;
  }

  Frame& push(Kind kind, std::size_t content) {
    if (const std::size_t base = frames_inside_tag(); stack_.size() - base >= kMaxDepth)
      drop_frames_above(base, pos_);
    stack_.push_back({.kind = kind,
                      .begin = pos_,
                      .content = content,
                      .first_child = static_cast<std::uint32_t>(markup_.nodes.size()),
                      .first_part = static_cast<std::uint32_t>(open_parts_.size()),
                      .attributes = {},
                      .outer_limit = limit_,
                      .outer_brace_frames = brace_frames_});
    return stack_.back();
  }

  // Nodes are emitted when they close, children first; `end` holds the index of the first child until
  // order_by_begin() turns the list round.
  Node& emit(Kind kind, Span span, Span inner, std::uint32_t first_child) {
    Node& node = markup_.nodes.emplace_back();
    node.kind = kind;
    node.span = span;
    node.inner = inner;
    node.end = first_child;
    return node;
  }

  void emit_leaf(Kind kind, Span span, Span inner) {
    emit(kind, span, inner, static_cast<std::uint32_t>(markup_.nodes.size()));
  }

  void problem(std::string_view kind, std::string_view what, Span span) {
    if (markup_.problems.size() < kMaxProblems) markup_.problems.push_back({kind, std::string(what), span});
  }

  // Moves the frame's parts behind `markup_.parts`; those that begin behind `end` are left out.
  void take_parts(const Frame& frame, Node& node, std::size_t end) {
    node.first_part = static_cast<std::uint32_t>(markup_.parts.size());
    for (std::size_t i = frame.first_part; i < open_parts_.size() && open_parts_[i].begin <= end; ++i) {
      const std::size_t part_end =
          i + 1 < open_parts_.size() ? std::min(open_parts_[i + 1].begin - 1, end) : end;
      const std::size_t at = open_parts_[i].equals;
      markup_.parts.push_back({{open_parts_[i].begin, part_end}, at < part_end ? at : Part::kNoEquals});
    }
    node.part_count = static_cast<std::uint32_t>(markup_.parts.size()) - node.first_part;
    open_parts_.resize(frame.first_part);
  }

  // The frames above `base` are never closed by the page: brackets are text, templates and references end
  // where their author most likely meant them to.
  void drop_frames_above(std::size_t base, std::size_t end) {
    while (stack_.size() > base) {
      const Frame frame = stack_.back();
      stack_.pop_back();
      if (frame.kind == Kind::template_call)
        drop_template(frame, end);
      else if (is_tag(frame))
        close_tag(frame, end, end, false);
      else
        open_parts_.resize(frame.first_part);
    }
  }

  void drop_template(const Frame& frame, std::size_t end) {
    --brace_frames_;
    if (open_parts_.size() - frame.first_part < 2) return open_parts_.resize(frame.first_part);
    const std::size_t cut = probable_end(frame.content, end);
    const std::size_t begin = frame.content - 2;
    Node& node = emit(Kind::template_call, {begin, cut}, {frame.content, cut}, frame.first_child);
    node.closed = false;
    take_parts(frame, node, cut);
    problem("unclosed-template", "a template has no closing braces", node.span);
  }

  // An unclosed template is taken to end before the next blank line, heading or list item.
  std::size_t probable_end(std::size_t from, std::size_t end) const {
    const std::string_view text = text_.substr(0, end);
    for (std::size_t at = text.find('\n', from); at != kNone; at = text.find('\n', at + 1)) {
      const char next = at + 1 < text_.size() ? text_[at + 1] : '\n';
      if (next == '\n' || next == '\r' || next == '*' || next == '#' || next == '=') return at;
    }
    return end;
  }

  // ---- lines ----

  bool heading_at(std::size_t line) const {
    if (text_.substr(line, 2) != "==") return false;
    return trim(text_.substr(line, text_.find('\n', line) - line)).ends_with("==");
  }

  void line_break() {
    ++pos_;
    if (top_is(Kind::external_link)) drop_frames_above(stack_.size() - 1, pos_);
    if (stack_.empty() || !heading_at(pos_)) return;
    while (top_is(Kind::wikilink)) drop_frames_above(stack_.size() - 1, pos_);
    if (top_is(Kind::ref)) drop_frames_above(stack_.size() - 1, pos_ - 1);
  }

  // ---- tags and comments ----

  void angle() {
    if (looking_at("<!--")) return comment();
    if (looking_at("</")) return closing_tag();
    const auto tag = tag_opened_at(text_, pos_);
    const std::size_t tag_end = tag ? end_of_tag(pos_ + 1 + kTagNames[*tag].size()) : kNone;
    if (tag_end == kNone) {
      ++pos_;
      return;
    }
    const bool closes_itself = text_[tag_end - 2] == '/';
    const Span attributes{pos_ + 1 + kTagNames[*tag].size(), tag_end - (closes_itself ? 2 : 1)};
    if (*tag == kRefTag) return open_ref(attributes, tag_end, closes_itself);
    if (*tag == kReferencesTag) return open_references(attributes, tag_end, closes_itself);
    verbatim(*tag, tag_end, closes_itself);
  }

  // Behind the ">" of a tag whose attributes begin at `from`; kNone if a "<" or the end comes first.
  std::size_t end_of_tag(std::size_t from) const {
    while (from < limit_ && text_[from] != '>' && text_[from] != '<') ++from;
    return from < limit_ && text_[from] == '>' ? from + 1 : kNone;
  }

  void comment() {
    std::size_t close = text_.substr(0, limit_).find("-->", pos_ + 4);
    const std::size_t end = close == kNone ? limit_ : close + 3;
    close = std::min(close, limit_);
    emit_leaf(Kind::comment, {pos_, end}, {pos_ + 4, close});
    pos_ = end;
  }

  void verbatim(std::size_t tag, std::size_t tag_end, bool closes_itself) {
    const ClosingTags::Place close = closes_itself ? ClosingTags::Place{} : closing_.next(tag, tag_end);
    if (!closes_itself && close.found() && close.end <= limit_) {
      emit_leaf(Kind::verbatim, {pos_, close.end}, {tag_end, close.begin});
      pos_ = close.end;
    } else {
      pos_ = tag_end;
    }
  }

  bool inside(Kind kind) const {
    return std::ranges::any_of(stack_, [&](const Frame& frame) { return frame.kind == kind; });
  }

  void open_ref(Span attributes, std::size_t tag_end, bool closes_itself) {
    if (inside(Kind::ref)) drop_through_ref();
    if (closes_itself) {
      emit_leaf(Kind::ref, {pos_, tag_end}, {tag_end, tag_end});
      markup_.nodes.back().attributes = attributes;
      pos_ = tag_end;
      return;
    }
    open_tag(Kind::ref, kRefTag, attributes, tag_end);
  }

  // A <ref> inside a <ref> is not nested (Cite knows no such thing): the first one was never closed.
  void drop_through_ref() {
    std::size_t at = stack_.size();
    while (stack_[at - 1].kind != Kind::ref) --at;
    drop_frames_above(at - 1, pos_);
  }

  void open_references(Span attributes, std::size_t tag_end, bool closes_itself) {
    if (inside(Kind::references) || inside(Kind::ref)) {
      pos_ = tag_end;
      return;
    }
    if (closes_itself || !closing_.next(kReferencesTag, tag_end).found()) {
      emit_leaf(Kind::references, {pos_, tag_end}, {tag_end, tag_end});
      markup_.nodes.back().attributes = attributes;
      pos_ = tag_end;
      return;
    }
    open_tag(Kind::references, kReferencesTag, attributes, tag_end);
  }

  void open_tag(Kind kind, std::size_t tag, Span attributes, std::size_t tag_end) {
    push(kind, tag_end).attributes = attributes;
    brace_frames_ = 0;
    if (const ClosingTags::Place close = closing_.next(tag, tag_end); close.found())
      limit_ = std::min(limit_, close.begin);
    pos_ = tag_end;
  }

  void closing_tag() {
    for (const auto& [kind, tag] :
         {std::pair(Kind::ref, kRefTag), std::pair(Kind::references, kReferencesTag)}) {
      const std::size_t end = closing_tag_end(text_, pos_, tag);
      if (end == kNone) continue;
      if (inside(kind)) {
        const std::size_t begin = pos_;
        std::size_t at = stack_.size();
        while (stack_[at - 1].kind != kind) --at;
        drop_frames_above(at, begin);
        const Frame frame = stack_.back();
        stack_.pop_back();
        close_tag(frame, begin, end, true);
      } else if (kind == Kind::ref) {
        problem("unopened-ref", "</ref> without a <ref>", {pos_, end});
      }
      pos_ = end;
      return;
    }
    ++pos_;
  }

  void close_tag(const Frame& frame, std::size_t body_end, std::size_t end, bool closed) {
    limit_ = frame.outer_limit;
    brace_frames_ = frame.outer_brace_frames;
    Node& node = emit(frame.kind, {frame.begin, end}, {frame.content, body_end}, frame.first_child);
    node.attributes = frame.attributes;
    node.closed = closed;
    if (!closed && frame.kind == Kind::ref)
      problem("unclosed-ref", "<ref> has no closing tag", {frame.begin, frame.content});
  }

  // ---- templates ----

  void open_braces() {
    std::size_t count = 0;
    while (pos_ + count < text_.size() && text_[pos_ + count] == '{') ++count;
    if (count < 2) {
      ++pos_;
      return;
    }
    push(Kind::template_call, pos_ + count).braces = count;
    open_parts_.push_back({pos_ + count});
    ++brace_frames_;
    pos_ += count;
  }

  void close_braces() {
    std::size_t count = 0;
    while (pos_ + count < text_.size() && text_[pos_ + count] == '}') ++count;
    const std::size_t run_end = pos_ + count;
    while (run_end - pos_ >= 2 && brace_frames_ > 0) {
      std::size_t at = stack_.size();
      while (stack_[at - 1].kind != Kind::template_call) --at;
      drop_frames_above(at, pos_);
      match_braces(run_end - pos_);
    }
    pos_ = run_end;
  }

  // As the preprocessor of MediaWiki: three braces are a parameter, two a template, the innermost first.
  void match_braces(std::size_t available) {
    Frame& frame = stack_.back();
    const std::size_t matched = std::min({frame.braces, available, std::size_t{3}});
    const Span inner{frame.content, pos_};
    Node& node = emit(matched == 3 ? Kind::parameter : Kind::template_call,
                      {frame.content - matched, pos_ + matched}, inner, frame.first_child);
    take_parts(frame, node, pos_);
    pos_ += matched;
    frame.braces -= matched;
    frame.content -= matched;
    if (frame.braces >= 2) {
      open_parts_.push_back({frame.content});
    } else {
      stack_.pop_back();
      --brace_frames_;
    }
  }

  // The frame a pipe or "=" belongs to; null if it is plain text here.
  Frame* part_owner() {
    if (top_is(Kind::external_link) && brace_frames_ > 0) drop_frames_above(stack_.size() - 1, pos_);
    if (top_is(Kind::template_call) || top_is(Kind::wikilink)) return &stack_.back();
    return nullptr;
  }

  void pipe() {
    if (part_owner() != nullptr) open_parts_.push_back({pos_ + 1});
    ++pos_;
  }

  void equals() {
    if (top_is(Kind::template_call) && open_parts_.size() > stack_.back().first_part + 1 &&
        open_parts_.back().equals == Part::kNoEquals)
      open_parts_.back().equals = pos_;
    ++pos_;
  }

  // ---- links ----

  void open_bracket() {
    if (looking_at("[[")) {
      if (simple_wikilink()) return;
      push(Kind::wikilink, pos_ + 2);
      open_parts_.push_back({pos_ + 2});
      pos_ += 2;
      return;
    }
    const std::size_t url = pos_ + 1;
    if (!starts_link(url)) {
      ++pos_;
      return;
    }
    if (top_is(Kind::external_link)) drop_frames_above(stack_.size() - 1, pos_);
    std::size_t end = url;
    while (end < text_.size() && !kEndsUrl.contains(text_[end])) ++end;
    push(Kind::external_link, end);
    emit_leaf(Kind::url, {url, end}, {url, end});
    pos_ = end;
  }

  // Most links hold a target, perhaps a label, and no markup, and need no frame. False for any other.
  bool simple_wikilink() {
    static constexpr std::size_t kBrackets = 2;
    const std::size_t begin = pos_ + kBrackets;
    std::size_t pipe = kNone, end = next_special(text_, begin);
    for (; end < limit_; end = next_special(text_, end + 1)) {
      const char c = text_[end];
      const bool is_text = c == '=' || c == ';' || c == '\\' || (c == ':' && text_.substr(end, 3) != "://");
      if (!is_text && (c != '|' || pipe != kNone)) break;
      if (c == '|') pipe = end;
    }
    if (end + kBrackets > limit_ || text_.substr(end, kBrackets) != "]]") return false;
    emit_leaf(Kind::wikilink, {pos_, end + kBrackets}, {begin, end});
    Node& node = markup_.nodes.back();
    node.first_part = static_cast<std::uint32_t>(markup_.parts.size());
    node.part_count = pipe == kNone ? 1 : 2;
    markup_.parts.push_back({{begin, std::min(pipe, end)}});
    if (pipe != kNone) markup_.parts.push_back({{pipe + 1, end}});
    pos_ = end + kBrackets;
    return true;
  }

  bool starts_link(std::size_t at) const {
    if (text_.substr(at, 2) == "//") return at + 2 < text_.size() && is_ascii_letter(text_[at + 2]);
    const std::size_t colon = text_.substr(at, 6).find(':');
    return colon != kNone && text_.substr(at + colon, 3) == "://" &&
           scheme_begin(text_, at + colon, at) == at;
  }

  void close_bracket() {
    if (top_is(Kind::external_link)) {
      const Frame frame = stack_.back();
      stack_.pop_back();
      emit(Kind::external_link, {frame.begin, pos_ + 1}, {frame.content, pos_}, frame.first_child);
      ++pos_;
    } else if (top_is(Kind::wikilink) && looking_at("]]")) {
      const Frame frame = stack_.back();
      stack_.pop_back();
      Node& node = emit(Kind::wikilink, {frame.begin, pos_ + 2}, {frame.content, pos_}, frame.first_child);
      take_parts(frame, node, pos_);
      pos_ += 2;
    } else {
      ++pos_;
    }
  }

  void colon() {
    const std::size_t begin = looking_at("://") ? scheme_begin(text_, pos_, floor_) : kNone;
    const std::string_view url = begin == kNone ? std::string_view{} : url_at(text_.substr(0, limit_), begin);
    if (url.size() <= pos_ + 3 - begin) {
      ++pos_;
      return;
    }
    emit_leaf(Kind::url, {begin, begin + url.size()}, {begin, begin + url.size()});
    pos_ = floor_ = begin + url.size();
  }

  // ---- the end ----

  // From "children first" to "by first byte" in linear time: walking backwards, every node knows its place
  // before its children are placed from the right.
  void order_by_begin() {
    std::vector<Node>& nodes = markup_.nodes;
    const auto count = static_cast<std::uint32_t>(nodes.size());
    std::vector<std::uint32_t> place(count);
    const auto place_children = [&](std::uint32_t first, std::uint32_t last, std::uint32_t right) {
      while (last > first) {
        const std::uint32_t size = last - nodes[last - 1].end;
        place[last - 1] = right - size;
        right -= size;
        last = nodes[last - 1].end;
      }
    };
    place_children(0, count, count);
    for (std::uint32_t i = count; i-- > 0;) place_children(nodes[i].end, i, place[i] + i + 1 - nodes[i].end);
    std::vector<Node> ordered(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      ordered[place[i]] = nodes[i];
      ordered[place[i]].end = place[i] + (i + 1 - nodes[i].end);
    }
    nodes = std::move(ordered);
  }

  std::string_view text_;
  ClosingTags closing_;
  std::size_t pos_ = 0;
  std::size_t limit_;             // Where the innermost open tag closes: nothing inside it reaches further.
  std::size_t floor_ = 0;         // End of the last URL: no scheme is looked for before it.
  std::size_t brace_frames_ = 0;  // Open templates inside the innermost tag.
  std::vector<Frame> stack_;
  std::vector<OpenPart> open_parts_;
  Markup markup_;
};

}  // namespace

std::span<const Node> Markup::nodes_in(std::uint32_t index, Span range) const {
  const auto begin = nodes.begin() + index + 1;
  const auto end = nodes.begin() + nodes[index].end;
  const auto by_begin = [](const Node& node) { return node.span.begin; };
  const auto first = std::ranges::lower_bound(begin, end, range.begin, {}, by_begin);
  const auto last = std::ranges::lower_bound(first, end, range.end, {}, by_begin);
  return {first, last};
}

Markup scan(std::string_view text) {
  return Scanner(text).scan();
}

}  // namespace citecheck::wikitext

#include "references/plain/gbt.hpp"

#include <algorithm>
#include <array>

namespace citecheck::plain {

namespace {

using Text = std::string_view;

struct Kind {
  Text letter;
  ItemType type;
  bool in_periodical;
};

constexpr auto kKinds = std::to_array<Kind>({{"J", ItemType::article_journal, true},
                                             {"N", ItemType::article_newspaper, true},
                                             {"M", ItemType::book, false},
                                             {"C", ItemType::paper_conference, false},
                                             {"D", ItemType::thesis, false},
                                             {"R", ItemType::report, false},
                                             {"S", ItemType::standard, false},
                                             {"P", ItemType::patent, false},
                                             {"G", ItemType::book, false},
                                             {"DB", ItemType::dataset, false},
                                             {"CP", ItemType::software, false},
                                             {"EB", ItemType::webpage, false},
                                             {"Z", ItemType::document, false}});

/// What "[J]", "［M］", "[EB/OL]" says; null for any other token.
const Kind* kind_of(Text text, const Token& token) {
  if (!token.opens_bracket || !token.closes_bracket) return nullptr;
  Text mark = token.core.of(text);
  for (const Text carrier : {Text("/OL"), Text("/CD"), Text("/MT"), Text("/DK")})
    if (mark.ends_with(carrier)) mark.remove_suffix(carrier.size());
  const auto found = std::ranges::find(kKinds, mark, &Kind::letter);
  const char open = text[token.span.begin];
  return found == kKinds.end() || open == '(' ? nullptr : &*found;
}

/// Labels tokens one after the other.
class Labeller {
 public:
  Labeller(Text text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  std::optional<MarkedReference> read() {
    std::size_t mark = 0;
    const Kind* kind = nullptr;
    for (; mark < tokens_.size() && kind == nullptr; ++mark) kind = kind_of(text_, tokens_[mark]);
    if (kind == nullptr || mark < 2) return std::nullopt;
    --mark;
    accessed_ = accessed_behind(mark);
    const std::size_t title = authors_end(mark);
    add(Label::author, 0, title);
    add(Label::title, title, mark);
    std::size_t at = mark + 1;
    bool periodical = kind->in_periodical;
    if (text_.substr(tokens_[mark].span.begin, tokens_[mark].span.size() + 3).find("//") != Text::npos) {
      at = add_until(Label::container, at, [](const Token& token) { return token.after == Break::stop; });
      periodical = false;
    } else if (periodical) {
      at = add_until(Label::journal, at, [](const Token& token) { return token.after == Break::comma; });
    }
    periodical ? read_issue(at) : read_imprint(at);
    MarkedReference out{kind->type, std::move(segments_), std::nullopt};
    if (accessed_ < tokens_.size()) out.accessed = tokens_[accessed_].core;
    return out;
  }

 private:
  void add(Label label, std::size_t begin, std::size_t end) {
    if (begin <= accessed_ && accessed_ < end) {
      add(label, begin, accessed_);
      begin = accessed_ + 1;
    }
    if (begin < end) segments_.push_back({label, begin, end, 1});
  }

  /// The last whole date in square brackets behind the mark; past the end if there is none.
  std::size_t accessed_behind(std::size_t mark) const {
    for (std::size_t i = tokens_.size(); --i > mark;) {
      const Token& token = tokens_[i];
      const Text written = token.span.of(text_);
      const bool square = written.starts_with('[') || written.starts_with("［");
      if (square && token.closes_bracket && token.shape == Shape::range && token.digits >= 6) return i;
    }
    return tokens_.size();
  }

  /// Gives `label` to the tokens up to one that ends the part, or to a year or a date that begins another.
  template <typename Ends>
  std::size_t add_until(Label label, std::size_t begin, Ends ends) {
    std::size_t end = begin;
    while (end < tokens_.size() && tokens_[end].shape != Shape::taken &&
           !(end > begin && tokens_[end].shape == Shape::year)) {
      if (ends(tokens_[end++])) break;
    }
    add(label, begin, end);
    return end;
  }

  /// The first stop ends the authors; behind initials, the last dot before words.
  std::size_t authors_end(std::size_t mark) const {
    for (std::size_t i = 0; i + 1 < mark; ++i) {
      const Token &token = tokens_[i], &next = tokens_[i + 1];
      if (token.after == Break::stop) return i + 1;
      const bool words =
          next.shape != Shape::initial && next.shape != Shape::initials && (next.senses & kAnd) == 0;
      if (token.after == Break::dot && words &&
          (token.shape == Shape::initial || token.shape == Shape::initials || (token.senses & kEtAl) != 0))
        return i + 1;
    }
    return 0;
  }

  std::size_t read_dates(std::size_t at) {
    while (at < tokens_.size() && (tokens_[at].shape == Shape::year ||
                                   (tokens_[at].digits >= 6 && tokens_[at].shape == Shape::range))) {
      add(Label::date, at, at + 1);
      const bool pages = tokens_[at++].after == Break::colon;
      if (pages) return at;
    }
    return at;
  }

  /// "2015, 34(2): 120-128"
  void read_issue(std::size_t at) {
    at = read_dates(at);
    at = add_until(Label::volume, at, [](const Token& token) { return token.after == Break::colon; });
    add_rest(Label::pages, at);
  }

  /// "北京: 科学出版社, 2008: 12-15"
  void read_imprint(std::size_t at) {
    const auto colon = std::find_if(
        tokens_.begin() + static_cast<std::ptrdiff_t>(at), tokens_.end(),
        [](const Token& token) { return token.after == Break::colon || token.shape == Shape::year; });
    if (colon != tokens_.end() && colon->after == Break::colon && colon->shape != Shape::year)
      at = add_until(Label::place, at, [](const Token& token) { return token.after == Break::colon; });
    if (at < tokens_.size() && tokens_[at].digits == 0)
      at = add_until(Label::publisher, at, [](const Token& token) {
        return token.after == Break::comma || token.after == Break::stop;
      });
    at = read_dates(at);
    add_rest(Label::pages, at);
  }

  void add_rest(Label label, std::size_t at) {
    std::size_t end = at;
    while (end < tokens_.size() && tokens_[end].shape != Shape::taken && tokens_[end].digits > 0 &&
           !tokens_[end].opens_bracket)
      ++end;
    add(label, at, end);
    add(Label::note, end, tokens_.size());
  }

  Text text_;
  const std::vector<Token>& tokens_;
  std::vector<Segment> segments_;
  std::size_t accessed_ = 0;  ///< The token that says when it was cited; past the end if none does.
};

}  // namespace

std::optional<MarkedReference> read_marked(std::string_view text, const std::vector<Token>& tokens) {
  return Labeller(text, tokens).read();
}

}  // namespace citecheck::plain

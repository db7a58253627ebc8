#include "references/plain/layout.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kLongestHead = 4096;   ///< Bytes of a line in which label and backlinks must stand.
constexpr std::size_t kLongestHeading = 60;  ///< Bytes.
constexpr unsigned kHighestNumber = 99'999;

enum class HeadStyle : std::uint8_t { dotted, bracketed, caret };  // "12.", "[12]", "^" without a number

/// What a line begins with, if it begins as an entry does.
struct Head {
  HeadStyle style = HeadStyle::dotted;
  unsigned number = 0;
  std::optional<std::uint32_t> backlinks;
  std::size_t length = 0;  ///< Bytes up to the entry's text.
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::size_t skip_blanks(Text line, std::size_t at) {
  for (;;) {
    if (at < line.size() && is_blank(line[at]))
      ++at;
    else if (line.substr(at).starts_with("\u00A0") || line.substr(at).starts_with("\u200B"))
      at += line[at] == '\xC2' ? 2 : 3;
    else
      return at;
  }
}

/// The k-th backlink letter, counted from 0: a … z, aa, ab ….
std::string letters(std::size_t k) {
  std::string out;
  for (++k; k > 0; k = (k - 1) / 26) out.insert(out.begin(), static_cast<char>('a' + (k - 1) % 26));
  return out;
}

/// Counts "a b c …" or "1.0 1.1 …" at `at`, which is moved behind it. One letter alone is not a backlink: a
/// single use shows only its "^", and an entry may begin with "a".
std::uint32_t take_backlinks(Text line, std::size_t& at) {
  std::uint32_t count = 0;
  std::size_t end = at, next = at;
  for (; next < line.size(); ++count) {
    const std::size_t stop = std::min(line.find_first_of(" \t,", next), line.size());
    const Text word = line.substr(next, stop - next);
    const bool letter = word == letters(count);
    const std::size_t dot = word.find_first_of(".,");
    const bool decimal =
        dot != kNone && word.substr(dot + 1) == std::to_string(count) &&
        std::ranges::all_of(word.substr(0, dot), [](char c) { return c >= '0' && c <= '9'; });
    if (!letter && !decimal) break;
    end = next = stop;
    if (next < line.size() && line[next] == ',') ++next;
    next = skip_blanks(line, next);
    end = next;
  }
  if (count < 2) return 1;
  at = end;
  return count;
}

/// The "^" or "↑" of the backlinks, with the words that browsers read aloud for it.
bool take_caret(Text line, std::size_t& at) {
  static constexpr std::array<Text, 5> kWords{"Jump up to:", "Jump up",
                                              "Jump to:", "Hochspringen nach:", "Hochspringen"};
  std::size_t next = at;
  bool caret = false;
  for (bool again = true; again;) {
    again = false;
    next = skip_blanks(line, next);
    for (const Text sign : {Text("^"), Text("↑")})
      if (!caret && line.substr(next).starts_with(sign)) {
        next += sign.size();
        caret = again = true;
      }
    for (const Text words : kWords)
      if (line.substr(next).starts_with(words)) {
        next += words.size();
        again = true;
        break;
      }
  }
  if (caret) at = skip_blanks(line, next);
  return caret;
}

std::optional<Head> read_head(Text line) {
  line = line.substr(0, kLongestHead);
  Head head;
  std::size_t at = skip_blanks(line, 0);
  const bool bracket = at < line.size() && line[at] == '[';
  const char* digits = line.data() + at + (bracket ? 1 : 0);
  const auto [end, error] = std::from_chars(digits, line.data() + line.size(), head.number);
  const bool number = error == std::errc() && head.number >= 1 && head.number <= kHighestNumber;
  if (number) {
    at = static_cast<std::size_t>(end - line.data());
    const char closing = at < line.size() ? line[at] : '\0';
    const bool closed = bracket ? closing == ']' : closing == '.' || closing == ')' || closing == '\t';
    const std::size_t behind = at + 1;
    const bool spaced =
        behind < line.size() && (is_blank(line[behind]) || line[behind] == '^' || line[behind] == '\xC2');
    if (!closed || (!spaced && closing != '\t' && !bracket)) return std::nullopt;
    if (behind >= line.size()) return std::nullopt;
    head.style = bracket ? HeadStyle::bracketed : HeadStyle::dotted;
    at = behind;
  }
  if (take_caret(line, at))
    head.backlinks = take_backlinks(line, at);
  else if (!number)
    return std::nullopt;
  if (!number) head.style = HeadStyle::caret;
  head.length = skip_blanks(line, at);
  return head;
}

bool is_heading(Text line, bool of_references) {
  static constexpr auto kReferences = std::to_array<Text>({"references",
                                                           "notes",
                                                           "notes and references",
                                                           "footnotes",
                                                           "citations",
                                                           "sources",
                                                           "bibliography",
                                                           "works cited",
                                                           "literature cited",
                                                           "reference list",
                                                           "references and notes",
                                                           "einzelnachweise",
                                                           "literatur",
                                                           "notes et références",
                                                           "références",
                                                           "bibliographie",
                                                           "referencias",
                                                           "bibliografía",
                                                           "referências",
                                                           "note",
                                                           "примечания",
                                                           "литература",
                                                           "источники",
                                                           "список литературы",
                                                           "примітки",
                                                           "джерела",
                                                           "kaynakça",
                                                           "literaturverzeichnis",
                                                           "quellen",
                                                           "bibliografia",
                                                           "przypisy",
                                                           "referenties",
                                                           "bronnen"});
  static constexpr auto kOthers = std::to_array<Text>(
      {"external links", "see also", "further reading", "categories", "navigation menu", "appendix",
       "weblinks", "liens externes", "enlaces externos", "ссылки", "см. также", "acknowledgements",
       "acknowledgments", "about the author", "related articles"});
  line = trim(line);
  if (line.size() > kLongestHeading || line.empty()) return false;
  while (line.ends_with(':') || line.ends_with(']')) line = trim(line.substr(0, line.size() - 1));
  if (line.ends_with("[edit")) line = trim(line.substr(0, line.size() - 5));
  while (!line.empty() && (line.front() == '#' || line.front() == '=')) line.remove_prefix(1);
  while (line.ends_with('=')) line.remove_suffix(1);
  const std::string folded = fold(line);
  const auto among = [&](const auto& list) {
    return std::ranges::any_of(list, [&](Text heading) { return fold(heading) == folded; });
  };
  return of_references ? among(kReferences) : among(kOthers);
}

struct Line {
  Span span;  ///< Without the line break.
  std::optional<Head> head;
};

/// The lines from `from` on, one after the other.
class Lines {
 public:
  explicit Lines(Text text) : text_(text) {}

  std::optional<Span> next() {
    if (at_ >= text_.size()) return std::nullopt;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const Span line{at_, end};
    at_ = end + 1;
    return line;
  }

 private:
  Text text_;
  std::size_t at_ = 0;
};

/// Entries whose heads count up one by one in one style.
struct Run {
  HeadStyle style = HeadStyle::dotted;
  unsigned first = 0, last = 0;
  std::size_t carets = 0;
  bool under_heading = false;
  std::vector<Entry> entries;
};

Span trimmed(Text text, Span span) {
  const Text inner = trim(span.of(text));
  if (inner.empty()) return {span.begin, span.begin};
  const std::size_t begin = static_cast<std::size_t>(inner.data() - text.data());
  return {begin, begin + inner.size()};
}

/// Collects the runs of numbered entries of a text, in one pass.
class RunFinder {
 public:
  explicit RunFinder(Text text) : text_(text) {}

  std::vector<Run> find() {
    Lines lines(text_);
    while (const auto line = lines.next()) add(*line);
    return std::move(runs_);
  }

 private:
  void add(Span line) {
    const Text content = line.of(text_);
    if (trim(content).empty()) {
      open_ = false;
    } else if (const auto head = read_head(content)) {
      add_entry(line, *head);
    } else if (is_heading(content, true)) {
      open_ = false;
      heading_ = true;
    } else if (is_heading(content, false)) {
      open_ = heading_ = false;
    } else if (open_) {  // the entry goes on
      Entry& entry = runs_.back().entries.back();
      entry.whole.end = entry.text.end = trimmed(text_, line).end;
    } else {
      heading_ = false;
    }
  }

  void add_entry(Span line, const Head& head) {
    const bool goes_on = !runs_.empty() && runs_.back().style == head.style &&
                         (head.style == HeadStyle::caret || head.number == runs_.back().last + 1);
    if (!goes_on) runs_.push_back({head.style, head.number, 0, 0, heading_, {}});
    Run& run = runs_.back();
    run.last = head.style == HeadStyle::caret ? run.last + 1 : head.number;
    run.carets += head.backlinks.has_value();
    Entry entry;
    entry.label = std::to_string(run.last);
    entry.backlinks = head.backlinks;
    entry.whole = trimmed(text_, line);
    entry.text = trimmed(text_, {line.begin + head.length, line.end});
    run.entries.push_back(std::move(entry));
    open_ = true;
  }

  Text text_;
  std::vector<Run> runs_;
  bool open_ = false;     ///< The last entry may go on in the next line.
  bool heading_ = false;  ///< A heading of a list of references stands right above.
};

/// A numbered list is one of references if its entries show backlinks, if a heading says so, or if it is
/// written in the brackets that marks are written in. Any other numbered list is part of the article.
bool is_reference_list(const Run& run) {
  if (run.carets > 0) return true;
  if (run.first != 1) return false;
  return run.under_heading || (run.style == HeadStyle::bracketed && run.entries.size() >= 2);
}

/// Where no list is numbered: the lines under a heading like "References", each a reference.
std::vector<Entry> unnumbered_entries(Text text) {
  constexpr std::size_t kShortest = 20;  // bytes; less is a page number or a stray word
  std::vector<Entry> entries;
  bool inside = false;
  Lines lines(text);
  while (const auto line = lines.next()) {
    const Text content = line->of(text);
    if (is_heading(content, true)) {
      inside = true;
      entries.clear();  // the last such heading counts
    } else if (is_heading(content, false)) {
      inside = false;
    } else if (inside && trim(content).size() >= kShortest) {
      Entry entry;
      entry.whole = entry.text = trimmed(text, *line);
      for (const Text bullet : {Text("• "), Text("* "), Text("- "), Text("– ")})
        if (entry.text.of(text).starts_with(bullet)) entry.text.begin += bullet.size();
      entry.label = std::to_string(entries.size() + 1);
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

Span first_line(Text text) {
  Lines lines(text);
  while (const auto line = lines.next())
    if (const Span span = trimmed(text, *line); !span.empty()) return span;
  return {};
}

}  // namespace

Layout find_layout(std::string_view text) {
  Layout layout;
  layout.title = first_line(text);
  std::vector<Run> runs = RunFinder(text).find();
  std::erase_if(runs, [](const Run& run) { return !is_reference_list(run); });
  for (Run& run : runs) {
    layout.numbered = layout.numbered || run.style != HeadStyle::caret || run.carets > 0;
    for (Entry& entry : run.entries) layout.entries.push_back(std::move(entry));
  }
  if (runs.empty()) layout.entries = unnumbered_entries(text);
  return layout;
}

}  // namespace citecheck::plain

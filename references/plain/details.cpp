#include "references/plain/details.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "references/byte_set.hpp"
#include "references/plain/roles.hpp"
#include "references/plain/token.hpp"
#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
using Kind = Detail::Kind;
constexpr std::size_t kNone = Text::npos;

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

std::size_t skip(Text text, std::size_t at, Text signs) {
  return std::min(text.find_first_not_of(signs, at), text.size());
}

/// The sign at `at` if it is a dash, else nothing.
Text dash_at(Text text, std::size_t at) {
  for (const Text dash : {Text("-"), Text("–"), Text("—"), Text("‐"), Text("‑"), Text("−")})
    if (text.substr(std::min(at, text.size())).starts_with(dash)) return dash;
  return {};
}

/// Where the digits at `at` end.
std::size_t digits_end(Text text, std::size_t at) {
  return skip(text, at, "0123456789");
}

/// Where a Roman number as it is written (I to MMMCMXCIX, in one case) ends; `at` if there is none.
std::size_t roman_end(Text text, std::size_t at) {
  const bool small = at < text.size() && text[at] >= 'a' && text[at] <= 'z';
  const std::size_t end = skip(text, at, small ? Text("ivxlcdm") : Text("IVXLCDM"));
  std::size_t left = at;
  const auto take = [&](Text ten, Text five, Text one) {
    const auto is = [&](std::size_t i, char c) { return i < end && (text[i] | 0x20) == c; };
    if (is(left, one[0]) && (is(left + 1, ten[0]) || is(left + 1, five[0]))) return left += 2;
    if (is(left, five[0])) ++left;
    for (int i = 0; i < 3 && is(left, one[0]); ++i) ++left;
    return left;
  };
  for (int i = 0; i < 3 && left < end && (text[left] | 0x20) == 'm'; ++i) ++left;
  take("m", "d", "c");
  take("c", "l", "x");
  take("x", "v", "i");
  return left == end ? end : at;
}

bool holds_cyrillic(Text text) {
  static constexpr ByteSet kFirstBytes("\xD0\xD1");
  return kFirstBytes.find_in(text) != kNone;
}

/// A letter or a digit, of whatever script.
bool in_word(Text text, std::size_t at) {
  if (at >= text.size()) return false;
  if (const char c = text[at]; static_cast<unsigned char>(c) < 0x80)
    return is_decimal(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  const char32_t point = next_code_point(text, at);
  return is_letter(point) || is_digit(point);
}

/// One number: "12", "XII", "e1234", "12a"; where it ends, or `at`.
std::size_t number_end(Text text, std::size_t at) {
  constexpr std::size_t kMostDigits = 7;
  std::size_t begin = at;
  if (begin + 1 < text.size() && (text[begin] == 'e' || text[begin] == 'S' || text[begin] == 'A') &&
      is_decimal(text[begin + 1]))
    ++begin;
  std::size_t end = digits_end(text, begin);
  if (end > begin && end - begin <= kMostDigits) {
    if (end < text.size() && text[end] >= 'a' && text[end] <= 'f' && !in_word(text, end + 1)) ++end;
    return in_word(text, end) && static_cast<unsigned char>(text[end]) < 0xE3 ? at : end;
  }
  end = roman_end(text, at);
  return in_word(text, end) ? at : end;
}

/// Numbers joined by dashes, by slashes and by commas where they may be: "12–14", "3/4", "5, 7"; where they
/// end.
std::size_t numbers_end(Text text, std::size_t at, bool slashes, bool lists) {
  std::size_t end = number_end(text, at);
  if (end == at) return at;
  for (;;) {
    std::size_t next = skip(text, end, " ");
    const Text dash = dash_at(text, next);
    if (!dash.empty())
      next = skip(text, next + dash.size(), " ");
    else if (slashes && next == end && next < text.size() && text[next] == '/')
      ++next;
    else if (lists && next == end && text.substr(next).starts_with(", ") && next + 2 < text.size() &&
             is_decimal(text[next + 2]))
      next += 2;
    else
      return end;
    const std::size_t behind = number_end(text, next);
    // ", 2004" is the year, not a page.
    const bool year = behind - next == 4 && next > 1 && text[next - 1] == ' ' && dash.empty();
    if (behind == next || year) return end;
    end = behind;
  }
}

/// True if what stands before `at` ends a part: the beginning, a sign, something taken out.
bool behind_sign(Text text, std::size_t at) {
  const std::size_t before = at == 0 ? kNone : text.find_last_not_of(' ', at - 1);
  if (before == kNone || Text(",.;:()[]/\x1F\"").find(text[before]) != kNone) return true;
  if (before >= 2)
    for (const Text sign :
         {Text("–"), Text("—"), Text("”"), Text("“"), Text("»"), Text("，"), Text("、"), Text("。"),
          Text("．"), Text("；"), Text("："), Text("』"), Text("」"), Text("）")})
      if (text.substr(0, before + 1).ends_with(sign)) return true;
  return false;
}

/// The same of what follows a value: a sign, a bracket, the end; not the point of "2.0" or "S.C.".
bool before_sign(Text text, std::size_t at) {
  if (at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && is_decimal(text[at + 1])) return false;
  if (at < text.size() && text[at] == '.' && in_word(text, at + 1)) return false;
  at = skip(text, at, " ");
  if (at == text.size() || Text(",.;:()[]/\x1F\"").find(text[at]) != kNone || !dash_at(text, at).empty())
    return true;
  for (const Text sign :
       {Text("，"), Text("、"), Text("。"), Text("．"), Text("；"), Text("："), Text("（"), Text("）")})
    if (text.substr(at).starts_with(sign)) return true;
  return false;
}

class Finder {
 public:
  /// With `leading`, only what the text begins with.
  Finder(Text text, bool leading) : text_(text), leading_(leading) {}

  std::vector<Detail> find() {
    constexpr std::size_t kMost = 32;  // no reference has more
    for (std::size_t at = 0; at < text_.size() && out_.size() < kMost;) {
      const std::size_t before = at;
      if (begins_word_ && (in_word(text_, at) || text_.substr(at).starts_with("№"))) at = read_at(at);
      if (at > before) {
        begins_word_ = true;
        continue;
      }
      if (leading_ && Text(" ,.;:").find(text_[at]) == kNone) break;
      begins_word_ = !in_word(text_, at);
      if (static_cast<unsigned char>(text_[at]) < 0x80)
        ++at;
      else
        next_code_point(text_, at);
    }
    settle_turkish();
    return std::move(out_);
  }

 private:
  /// Reads the detail whose first word or number is at `at`; where it ends, or `at`.
  std::size_t read_at(std::size_t at) {
    if (const std::size_t end = read_ideographs(at); end > at) return end;
    if (const std::size_t end = read_labelled(at); end > at) return end;
    if (const std::size_t end = read_series(at); end > at) return end;
    return read_counted(at);
  }

  void add(Kind kind, Span whole, Span value) { out_.push_back({kind, whole, value}); }

  /// The one that ends where nothing but signs and a bracketed year lead to `at`; null if there is none.
  const Detail* last_before(std::size_t at) const {
    if (out_.empty()) return nullptr;
    std::size_t from = skip(text_, out_.back().whole.end, " ,.;:)]—–/");
    if (from < at && text_[from] == '(')
      from = skip(text_, digits_end(text_, from + 1), " ,.;:)]");
    else if (is_year(text_.substr(from, 4)))
      from = skip(text_, from + 4, " ,.;:)]");
    for (Text dash = dash_at(text_, from); !dash.empty(); dash = dash_at(text_, from))
      from = skip(text_, from + dash.size(), " ");
    return from >= at ? &out_.back() : nullptr;
  }

  /// True if a number follows the word at `at`, as it does few: labels, which are one word each, are sought
  /// before those only.
  bool leads_to_number(std::size_t at) const {
    const auto is_word_byte = [](char c) {
      return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    };
    while (at < text_.size() && is_word_byte(text_[at])) ++at;
    at = skip(text_, at, " .:");
    return at < text_.size() && (is_decimal(text_[at]) || number_end(text_, at) > at);
  }

  /// "Bd. IV", "vol. 12 (3)", "S. 45–67"
  std::size_t read_labelled(std::size_t at) {
    struct Words {
      Kind kind;
      std::span<const Text> words;
    };
    const Words kWords[] = {{Kind::volume, volume_words()},
                            {Kind::issue, issue_words()},
                            {Kind::pages, printed_page_words()},
                            {Kind::edition, leading_edition_words()}};
    if (!leads_to_number(at)) return at;
    for (const Words& set : kWords) {
      const std::size_t length = word_length(text_, at, set.words);
      if (length == 0) continue;
      const std::size_t label = at + length;
      const bool dotted = label < text_.size() && text_[label] == '.';
      const bool full = length > 3 || static_cast<unsigned char>(text_[at]) >= 0xE0;
      std::size_t begin = skip(text_, label, dotted ? Text(" .:") : Text(" :"));
      std::size_t end = numbers_end(text_, begin, set.kind == Kind::issue, set.kind == Kind::pages);
      if (set.kind == Kind::edition) end = ordinal_end(begin, end);
      if (end == begin || !stands_alone(set.kind, at, full || dotted, end)) continue;
      if (set.kind == Kind::issue && !is_issue(at)) continue;
      const Text value = text_.substr(begin, end - begin);
      Kind kind = set.kind;
      const bool letter = length == 1 || (length == 2 && static_cast<unsigned char>(text_[at]) >= 0x80);
      if (letter && set.kind == Kind::volume && is_year(value)) continue;  // "c. 1990"
      // A Latin "C" for the Cyrillic one, which looks the same, counts pages.
      const bool latin_c = letter && (text_[at] | 0x20) == 'c';
      if (latin_c && holds_cyrillic(text_)) kind = Kind::pages;
      constexpr std::size_t kShortestYear = 4;  // "c. 1250"
      if (latin_c && kind == Kind::volume &&
          (number_end(text_, begin) != end || value.size() >= kShortestYear))
        continue;
      if (letter && value.size() == 1 && !is_decimal(value[0]) && end < text_.size() && text_[end] == '.')
        continue;                                                                        // "C. I. M. E."
      if (kind == Kind::pages && end + 1 < text_.size() && text_[end] == ':') continue;  // "n. s. 21: 1–15"
      if (kind == Kind::pages) end = with_following(begin, end);
      add(kind, {at, end}, {begin, end});
      return kind == Kind::volume ? read_bracketed_issue(end) : end;
    }
    return at;
  }

  /// "ser. Lecture Notes in Computer Science,": IEEE's style.
  std::size_t read_series(std::size_t at) {
    static constexpr Text kLabel = "ser. ";
    constexpr std::size_t kLongest = 120;
    if (!text_.substr(at).starts_with(kLabel) || !behind_sign(text_, at)) return at;
    const std::size_t begin = at + kLabel.size(), end = text_.find_first_of(",;\x1F", begin);
    std::size_t next = begin;
    if (end == kNone || end - begin > kLongest || !is_upper(next_code_point(text_, next))) return at;
    add(Kind::series, {at, end}, {begin, end});
    return end;
  }

  /// A short word, and one without its dot, might be something else where no sign parts it from its
  /// neighbours.
  bool stands_alone(Kind kind, std::size_t at, bool plain, std::size_t end) const {
    if (kind == Kind::pages && plain && behind_sign(text_, at)) return true;
    if (!before_sign(text_, end)) return false;
    // "Journal of Urban History vol. XII"
    const bool telling = kind == Kind::volume && plain && in_word(text_, at + 1);
    return telling || behind_sign(text_, at) || (plain && last_before(at) != nullptr);
  }

  bool is_issue(std::size_t at) const {
    if (word_length(text_, at, sure_issue_words()) > 0) return true;
    const Detail* before = last_before(at);
    return before != nullptr && before->kind == Kind::volume;
  }

  /// "3-е", "2nd": an edition's number with its ending.
  std::size_t ordinal_end(std::size_t begin, std::size_t end) const {
    if (end == begin) {
      end = digits_end(text_, begin);
      if (end == begin || end > begin + 2) return begin;
    }
    std::size_t at = end + dash_at(text_, end).size();
    const std::size_t from = at;
    while (in_word(text_, at)) next_code_point(text_, at);
    if (at == from) return end;
    return at - from <= 6 ? at : begin;
  }

  /// "S. 12 f.", "S. 12 ff."
  std::size_t with_following(std::size_t begin, std::size_t end) const {
    const std::size_t at = skip(text_, end, " ");
    for (const Text word : {Text("ff"), Text("f"), Text("sqq"), Text("sq")})
      if (end > begin && text_.substr(at).starts_with(word) && !in_word(text_, at + word.size()))
        return at + word.size();
    return end;
  }

  /// "12 (3)", "12(3/4)", "12/3": the number in brackets or behind a slash that follows a volume, if it is no
  /// year.
  std::size_t read_bracketed_issue(std::size_t from) {
    if (from < text_.size() && text_[from] == '/') {
      const std::size_t end = digits_end(text_, from + 1);
      if (end == from + 1 || end > from + 4 || !before_sign(text_, end)) return from;
      add(Kind::issue, {from, end}, {from + 1, end});
      return end;
    }
    const std::size_t open = skip(text_, from, " ");
    if (open == text_.size() || text_[open] != '(') return from;
    const std::size_t begin = open + 1, end = numbers_end(text_, begin, true, false);
    constexpr std::size_t kLongest = 7;  // "(391–394)" are pages
    const bool closed = end > begin && end < text_.size() && text_[end] == ')';
    if (!closed || end - begin > kLongest || is_year(text_.substr(begin, 4))) return from;
    add(Kind::issue, {open, end + 1}, {begin, end});
    return end + 1;
  }

  /// The number before its word: "3. Aufl.", "2nd edition", "250 p.", "12–30. o.", "45. évf."
  std::size_t read_counted(std::size_t at) {
    if (!is_decimal(text_[at]) || !behind_sign(text_, at)) return at;
    const std::size_t number = digits_end(text_, at);
    if (number - at > 4) return at;
    std::size_t end = numbers_end(text_, at, false, false);
    if (end == at) end = number;
    // An edition's words may stand between: "2., überarbeitete und erweiterte Auflage".
    if (const std::size_t edition = edition_end(at, number)) return edition;
    const bool range = end > number;
    const std::size_t label = skip(text_, end, " .");
    const struct {
      std::span<const Text> words;
      Kind kind;
    } kTrailing[] = {{several_volumes_words(), Kind::volume_count},
                     {trailing_volume_words(), Kind::volume},
                     {trailing_issue_words(), Kind::issue},
                     {printed_page_words(), range ? Kind::pages : Kind::page_count},
                     {trailing_page_words(), Kind::pages}};
    for (const auto& set : kTrailing) {
      const std::size_t length = word_length(text_, label, set.words);
      const bool page_word = set.kind == Kind::pages || set.kind == Kind::page_count;
      if (length == 0 || is_year(text_.substr(at, end - at))) continue;
      // "12. S. 45" is a volume and its page.
      if (page_word && text_.substr(end, label - end).find('.') != kNone &&
          set.words.data() == printed_page_words().data())
        continue;
      std::size_t behind = label + length;
      if (behind < text_.size() && text_[behind] == '.') ++behind;
      const std::size_t next = skip(text_, behind, " ");
      if (page_word && next < text_.size() && (is_decimal(text_[next]))) continue;  // "12, p. 45"
      if (!before_sign(text_, label + length)) continue;
      if (label == end && length == 1 && text_[label] < 'a') continue;  // "87S" is a supplement
      if (set.kind == Kind::issue && last_before(at) == nullptr) continue;
      add(set.kind, {at, behind}, {at, end});
      return behind;
    }
    return at;
  }

  /// Behind "2nd ed.", "3. Aufl.", "2., überarb. Aufl." whose number is [at, number); 0 if it is none.
  std::size_t edition_end(std::size_t at, std::size_t number) {
    constexpr int kMostWords = 5;
    if (number - at > 2) return 0;
    std::size_t behind = number;
    const Text sign = dash_at(text_, behind);
    behind += sign.size();
    while (in_word(text_, behind) || text_.substr(behind).starts_with("ª") ||
           text_.substr(behind).starts_with("º"))
      next_code_point(text_, behind);
    if (behind - number > 8) return 0;
    const bool dotted = behind < text_.size() && text_[behind] == '.';
    if (behind == number && !dotted) return 0;  // "12 ed" is no ordinal
    std::size_t word = skip(text_, behind, " .,");
    for (int i = 0; i < kMostWords && word < text_.size(); ++i) {
      if (const std::size_t length = word_length(text_, word, edition_words()); length > 0) {
        std::size_t end = word + length;
        if (!before_sign(text_, end)) return 0;
        if (end < text_.size() && text_[end] == '.') ++end;
        std::size_t last = i == 0 ? behind : text_.find_last_not_of(" ", word - 1) + 1;
        add(Kind::edition, {at, end}, {at, last});
        return end;
      }
      // Small words only: anything else begins a part of its own.
      std::size_t next = word;
      if (!is_lower(next_code_point(text_, next))) return 0;
      while (in_word(text_, next)) next_code_point(text_, next);
      word = skip(text_, next, " .,");
    }
    return 0;
  }

  /// "第3卷第2期", "3巻2号", "12-20頁", "第12-20页", "第2版", "제3권 제2호", "12-20쪽"
  std::size_t read_ideographs(std::size_t at) {
    std::size_t begin = at;
    bool ordinal = false;
    for (const Text word : {Text("第"), Text("제")})
      if (text_.substr(at).starts_with(word)) {
        begin = skip(text_, at + word.size(), " ");
        ordinal = true;
      }
    if (begin == text_.size() || !is_decimal(text_[begin])) return at;
    const std::size_t number = digits_end(text_, begin);
    std::size_t end = number;
    for (Text dash = wave_or_dash(end); !dash.empty(); dash = wave_or_dash(end)) {
      const std::size_t from = end + dash.size(), to = digits_end(text_, from);
      if (to == from) return at;
      end = to;
    }
    const struct {
      Text word;
      Kind kind;
    } kWords[] = {{"卷", Kind::volume}, {"巻", Kind::volume}, {"권", Kind::volume}, {"辑", Kind::volume},
                  {"輯", Kind::volume}, {"期", Kind::issue},  {"号", Kind::issue},  {"號", Kind::issue},
                  {"호", Kind::issue},  {"页", Kind::pages},  {"頁", Kind::pages},  {"ページ", Kind::pages},
                  {"쪽", Kind::pages},  {"면", Kind::pages},  {"版", Kind::edition}};
    const std::size_t label = skip(text_, end, " ");
    for (const auto& [word, kind] : kWords) {
      if (!text_.substr(label).starts_with(word)) continue;
      const std::size_t behind = label + word.size();
      const bool range = end > number;
      if (kind == Kind::edition && !ordinal) return at;
      const bool count = kind == Kind::pages && !ordinal && !range;
      if (!ordinal && !range && !before_sign(text_, behind) && !another_follows(behind)) return at;
      add(count ? Kind::page_count : kind, {at, behind}, {begin, end});
      return behind;
    }
    return at;
  }

  Text wave_or_dash(std::size_t at) const {
    for (const Text wave : {Text("〜"), Text("～"), Text("~")})
      if (text_.substr(std::min(at, text_.size())).starts_with(wave)) return wave;
    return dash_at(text_, at);
  }

  /// "3巻2号": another detail follows without a sign.
  bool another_follows(std::size_t at) const {
    return at < text_.size() && (is_decimal(text_[at]) || text_.substr(at).starts_with("第"));
  }

  /// Turkish writes "c. 12, s. 3, ss. 45–67": behind a "cilt", "s." is the "sayı" where the pages follow.
  void settle_turkish() {
    for (std::size_t i = 1; i + 1 < out_.size(); ++i) {
      const Text before = out_[i - 1].whole.of(text_);
      const bool cilt = out_[i - 1].kind == Kind::volume && (starts_with_ignoring_case(before, "c. ") ||
                                                             starts_with_ignoring_case(before, "c.") ||
                                                             starts_with_ignoring_case(before, "cilt"));
      const bool later = out_[i + 1].kind == Kind::pages;
      if (cilt && later && out_[i].kind == Kind::pages) out_[i].kind = Kind::issue;
    }
  }

  Text text_;
  bool leading_;
  bool begins_word_ = true;
  std::vector<Detail> out_;
};

}  // namespace

std::vector<Detail> find_details(std::string_view text) {
  return Finder(text, false).find();
}

std::vector<Detail> leading_details(std::string_view text) {
  return Finder(text, true).find();
}

void read_details(const Draft& draft, const std::vector<Detail>& details, Citation& citation) {
  for (const Detail& detail : details) {
    const auto set = [&](std::optional<Claim<std::string>> Citation::*field, const char* name) {
      if (citation.*field)
        citation.other.emplace_back(name, draft.claim(detail.value));
      else
        citation.*field = draft.claim(detail.value);
    };
    switch (detail.kind) {
      case Kind::volume:
        set(&Citation::volume, "volume");
        break;
      case Kind::issue:
        set(&Citation::issue, "issue");
        break;
      case Kind::pages:
        set(&Citation::page, "page");
        break;
      case Kind::edition:
        set(&Citation::edition, "edition");
        break;
      case Kind::series:
        citation.other.emplace_back("collection-title", draft.claim(detail.value));
        break;
      case Kind::volume_count:
        citation.other.emplace_back("number-of-volumes", draft.claim(detail.value));
        break;
      case Kind::page_count:
        citation.other.emplace_back("number-of-pages", draft.claim(detail.value));
        break;
    }
  }
}

}  // namespace citecheck::plain

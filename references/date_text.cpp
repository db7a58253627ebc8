// parse_date and find_date: dates as people write them. The text is cut into tokens on demand; the forms are
// tried one after the other from one starting token, so the work per start is bounded whatever the text is.

#include <algorithm>
#include <array>

#include "references/byte_set.hpp"
#include "references/date.hpp"
#include "references/date_tokens.hpp"
#include "references/month_names.hpp"
#include "references/sixteen.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kNone = std::string_view::npos;

using date_tokens::is_ascii_digit;
using date_tokens::is_ascii_letter;
using date_tokens::kMostTokens;
using date_tokens::Token;
using date_tokens::token_at;
using date_tokens::Tokens;

using Style = Date::Style;

/// Reads one date from the first token on. Every `read_…` either takes its whole form, moving at_ behind it,
/// or leaves at_ where it was.
class DateParser {
 public:
  /// `lenient` takes what only a whole value can mean: lone years, impossible days, "n.d.".
  DateParser(std::string_view text, std::size_t from, bool lenient)
      : tokens_(text, from), lenient_(lenient) {}

  std::optional<Date> read() {
    if (lenient_) skip_weekday();
    if (lenient_ && read_undated()) return date_;
    read_circa();
    if (!read_form()) return std::nullopt;
    read_qualifiers();
    return date_;
  }

  std::size_t end() { return at_ == 0 ? 0 : tokens_.at(at_ - 1).end; }
  bool at_text_end() { return tokens_.at(at_).kind == Token::Kind::end; }
  bool starts_spaced() { return tokens_.at(0).spaced; }

  /// "T10:00:00Z", ", 10:05 am (UTC)": behind a whole value.
  void skip_time() {
    std::size_t at = at_;
    if (tokens_.is_mark(at, ',')) ++at;
    if (word_is(at, "t") || word_is(at, "at")) ++at;
    if (!is_number(at, 1, 2) || !tokens_.is_mark(at + 1, ':') || !is_number(at + 2, 2, 2)) return;
    for (at += 3; at < kMostTokens - 1 && tokens_.at(at).kind != Token::Kind::end; ++at)
      if (tokens_.at(at).kind == Token::Kind::word && tokens_.at(at).size() > 4) return;
    at_ = at;
  }

 private:
  bool is_number(std::size_t at, std::size_t fewest, std::size_t most) {
    const Token& token = tokens_.at(at);
    return token.kind == Token::Kind::number && token.digits >= fewest && token.digits <= most;
  }
  bool is_year(std::size_t at) {
    if (!is_number(at, lenient_ ? 3 : 4, 4)) return false;
    const int value = tokens_.at(at).value;
    return lenient_ ? value >= 100 : value >= 1000 && value < 2200;
  }
  bool is_day(std::size_t at) {
    return is_number(at, 1, 2) && tokens_.at(at).value >= 1 && (lenient_ || tokens_.at(at).value <= 31);
  }
  bool is_word(std::size_t at) { return tokens_.at(at).kind == Token::Kind::word; }
  bool word_is(std::size_t at, std::string_view word) {
    return is_word(at) && tokens_.at(at).size() == word.size() && equal_ignoring_case(tokens_.word(at), word);
  }
  bool is_dash(std::size_t at) { return tokens_.is_mark(at, '-'); }
  std::uint8_t small(std::size_t at) { return static_cast<std::uint8_t>(tokens_.at(at).value); }

  void skip_weekday() {
    if (!is_word(0) || !is_weekday(tokens_.word(0))) return;
    at_ = 1;
    while (tokens_.is_mark(at_, ',') || tokens_.is_mark(at_, '.')) ++at_;
  }

  bool read_undated() {
    if (!is_word(at_)) return false;
    const bool dotted = word_is(at_, "n") && tokens_.is_mark(at_ + 1, '.') && word_is(at_ + 2, "d");
    std::size_t at = dotted ? at_ + 3 : word_is(at_, "nd") ? at_ + 1 : 0;
    if (word_is(at_, "no") && word_is(at_ + 1, "date")) at = at_ + 2;
    if (word_is(at_, "undated")) at = at_ + 1;
    if (at == 0) return false;
    at_ = tokens_.is_mark(at, '.') ? at + 1 : at;
    date_.style = Style::undated;
    return true;
  }

  void read_circa() {
    const bool word = word_is(at_, "c") || word_is(at_, "ca") || word_is(at_, "circa");
    if (!word && !(lenient_ && tokens_.is_mark(at_, '~'))) return;
    date_.approximate = true;
    at_ += tokens_.is_mark(at_ + 1, '.') ? 2 : 1;
  }

  void read_qualifiers() {
    if (is_dash(at_) || !lenient_) return;
    if (tokens_.is_mark(at_, '?')) date_.uncertain = true, ++at_;
    if (tokens_.is_mark(at_, '~')) date_.approximate = true, ++at_;
  }

  /// "2020a": the letter tells works of one author and year apart.
  void skip_year_letter() {
    const Token& token = tokens_.at(at_);
    if (lenient_ && token.kind == Token::Kind::word && !token.spaced && token.size() == 1 &&
        tokens_.word(at_)[0] >= 'a' && tokens_.word(at_)[0] <= 'z')
      ++at_;
  }

  bool read_form() {
    if (is_word(at_))
      return read_month_first() || (lenient_ && (read_season() || read_quarter() || read_feast()));
    return read_iso() || read_ideographic() || read_numeric() || read_day_first() || read_year_first() ||
           (lenient_ && read_years());
  }

  bool take_year(std::size_t at, int& year) {
    if (!is_year(at)) return false;
    year = tokens_.at(at).value;
    at_ = at + 1;
    return true;
  }

  bool finish(Style style) {
    date_.style = style;
    return true;
  }

  /// YYYY-MM-DD, and YYYY-MM where MM is a month.
  bool read_iso() {
    if (!is_year(at_) || tokens_.at(at_).digits != 4 || !is_dash(at_ + 1) || !is_number(at_ + 2, 2, 2))
      return false;
    if (tokens_.at(at_ + 1).spaced || tokens_.at(at_ + 2).spaced) return false;
    const std::size_t at = at_;
    const bool whole = is_dash(at + 3) && is_number(at + 4, 2, 2) && !tokens_.at(at + 3).spaced;
    const std::uint8_t month = small(at + 2);
    if (!whole && (month < 1 || month > 12 || !lenient_)) return false;
    if (whole && !lenient_ && (month < 1 || month > 12 || !is_day(at + 4))) return false;
    date_.begin = {tokens_.at(at).value, month, whole ? small(at + 4) : std::uint8_t{0}};
    at_ = whole ? at + 5 : at + 3;
    return finish(whole ? Style::iso : Style::month_year);
  }

  /// 2014年2月17日, 2014년 2월 17일, and either without the day.
  bool read_ideographic() {
    const auto unit = [this](std::size_t at, std::string_view chinese, std::string_view korean) {
      return tokens_.word(at) == chinese || tokens_.word(at) == korean;
    };
    if (!is_year(at_) || !is_word(at_ + 1) || !unit(at_ + 1, "年", "년") || !is_number(at_ + 2, 1, 2) ||
        !unit(at_ + 3, "月", "월"))
      return false;
    const bool day = is_day(at_ + 4) && (unit(at_ + 5, "日", "일") || tokens_.word(at_ + 5) == "号");
    date_.begin = {tokens_.at(at_).value, small(at_ + 2), day ? small(at_ + 4) : std::uint8_t{0}};
    at_ += day ? 6 : 4;
    return finish(day ? Style::iso : Style::month_year);
  }

  /// 17.02.2014 (always day first), 17/02/2014, 02-17-2014 (either order), 2014/02/17, 2014.02.17.
  bool read_numeric() {
    // A copy: asking for later tokens moves those already read.
    const Token sign = tokens_.at(at_ + 1);
    if (sign.kind != Token::Kind::mark || (sign.mark != '/' && sign.mark != '.' && sign.mark != '-'))
      return false;
    if (!tokens_.is_mark(at_ + 3, sign.mark)) return false;
    if (tokens_.at(at_ + 2).spaced && sign.mark != '.') return false;
    const bool year_first = is_year(at_) && tokens_.at(at_).digits == 4;
    if (year_first
            ? !is_number(at_ + 2, 1, 2) || !is_day(at_ + 4)
            : !is_day(at_) || !is_number(at_ + 2, 1, 2) || !is_number(at_ + 4, 4, 4) || !is_year(at_ + 4))
      return false;
    const bool dotted = sign.mark == '.';
    std::uint8_t month = small(at_ + 2), day = small(year_first ? at_ + 4 : at_);
    if (!year_first && !dotted && day <= 12) {
      date_.day_month_ambiguous = month <= 12 && month != day;
      std::swap(month, day);
    }
    if (month < 1 || day < 1 || month > 12) return date_.day_month_ambiguous = false;
    date_.begin = {tokens_.at(year_first ? at_ : at_ + 4).value, month, day};
    at_ += 5;
    return finish(Style::numeric);
  }

  /// The month at `at`, its abbreviation's dot taken; `next` is behind it.
  std::optional<std::uint8_t> month_at(std::size_t at, std::size_t& next, bool day_beside) {
    const std::string_view word = tokens_.word(at);
    if (word.size() < 3) return std::nullopt;
    const auto month = month_from_word(word);
    if (!month || (month->needs_day && !day_beside)) return std::nullopt;
    next = tokens_.is_mark(at + 1, '.') ? at + 2 : at + 1;
    return month->month;
  }

  /// Ordinal endings and small words between day, month and year: "17th of", "1er", "17 de", "17.", "17º".
  std::size_t skip_between(std::size_t at) {
    static constexpr std::array<std::string_view, 6> kOrdinals{"st", "nd", "rd", "th", "er", "o"};
    if (tokens_.at(at).kind == Token::Kind::number) return at;
    if (is_word(at) && !tokens_.at(at).spaced &&
        std::ranges::any_of(kOrdinals, [&](auto w) { return word_is(at, w); }))
      ++at;
    const std::string_view sign = tokens_.word(at);
    if (sign == "º" || sign == "ª" || tokens_.is_mark(at, U'°')) ++at;
    if (tokens_.is_mark(at, '.')) ++at;
    return word_is(at, "of") || word_is(at, "de") || word_is(at, "del") ? at + 1 : at;
  }

  /// Where the year stands behind day and month: a comma or "de" may come first.
  std::size_t skip_to_year(std::size_t at) {
    if (tokens_.is_mark(at, ',')) return at + 1;
    return word_is(at, "de") || word_is(at, "del") || word_is(at, "of") ? at + 1 : at;
  }

  /// Russian and Ukrainian write "17 февраля 2014 г.", Polish "2014 r.".
  void skip_year_word() {
    static constexpr std::array<std::string_view, 6> kWords{"г", "года", "р", "року", "r", "roku"};
    if (!is_word(at_) || !std::ranges::any_of(kWords, [&](auto w) { return tokens_.word(at_) == w; })) return;
    at_ += tokens_.is_mark(at_ + 1, '.') ? 2 : 1;
  }

  /// YYYY, Month D; YYYY Month D; as a whole value without the day or with a range of days too (APA,
  /// Vancouver).
  bool read_year_first() {
    if (!is_year(at_) || tokens_.at(at_).digits != 4) return false;
    CalendarDate begin{tokens_.at(at_).value, 0, 0};
    std::size_t at = tokens_.is_mark(at_ + 1, ',') ? at_ + 2 : at_ + 1;
    const auto month = month_at(at, at, is_day(at + 1));
    if (!month) return false;
    begin.month = *month;
    if (!is_day(at)) {
      if (!lenient_) return false;
      date_.begin = begin;
      at_ = at;
      return finish(Style::month_year);
    }
    begin.day = small(at);
    at = skip_between(at + 1);
    const bool range = lenient_ && is_dash(at) && is_day(at + 1);
    const CalendarDate end{begin.year, begin.month, range ? small(at + 1) : std::uint8_t{0}};
    at_ = range ? at + 2 : at;
    if (range) return take_range(begin, end, Style::mdy);
    date_.begin = begin;
    return finish(Style::mdy);
  }

  /// D Month YYYY; D–D Month YYYY; D Month – D Month YYYY; D Month YYYY – D Month YYYY.
  bool read_day_first() {
    if (!is_day(at_)) return false;
    CalendarDate begin{0, 0, small(at_)}, end;
    std::size_t at = skip_between(at_ + 1);
    bool range = false;
    if (is_dash(at) && is_day(at + 1)) {
      end.day = small(at + 1);
      at = skip_between(at + 2);
      range = true;
    }
    const auto month = month_at(at, at, true);
    if (!month) return false;
    begin.month = *month;
    if (!range && is_dash(at) && is_day(at + 1)) {
      end.day = small(at + 1);
      const auto other = month_at(skip_between(at + 2), at, true);
      if (!other) return false;
      end.month = *other;
      return take_year(skip_to_year(at), end.year) && take_range(begin, end, Style::dmy);
    }
    if (!take_year(skip_to_year(at), begin.year)) return false;
    skip_year_word();
    if (range) return take_range(begin, end, Style::dmy);
    date_.begin = begin;
    if (is_dash(at_) && is_day(at_ + 1)) read_second([this] { return read_day_first(); });
    return finish(Style::dmy);
  }

  /// Completes a range from what only one of its ends states.
  bool take_range(CalendarDate begin, CalendarDate end, Style style) {
    if (begin.year == 0) begin.year = end.year;
    if (end.year == 0) end.year = begin.year;
    if (end.month == 0) end.month = begin.month;
    date_.begin = begin;
    date_.end = end;
    return finish(style);
  }

  /// Behind a dash: the end of a range in the same form. Without one the dash is left alone.
  template <typename Read>
  void read_second(Read read) {
    const std::size_t before = at_;
    const Date first = date_;
    date_ = {};
    ++at_;
    if (read() && !date_.end && date_.known()) {
      const CalendarDate end = date_.begin;
      date_ = first;
      date_.end = end;
    } else {
      date_ = first;
      at_ = before;
    }
  }

  bool read_month_first() {
    std::size_t at = at_;
    const auto month = month_at(at_, at, is_day(at_ + 1) || is_day(at_ + 2));
    return month && (read_month_day(*month, at) || read_month_year(*month, at));
  }

  /// Month D, YYYY; Month D–D, YYYY; Month D – Month D, YYYY; Month D, YYYY – Month D, YYYY.
  bool read_month_day(std::uint8_t month, std::size_t at) {
    if (!is_day(at)) return false;
    CalendarDate begin{0, month, small(at)}, end;
    at = skip_between(at + 1);
    if (is_dash(at)) {
      std::size_t next = at + 1;
      if (const auto other = month_at(at + 1, next, true)) end.month = *other;
      if (!is_day(next)) return false;
      end.day = small(next);
      at = skip_between(next + 1);
      return take_year(skip_to_year(at), end.year) && take_range(begin, end, Style::mdy);
    }
    if (!take_year(skip_to_year(at), begin.year)) return false;
    date_.begin = begin;
    if (is_dash(at_))
      read_second([this] {
        std::size_t next = at_;
        const auto other = month_at(at_, next, true);
        return other && read_month_day(*other, next);
      });
    return finish(Style::mdy);
  }

  /// Month YYYY; Month–Month YYYY; Month/Month YYYY; Month YYYY – Month YYYY.
  bool read_month_year(std::uint8_t month, std::size_t at) {
    CalendarDate begin{0, month, 0};
    if (is_dash(at) || tokens_.is_mark(at, '/') || tokens_.is_mark(at, '&')) {
      CalendarDate end;
      const auto other = month_at(at + 1, at, false);
      if (!other || !take_year(skip_to_year(at), end.year)) return false;
      end.month = *other;
      return take_range(begin, end, Style::month_year);
    }
    if (!take_year(skip_to_year(at), begin.year)) return false;
    skip_year_word();
    date_.begin = begin;
    if (is_dash(at_))
      read_second([this] {
        std::size_t next = at_;
        const auto other = month_at(at_, next, false);
        return other && read_month_year(*other, next);
      });
    return finish(Style::month_year);
  }

  /// Season YYYY; Season–Season YYYY; Season YYYY–YY; Season YYYY – Season YYYY.
  bool read_season() {
    const auto season = season_from_word(tokens_.word(at_));
    if (!season) return false;
    CalendarDate begin{0, *season, 0}, end;
    if (is_dash(at_ + 1) || tokens_.is_mark(at_ + 1, '/')) {
      const auto other = season_from_word(tokens_.word(at_ + 2));
      if (!other || !take_year(skip_to_year(at_ + 3), end.year)) return false;
      end.month = *other;
      return take_range(begin, end, Style::season);
    }
    if (!take_year(skip_to_year(at_ + 1), begin.year)) return false;
    date_.begin = begin;
    const int short_end = is_dash(at_) || tokens_.is_mark(at_, '/') ? end_year(at_ + 1, begin.year) : 0;
    if (short_end == begin.year + 1) {  // one season over the turn of the year: "Winter 2019–20"
      at_ += 2;
      date_.end = {short_end, *season, 0};
    } else if (is_dash(at_)) {
      read_second([this] { return read_season(); });
    }
    return finish(Style::season);
  }

  /// "First Quarter 2014", "Q1 2014".
  bool read_quarter() {
    static constexpr std::array<std::string_view, 4> kNames{"first", "second", "third", "fourth"};
    for (std::uint8_t i = 0; i < kNames.size(); ++i) {
      const bool named = word_is(at_, kNames[i]) && word_is(at_ + 1, "quarter");
      const bool numbered = word_is(at_, "q") && is_number(at_ + 1, 1, 1) && !tokens_.at(at_ + 1).spaced &&
                            tokens_.at(at_ + 1).value == i + 1;
      if (!named && !numbered) continue;
      date_.begin.month = static_cast<std::uint8_t>(33 + i);
      return take_year(skip_to_year(at_ + 2), date_.begin.year) && finish(Style::season);
    }
    return false;
  }

  /// Feasts name their months: Christmas December, Easter March or April.
  bool read_feast() {
    const bool easter = word_is(at_, "easter");
    int year = 0;
    if ((!easter && !word_is(at_, "christmas")) || !take_year(at_ + 1, year)) return false;
    date_.begin = {year, static_cast<std::uint8_t>(easter ? 3 : 12), 0};
    if (easter) date_.end = {year, 4, 0};
    return finish(Style::season);
  }

  /// The year that "YYYY" or "YY" at `at` ends a range with; 0 if it is none.
  int end_year(std::size_t at, int begin) {
    if (is_year(at)) return tokens_.at(at).value;
    if (!is_number(at, 2, 2)) return 0;
    const int year = begin / 100 * 100 + tokens_.at(at).value;
    return year > begin ? year : year == begin / 100 * 100 && begin % 100 == 99 ? year + 100 : 0;
  }

  /// YYYY; YYYY–YYYY; YYYY–YY. Only as a whole value: a number in a sentence is no date.
  bool read_years() {
    int year = 0;
    if (!take_year(at_, year)) return false;
    date_.begin = {year, 0, 0};
    skip_year_letter();
    if (is_dash(at_) || tokens_.is_mark(at_, '/')) {
      if (const int end = end_year(at_ + 1, year); end != 0) {
        date_.end = {end, 0, 0};
        at_ += 2;
        skip_year_letter();
      }
    }
    skip_year_word();
    return finish(Style::year);
  }

  Tokens tokens_;
  bool lenient_;
  std::size_t at_ = 0;
  Date date_;
};

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

/// A day that a sign or a month may follow, or such a year.
bool number_may_begin_date(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  const bool is_year = end - at == 4;
  if (!is_year && end - at > 2) return false;
  const auto skip_spaces = [text](std::size_t from) {
    while (from < text.size() && text[from] == ' ') ++from;
    return from;
  };
  const std::size_t next = skip_spaces(end);
  if (next == text.size()) return false;
  switch (text[next]) {
    case ',':
      return is_year;
    case '.': {
      const std::size_t behind = skip_spaces(next + 1);
      return behind < text.size() && (!is_year || is_ascii_digit(text[behind]));
    }
    case '-':
    case '/':
    case '\t':
    case '\n':
    case '\r':
      return true;
    default:
      return !is_ascii(text[next]) || is_ascii_letter(text[next]);
  }
}

/// A number, the name of a month or "circa": most words of a text are none and need not be parsed.
bool may_begin_date(std::string_view text, std::size_t at) {
  if (is_ascii_digit(text[at])) return number_may_begin_date(text, at);
  std::size_t end = at;
  while (end < text.size() && is_ascii_letter(text[end])) ++end;
  if (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) end = token_at(text, at).end;
  const std::string_view word = text.substr(at, end - at);
  // No name of a month in plain letters is longer.
  if (end - at > 12 && static_cast<unsigned char>(word.back()) < 0x80) return false;
  const bool is_circa = (word[0] | 0x20) == 'c' && (word.size() == 1 || equal_ignoring_case(word, "ca") ||
                                                    equal_ignoring_case(word, "circa"));
  return is_circa || month_from_word(word);
}

/// Behind the run of letters or of digits that begins at `at`.
std::size_t run_end(std::string_view text, std::size_t at) {
  const bool digits = is_ascii_digit(text[at]);
  for (std::size_t next = at; at < text.size(); at = next) {
    next = at + 1;
    if (digits ? is_ascii_digit(text[at]) : is_ascii_letter(text[at])) continue;
    if (digits || is_ascii(text[at])) break;
    if (!is_letter(next_code_point(text, next = at))) break;
  }
  return at;
}

/// Behind the last number of four digits: every date in a sentence has a year, and none begins behind it.
std::size_t last_year_end(std::string_view text) {
  constexpr std::size_t kYear = 4;
  for (std::size_t end = text.size(); end >= kYear;) {
    std::size_t digits = 0;
    while (digits < end && is_ascii_digit(text[end - 1 - digits])) ++digits;
    if (digits == kYear) return end;
    end -= std::max<std::size_t>(digits, 1);
  }
  return 0;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  text = trim(text);
  while (text.ends_with(',') || text.ends_with(';')) text.remove_suffix(1);
  // Every date has a digit, or says in a few words that there is none: "n.d.", "undated".
  static constexpr ByteSet kUndated("dD");
  constexpr std::size_t kLongestUndated = 40;
  if (next_digit(text, 0) == text.size() &&
      (text.size() > kLongestUndated || kUndated.find_in(text) == kNone))
    return std::nullopt;
  DateParser parser(text, 0, true);
  auto date = parser.read();
  if (!date) return std::nullopt;
  if (date->has_day()) parser.skip_time();
  if (!parser.at_text_end()) {  // a full stop behind the value is not part of it
    if (trim(text.substr(parser.end())) != ".") return std::nullopt;
  }
  return date;
}

std::optional<FoundDate> find_date(std::string_view text, std::size_t from) {
  const std::size_t limit = last_year_end(text);
  for (std::size_t at = from; at < limit;) {
    std::size_t next = at + 1;
    const bool begins = is_ascii(text[at]) ? is_ascii_digit(text[at]) || is_ascii_letter(text[at])
                                           : is_letter(next_code_point(text, next = at));
    if (!begins) {
      at = next;
      continue;
    }
    if (!may_begin_date(text, at)) {
      at = run_end(text, at);
      continue;
    }
    DateParser parser(text, at, false);
    const auto date = parser.read();
    const std::size_t end = date ? parser.end() : 0;
    // "12 May 20145" or "1.12.2014.5" is no date: it must not run on into more digits.
    const bool runs_on =
        end < text.size() && date && is_ascii_digit(text[end - 1]) && is_ascii_digit(text[end]);
    if (date && !runs_on) return FoundDate{*date, {at, end}};
    at = run_end(text, at);
  }
  return std::nullopt;
}

}  // namespace citecheck

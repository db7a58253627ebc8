#include "references/ris/ris_lines.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "references/text.hpp"

namespace citecheck::ris {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kMostProblems = 50;  ///< Further ones are not told.

// Every tag of the RIS specifications of 2001 and 2011, and those that exporters add. In the order of bytes.
constexpr auto kTags = std::to_array<Text>({
    "A1", "A2", "A3", "A4", "A5", "AB", "AD", "AN", "AU", "AV", "BT", "C1", "C2", "C3", "C4", "C5", "C6",
    "C7", "C8", "CA", "CN", "CP", "CR", "CT", "CY", "DA", "DB", "DI", "DO", "DP", "DS", "ED", "EP", "ER",
    "ET", "ID", "IS", "J1", "J2", "JA", "JF", "JO", "KW", "L1", "L2", "L3", "L4", "LA", "LB", "LK", "LL",
    "M1", "M2", "M3", "N1", "N2", "NO", "NV", "OL", "OP", "PA", "PB", "PP", "PY", "RD", "RI", "RN", "RP",
    "SE", "SF", "SL", "SN", "SP", "SR", "ST", "SV", "T1", "T2", "T3", "TA", "TI", "TT", "TY", "U1", "U2",
    "U3", "U4", "U5", "UR", "VL", "VO", "WP", "WT", "WV", "Y1", "Y2", "YR",
});
static_assert(std::ranges::is_sorted(kTags));

// Tags whose text may go on in the next line.
constexpr auto kLongTags =
    std::to_array<Text>({"A1", "A2", "A3", "AB", "AD", "AU", "AV", "BT", "C1", "CA", "CT", "ED", "JF", "JO",
                         "KW", "N1", "N2", "NO", "OP", "PB", "RI", "RN", "ST", "T1", "T2", "T3", "TI", "TT"});
static_assert(std::ranges::is_sorted(kLongTags));

struct ReferTag {
  char letter;
  Text tag;
};

constexpr auto kReferTags = std::to_array<ReferTag>(
    {{'0', "TY"}, {'A', "AU"}, {'B', "T2"}, {'C', "CY"}, {'D', "PY"}, {'E', "ED"}, {'F', "ID"}, {'G', "LA"},
     {'H', "A4"}, {'I', "PB"}, {'J', "JO"}, {'K', "KW"}, {'L', "CN"}, {'M', "AN"}, {'N', "IS"}, {'O', "JA"},
     {'P', "SP"}, {'R', "DO"}, {'S', "T3"}, {'T', "TI"}, {'U', "UR"}, {'V', "VL"}, {'X', "AB"}, {'Y', "A3"},
     {'Z', "N1"}, {'1', "C1"}, {'2', "C2"}, {'6', "NV"}, {'7', "ET"}, {'8', "DA"}, {'9', "M3"}, {'?', "A4"},
     {'@', "SN"}, {'!', "ST"}, {'&', "SE"}, {'(', "OP"}, {'[', "Y2"}, {'+', "AD"}, {'~', "DB"}, {'W', "DP"},
     {'>', "L1"}, {'<', "RN"}, {'Q', "TT"}});

bool is_known(Text tag) {
  return std::ranges::binary_search(kTags, tag);
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool is_tag_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

struct Line {
  Span span;              ///< Without its line break.
  Text tag;               ///< Empty where the line has none.
  std::size_t value = 0;  ///< Where the value begins.
};

/// "AU  - Smith": any tag so; a tag that RIS knows with other spacing too ("AU - x", "ER"). A hyphen without
/// a space before it belongs to a word ("T1-weighted"), but behind the tags that begin and end a record.
void find_ris_tag(Text text, Line& line) {
  std::size_t at = line.span.begin;
  while (at < line.span.end && (is_blank(text[at]) || text.substr(at, 3) == "\xEF\xBB\xBF"))
    at += is_blank(text[at]) ? 1 : 3;
  if (at + 2 > line.span.end) return;
  const Text tag = text.substr(at, 2);
  if (tag[0] < 'A' || tag[0] > 'Z' || !is_tag_character(tag[1])) return;
  const Text rest = text.substr(at + 2, line.span.end - at - 2);
  const std::size_t dash = rest.find_first_not_of(" \t");
  const bool bare_end = tag == "ER" && dash == kNone;
  if (!bare_end && (dash == kNone || dash > 4 || rest[dash] != '-')) return;
  if (dash == 0 && tag != "TY" && tag != "ER") return;
  const bool exact = at == line.span.begin && rest.starts_with("  -") && (rest.size() == 3 || rest[3] == ' ');
  if (!exact && !is_known(tag)) return;
  line.tag = tag;
  line.value = bare_end ? line.span.end : at + 2 + dash + 1;
}

/// "%A Smith".
void find_refer_tag(Text text, Line& line) {
  const Text whole = line.span.of(text);
  if (whole.size() < 2 || whole[0] != '%' || (whole.size() > 2 && !is_blank(whole[2]))) return;
  const auto found = std::ranges::find(kReferTags, whole[1], &ReferTag::letter);
  if (found == kReferTags.end()) return;
  line.tag = found->tag;
  line.value = line.span.begin + 2;
}

/// The lines of a text, whatever its line breaks.
class Lines {
 public:
  explicit Lines(Text text) : text_(text) {}

  std::optional<Line> next() {
    if (at_ >= text_.size()) return std::nullopt;
    Line line;
    line.span = {at_, at_};
    while (line.span.end < text_.size() && text_[line.span.end] != '\n' && text_[line.span.end] != '\r')
      ++line.span.end;
    at_ = line.span.end + (text_.substr(line.span.end, 2) == "\r\n" ? 2 : 1);
    find_ris_tag(text_, line);
    if (line.tag.empty()) find_refer_tag(text_, line);
    return line;
  }

 private:
  Text text_;
  std::size_t at_ = 0;
};

Span trimmed(Text text, Span span) {
  const Text inner = trim(span.of(text));
  if (inner.empty()) return {span.begin, span.begin};
  const auto begin = static_cast<std::size_t>(inner.data() - text.data());
  return {begin, begin + inner.size()};
}

class RecordReader {
 public:
  RecordReader(Text text, std::vector<Problem>& problems) : text_(text), problems_(problems) {}

  std::vector<Record> read() {
    Lines lines(text_);
    while (const std::optional<Line> line = lines.next()) {
      if (!line->tag.empty())
        take_tagged(*line);
      else if (trim(line->span.of(text_)).empty())
        after_blank_ = true;
      else
        take_untagged(*line);
    }
    // Records of refer files end with the next one.
    if (open_ && !refer_)
      tell("missing-end", "the last record has no ER line; what it holds is read", last_line_);
    end_record();
    return std::move(records_);
  }

 private:
  void tell(Text kind, Text what, Span span) {
    if (problems_.size() < kMostProblems) problems_.push_back({kind, std::string(what), span});
  }

  void take_tagged(const Line& line) {
    const bool refer = text_[line.span.begin] == '%';
    if (line.tag == "TY") {
      if (open_ && !refer)
        tell("missing-end", "a record begins before the one above has ended with ER", line.span);
      end_record();
    } else if (line.tag == "ER") {
      if (open_) record_.span.end = line.span.end;
      end_record();
      return;
    } else if (refer_ && open_ && after_blank_ && has_title() && (line.tag == "AU" || line.tag == "TI")) {
      end_record();
    }
    if (!open_) begin_record(line);
    const Span value = trimmed(text_, {line.value, line.span.end});
    record_.fields.push_back({line.tag, value});
    record_.span.end = line.span.end;
    last_line_ = line.span;
    after_blank_ = false;
  }

  bool has_title() const {
    return std::ranges::find(record_.fields, Text("TI"), &Field::tag) != record_.fields.end();
  }

  void take_untagged(const Line& line) {
    if (!open_) return;
    Field& last = record_.fields.back();
    if (!std::ranges::binary_search(kLongTags, last.tag))
      return tell("broken-line", "a line has no tag and goes on with nothing: write it as \"XX  - text\"",
                  line.span);
    const Span value = trimmed(text_, line.span);
    if (last.value.empty()) last.value.begin = value.begin;
    last.value.end = value.end;
    record_.span.end = line.span.end;
    last_line_ = line.span;
  }

  void begin_record(const Line& line) {
    open_ = true;
    record_ = {};
    record_.span = line.span;
    refer_ = text_[line.span.begin] == '%';
    if (line.tag != "TY") tell("missing-type", "a record does not begin with its type (TY)", line.span);
  }

  void end_record() {
    if (open_) {
      std::erase_if(record_.fields, [](const Field& field) { return field.value.empty(); });
      records_.push_back(std::move(record_));
    }
    open_ = false;
    after_blank_ = false;
  }

  Text text_;
  std::vector<Problem>& problems_;
  std::vector<Record> records_;
  Record record_;
  Span last_line_;
  bool open_ = false, refer_ = false, after_blank_ = false;
};

}  // namespace

std::vector<Record> read_records(std::string_view text, std::vector<Problem>& problems) {
  return RecordReader(text, problems).read();
}

TagCount count_tags(std::string_view text) {
  Lines lines(text);
  TagCount count;
  while (const std::optional<Line> line = lines.next()) {
    count.tagged += line->tag.empty() ? 0 : 1;
    count.types += line->tag == "TY" ? 1 : 0;
  }
  return count;
}

}  // namespace citecheck::ris

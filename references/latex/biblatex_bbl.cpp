#include "references/latex/biblatex_bbl.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <set>
#include <string>

#include "references/bibtex/assemble.hpp"
#include "references/bibtex/fields.hpp"
#include "references/latex/arguments.hpp"
#include "references/text.hpp"

namespace citecheck::latex {

namespace {

using Text = std::string_view;
using bibtex::Field;
using bibtex::Value;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kLongestVerbatim = 8192;  ///< Bytes.
constexpr std::size_t kMostFields = 500;        ///< Of one entry.

/// Fields that biber makes for sorting and labels; the work has none of them.
bool is_made(Text name) {
  static constexpr auto kMade = std::to_array<Text>(
      {"labelalpha",     "labelnamesource",   "labeltitlesource",  "labeldatesource",   "labeltitle",
       "sortinit",       "sortinithash",      "extradatescope",    "extradate",         "extraname",
       "extraalpha",     "namehash",          "fullhash",          "fullhashraw",       "bibnamehash",
       "authornamehash", "authorfullhash",    "authorbibnamehash", "authorfullhashraw", "editornamehash",
       "editorfullhash", "editorbibnamehash", "editorfullhashraw", "clonesourcekey",    "labelyear",
       "labelmonth",     "labelday",          "singletitle",       "uniquetitle",       "uniquework",
       "dateera",        "datecirca",         "dateuncertain",     "shorthandintro"});
  return std::ranges::find(kMade, name) != kMade.end() || name.ends_with("hash") ||
         name.ends_with("hashraw") || name.ends_with("dateera") || name.ends_with("timezone") ||
         name.starts_with("label");
}

class Reader {
 public:
  Reader(Text source, Span part, std::vector<Problem>& problems)
      : in_(source.substr(0, part.end)), arguments_(in_), at_(part.begin), problems_(problems) {}

  std::vector<Citation> read() {
    while (next_command()) {
    }
    return std::move(out_);
  }

 private:
  bool next_command() {
    at_ = in_.find('\\', at_);
    if (at_ == kNone) return false;
    const std::size_t begin = at_++;
    const std::size_t word = at_;
    while (at_ < in_.size() && in_[at_] >= 'a' && in_[at_] <= 'z') ++at_;
    const Text name = in_.substr(word, at_ - word);
    if (name == "entry")
      begin_entry(begin);
    else if (name == "endentry")
      end_entry();
    else if (name == "field" || name == "strng")
      field(name == "field");
    else if (name == "name")
      names();
    else if (name == "list")
      list();
    else if (name == "verb")
      verbatim();
    else if (name == "true")
      others();
    else if (name.empty())
      at_ = std::min(at_ + 1, in_.size());
    return true;
  }

  void begin_entry(std::size_t begin) {
    const auto key = arguments_.take(at_), type = arguments_.take(at_);
    if (!key || !type) return;
    entry_ = {.type = type->of(in_), .key = key->of(in_), .span = {begin, begin}};
    fields_.clear();
    in_entry_ = true;
  }

  void end_entry() {
    if (!in_entry_) return;
    in_entry_ = false;
    entry_.span.end = at_;
    // The same entry stands in every list of the document.
    if (!seen_.insert(std::string(entry_.key)).second) return;
    join_dates();
    bibtex::assemble(entry_, fields_, problems_, out_.emplace_back());
    out_.back().index = static_cast<std::uint32_t>(out_.size() - 1);
  }

  void add(Text name, Value value) {
    if (in_entry_ && !value.raw.empty() && fields_.size() < kMostFields)
      fields_.push_back({name, bibtex::find_field(name), value});
  }

  void field(bool of_work) {
    const auto name = arguments_.take(at_), value = arguments_.take(at_);
    if (name && value && of_work && !is_made(name->of(in_))) add(name->of(in_), {value->of(in_), *value});
  }

  /// \name{author}{2}{options}{% {{options}{% family={…}, given={…}}}% … }
  void names() {
    const auto role = arguments_.take(at_), count = arguments_.take(at_), options = arguments_.take(at_);
    const auto body = arguments_.take(at_);
    if (!role || !count || !options || !body || role->of(in_).starts_with("label")) return;
    std::string joined;
    Arguments inside(in_.substr(0, body->end));
    for (std::size_t at = body->begin; const auto one = inside.take(at);) {
      Arguments parts(in_.substr(0, one->end));
      std::size_t next = one->begin;
      const auto hash = parts.take(next), name = parts.take(next);
      if (!hash || !name) continue;
      const std::string text = name_parts(*name);
      if (!text.empty()) joined.append(joined.empty() ? "" : " and ").append(text);
    }
    if (options->of(in_).find("more") != kNone) joined += " and others";
    assembled_.push_back(std::move(joined));
    add(role->of(in_), {assembled_.back(), {body->begin, body->begin}});
  }

  /// The parts of a name that are no initials: "family={…}, given={…}".
  std::string name_parts(Span span) const {
    std::string out;
    Arguments arguments(in_.substr(0, span.end));
    for (std::size_t at = span.begin; at < span.end;) {
      at = skip_space(arguments.text(), at);
      const std::size_t equals = arguments.text().find('=', at);
      if (equals == kNone) break;
      const Text key = trim(in_.substr(at, equals - at));
      std::size_t next = equals + 1;
      const auto value = arguments.take(next);
      if (!value) break;
      at = skip_space(arguments.text(), next);
      if (at < span.end && in_[at] == ',') ++at;
      if (key != "family" && key != "given" && key != "prefix" && key != "suffix") continue;
      out.append(out.empty() ? "" : ", ").append(key).append("={").append(value->of(in_)).append("}");
    }
    return out;
  }

  /// \list{publisher}{1}{% {…}% }
  void list() {
    const auto name = arguments_.take(at_), count = arguments_.take(at_), body = arguments_.take(at_);
    if (!name || !count || !body) return;
    std::size_t at = body->begin;
    Arguments inside(in_.substr(0, body->end));
    const auto first = inside.take(at);
    if (!first) return;
    std::string joined(first->of(in_));
    bool several = false;
    while (const auto one = inside.take(at)) {
      joined.append(" and ").append(one->of(in_));
      several = true;
    }
    if (!several) return add(name->of(in_), {first->of(in_), *first});
    assembled_.push_back(std::move(joined));
    add(name->of(in_), {assembled_.back(), {first->begin, first->begin}});
  }

  /// \verb{doi}, then a line "\verb …", then \endverb.
  void verbatim() {
    const auto name = arguments_.take(at_);
    if (!name) return;
    const Text near = in_.substr(at_, kLongestVerbatim);
    const std::size_t in_line = near.find("\\verb "), in_end = near.find("\\endverb");
    if (in_line == kNone || in_end == kNone || in_line > in_end) return;
    const std::size_t line = at_ + in_line, end = at_ + in_end;
    Span value{line + 6, std::min(in_.find('\n', line), end)};
    while (!value.empty() && (in_[value.end - 1] == ' ' || in_[value.end - 1] == '\r')) --value.end;
    at_ = end + 8;
    const Text field = name->of(in_);
    if (field == "urlraw") return;  // the URL once more
    add(field, {value.of(in_), value});
  }

  /// \true{moreauthor}: "and others".
  void others() {
    const auto what = arguments_.take(at_);
    if (!what || !in_entry_ || !what->of(in_).starts_with("more")) return;
    const Text role = what->of(in_).substr(4);
    for (Field& field : fields_) {
      if (field.name != role || field.value.raw.ends_with(" and others")) continue;
      assembled_.push_back(std::string(field.value.raw) + " and others");
      field.value.raw = assembled_.back();
    }
  }

  /// biber parts dates: "year", "month", "day", "endyear", "urlyear", …; together they are a date again.
  void join_dates() {
    for (const Text prefix : {Text(""), Text("url"), Text("event"), Text("orig")}) {
      std::string date = date_of(std::string(prefix));
      if (date.empty()) continue;
      const std::string end = date_of(std::string(prefix) + "end");
      if (!end.empty()) date += "/" + end;
      std::erase_if(fields_, [&](const Field& field) { return is_date_part(field.name, prefix); });
      assembled_.push_back(std::move(date));
      const Text text = assembled_.back();
      assembled_.push_back(std::string(prefix) + "date");
      add_date(assembled_.back(), text);
    }
  }

  void add_date(Text name, Text date) {
    fields_.push_back({name, bibtex::find_field(name), {date, {entry_.span.begin, entry_.span.begin}}});
  }

  static bool is_date_part(Text name, Text prefix) {
    if (!name.starts_with(prefix)) return false;
    name.remove_prefix(prefix.size());
    if (name.starts_with("end")) name.remove_prefix(3);
    return name == "year" || name == "month" || name == "day" || name == "season" || name == "yeardivision";
  }

  /// "2014-02-17" of the parts with a prefix; empty where they are no such date.
  std::string date_of(const std::string& prefix) const {
    std::string out = part(prefix + "year", 4);
    for (const char* name : {"month", "day"}) {
      const std::string next = out.empty() ? std::string{} : part(prefix + name, 2);
      if (next.empty()) break;
      out += "-" + next;
    }
    return out;
  }

  std::string part(const std::string& name, std::size_t digits) const {
    const auto found = std::ranges::find(fields_, name, &Field::name);
    if (found == fields_.end()) return {};
    std::string text(found->value.raw);
    const bool number = text.find_first_not_of("0123456789") == std::string::npos;
    if (!number || text.size() > digits) return {};
    return std::string(digits - text.size(), '0') + text;
  }

  const Text in_;
  Arguments arguments_;
  std::size_t at_;
  std::vector<Problem>& problems_;
  bibtex::Entry entry_;
  bool in_entry_ = false;
  std::vector<Field> fields_;
  std::deque<std::string> assembled_;
  std::set<std::string> seen_;
  std::vector<Citation> out_;
};

}  // namespace

bool is_biblatex_bbl(std::string_view text) {
  return text.find("\\entry{") != kNone && text.find("\\endentry") != kNone;
}

std::vector<Citation> read_biblatex_bbl(std::string_view source, Span part, std::vector<Problem>& problems) {
  return Reader(source, part, problems).read();
}

}  // namespace citecheck::latex

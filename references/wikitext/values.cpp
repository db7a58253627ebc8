#include "references/wikitext/values.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/languages.hpp"
#include "references/text.hpp"
#include "references/wikitext/entities.hpp"
#include "references/wikitext/special_bytes.hpp"

namespace citecheck::wikitext {

namespace {

constexpr std::size_t kLongestNameList = 4096;

template <typename T>
Claim<T> claim(T value, const Value& from) {
  return {std::move(value), std::string(from.written()), from.span};
}

bool accepted_as_written(std::string_view text) {
  return text.size() > 4 && text.starts_with("((") && text.ends_with("))");
}

bool ends_in_et_al(std::string_view text) {
  return std::ranges::any_of(
      std::array<std::string_view, 4>{"et al.", "et al", "et alii", "and others"}, [&](std::string_view end) {
        return text.size() >= end.size() && equal_ignoring_case(text.substr(text.size() - end.size()), end);
      });
}

// True if a value for one name holds several. An organisation may hold commas and "and".
bool names_several(std::string_view text) {
  if (text.find(';') != std::string_view::npos || ends_in_et_al(text)) return true;
  const bool lists = std::ranges::count(text, ',') > 1 || text.find(" and ") != std::string_view::npos ||
                     text.find(" & ") != std::string_view::npos;
  return lists && !reads_as_organisation(text);
}

bool is_initials(std::string_view word) {
  return !word.empty() && word.size() <= 3 &&
         std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_suffix(std::string_view word) {
  return std::ranges::any_of(std::array<std::string_view, 7>{"Jr", "Sr", "Jnr", "Snr", "1st", "2nd", "3rd"},
                             [&](std::string_view suffix) { return word == suffix; });
}

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
}

Name literal_name(std::string text) {
  Name name;
  name.literal = std::move(text);
  return name;
}

Name vancouver_name(std::string_view text) {
  if (accepted_as_written(text)) return literal_name(collapse_space(text.substr(2, text.size() - 4)));
  Name name;
  std::string_view family = text;
  if (is_suffix(last_word(family))) {
    name.suffix = last_word(family);
    family = trim(family.substr(0, family.size() - name.suffix.size()));
  }
  if (!is_initials(last_word(family))) return literal_name(std::string(text));
  name.given = last_word(family);
  name.family = trim(family.substr(0, family.size() - name.given.size()));
  return name;
}

}  // namespace

Value make_value(const Page& page, std::uint32_t parent, Span span) {
  return {&page, parent, trimmed(page, parent, span)};
}

std::string_view Value::line(std::string& made) const {
  std::string_view text = plain_line(*page, parent, span, made);
  if (accepted_as_written(text)) text = made = collapse_space(text.substr(2, text.size() - 4));
  return text;
}

std::string Value::line() const {
  std::string made;
  const std::string_view text = line(made);
  return text.data() == made.data() ? std::move(made) : std::string(text);
}

std::string_view Value::url(std::string& made) const {
  if (page->valid_utf8 && shows_as_written(page->source, span.begin, span.end)) return written();
  const auto nodes = page->markup.nodes_in(parent, span);
  const bool is_plain =
      std::ranges::all_of(nodes, [](const Node& node) { return node.kind == Node::Kind::url; });
  made = is_plain ? decode_entities(to_valid_utf8(written())) : plain_text(*page, parent, span).text();
  return is_plain ? std::string_view(made) : trim(made);
}

std::vector<Value> links_of(const Value& value) {
  std::vector<Value> links;
  if (value.written().find("//") == std::string_view::npos) return links;
  const auto nodes = value.page->markup.nodes_in(value.parent, value.span);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].kind == Node::Kind::ref)
      i += nodes[i].end - value.page->markup.index_of(nodes[i]) - 1;
    else if (nodes[i].kind == Node::Kind::url)
      links.push_back({value.page, value.parent, nodes[i].span});
  }
  return links;
}

Value link_in(const Value& value, bool first_word) {
  const std::string_view written = value.written();
  const bool is_url = starts_with_ignoring_case(written, "http") || written.starts_with("//");
  if (is_url && !(first_word && written.find(' ') != std::string_view::npos)) return value;
  const auto links = links_of(value);
  return links.empty() ? value : links.front();
}

Claim<std::string> text_claim(const Value& value) {
  return claim(value.line(), value);
}

Claim<std::string> language_claim(const Value& value) {
  std::string made;
  return claim(language_tag(value.line(made)), value);
}

Claim<Date> date_claim(const Value& value) {
  std::string made;
  return claim(parse_date(value.line(made)).value_or(Date{}), value);
}

std::optional<Claim<Date>> date_of_parts(const Value& year, const Value& month, const Value* day) {
  std::string text;
  const std::string month_text = month.line(), year_text = year.line();
  const std::string day_text = day != nullptr ? day->line() : "";
  if (month_text.find_first_not_of("0123456789") == std::string::npos) {
    const auto two_digits = [](const std::string& number) {
      return number.size() == 1 ? "0" + number : number;
    };
    text = year_text + "-" + two_digits(month_text);
    if (!day_text.empty()) text += "-" + two_digits(day_text);
  } else {
    text = (day_text.empty() ? "" : day_text + " ") + month_text + " " + year_text;
  }
  const auto date = parse_date(text);
  if (!date) return std::nullopt;
  return Claim<Date>{*date, std::move(text), {year.span.begin, year.span.begin}};
}

Claim<Url> url_claim(const Value& value) {
  std::string made;
  return claim(parse_url(value.url(made)), value);
}

Claim<Identifier> identifier_claim(Identifier::Kind kind, const Value& value) {
  std::string made;
  return claim(normalise(kind, value.line(made)), value);
}

void add_names(std::vector<Claim<Name>>& names, const Value& value, bool is_list, bool& truncated) {
  std::string made;
  const std::string_view written = plain_line(*value.page, value.parent, value.span, made);
  if (accepted_as_written(written)) {
    names.push_back(claim(literal_name(value.line()), value));
    return;
  }
  if (!is_list && !names_several(written)) {
    names.push_back(claim(parse_name(written), value));
    return;
  }
  // Every name carries the whole value as written, so a list may not be of any length.
  if (written.size() > kLongestNameList) {
    names.push_back(claim(literal_name(std::string(written)), value));
    truncated = true;
    return;
  }
  bool et_al = false;
  for (Name& name : parse_name_list(written, &et_al)) names.push_back(claim(std::move(name), value));
  truncated = truncated || et_al;
}

void add_vancouver_names(std::vector<Claim<Name>>& names, const Value& value, bool& truncated) {
  const std::string_view written = value.written();
  const std::size_t last_close = written.rfind("))");
  for (std::size_t at = 0; at <= written.size();) {
    std::size_t end = std::min(written.find(',', at), written.size());
    if (last_close != std::string_view::npos && at < last_close &&
        trim(written.substr(at, end - at)).starts_with("(("))
      end = std::min(written.find(',', written.find("))", at)), written.size());
    const Value item = make_value(*value.page, value.parent, {value.span.begin + at, value.span.begin + end});
    const std::string text = plain_line(*item.page, item.parent, item.span);
    if (ends_in_et_al(text))
      truncated = true;
    else if (!text.empty())
      names.push_back(claim(vancouver_name(text), item));
    at = end + 1;
  }
}

Claim<Name> name_claim(const Value& last, const Value& first) {
  Claim<Name> claim;
  claim.value.family = last.line();
  claim.value.given = first.line();
  claim.as_written.reserve(last.span.size() + first.span.size() + 2);
  claim.as_written.append(last.written()).append(", ").append(first.written());
  claim.span = {last.span.begin, last.span.begin};
  return claim;
}

}  // namespace citecheck::wikitext

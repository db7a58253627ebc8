#include "unit/references/bibtex/shown.hpp"

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

#include "references/bibtex/bibtex.hpp"
#include "references/text.hpp"

namespace citecheck::test {

namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

std::string text(const Date& date, std::string_view written) {
  return date.known() ? to_edtf(date) : "unknown " + collapse_space(written);
}

std::string text(const Name& name) {
  if (name.is_literal()) return "{" + name.literal + "}";
  std::string out = name.family + ", " + name.given;
  if (!name.particle.empty()) out += ", von " + name.particle;
  if (!name.suffix.empty()) out += ", jr " + name.suffix;
  return out;
}

Lines lines_of(const Citation& c) {
  Lines out{{"type", std::string(csl_name(c.type))}, {"key", c.ref_name}};
  const auto add = [&](std::string_view name, const auto& claim) {
    if (claim) out.emplace_back(name, claim->value);
  };
  const auto date = [&](std::string_view name, const auto& claim) {
    if (claim) out.emplace_back(name, text(claim->value, claim->as_written));
  };
  for (const auto& one : c.authors) out.emplace_back("author", text(one.value));
  if (c.authors_truncated) out.emplace_back("author", "others");
  for (const auto& one : c.editors) out.emplace_back("editor", text(one.value));
  for (const auto& [role, one] : c.contributors) out.emplace_back(role, text(one.value));
  add("title", c.title);
  add("container-title", c.container_title);
  add("publisher", c.publisher);
  add("publisher-place", c.publisher_place);
  add("language", c.language);
  add("volume", c.volume);
  add("issue", c.issue);
  add("page", c.page);
  add("edition", c.edition);
  add("quote", c.quote);
  add("url-status", c.url_status);
  date("issued", c.issued);
  date("accessed", c.accessed);
  date("archived", c.archived);
  for (const auto& [name, one] : c.other_dates) out.emplace_back(name, text(one.value, one.as_written));
  if (c.url) out.emplace_back("url", c.url->value.href());
  if (c.archive_url) out.emplace_back("archive-url", c.archive_url->value.href());
  for (const auto& one : c.identifiers)
    out.emplace_back("identifier", std::string(label(one.value.kind)) + ":" + one.value.value);
  for (const auto& [name, one] : c.other) out.emplace_back(name, one.value);
  return out;
}

}  // namespace

Article read_bibtex(std::string_view text) {
  return *open_bibtex(std::make_unique<std::istringstream>(std::string(text)), "refs.bib")->next();
}

std::string shown(const Citation& citation) {
  Lines lines = lines_of(citation);
  std::ranges::stable_sort(lines, {}, [](const auto& line) { return line.first; });
  // Names have their order; identifiers and fields without a place of their own have none.
  const auto is_names = [&](const std::string& name) {
    return name == "author" || name == "editor" ||
           std::ranges::any_of(citation.contributors, [&](const auto& one) { return one.first == name; });
  };
  for (auto begin = lines.begin(); begin != lines.end();) {
    const auto end =
        std::find_if(begin, lines.end(), [&](const auto& one) { return one.first != begin->first; });
    if (!is_names(begin->first)) std::sort(begin, end);
    begin = end;
  }
  std::string out;
  for (const auto& [name, value] : lines) out.append(name).append(": ").append(value).append("\n");
  return out;
}

std::string value_of(const Citation& citation, std::string_view name) {
  std::string out;
  for (const auto& [of, value] : lines_of(citation))
    if (of == name) out.append(out.empty() ? "" : " | ").append(value);
  return out;
}

}  // namespace citecheck::test

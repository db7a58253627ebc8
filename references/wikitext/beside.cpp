#include "references/wikitext/beside.hpp"

#include <algorithm>
#include <utility>

#include "references/archive_url.hpp"
#include "references/wikitext/arguments.hpp"
#include "references/wikitext/values.hpp"

namespace citecheck::wikitext {

namespace {

Value value_of(const Page& page, const Node& node, std::initializer_list<std::string_view> names) {
  return make_value(page, page.markup.index_of(node), argument(page, node, names));
}

bool is_stamp(std::string_view text) {
  return text.size() >= 4 && text.size() <= 14 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// The archive's URL is made of the page's URL and the time stamp, so it has no bytes of its own.
void read_wayback(const Value& url, const Value& stamp, Citation& citation) {
  const std::string digits = stamp.empty() ? std::string() : stamp.line();
  std::string decoded;
  const std::string made = "https://web.archive.org/web/" + (is_stamp(digits) ? digits : "*") + "/" +
                           std::string(url.url(decoded));
  const auto archive = parse_archive_url(made);
  citation.archive_url = {parse_url(made), made, {url.span.begin, url.span.begin}};
  if (stamp.empty()) return;
  citation.archived = date_claim(stamp);
  if (archive && archive->captured)
    citation.archived->value = from_day(std::chrono::floor<std::chrono::days>(*archive->captured));
}

}  // namespace

void read_archive_template(const Page& page, const Node& node, Citation& citation) {
  citation.archive_stated = true;
  const Value url = value_of(page, node, {"url", "1", "archive-url", "archiveurl"});
  if (!citation.title && citation.template_name.empty())
    if (const Value title = value_of(page, node, {"text", "title", "titre", "titel", "título"});
        !title.empty())
      citation.title = text_claim(title);
  if (url.empty()) return;
  Claim<Url> claim = url_claim(link_in(url, true));
  const bool is_archive = parse_archive_url(claim.value).has_value();
  if (citation.archive_url) {
    if (is_archive && citation.archive_url->value.href() != claim.value.href())
      citation.other.emplace_back("archive-url", text_claim(url));
    return;
  }
  const Value date = value_of(page, node, {"date", "2", "datum", "archive-date", "archiv-datum"});
  const Value stamp = value_of(page, node, {"wayback", "archive-is"});
  if (!is_archive) return read_wayback(url, stamp.empty() ? date : stamp, citation);
  citation.archive_url = std::move(claim);
  if (!date.empty()) citation.archived = date_claim(date);
}

void read_identifier_template(const Page& page, const Node& node, const TemplateInfo& info,
                              Citation& citation) {
  const Arguments arguments(page, node);
  std::vector<const Argument*> values;
  for (const Argument& argument : arguments.all())
    if (argument.position > 0 || argument.name == "1" || argument.name == "id") values.push_back(&argument);
  if (values.empty()) return;
  if (info.role == Role::other_identifier) {
    citation.other.emplace_back(info.name, text_claim(values.front()->value));
    return;
  }
  using enum Identifier::Kind;
  if (info.identifier == arxiv && values.size() == 2) {
    const Value &archive = values[0]->value, &number = values[1]->value;
    const std::string whole = archive.line() + "/" + number.line();
    citation.identifiers.push_back(
        {normalise(arxiv, whole), whole, {archive.span.begin, archive.span.begin}});
    return;
  }
  // Only books are named by several numbers in one template.
  const std::size_t count = info.identifier == isbn ? std::min<std::size_t>(values.size(), 9) : 1;
  for (const Argument* value : std::span(values).first(count))
    citation.identifiers.push_back(identifier_claim(info.identifier, value->value));
}

}  // namespace citecheck::wikitext

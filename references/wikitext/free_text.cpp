#include "references/wikitext/free_text.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "references/archive_url.hpp"
#include "references/byte_set.hpp"
#include "references/plain/segment.hpp"
#include "references/text.hpp"
#include "references/wikitext/arguments.hpp"
#include "references/wikitext/locators.hpp"
#include "references/wikitext/templates.hpp"
#include "references/wikitext/values.hpp"

namespace citecheck::wikitext {

namespace {

using Kind = Node::Kind;

constexpr std::size_t kLongestTitle = 200;  // Bytes; a longer text in quotes is a quotation.
constexpr std::size_t kLongestName = 80;    // Bytes of a work's or a publisher's name.

constexpr int kOldestYear = 1400;  // A smaller number is a page.

struct Quotes {
  std::string_view open, close;
};
constexpr auto kQuotes = std::to_array<Quotes>({{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}});

// True if a title may stand in quotes. Their first bytes begin dashes and other signs too.
bool shows_quotes(std::string_view text) {
  static constexpr ByteSet kFirstBytes("\"\xE2\xC2");
  for (std::size_t at = kFirstBytes.find_in(text); at != std::string_view::npos;
       at = kFirstBytes.find_in(text, at + 1))
    for (const Quotes& quotes : kQuotes)
      if (text.substr(at).starts_with(quotes.open) || text.substr(at).starts_with(quotes.close)) return true;
  return false;
}

bool has_letters(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size() && letters < 3;) letters += is_letter(next_code_point(text, at));
  return letters == 3;
}

// False for a link's label that is no title: a page number, the URL again, a remark.
bool names_a_page(const std::string& label, const Url& url) {
  const bool may_be_url = starts_with_ignoring_case(label, "http");
  if (!has_letters(label) || (may_be_url && parse_url(label).is_http())) return false;
  static constexpr std::string_view kWww = "www.";
  const auto bare = [](std::string_view host) {
    return starts_with_ignoring_case(host, kWww) ? host.substr(kWww.size()) : host;
  };
  if (equal_ignoring_case(bare(label), bare(url.host()))) return false;
  static constexpr auto kRemarks = std::to_array<std::string_view>(
      {"archive", "archived", "link", "here", "pdf", "website", "url", "source"});
  return std::ranges::none_of(kRemarks,
                              [&](std::string_view remark) { return equal_ignoring_case(label, remark); });
}

// Of a label that begins with a title in quotes, the title: "Taoism" at the Stanford Encyclopedia.
Span without_quotes(std::string_view source, Span label) {
  const std::string_view text = label.of(source);
  for (const auto& [open, close] : kQuotes) {
    const std::size_t end = text.starts_with(open) ? text.find(close, open.size()) : std::string_view::npos;
    if (end != std::string_view::npos && has_letters(text.substr(open.size(), end - open.size())))
      return {label.begin + open.size(), label.begin + end};
  }
  return label;
}

bool stands_in_quotes(std::string_view text, Span span) {
  return std::ranges::any_of(kQuotes, [&](const Quotes& quotes) {
    return text.substr(0, span.begin).ends_with(quotes.open) &&
           text.substr(span.end).starts_with(quotes.close);
  });
}

// Free text orders its parts as it likes; what holds digits or commas may be several of them.
bool reads_as_one_name(std::string_view text) {
  return text.size() <= kLongestName && text.find_first_of("0123456789,\"") == std::string_view::npos &&
         text.find("“") == std::string_view::npos;
}

bool reads_as_person(const Name& name) {
  const auto is_capital = [](const std::string& part) {
    std::size_t at = 0;
    return !part.empty() && is_upper(next_code_point(part, at));
  };
  const auto has_digits = [](const std::string& part) {
    return part.find_first_of("0123456789") != std::string::npos;
  };
  return !name.is_literal() && !has_digits(name.family) && !has_digits(name.given) &&
         is_capital(name.family) && is_capital(name.given) &&
         std::ranges::count(name.family, ' ') + std::ranges::count(name.given, ' ') <= 3;
}

class FreeText {
 public:
  FreeText(const Page& page, std::uint32_t parent, Span body, Citation& citation)
      : page_(page), parent_(parent), body_(body), citation_(citation) {}

  void read() {
    links();
    const PlainText text = plain_text(page_, parent_, body_, title_link_);
    const bool may_have_title = title_link_ != kNoNode || shows_quotes(text.text());
    Citation found =
        may_have_title ? plain::read_titled(text.text(), 0) : plain::read_statements(text.text(), 0);
    take_locators(text.text(), found);
    keep_certain(text.text(), found);
    relocate(text, found);
    drop_parts_of_title(found);
    merge(std::move(found));
  }

 private:
  void links() {
    const auto nodes = page_.markup.nodes_in(parent_, body_);
    for (std::size_t i = 0; i < nodes.size();) {
      const Node& node = nodes[i];
      const std::uint32_t index = page_.markup.index_of(node);
      bool enter = node.kind == Kind::wikilink;
      if (node.kind == Kind::external_link) link(index, page_.markup.nodes[index + 1].span, node.inner);
      if (node.kind == Kind::url) link(index, node.span, {});
      if (node.kind == Kind::template_call) enter = link_template(index, node);
      i += enter ? 1 : node.end - index;
    }
  }

  // {{URL|example.org/x|label}}, {{Toter Link|url=…|text=…}}. True if the links inside a template are those
  // of this reference: what lies in a reference or a remark inside this one is theirs.
  bool link_template(std::uint32_t index, const Node& node) {
    const Role role = template_info(name_of_template(page_, node)).role;
    if (role != Role::url && role != Role::dead_link) return role == Role::none;
    Span url = argument(page_, node, {"url", "1"});
    if (url.of(page_.source).find('.') == std::string_view::npos) url = argument(page_, node, "2");
    const std::string_view written = url.of(page_.source);
    // A host alone is enough for {{URL}}, and {{dead link|date=May 2010}} has none.
    const bool is_address = written.find("://") != std::string_view::npos || written.starts_with("//") ||
                            (role == Role::url && written.find('.') != std::string_view::npos);
    if (!is_address) return false;
    const Span label = argument(page_, node, {"text", "name", role == Role::url ? "2" : "text"});
    link(index, url, label.of(page_.source) == written ? Span{} : label);
    return false;
  }

  void link(std::uint32_t index, Span url_span, Span label) {
    Claim<Url> url = url_claim(link_in(make_value(page_, index, url_span), false));
    if (!url.value.valid() && !url.value.href().starts_with('/')) {  // {{URL|example.org}}
      url.value = parse_url("http://" + url.value.href());
      if (!url.value.is_http()) return;
    }
    const bool is_archive = parse_archive_url(url.value).has_value();
    if (is_archive && !citation_.archive_url) {
      citation_.archive_stated = true;
      name_page(index, citation_.archive_url.emplace(std::move(url)).value, label);
    } else if (!is_archive && !citation_.url) {
      name_page(index, citation_.url.emplace(std::move(url)).value, label);
    } else {
      if (citation_.url && citation_.url->value.href() == url.value.href()) return;
      if (citation_.archive_url && citation_.archive_url->value.href() == url.value.href()) return;
      citation_.other.emplace_back("url", text_claim(make_value(page_, index, url_span)));
    }
  }

  // What is shown for a link is the page's title.
  void name_page(std::uint32_t index, const Url& url, Span label) {
    if (citation_.title || label.empty()) return;
    const Span written = trimmed(page_, index, label), inner = without_quotes(page_.source, written);
    Claim<std::string> title = text_claim(make_value(page_, index, inner));
    if (!names_a_page(title.value, url)) return;
    citation_.title = std::move(title);
    if (inner == written) title_link_ = index;
  }

  // ---- what the reader of plain text found ----

  static void take_locators(std::string_view text, Citation& found) {
    const Locators locators = find_locators(text);
    const auto fill = [text](std::optional<Claim<std::string>>& claim, std::optional<Span> span) {
      if (!claim && span) claim = {std::string(span->of(text)), std::string(span->of(text)), *span};
    };
    fill(found.volume, locators.volume);
    fill(found.issue, locators.issue);
    fill(found.page, locators.page);
  }

  // A wrong claim would be held against the page. Without a title that shows itself by quotes or a link it is
  // not known what the parts before and behind it are.
  void keep_certain(std::string_view text, Citation& found) const {
    const auto drop_doubtful = [](auto& name) {
      if (name && !reads_as_one_name(name->value)) name.reset();
    };
    if (found.title &&
        (!stands_in_quotes(text, found.title->span) || found.title->span.size() > kLongestTitle))
      found.title.reset();
    if (found.issued && found.issued->value.begin.year < kOldestYear) found.issued.reset();
    const bool are_people = std::ranges::all_of(
        found.authors, [](const Claim<Name>& claim) { return reads_as_person(claim.value); });
    if (!are_people || !(found.title || citation_.title)) {
      found.authors.clear();
      found.editors.clear();
      found.authors_truncated = false;
    }
    if (found.title || citation_.title) {
      drop_doubtful(found.container_title);
      drop_doubtful(found.publisher);
      drop_doubtful(found.publisher_place);
    } else {
      for (const auto claim : {&Citation::container_title, &Citation::publisher, &Citation::publisher_place})
        (found.*claim).reset();
    }
  }

  // The words of a link's label are its title and nothing else.
  void drop_parts_of_title(Citation& found) const {
    if (!citation_.title) return;
    const Span title = citation_.title->span;
    const auto overlaps = [&](const auto& claim) {
      return claim.span.begin < title.end && title.begin < claim.span.end;
    };
    const auto drop = [&](auto claim) {
      if ((found.*claim) && overlaps(*(found.*claim))) (found.*claim).reset();
    };
    for (const auto claim : kTexts) drop(claim);
    for (const auto claim : kDates) drop(claim);
    std::erase_if(found.authors, overlaps);
    std::erase_if(found.editors, overlaps);
    std::erase_if(found.other, [&](const auto& field) { return overlaps(field.second); });
  }

  template <typename T>
  void relocate(const PlainText& text, Claim<T>& claim) const {
    claim.span = claim.span.empty() ? Span{body_.begin, body_.begin} : text.source_of(claim.span);
    if (!claim.span.empty()) claim.as_written = claim.span.of(page_.source);
  }
  template <typename T>
  void relocate(const PlainText& text, std::optional<Claim<T>>& claim) const {
    if (claim) relocate(text, *claim);
  }
  template <typename T>
  void relocate(const PlainText& text, std::vector<Claim<T>>& claims) const {
    for (Claim<T>& claim : claims) relocate(text, claim);
  }

  void relocate(const PlainText& text, Citation& found) const {
    for (const auto claim : kTexts) relocate(text, found.*claim);
    for (const auto claim : kDates) relocate(text, found.*claim);
    for (const auto claim : kUrls) relocate(text, found.*claim);
    relocate(text, found.authors);
    relocate(text, found.editors);
    relocate(text, found.identifiers);
    for (auto& [name, claim] : found.other) relocate(text, claim);
  }

  // What the markup says goes before what the words say.
  void merge(Citation found) const {
    const auto fill = [&](auto claim) {
      if (!(citation_.*claim)) citation_.*claim = std::move(found.*claim);
    };
    for (const auto claim : kTexts) fill(claim);
    for (const auto claim : kDates) fill(claim);
    for (const auto claim : kUrls) fill(claim);
    citation_.type = found.type;
    citation_.authors = std::move(found.authors);
    citation_.editors = std::move(found.editors);
    citation_.authors_truncated = found.authors_truncated;
    citation_.tagged_dead = citation_.tagged_dead || found.tagged_dead;
    citation_.archive_stated = citation_.archive_stated || found.archive_stated;
    std::ranges::move(found.identifiers, std::back_inserter(citation_.identifiers));
    std::ranges::move(found.other, std::back_inserter(citation_.other));
    if (citation_.type == ItemType::document && (citation_.url || citation_.archive_url))
      citation_.type = ItemType::webpage;
  }

  using Text = std::optional<Claim<std::string>> Citation::*;
  static constexpr std::array<Text, 11> kTexts = {
      &Citation::title,    &Citation::container_title, &Citation::publisher, &Citation::publisher_place,
      &Citation::language, &Citation::volume,          &Citation::issue,     &Citation::page,
      &Citation::edition,  &Citation::quote,           &Citation::url_status};
  static constexpr std::array<std::optional<Claim<Date>> Citation::*, 3> kDates = {
      &Citation::issued, &Citation::accessed, &Citation::archived};
  static constexpr std::array<std::optional<Claim<Url>> Citation::*, 2> kUrls = {&Citation::url,
                                                                                 &Citation::archive_url};

  const Page& page_;
  std::uint32_t parent_;
  Span body_;
  Citation& citation_;
  std::uint32_t title_link_ = kNoNode;
};

/// Takes the cited page's URL out of the archive URL, where the citation states only that.
void take_url_from_archive(Citation& citation) {
  if (citation.url || !citation.archive_url) return;
  const Claim<Url>& archive = *citation.archive_url;
  const auto parsed = parse_archive_url(archive.value);
  if (!parsed || parsed->original.empty()) return;
  const std::size_t at = archive.as_written.rfind(parsed->original);
  if (at == std::string::npos) return;
  Span span{archive.span.begin + at, archive.span.begin + at + parsed->original.size()};
  if (archive.span.empty()) span = archive.span;
  citation.url = {parse_url(parsed->original), parsed->original, span};
}

}  // namespace

void read_free_text(const Page& page, std::uint32_t parent, Span body, Citation& citation) {
  FreeText(page, parent, body, citation).read();
  take_url_from_archive(citation);
}

void read_links_beside(const Page& page, std::uint32_t parent, Span body, Citation& citation) {
  const auto nodes = page.markup.nodes_in(parent, body);
  for (std::size_t i = 0; i < nodes.size();) {
    const Node& node = nodes[i];
    const std::uint32_t index = page.markup.index_of(node);
    if (node.kind == Kind::url)
      citation.other.emplace_back("url", text_claim(make_value(page, index, node.span)));
    const bool enter = node.kind == Kind::external_link || node.kind == Kind::wikilink;
    i += enter ? 1 : node.end - index;
  }
}

}  // namespace citecheck::wikitext

#include "references/rendered/metadata.hpp"

#include <algorithm>
#include <array>

#include "references/plain/segment.hpp"
#include "references/rendered/claims.hpp"
#include "references/rendered/entry.hpp"
#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

using Text = std::string_view;
constexpr std::size_t kMost = 20'000;  ///< Citations of one page.

/// <meta name="citation_reference" content="citation_title=…;citation_author=…;…">.
class MetaReference {
 public:
  MetaReference(const Page& page, Index meta)
      : page_(page), place_(page.html().attribute_span(meta, "content")) {
    citation_.span = page.html().span(meta);
    citation_.template_name = "citation_reference";
    read(page.attribute(meta, "content"));
  }

  Citation take() {
    if (page_number_.value.empty()) return std::move(citation_);
    if (!citation_.page) citation_.page = std::move(page_number_);
    return std::move(citation_);
  }

 private:
  void read(Text content) {
    if (content.find("citation_") == Text::npos) return free_text(content);
    for (std::size_t at = 0; at < content.size();) {
      std::size_t end = content.find(';', at);
      // A ";" inside of a value is not followed by a name.
      while (end != Text::npos && !trim(content.substr(end + 1)).starts_with("citation_") &&
             !trim(content.substr(end + 1)).empty())
        end = content.find(';', end + 1);
      const Text pair = content.substr(at, end == Text::npos ? end : end - at);
      const std::size_t equals = pair.find('=');
      if (equals != Text::npos)
        field(to_lower_ascii(trim(pair.substr(0, equals))), trim(pair.substr(equals + 1)));
      at = end == Text::npos ? content.size() : end + 1;
    }
    citation_.type = type();
  }

  void free_text(Text content) {
    const Span span = citation_.span;
    citation_ = plain::read_reference(content, 0);
    citation_.span = span;
    // Where no character reference stands in it, the bytes are the text's own.
    const bool same = place_.of(page_.source()) == content;
    for_each_claim(citation_, [&](auto& claim) {
      if (same && !claim.span.empty())
        claim.span = {claim.span.begin + place_.begin, claim.span.end + place_.begin};
      else
        claim.span = {};
    });
  }

  /// The value where the attribute shows it as it is; values follow each other.
  Span find(Text value) {
    const Text written = place_.of(page_.source());
    const Text near = written.substr(std::min(cursor_, written.size()), value.size() + 400);
    const std::size_t found = near.find(value);
    if (found == Text::npos) return {};
    const std::size_t begin = place_.begin + cursor_ + found;
    cursor_ += found + value.size();
    return {begin, begin + value.size()};
  }

  template <typename T>
  Claim<T> claim(T parsed, Text value) {
    return {std::move(parsed), std::string(value), find(value)};
  }

  void field(const std::string& name, Text value) {
    if (value.empty()) return;
    struct Simple {
      Text name;
      std::optional<Claim<std::string>> Citation::*field;
    };
    static constexpr auto kSimple =
        std::to_array<Simple>({{"citation_title", &Citation::title},
                               {"citation_journal_title", &Citation::container_title},
                               {"citation_journal_abbrev", &Citation::container_title},
                               {"citation_inbook_title", &Citation::container_title},
                               {"citation_conference_title", &Citation::container_title},
                               {"citation_conference", &Citation::container_title},
                               {"citation_publisher", &Citation::publisher},
                               {"citation_dissertation_institution", &Citation::publisher},
                               {"citation_technical_report_institution", &Citation::publisher},
                               {"citation_volume", &Citation::volume},
                               {"citation_issue", &Citation::issue},
                               {"citation_pages", &Citation::page},
                               {"citation_language", &Citation::language}});
    const std::string line = collapse_space(value);
    for (const Simple& simple : kSimple)
      if (name == simple.name && !(citation_.*simple.field)) {
        citation_.*simple.field = claim(line, value);
        return;
      }
    if (!special(name, value, line)) citation_.other.emplace_back(name, claim(line, value));
  }

  bool special(const std::string& name, Text value, const std::string& line) {
    static constexpr auto kIdentifiers =
        std::to_array<std::pair<Text, Identifier::Kind>>({{"citation_doi", Identifier::Kind::doi},
                                                          {"citation_pmid", Identifier::Kind::pmid},
                                                          {"citation_isbn", Identifier::Kind::isbn},
                                                          {"citation_issn", Identifier::Kind::issn},
                                                          {"citation_arxiv_id", Identifier::Kind::arxiv}});
    for (const auto& [key, kind] : kIdentifiers)
      if (name == key) {
        citation_.identifiers.push_back(claim(normalise(kind, value), value));
        return true;
      }
    if (name == "citation_author" || name == "citation_authors") {
      const Span span = find(value);
      bool truncated = false;
      for (Name& person : parse_name_list(line, &truncated))
        citation_.authors.push_back({std::move(person), std::string(value), span});
      citation_.authors_truncated = citation_.authors_truncated || truncated;
      return true;
    }
    if (name.ends_with("_date") || name == "citation_year") {
      if (!citation_.issued) citation_.issued = claim(parse_date(line).value_or(Date{}), value);
      return true;
    }
    if (name == "citation_firstpage") {
      page_number_ = claim(line, value);
      return true;
    }
    if (name == "citation_lastpage" && !page_number_.value.empty()) {
      page_number_ = {page_number_.value + "–" + line, page_number_.value + "–" + line, {}};
      return true;
    }
    if (name.ends_with("_url") && !citation_.url) {
      citation_.url = claim(parse_url(line), value);
      return true;
    }
    return false;
  }

  ItemType type() const {
    if (citation_.container_title) return ItemType::article_journal;
    const bool book = std::ranges::any_of(citation_.identifiers, [](const auto& identifier) {
      return identifier.value.kind == Identifier::Kind::isbn;
    });
    if (book || citation_.publisher) return ItemType::book;
    return citation_.url ? ItemType::webpage : ItemType::document;
  }

  const Page& page_;
  Span place_;
  std::size_t cursor_ = 0;
  Citation citation_;
  Claim<std::string> page_number_;
};

}  // namespace

std::vector<Citation> read_meta_references(const Page& page) {
  std::vector<Citation> citations;
  for (Index node = 1; node < page.size() && citations.size() < kMost; ++node)
    if (page.is(node, "meta") && equal_ignoring_case(page.attribute(node, "name"), "citation_reference") &&
        !trim(page.attribute(node, "content")).empty())
      citations.push_back(MetaReference(page, node).take());
  return citations;
}

std::vector<Citation> read_microdata_citations(const Page& page) {
  std::vector<Citation> citations;
  for (Index node = 1; node < page.size() && citations.size() < kMost;) {
    if (page[node].attribute_count == 0 || !Page::has_word(page.attribute(node, "itemprop"), "citation")) {
      ++node;
      continue;
    }
    Citation citation = read_entry(page, page.tree(node));
    citation.span = page.html().span(node);
    citations.push_back(std::move(citation));
    node = page[node].end;
  }
  return citations;
}

}  // namespace citecheck::rendered

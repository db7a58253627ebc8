#include <algorithm>
#include <map>
#include <numeric>

#include "references/text.hpp"
#include "rules/article/labels.hpp"
#include "rules/rule.hpp"

namespace citecheck {
namespace {

/// Groups that grow together (union-find); the smallest member stands for its group.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::size_t find(std::size_t member) {
    while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
    return member;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

/// The words alone: punctuation and case do not make another title.
std::string word_key(std::string_view text) {
  std::string key;
  for (const std::string& word : words(text)) key.append(word).append(" ");
  return key;
}

std::string key_text(const std::optional<Claim<std::string>>& claim) {
  return claim ? fold(claim->value) : "";
}

/// A reference with more words than this holds a remark or a quotation of its own.
constexpr std::size_t kMostWords = 40;

/// The text of a reference written freely, without what may differ between two citations of one page.
std::string without_address_and_day(const Article& article, const Citation& citation) {
  std::string text(article.text_of(citation.span));
  const auto blank = [&](const auto& claim) {
    if (!claim || claim->span.begin < citation.span.begin || claim->span.end > citation.span.end) return;
    std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(claim->span.begin - citation.span.begin),
                claim->span.size(), ' ');
  };
  blank(citation.url);
  blank(citation.archive_url);
  blank(citation.accessed);
  blank(citation.archived);
  return text;
}

/// The numbers of a reference written freely, among which a page number would be; all its words if it quotes.
std::string part_in_free_text(const Article& article, const Citation& citation) {
  const std::vector<std::string> all = words(without_address_and_day(article, citation));
  std::string part;
  for (const std::string& word : all)
    if (all.size() > kMostWords || (word != citation.label && word.find_first_of("0123456789") != word.npos))
      part.append(word).append(" ");
  return part;
}

/// What tells two citations of one source apart: the part of it that is cited.
std::string cited_part(const Article& article, const Citation& citation) {
  std::string part;
  for (const auto* claim :
       {&citation.page, &citation.volume, &citation.issue, &citation.quote, &citation.edition})
    part.append(key_text(*claim)).append("\n");
  for (const auto& [name, claim] : citation.other) {
    static constexpr std::string_view kParts[] = {"page", "at",    "chapter", "section", "entry",
                                                  "time", "quote", "season",  "episode", "minutes",
                                                  "part", "pp",    "loc",     "number",  "contribution"};
    const std::string lower = to_lower_ascii(name);
    if (std::ranges::any_of(kParts, [&](std::string_view word) {
          return word.size() <= 3 ? lower == word : lower.find(word) != lower.npos;
        }))
      part.append(lower).append("=").append(fold(claim.value)).append("\n");
  }
  if (citation.template_name.empty()) part += part_in_free_text(article, citation);
  return part;
}

std::string url_key(const Citation& citation) {
  if (!citation.url || !citation.url->value.is_http() || citation.url->value.is_home()) return "";
  const Url& url = citation.url->value;
  return (fetch_key(url) + "#").append(url.fragment());
}

std::string title_and_author_key(const Citation& citation) {
  if (!citation.title || citation.authors.empty()) return "";
  if (words(citation.title->value).size() < 2) return "";
  std::string key =
      "title\n" + fold(citation.title->value) + "\n" + key_text(citation.container_title) + "\n";
  for (const Claim<Name>& author : citation.authors)
    key.append(fold(to_inverted_text(author.value))).append("\n");
  if (citation.issued) key += to_edtf(citation.issued->value);
  return key.append("\n").append(url_key(citation));
}

/// The keys under which the citation's source is known; two citations that share one cite the same source.
std::vector<std::string> source_keys(const Citation& citation) {
  std::vector<std::string> keys;
  if (auto key = url_key(citation); !key.empty()) keys.push_back("url\n" + key);
  if (auto key = title_and_author_key(citation); !key.empty()) keys.push_back(std::move(key));
  for (const Claim<Identifier>& identifier : citation.identifiers) {
    if (identifier.value.kind == Identifier::Kind::doi)
      keys.push_back("doi\n" + to_lower_ascii(identifier.value.value));
    if (identifier.value.kind == Identifier::Kind::isbn)
      if (const auto isbn = isbn13(identifier.value.value)) keys.push_back("isbn\n" + *isbn);
  }
  return keys;
}

/// Joins those that share a key. Different titles under one key are different parts of one site or book; one
/// without a title joins only if there is no choice.
void join(Groups& groups, const Article& article, std::span<const std::uint32_t> members) {
  std::map<std::string, std::uint32_t> by_title;
  for (const std::uint32_t member : members) {
    const auto& title = article.citations[member].title;
    if (!title) continue;
    const auto [first, is_new] = by_title.emplace(word_key(title->value), member);
    if (!is_new) groups.join(first->second, member);
  }
  if (by_title.size() > 1) return;
  for (const std::uint32_t member : members) groups.join(members.front(), member);
}

void report(const Article& article, std::span<const Citation* const> group, FindingSink& sink) {
  Finding finding;
  finding.citation = group[1]->index;
  finding.certainty = Certainty::likely;
  finding.message = "References " + shown_labels(group) + " cite the same source";
  for (const Citation* citation : group.first(std::min<std::size_t>(group.size(), 5)))
    finding.because.push_back({ellipsize(collapse_space(article.text_of(citation->span)), 200), "",
                               "reference " + shown_label(*citation)});
  finding.fix =
      Fix{Fix::Safety::display_only, "Cite reference " + shown_label(*group[0]) + " again instead", {}};
  sink.report(std::move(finding));
}

void check(const ArticleInput& input, FindingSink& sink) {
  const Article& article = input.article;
  std::map<std::string, std::vector<std::uint32_t>> by_key;
  std::map<std::string, std::size_t> parts;
  for (const Citation& citation : article.citations) {
    if (!is_numbered(citation)) continue;
    const std::vector<std::string> keys = source_keys(citation);
    if (keys.empty()) continue;
    const std::size_t part = parts.emplace(cited_part(article, citation), parts.size()).first->second;
    for (const std::string& key : keys) by_key[key + "\n\n" + std::to_string(part)].push_back(citation.index);
  }
  Groups groups(article.citations.size());
  for (const auto& [key, members] : by_key)
    if (members.size() > 1) join(groups, article, members);
  std::map<std::size_t, std::vector<const Citation*>> by_first;
  for (const Citation& citation : article.citations) {
    auto& group = by_first[groups.find(citation.index)];
    if (group.empty() || !in_one_entry(*group.back(), citation)) group.push_back(&citation);
  }
  for (const auto& [first, group] : by_first)
    if (group.size() > 1) report(article, group, sink);
}

}  // namespace
}  // namespace citecheck

CITECHECK_RULE(ART004){.code = "ART004",
                       .name = "duplicate-references",
                       .summary = "Several references cite the same source",
                       .severity = citecheck::Severity::warning,
                       .needs = citecheck::needs_text,
                       .since = "0.1",
                       .explain = R"(## What it does
Reports references of the list that cite the same source: the same URL, the same DOI, the same ISBN and page, or
the same title, work, authors and date. Each group is reported once, with all its labels.

Citations of different pages, chapters, quotations or fragments of one source are no duplicates; neither are
entries with different titles under one URL or ISBN. Bibliographies without numbers are not compared.

## Why it matters
The list looks longer than it is, and a correction made to one of the copies does not reach the others.

## Example
    A.<ref>{{cite web |title=Film Market |url=https://example.org/market}}</ref>
    B.<ref>{{cite web |title=Film Market |url=https://example.org/market}}</ref>

## What to do
Name the first (`<ref name="market">…</ref>`) and cite it again by its name (`<ref name="market" />`).)",
                       .article = citecheck::check};

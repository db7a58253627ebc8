#include "checker/page/finish.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "checker/page/date_order.hpp"
#include "checker/page/site_names.hpp"
#include "checker/page/web_authors.hpp"
#include "checker/page/web_date.hpp"
#include "checker/page/zone_days.hpp"
#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

constexpr int kMaxAgreement = 9;

template <typename T>
void rank(std::vector<Sourced<T>>& list) {
  for (Sourced<T>& item : list) item.confidence = std::clamp(item.confidence, 0, 100);
  std::ranges::stable_sort(list, std::ranges::greater{}, &Sourced<T>::confidence);
}

/// Sources that say the same strengthen each other. `key_of` gives equal keys to equal values.
template <typename T, typename KeyOf>
void reward_agreement(std::vector<Sourced<T>>& list, KeyOf key_of) {
  std::map<std::string, std::set<std::string_view>> sources;
  for (const Sourced<T>& item : list) sources[key_of(item.value)].insert(item.source);
  std::vector<int> reward;
  for (const Sourced<T>& item : list)
    reward.push_back(
        std::min<int>(kMaxAgreement, 3 * static_cast<int>(sources[key_of(item.value)].size() - 1)));
  for (std::size_t i = 0; i < list.size(); ++i) list[i].confidence += reward[i];
}

/// The names by which titles and bylines may call the site.
std::vector<std::string> site_names(const Candidates& found, std::string_view heading, std::string_view url) {
  std::vector<std::string> sites = values_of(found.sites);
  // Some pages give their own title as the name of the site.
  const std::string own = fold(heading);
  const bool is_title = std::ranges::any_of(
      found.titles, [&](const auto& title) { return fold(title.value) == own && title.source != "heading"; });
  if (is_title) std::erase_if(sites, [&](const std::string& site) { return fold(site) == own; });
  std::string label = host_label(url);
  if (label.empty() && !found.canonical_urls.empty()) label = host_label(found.canonical_urls.front().value);
  if (!label.empty()) sites.push_back(std::move(label));
  return sites;
}

/// True if at least a third of the words of `text` are in one of the titles.
bool shares_words(std::string_view text, const Candidates::Texts& titles) {
  const std::vector<std::string> own = words(text);
  for (const auto& title : titles) {
    if (title.source == "heading") continue;
    const std::vector<std::string> other = words(title.value);
    const std::set<std::string_view> known(other.begin(), other.end());
    const auto shared =
        std::ranges::count_if(own, [&](const std::string& word) { return known.contains(word); });
    if (shared * 3 >= static_cast<std::ptrdiff_t>(own.size())) return true;
  }
  return false;
}

/// Each title as written, and where it carries the site's name or more than the heading, better without.
Candidates::Texts finish_titles(const Candidates::Texts& written, std::span<const std::string> sites,
                                std::string_view heading) {
  Candidates::Texts titles;
  for (const auto& title : written) {
    const bool is_element = title.source == "title";
    auto cut = cut_to_heading(title.value, heading);
    if (!cut) cut = without_site(title.value, sites);
    if (cut && !cut->empty()) {
      titles.push_back({*cut, title.source, title.confidence + (is_element ? 12 : 0)});
      titles.push_back({title.value, title.source, title.confidence - 25});
      continue;
    }
    const bool is_site = is_site_name(title.value, sites);
    titles.push_back({title.value, title.source, title.confidence - (is_site ? 40 : 0)});
    if (is_element) cut = without_last_part(title.value);
    if (cut) titles.push_back({*cut, title.source, title.confidence - 12});
  }
  reward_agreement(titles, [](const std::string& title) { return fold(title); });
  // Titles for search engines differ from what readers see and cite; a heading that is about the same wins.
  for (auto& title : titles)
    if (title.source == "heading" && title.confidence >= 80 && words(title.value).size() > 2 &&
        shares_words(title.value, written))
      title.confidence += 8;
  rank(titles);
  return titles;
}

bool is_scholarly(std::string_view source) {
  return source.find("citation_") != std::string_view::npos ||
         source.find("eprints") != std::string_view::npos ||
         source.find("meta dc") != std::string_view::npos || source.find("prism") != std::string_view::npos ||
         source.starts_with("jats");
}

/// Where a page writes its time in UTC, the day a reader was shown may be the one before or after: a date of
/// the URL or of the visible text next to it is the page's own, unless another of those gives the same day.
void prefer_local_days(std::vector<Sourced<Date>>& dates, const std::vector<bool>& in_utc) {
  constexpr auto kLocal = std::to_array<std::string_view>({"url", "dated element", "text"});
  std::vector<Sourced<Date>> shown;
  for (const auto& date : dates)
    if (date.value.has_day() && date.confidence >= 40 &&
        std::ranges::find(kLocal, std::string_view(date.source)) != kLocal.end())
      shown.push_back(date);
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (!in_utc[i]) continue;
    // How much speaks for the day itself, and for the one before or after.
    int same = 0, next = 0, strongest = 0;
    for (const auto& local : shown) {
      const auto apart = (first_day(dates[i].value) - first_day(local.value)).count();
      if (apart == 0) same += local.confidence;
      if (apart != 1 && apart != -1) continue;
      next += local.confidence;
      strongest = std::max(strongest, local.confidence);
    }
    if (next > same) dates[i].confidence = std::min(dates[i].confidence, strongest - 1);
  }
}

bool is_utc(std::string_view text) {
  return text.find('T') != std::string_view::npos &&
         (text.ends_with('Z') || text.ends_with("+00:00") || text.ends_with("+0000"));
}

/// Of an ambiguous date the reading that another place of the page gives without ambiguity.
void settle_by_others(std::vector<Sourced<Date>>& dates) {
  for (auto& date : dates) {
    if (!date.value.day_month_ambiguous) continue;
    for (const auto& other : dates) {
      if (other.value.day_month_ambiguous || !other.value.has_day()) continue;
      const Date turned = swapped(date.value);
      if (other.value.begin != date.value.begin && other.value.begin != turned.begin) continue;
      date.value.begin = other.value.begin;
      date.value.day_month_ambiguous = false;
      date.confidence += 10;
      break;
    }
  }
}

/// The day an instant fell on in another zone is no less the page's, and comes behind it.
void add_zone_days(std::vector<Sourced<Date>>& dates, const std::vector<std::string_view>& stamps) {
  for (std::size_t i = 0; i < stamps.size(); ++i)
    for (const Date& day : zone_days(stamps[i], dates[i].value))
      dates.push_back({day, dates[i].source + ", in another time zone", dates[i].confidence - 1});
}

std::vector<Sourced<Date>> finish_dates(const Candidates::Texts& written, DateOrder order) {
  std::vector<Sourced<Date>> dates;
  std::vector<bool> in_utc;
  std::vector<std::string_view> stamps;
  for (std::size_t i = 0; order == DateOrder::unknown && i < written.size(); ++i)
    order = order_of_dates(written[i].value);
  for (const auto& text : written) {
    const auto date = parse_web_date(text.value, order);
    if (!date) continue;
    int confidence = text.confidence;
    if (!date->has_day()) confidence -= date->has_month() ? 20 : 45;
    if (date->day_month_ambiguous) confidence -= 10;
    // The web is younger; scholarly pages tell of older texts.
    if (date->begin.year < 1990 && !is_scholarly(text.source)) confidence = std::min(confidence, 20);
    dates.push_back({*date, text.source, confidence});
    in_utc.push_back(date->has_day() && is_utc(text.value));
    stamps.push_back(text.value);
  }
  settle_by_others(dates);
  reward_agreement(dates, [](const Date& date) { return to_edtf(date); });
  prefer_local_days(dates, in_utc);
  add_zone_days(dates, stamps);
  rank(dates);
  return dates;
}

/// Where a page tells only of its last change, that is the latest it can have been published: a hint.
void hint_at_change(std::vector<Sourced<Date>>& published, const std::vector<Sourced<Date>>& modified) {
  if (modified.empty() || !modified.front().value.has_day()) return;
  if (!published.empty() && published.front().confidence >= kHint - 10) return;
  Sourced<Date> hint = modified.front();
  hint.source = "last change, " + hint.source;
  hint.confidence = std::min(hint.confidence, kHint - 5);
  if (!published.empty() && published.front().confidence >= hint.confidence) return;
  published.insert(published.begin(), std::move(hint));
}

/// A byline that names all of another source's authors and more persons is the fuller list.
void prefer_fuller_lists(std::vector<Sourced<std::vector<Name>>>& authors) {
  if (authors.empty()) return;
  const auto best = std::ranges::max_element(authors, {}, &Sourced<std::vector<Name>>::confidence);
  const std::vector<Name> names = best->value;
  const int confidence = best->confidence;
  for (auto& list : authors) {
    if (list.confidence < 70 || list.value.size() <= names.size() || list.value.size() > 8) continue;
    const bool holds_all = std::ranges::all_of(
        names, [&](const Name& name) { return std::ranges::find(list.value, name) != list.value.end(); });
    if (holds_all && std::ranges::none_of(list.value, &Name::is_literal)) list.confidence = confidence + 1;
  }
}

bool all_literal(const std::vector<Name>& names) {
  return std::ranges::all_of(names, &Name::is_literal);
}

/// A name in one word without a capital is an account's, one of capitals an agency's or a company's.
bool is_account(const Name& name) {
  if (!name.is_literal() || name.literal.find(' ') != std::string::npos) return false;
  const bool lower =
      name.literal[0] >= 'a' && name.literal[0] <= 'z' && to_lower(name.literal) == name.literal;
  const bool capitals = name.literal.size() <= 5 &&
                        std::ranges::all_of(name.literal, [](char c) { return c >= 'A' && c <= 'Z'; });
  return lower || capitals;
}

/// What an author's name can be trusted at most: organisations, accounts and the site itself stand where a
/// person's name is expected, and mostly mean that none is told.
int bound_of(const WebAuthors& read, std::string_view source) {
  const bool seen = source.starts_with("byline");
  const bool one_word = read.names.front().literal.find(' ') == std::string::npos;
  // The byline of a blog may well be its name.
  if (source.find("organization") != std::string_view::npos) return kHint - 5;
  // A byline that names the office tells who wrote it; elsewhere a program filled the field.
  if (read.office_only) return seen ? kHint + 2 : kHint - 5;
  if (read.site_only) {
    // People have sites of their own name.
    const bool person = !parse_name(read.names.front().literal).is_literal() && source != "meta author";
    return !read.organisations && (person || (seen && one_word)) ? kHint + 5 : kHint - 15;
  }
  if (!all_literal(read.names)) return 100;
  if (read.organisations) return kHint - 5;
  if (!seen && std::ranges::all_of(read.names, is_account)) return kHint - 5;
  return source == "meta author" ? kHint + 5 : 100;
}

std::vector<Sourced<std::vector<Name>>> finish_authors(const Candidates::Lists& written,
                                                       std::span<const std::string> sites) {
  std::vector<Sourced<std::vector<Name>>> authors;
  std::vector<int> bounds;
  for (const auto& list : written) {
    WebAuthors read = read_web_authors(list.value, is_scholarly(list.source), sites);
    if (read.names.empty()) continue;
    const bool seen = list.source.starts_with("byline");
    // Where a byline names persons, the rest is agencies and sections.
    if (seen && !all_literal(read.names))
      std::erase_if(read.names, [](const Name& name) { return name.is_literal(); });
    bounds.push_back(bound_of(read, list.source));
    authors.push_back({std::move(read.names), list.source, std::min(list.confidence, bounds.back())});
  }
  reward_agreement(authors, [](const std::vector<Name>& names) {
    std::string key;
    for (const Name& name : names) key += fold(to_text(name)) + "\n";
    return key;
  });
  for (std::size_t i = 0; i < authors.size(); ++i)
    authors[i].confidence = std::min(authors[i].confidence, bounds[i]);
  prefer_fuller_lists(authors);
  rank(authors);
  return authors;
}

std::string page_language(const Candidates::Texts& languages) {
  const auto best = std::ranges::max_element(languages, {}, &Sourced<std::string>::confidence);
  return best == languages.end() ? std::string{} : best->value;
}

Candidates::Texts finish_urls(Candidates::Texts urls) {
  std::erase_if(urls, [](const auto& url) { return !parse_url(url.value).is_http(); });
  rank(urls);
  return urls;
}

}  // namespace

PageFacts finish(Candidates found, std::string_view heading, std::string_view url) {
  const std::vector<std::string> sites = site_names(found, heading, url);
  const std::string language = page_language(found.languages);
  PageFacts facts;
  facts.titles = finish_titles(found.titles, sites, heading);
  const DateOrder order = order_of(language, url);
  facts.published = finish_dates(found.published, order);
  facts.modified = finish_dates(found.modified, order);
  hint_at_change(facts.published, facts.modified);
  facts.authors = finish_authors(found.authors, sites);
  facts.sites = std::move(found.sites);
  facts.languages = std::move(found.languages);
  facts.types = std::move(found.types);
  facts.identifiers = std::move(found.identifiers);
  facts.licences = std::move(found.licences);
  facts.free_access = std::move(found.free_access);
  for (auto* list : {&facts.types, &facts.identifiers, &facts.licences, &facts.free_access}) rank(*list);
  rank(facts.sites);
  rank(facts.languages);
  facts.canonical_urls = finish_urls(std::move(found.canonical_urls));
  return facts;
}

}  // namespace citecheck

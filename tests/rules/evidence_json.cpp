#include "evidence_json.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "references/date.hpp"
#include "references/name.hpp"
#include "rules/quotations/quoted_text.hpp"
#include "rules/quotations/searched.hpp"

namespace citecheck::test {
namespace {

using Json = rapidjson::Value;

std::string_view text_of(const Json& json) {
  if (!json.IsString()) throw std::runtime_error("web answers: a string is expected");
  return {json.GetString(), json.GetStringLength()};
}

/// The members of an object, each of which must be asked for: a misspelt one would be silently ignored.
class Members {
 public:
  Members(const Json& object, std::set<std::string, std::less<>> known) : object_(object) {
    if (!object.IsObject()) throw std::runtime_error("web answers: an object is expected");
    for (const auto& member : object.GetObject())
      if (!known.contains(text_of(member.name)))
        throw std::runtime_error("web answers: nobody reads \"" + std::string(text_of(member.name)) + "\"");
  }

  const Json* find(const char* name) const {
    const auto found = object_.FindMember(name);
    return found == object_.MemberEnd() ? nullptr : &found->value;
  }
  std::string text(const char* name, std::string otherwise = {}) const {
    const Json* value = find(name);
    return value ? std::string(text_of(*value)) : otherwise;
  }
  bool flag(const char* name) const {
    const Json* value = find(name);
    return value && value->GetBool();
  }

 private:
  const Json& object_;
};

/// By the name reports use; every enumeration here ends with `last`.
template <typename T, typename Name>
T by_name(std::string_view name, T last, Name name_of_value) {
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (name_of_value(static_cast<T>(i)) == name) return static_cast<T>(i);
  throw std::runtime_error("web answers: unknown name \"" + std::string(name) + "\"");
}

template <typename T, typename Read>
Sourced<T> read_sourced(const Json& json, Read read) {
  if (!json.IsObject()) return {read(json), "meta", 80};
  const Members members(json, {"value", "source", "confidence"});
  const Json* confidence = members.find("confidence");
  const Json* value = members.find("value");
  if (!value) throw std::runtime_error("web answers: a sourced value has no \"value\"");
  return {read(*value), members.text("source", "meta"), confidence ? confidence->GetInt() : 80};
}

template <typename T, typename Read>
void read_list(const Members& members, const char* name, std::vector<Sourced<T>>& list, Read read) {
  const Json* json = members.find(name);
  if (!json) return;
  if (!json->IsArray())
    list.push_back(read_sourced<T>(*json, read));
  else
    for (const Json& item : json->GetArray()) list.push_back(read_sourced<T>(item, read));
}

std::vector<Name> read_names(const Json& json) {
  std::vector<Name> names;
  for (const Json& name : json.GetArray()) names.push_back(parse_name(text_of(name)));
  return names;
}

Date read_date(const Json& json) {
  const auto date = parse_edtf(text_of(json));
  if (!date) throw std::runtime_error("web answers: no EDTF date: " + std::string(text_of(json)));
  return *date;
}

/// The page's text as the checker would look at it: which words and days it holds.
void read_text(const std::string& text, PageFacts& page) {
  std::vector<std::uint64_t> hashes;
  PageWords::collect(text, hashes);
  for (const auto& title : page.titles) PageWords::collect(title.value, hashes);
  page.words = PageWords(std::move(hashes));
  for (auto found = find_date(text); found; found = find_date(text, found->span.end))
    if (found->date.has_day()) page.mentioned.push_back(first_day(found->date));
  std::ranges::sort(page.mentioned);
}

/// What the checker would search in the page.
void search(const Article& article, const Citation& citation, const Json& answer, Fact<PageFactsPtr>& page) {
  if (!page.known() || !answer["page"].HasMember("text")) return;
  PageFacts facts = *page.value;
  PageText text;
  text.append(text_of(answer["page"]["text"]), 0);
  if (!facts.paywall.empty()) text.set_incomplete("only a part of the text is free to read");
  text.finish();
  for (const QuotedText& quoted : quoted_texts(article, citation))
    facts.searched.push_back({quoted.text, find_passage(text, quoted.text)});
  page = known_page(std::move(facts));
}

PageFacts read_page_facts(const Json& json) {
  const Members members(
      json, {"title", "site", "language", "canonical_url", "published", "modified", "authors", "kind",
             "kind_reason", "text_length", "anchors", "whole", "text", "paywall", "form"});
  const auto text = [](const Json& value) { return std::string(text_of(value)); };
  PageFacts page;
  read_list(members, "title", page.titles, text);
  read_list(members, "site", page.sites, text);
  read_list(members, "language", page.languages, text);
  read_list(members, "canonical_url", page.canonical_urls, text);
  read_list(members, "published", page.published, read_date);
  read_list(members, "modified", page.modified, read_date);
  if (const Json* authors = members.find("authors")) {
    if (authors->Empty() || (*authors)[0].IsString())
      page.authors.push_back({read_names(*authors), "meta", 80});
    else
      read_list(members, "authors", page.authors, read_names);
  }
  page.kind = by_name(members.text("kind", "page"), PageKind::under_construction,
                      [](PageKind kind) { return name_of(kind); });
  page.kind_reason = members.text("kind_reason");
  page.form =
      by_name(members.text("form", "html"), PageForm::xml, [](PageForm form) { return name_of(form); });
  const Json* length = members.find("text_length");
  page.text_length = length ? length->GetUint() : 2000;
  if (const Json* anchors = members.find("anchors"))
    for (const Json& anchor : anchors->GetArray()) page.anchors.push_back(anchor_hash(text_of(anchor)));
  std::ranges::sort(page.anchors);
  if (const Json* whole = members.find("whole")) page.whole = whole->GetBool();
  page.paywall = members.text("paywall");
  if (members.find("text") != nullptr) read_text(members.text("text"), page);
  return page;
}

Fetch read_fetch(const std::string& url, const Members& members) {
  Fetch fetch;
  fetch.status = by_name(members.text("status", "alive"), LinkStatus::not_checked,
                         [](LinkStatus status) { return name_of(status); });
  const Json* http = members.find("http");
  fetch.http = http ? http->GetInt() : 200;
  fetch.reason = members.text("reason");
  fetch.final_url = members.text("final_url", url);
  fetch.content_type = members.text("content_type", "text/html");
  fetch.permanent = members.flag("permanent");
  fetch.to_home = members.flag("to_home");
  fetch.host_gone = members.flag("host_gone");
  fetch.truncated = members.flag("truncated");
  fetch.memento = members.flag("memento");
  if (const Json* chain = members.find("chain"))
    for (const Json& hop : chain->GetArray()) fetch.chain.push_back({std::string(text_of(hop)), 301});
  else
    fetch.chain.push_back({url, fetch.http});
  fetch.attempts = 1;
  return fetch;
}

void read_answer(const std::optional<Claim<Url>>& url, const Json* answers, Fact<Fetch>& fetch,
                 Fact<PageFactsPtr>& page) {
  std::string reason = !url ? "no URL" : !answers ? "offline" : "";
  const auto found = url && answers ? answers->FindMember(url->value.href()) : Json::ConstMemberIterator{};
  if (reason.empty() && found == answers->MemberEnd()) reason = "not asked";
  if (!reason.empty()) {
    fetch = Fact<Fetch>::not_asked(reason);
    page = Fact<PageFactsPtr>::not_asked(reason);
    return;
  }
  const Members members(
      found->value, {"status", "http", "reason", "final_url", "chain", "content_type", "permanent", "to_home",
                     "host_gone", "truncated", "memento", "page", "in_common", "snapshots"});
  fetch = Fact<Fetch>::of(read_fetch(url->value.href(), members));
  if (const Json* facts = members.find("page"))
    page = known_page(read_page_facts(*facts));
  else
    page = Fact<PageFactsPtr>::unavailable(std::string(name_of(fetch.value.status)));
}

/// {"url": …, "service": …, "captured": …, "days": …}; {} where the archives keep no copy.
Snapshots read_snapshots(const Json& json) {
  const Members members(json, {"url", "service", "captured", "days"});
  Snapshots snapshots;
  if (members.find("url") == nullptr) return snapshots;
  snapshots.best = Snapshot{members.text("url"), members.text("service", "Wayback Machine"),
                            first_day(read_date(json["captured"])), 200};
  if (const Json* days = members.find("days")) snapshots.days = days->GetInt();
  return snapshots;
}

const Json& answer_for(const Json& answers, const Claim<Url>& url) {
  return answers[url.value.href().c_str()];
}

}  // namespace

std::vector<Evidence> read_evidence(const Article& article, const std::optional<std::string>& answers) {
  rapidjson::Document document;
  if (answers && document.Parse(*answers).HasParseError())
    throw std::runtime_error(
        "web answers: " + std::string(rapidjson::GetParseError_En(document.GetParseError())) + " at byte " +
        std::to_string(document.GetErrorOffset()));
  const Json* json = answers ? &document : nullptr;
  std::vector<Evidence> evidence(article.citations.size());
  for (const Citation& citation : article.citations) {
    Evidence& known = evidence[citation.index];
    read_answer(citation.url, json, known.fetch, known.page);
    read_answer(citation.archive_url, json, known.archive_fetch, known.archive_page);
    if (known.page.known()) search(article, citation, answer_for(*json, *citation.url), known.page);
    if (known.archive_page.known())
      search(article, citation, answer_for(*json, *citation.archive_url), known.archive_page);
    known.quotations = searched_quotations(article, citation, known);
    if (!known.fetch.known()) continue;
    const Json& answer = answer_for(*json, *citation.url);
    if (answer.HasMember("in_common"))
      known.drift = Fact<Drift>::of({answer["in_common"].GetDouble(), "the capture of 2020-01-31"});
    if (answer.HasMember("snapshots"))
      known.snapshots = Fact<Snapshots>::of(read_snapshots(answer["snapshots"]));
  }
  return evidence;
}

}  // namespace citecheck::test

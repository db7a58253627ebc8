#include "checker/snapshots/answers.hpp"

#include <rapidjson/document.h>

#include <algorithm>

#include "checker/page/page.hpp"
#include "checker/snapshots/cdx.hpp"
#include "checker/snapshots/link_format.hpp"
#include "checker/web/classify.hpp"
#include "checker/web/http_date.hpp"
#include "checker/web/retry.hpp"
#include "checker/web/target.hpp"
#include "references/archive_url.hpp"
#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

using State = ArchiveAnswer::State;

/// Set where the Wayback Machine may not show a site.
constexpr std::string_view kRuntimeError = "X-Archive-Wayback-Runtime-Error";
constexpr std::string_view kMementoTime = "Memento-Datetime";

/// The availability API's answers are small.
constexpr std::size_t kMostJson = 1u << 20;

/// TimeMaps that one refers to.
constexpr std::size_t kMostMore = 16;

ArchiveAnswer unknown(std::string reason) {
  ArchiveAnswer answer;
  answer.reason = std::move(reason);
  return answer;
}

ArchiveAnswer unanswered(const Chain& chain) {
  const Exchange& last = chain.last();
  const std::string_view error = header(last.response_head, kRuntimeError);
  if (last.status == 403 && !error.empty()) {
    const std::size_t words = error.rfind(": ");
    ArchiveAnswer answer = unknown("the archive does not show this site (" +
                                   std::string(error.substr(words == error.npos ? 0 : words + 2)) + ")");
    answer.withheld = true;
    return answer;
  }
  return unknown(last.failure == NetFailure::cancelled && !last.failure_detail.empty()
                     ? last.failure_detail
                     : classify(chain, nullptr).reason);
}

bool is_answer(const Chain& chain) {
  return chain.end == Chain::End::answered && chain.last().status == 200;
}

bool is_cut(const Chain& chain) {
  return chain.last().cut != Exchange::Cut::none;
}

/// What a list comes to, once it is read.
ArchiveAnswer listed(Copies copies, bool whole) {
  ArchiveAnswer answer;
  copies.sort();
  answer.copies = std::move(copies);
  answer.state = !answer.copies.empty() ? State::listed : whole ? State::nothing : State::unknown;
  if (answer.state == State::unknown) answer.reason = "the answer broke off";
  return answer;
}

std::string text_of(const rapidjson::Value& object, const char* name) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

const rapidjson::Value* object_in(const rapidjson::Value& object, const char* name) {
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() || !found->value.IsObject() ? nullptr : &found->value;
}

/// Archives that are asked by https name copies by http, from when they had no other.
std::string by_https(std::string url, std::string_view asked) {
  if (!asked.starts_with("https://")) return url;
  const std::string_view place = asked.substr(0, asked.find('/', 8)).substr(6);  // "//archive.example"
  if (url.starts_with("http:" + std::string(place) + "/")) url.insert(4, "s");
  return url;
}

/// `asked` is the URL of the answer that holds the link.
void add_link(Copies& copies, const WebLink& link, const std::string& asked) {
  if (!link.is("memento")) return;
  const auto captured = parse_http_date(link.datetime);
  if (captured && parse_url(link.target).is_http())
    copies.add(*captured, 0, by_https(std::string(link.target), asked));
}

/// Every Link field of a head.
void add_links(Copies& copies, const Exchange& exchange) {
  std::string_view head = exchange.response_head;
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find('\n'));
    head.remove_prefix(std::min(head.size(), line.size() + 1));
    if (starts_with_ignoring_case(line, "link:"))
      for_each_link(line.substr(5), [&](const WebLink& link) { add_link(copies, link, exchange.url); });
  }
}

void add_memento(Copies& copies, const Exchange& exchange) {
  if (const auto captured = parse_http_date(header(exchange.response_head, kMementoTime))) {
    copies.add(*captured, exchange.status, exchange.url);
  } else if (exchange.status >= 300 && exchange.status < 400) {
    const auto to = resolve_location(exchange.url, header(exchange.response_head, "Location"));
    const auto place = to ? parse_archive_url(*to) : std::nullopt;
    if (place && place->captured) copies.add(*place->captured, 0, *to);
  }
  add_links(copies, exchange);
}

}  // namespace

ArchiveAnswer read_cdx(const Chain& chain, const std::string& playback) {
  if (!is_answer(chain)) return unanswered(chain);
  const Result<std::string> body = decode_body(chain.last());
  if (!body) return unknown(body.error().what);
  Result<CdxAnswer> list = parse_cdx(*body, playback);
  if (!list) return unknown("the answer is not understood: " + list.error().what);
  const bool whole = list->whole && !is_cut(chain) && list->resume_key.empty();
  std::string resume_key = std::move(list->resume_key);
  ArchiveAnswer answer = listed(std::move(list->copies), whole);
  answer.resume_key = std::move(resume_key);
  return answer;
}

ArchiveAnswer read_availability(const Chain& chain) {
  if (!is_answer(chain)) return unanswered(chain);
  const Result<std::string> body = decode_body(chain.last());
  if (!body) return unknown(body.error().what);
  rapidjson::Document json;
  if (body->size() <= kMostJson) json.Parse<rapidjson::kParseIterativeFlag>(body->data(), body->size());
  if (body->size() > kMostJson || json.HasParseError() || !json.IsObject())
    return unknown("the answer is not understood: broken JSON");
  const rapidjson::Value* snapshots = object_in(json, "archived_snapshots");
  const rapidjson::Value* closest = snapshots == nullptr ? nullptr : object_in(*snapshots, "closest");
  if (closest == nullptr) return unknown("an empty answer, which says nothing");
  const auto captured = parse_archive_stamp(text_of(*closest, "timestamp"));
  const std::string url = text_of(*closest, "url");
  const auto available = closest->FindMember("available");
  const bool there = available != closest->MemberEnd() && available->value.IsTrue();
  if (!captured || !there || !parse_archive_url(url)) return unknown("the answer is not understood");
  const std::string status = text_of(*closest, "status");
  Copies copies;
  copies.add(*captured, status.size() == 3 ? std::atoi(status.c_str()) : 0,
             by_https(url, "https://web.archive.org/"));
  return listed(std::move(copies), true);
}

ArchiveAnswer read_timemap(const Chain& chain) {
  const Exchange& last = chain.last();
  if (chain.end == Chain::End::answered && last.status == 404) return listed({}, true);
  if (!is_answer(chain)) return unanswered(chain);
  const Result<std::string> body = decode_body(chain.last());
  if (!body) return unknown(body.error().what);
  if (is_html(header(last.response_head, "Content-Type"), *body)) return unknown("a page, and no TimeMap");
  Copies copies;
  bool original = false;
  std::vector<std::string> more;
  for_each_link(*body, [&](const WebLink& link) {
    original = original || link.is("original");
    add_link(copies, link, last.url);
    if (!link.is("timemap") || link.is("self") || more.size() == kMostMore) return;
    if (auto url = resolve_location(last.url, link.target); url && *url != last.url)
      more.push_back(*std::move(url));
  });
  if (!original && copies.empty()) return unknown("the answer is no TimeMap");
  ArchiveAnswer answer = listed(std::move(copies), !is_cut(chain) && more.empty());
  answer.more = std::move(more);
  return answer;
}

ArchiveAnswer read_timegate(const Chain& chain) {
  Copies copies;
  for (const ExchangePtr& exchange : chain.exchanges) add_memento(copies, *exchange);
  if (!copies.empty()) return listed(std::move(copies), true);
  if (chain.end == Chain::End::answered && chain.last().status == 404) return listed({}, true);
  if (is_answer(chain)) return unknown("a page that is no archived one");
  return unanswered(chain);
}

bool archive_in_trouble(const Exchange& exchange) {
  if (!header(exchange.response_head, kMementoTime).empty()) return false;
  if (exchange.status == 403) return header(exchange.response_head, kRuntimeError).empty();
  return exchange.status == 401 || exchange.status == 429 || exchange.status >= 500 || is_challenge(exchange);
}

}  // namespace citecheck

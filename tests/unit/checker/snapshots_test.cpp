// What archives answer, and what it comes to: pure, without a web.
#include <filesystem>

#include "checker/run/snapshot_desk.hpp"
#include "checker/snapshots/cdx.hpp"
#include "checker/snapshots/choice.hpp"
#include "checker/snapshots/link_format.hpp"
#include "checker/web/health.hpp"
#include "checker/web/http_date.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "unit/checker/web_chain.hpp"

using namespace citecheck;
using namespace citecheck::test;
using State = ArchiveAnswer::State;

namespace {

const std::string kPlayback = "https://web.archive.org/web/";

Chain answer_of(std::string body, int status = 200, const std::vector<std::string>& fields = {},
                std::string url = "https://archive.example/timemap/http://a.example/") {
  Exchange exchange = answered(status, std::move(url), fields);
  exchange.body = std::move(body);
  return chain_of({std::move(exchange)});
}

std::vector<std::string> urls_of(const Copies& copies) {
  std::vector<std::string> out;
  for (const Copy& copy : copies.all()) out.push_back(copies.url_of(copy));
  return out;
}

std::string name_of_state(const ArchiveAnswer& answer) {
  return answer.state == State::listed ? "archived" : answer.state == State::nothing ? "none" : "unknown";
}

Copies copies_at(const std::vector<std::pair<std::string, int>>& stamps) {
  Copies copies(kPlayback);
  for (const auto& [stamp, http] : stamps)
    copies.add(*parse_archive_stamp(stamp + "120000"), http, "http://a.example/");
  copies.sort();
  return copies;
}

Citation citation_of(const std::string& accessed, const std::string& issued) {
  Citation citation;
  citation.url = Claim<Url>{parse_url("http://a.example/"), "http://a.example/", {}};
  if (!accessed.empty()) citation.accessed = Claim<Date>{*parse_edtf(accessed), accessed, {}};
  if (!issued.empty()) citation.issued = Claim<Date>{*parse_edtf(issued), issued, {}};
  return citation;
}

/// "20140210 -7": the copy that is chosen, and its distance.
std::string chosen(const std::string& accessed, const std::string& issued,
                   const std::vector<std::pair<std::string, int>>& stamps) {
  KnownCopies known;
  known.copies = copies_at(stamps);
  known.answered = true;
  const Fact<Snapshots> fact = snapshots_of(known, citation_of(accessed, issued));
  CHECK(fact.known());
  if (!fact.value.best) return "none";
  const std::string day = archive_stamp(fact.value.best->captured).substr(0, 8);
  return day + (fact.value.days ? " " + std::to_string(*fact.value.days) : "");
}

/// The copy that is chosen for a citation that was accessed then.
std::string chosen_of(const KnownCopies& known, const std::string& accessed) {
  const Fact<Snapshots> fact = snapshots_of(known, citation_of(accessed, ""));
  return fact.value.best ? archive_stamp(fact.value.best->captured) : "none";
}

/// A recorded answer: its head, and its body as it was decoded.
Chain recorded(const std::string& file, const std::string& url) {
  const std::string bytes = read_file(file);
  const std::size_t end = bytes.find("\r\n\r\n");
  const std::size_t plain = bytes.find("\n\n");
  const std::size_t cut = std::min(end, plain);
  Exchange exchange;
  exchange.url = url;
  exchange.at = kDay;
  exchange.status = std::stoi(bytes.substr(9, 3));
  exchange.response_head = bytes.substr(0, cut) + "\r\n\r\n";
  exchange.body = bytes.substr(std::min(bytes.size(), cut + (end <= plain ? 4 : 2)));
  return chain_of({std::move(exchange)});
}

}  // namespace

TEST_CASE("the index answers in lines or as JSON, with the columns that it names", "[snapshots]") {
  const std::string json =
      R"([["timestamp","original","statuscode","digest"],["20140210120000","http://a.example:80/p","200","D"],)"
      R"(["20150210120000","http://a.example/p","-","D"],["20160210120000","http://a.example/p","-","E"]])";
  const std::string lines =
      "example,a)/p 20140210120000 http://a.example:80/p text/html 200 D 1811\n"
      "example,a)/p 20150210120000 http://a.example/p warc/revisit - D 600\n"
      "example,a)/p 20160210120000 http://a.example/p warc/revisit - E 600\n";
  const std::string asked =
      "20140210120000 http://a.example:80/p 200 D\n20150210120000 http://a.example/p - D\n";
  const std::string turned =
      R"([["original","digest","timestamp","statuscode"],["http://a.example/p","D","20140210120000",200],)"
      R"(["http://a.example/p","D","20150210120000",null]])";
  for (const std::string& body : {json, lines, asked, turned}) {
    INFO(body);
    const auto answer = parse_cdx(body, kPlayback);
    REQUIRE(answer);
    CHECK(urls_of(answer->copies) ==
          std::vector<std::string>{kPlayback + "20140210120000/http://a.example/p",
                                   kPlayback + "20150210120000/http://a.example/p"});
    CHECK(answer->copies.all().back().http == 200);
    CHECK(answer->resume_key.empty());
    CHECK(answer->whole);
  }
}

TEST_CASE("a resume key is what stands behind an empty row", "[snapshots]") {
  const auto json =
      parse_cdx(R"([["20140210120000","http://a.example/","200","D"],[],["example%2Ca+1"]])", "");
  REQUIRE(json);
  CHECK(json->resume_key == "example%2Ca+1");
  const auto lines = parse_cdx("20140210120000 http://a.example/ 200 D\n\nexample%2Ca+1\n", "");
  REQUIRE(lines);
  CHECK(lines->resume_key == "example%2Ca+1");
  CHECK(cdx_listing_url("https://k.example/cdx", "http://a.example/?q=*", "example%2Ca+1") ==
        "https://k.example/cdx?url=http%3A%2F%2Fa.example%2F%3Fq%3D%2A&matchType=exact&output=json"
        "&fl=timestamp,original,statuscode,digest&filter=statuscode:%28-%7C20%5B036%5D%29"
        "&collapse=timestamp:8&showResumeKey=true&limit=3000&resumeKey=example%252Ca%2B1");
}

TEST_CASE("the payload of nothing tells no status of a capture that found nothing new", "[snapshots]") {
  const auto answer = parse_cdx(
      "20140210120000 http://a.example/ 200 3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\n"
      "20150210120000 http://a.example/ - 3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\n",
      "");
  REQUIRE(answer);
  CHECK(answer->copies.all().size() == 1);
}

TEST_CASE("what is no list is none, what broke off is told, and what came is kept", "[snapshots]") {
  CHECK_FALSE(parse_cdx("<html>Sorry</html>", ""));
  CHECK_FALSE(parse_cdx("[[[[", ""));
  CHECK_FALSE(parse_cdx("[{\"a\":1}]", ""));
  CHECK_FALSE(parse_cdx("20149910120000 http://a.example/ 200 D", ""));
  CHECK_FALSE(parse_cdx(std::string(1'000'000, '['), ""));
  CHECK(parse_cdx("", "")->copies.empty());
  CHECK(parse_cdx("[]", "")->copies.empty());
  const auto broken = parse_cdx(
      R"([["timestamp","original","statuscode"],["20140210120000","http://a.example/","200"],["2)", "");
  REQUIRE(broken);
  CHECK(broken->copies.all().size() == 1);
  CHECK_FALSE(broken->whole);
  CHECK(read_cdx(answer_of(R"([["timestamp","original","statuscode"],)"), "").state == State::unknown);
}

TEST_CASE("an answer of any size is read in bounds", "[snapshots]") {
  std::string rows, map = "<http://a.example/>;rel=original";
  for (int i = 0; i < 60'000; ++i) {
    const std::string stamp =
        archive_stamp(std::chrono::sys_days{std::chrono::year{1997} / 1 / 1} + std::chrono::hours{i});
    rows += stamp + " http://a.example/ 200 D" + std::to_string(i) + "\n";
    map += ",\n<http://k.example/" + stamp + "/http://a.example/>;rel=memento;datetime=\"" +
           "Mon, 10 Feb 2014 12:00:00 GMT\"";
  }
  const auto list = parse_cdx(rows, kPlayback);
  REQUIRE(list);
  CHECK(list->copies.all().size() == Copies::kMost);
  CHECK_FALSE(list->copies.whole());
  CHECK(read_timemap(answer_of(map)).state == State::listed);
}

TEST_CASE("links are read in any form, and what is none is passed over", "[snapshots]") {
  std::vector<std::string> seen;
  const auto note = [&](const WebLink& link) {
    seen.push_back(std::string(link.target) + "|" + std::string(link.rel) + "|" + std::string(link.datetime));
  };
  for_each_link("<a>; rel=\"first memento\"; datetime=\"Mon, 10 Feb\",junk <b;c,d> ;REL = memento ,<e>,,<f",
                note);
  CHECK(seen == std::vector<std::string>{"a|first memento|Mon, 10 Feb", "b;c,d|memento|", "e||"});
  seen.clear();
  for_each_link(std::string(2'000'000, '<') + std::string(2'000'000, ';'), note);
  CHECK(seen.empty());
}

TEST_CASE("a TimeMap lists, leads on, or says that there is nothing", "[snapshots]") {
  const std::string original = "<http://a.example/>; rel=\"original\"";
  const std::string one = original +
                          ",\n<http://archive.example/20140210120000/http://a.example/>; rel=\"memento\"; "
                          "datetime=\"Mon, 10 Feb 2014 12:00:00 GMT\",\n<javascript:alert(1)>; rel=memento; "
                          "datetime=\"Mon, 10 Feb 2014 12:00:01 GMT\"";
  CHECK(urls_of(read_timemap(answer_of(one)).copies) ==
        std::vector<std::string>{"https://archive.example/20140210120000/http://a.example/"});
  CHECK(read_timemap(answer_of(original)).state == State::nothing);
  CHECK(read_timemap(answer_of("", 404)).state == State::nothing);
  CHECK(read_timemap(answer_of("")).state == State::unknown);
  CHECK(read_timemap(answer_of("<!DOCTYPE html><html><title>Are you a person?</title></html>")).state ==
        State::unknown);
  CHECK(read_timemap(answer_of("", 429)).state == State::unknown);
  const ArchiveAnswer index = read_timemap(
      answer_of(original + ",<https://archive.example/timemap/2/http://a.example/>; rel=\"timemap\""));
  CHECK(index.state == State::unknown);
  CHECK(index.more == std::vector<std::string>{"https://archive.example/timemap/2/http://a.example/"});
}

TEST_CASE("a look-up goes on to further TimeMaps of the same archive, and to no other host", "[snapshots]") {
  const std::vector<WebArchive> archives = *web_archives_named("https://archive.example/timemap/");
  LookUp look_up("http://a.example/", {}, archives);
  CHECK(look_up.next()->url == "https://archive.example/timemap/http://a.example/");
  look_up.take(
      answer_of("<http://a.example/>;rel=original,<https://archive.example/2>;rel=timemap,"
                "<https://other.example/3>;rel=timemap"));
  CHECK(look_up.next()->url == "https://archive.example/2");
  look_up.take(answer_of("<http://a.example/>;rel=original"));
  CHECK_FALSE(look_up.next());
  const KnownCopies known = std::move(look_up).result();
  CHECK(known.answered);
  CHECK(known.reason == "archive.example: keeps no copy");
}

TEST_CASE("what tells one copy is asked for each date while it tells any", "[snapshots]") {
  const std::vector<std::chrono::sys_seconds> dates{std::chrono::sys_days{std::chrono::year{2014} / 2 / 17},
                                                    std::chrono::sys_days{std::chrono::year{2018} / 5 / 1},
                                                    std::chrono::sys_days{std::chrono::year{2020} / 5 / 1},
                                                    std::chrono::sys_days{std::chrono::year{2021} / 5 / 1},
                                                    std::chrono::sys_days{std::chrono::year{2022} / 5 / 1}};
  const auto memento = [](const std::string& stamp) {
    return answer_of("<p>a copy</p>", 200,
                     {"Memento-Datetime: " + format_http_date(*parse_archive_stamp(stamp))},
                     "https://archive.today/" + stamp + "/http://a.example/");
  };
  const std::vector<WebArchive> archives = *web_archives_named("archive.today");
  const std::string gate = "https://archive.today/timegate/http://a.example/";
  LookUp look_up("http://a.example/", dates, archives);
  look_up.take(answer_of("no list"));
  std::vector<std::string> asked;
  for (const char* stamp : {"20140210120000", "20180210120000", "20200210120000", "20210210120000"}) {
    REQUIRE(look_up.next());
    asked.push_back(look_up.next()->url);
    CHECK(look_up.next()->service->headers.size() == 1);
    CHECK(look_up.next()->service->headers.front().find(std::string(stamp).substr(0, 4)) !=
          std::string::npos);
    look_up.take(memento(stamp));
  }
  CHECK(asked == std::vector<std::string>{gate, gate + "#20180501000000", gate + "#20200501000000",
                                          gate + "#20210501000000"});
  CHECK_FALSE(look_up.next());
  const KnownCopies known = std::move(look_up).result();
  CHECK(known.answered);
  CHECK(known.copies.all().size() == 4);
  CHECK(chosen_of(known, "2014-02-17") == "20140210120000");
  CHECK(chosen_of(known, "2018-05-01") == "20180210120000");

  LookUp silent("http://a.example/", dates, archives);
  silent.take(answer_of("no list"));
  silent.take(answer_of("", 503));
  CHECK_FALSE(silent.next());
}

TEST_CASE("the availability API is asked for each date, and the index where it tells nothing",
          "[snapshots]") {
  const std::vector<WebArchive> archives = *web_archives_named("wayback");
  const std::vector<std::chrono::sys_seconds> dates{std::chrono::sys_days{std::chrono::year{2014} / 2 / 17},
                                                    std::chrono::sys_days{std::chrono::year{2018} / 5 / 1}};
  LookUp look_up("http://a.example/", dates, archives);
  look_up.take(answer_of("", 503));
  CHECK(look_up.next()->url.find("timestamp=20140217") != std::string::npos);
  look_up.take(answer_of(
      R"({"archived_snapshots":{"closest":{"available":true,"url":"http://web.archive.org/web/20140210120000/http://a.example/","timestamp":"20140210120000","status":"200"}}})"));
  CHECK(look_up.next()->url.find("timestamp=20180501") != std::string::npos);
  look_up.take(answer_of("{}"));
  CHECK(look_up.next()->url.find("closest=20180501") != std::string::npos);
  look_up.take(answer_of("20180401120000 http://a.example/ 200 D\n"));
  CHECK_FALSE(look_up.next());
  const KnownCopies known = std::move(look_up).result();
  CHECK(chosen_of(known, "2014-02-17") == "20140210120000");
  CHECK(chosen_of(known, "2018-05-01") == "20180401120000");
}

TEST_CASE("nobody keeps a page only where every archive says so", "[snapshots]") {
  const std::vector<WebArchive> archives =
      *web_archives_named("https://one.example/timemap/,https://two.example/timemap/");
  const std::string nothing = "<http://a.example/>;rel=original";
  for (const auto& [first, second] : {std::pair{nothing, nothing}, std::pair{std::string("no list"), nothing},
                                      std::pair{nothing, std::string("no list")}}) {
    LookUp look_up("http://a.example/", {}, archives);
    look_up.take(answer_of(first));
    CHECK(look_up.next()->url == "https://two.example/timemap/http://a.example/");
    look_up.take(answer_of(second));
    CHECK_FALSE(look_up.next());
    CHECK(std::move(look_up).result().answered == (first == second));
  }
}

TEST_CASE("a look-up that is led on without end stops, and does not say that nothing is kept",
          "[snapshots]") {
  const std::vector<WebArchive> archives = *web_archives_named("wayback");
  LookUp look_up("http://a.example/", {}, archives);
  int asked = 0;
  for (; look_up.next() && asked < 100; ++asked) {
    const bool index = look_up.next()->url.find("showResumeKey") != std::string::npos;
    look_up.take(answer_of(index ? "[[],[],[\"key" + std::to_string(asked) + "\"]]" : "{}"));
  }
  CHECK(asked < 20);
  CHECK_FALSE(std::move(look_up).result().answered);
}

TEST_CASE("the copy nearest before the access date is chosen, then the nearest after", "[snapshots]") {
  CHECK(chosen("2014-02-17", "", {{"20140110", 200}, {"20140210", 200}, {"20140218", 200}}) == "20140210 -7");
  CHECK(chosen("2014-02-17", "", {{"20140217", 200}, {"20140218", 200}}) == "20140217 0");
  CHECK(chosen("2014-02-17", "", {{"20140219", 200}, {"20150101", 200}}) == "20140219 2");
  CHECK(chosen("2014-02-17", "", {{"20140216", 404}, {"20140215", 301}, {"20140214", 203}}) == "20140214 -3");
  CHECK(chosen("2014-02-17", "", {{"20140216", 404}, {"20140218", 0}}) == "20140218 1");
  CHECK(chosen("2014-02", "", {{"20140220", 200}, {"20140301", 200}}) == "20140220 0");
  CHECK(chosen("2014-02-17", "", {{"20140216", 404}}) == "none");
  CHECK(chosen("", "2013-05-01", {{"20130430", 200}, {"20130502", 200}, {"20140301", 200}}) == "20130502");
  CHECK(chosen("", "2015", {{"20130430", 200}, {"20140301", 200}}) == "20140301");
  CHECK(chosen("", "", {{"20130430", 200}, {"20140301", 200}, {"20150301", 500}}) == "20140301");
  CHECK(chosen("2014-02-30", "", {{"20130430", 200}, {"20140301", 200}}) == "20140301");
}

TEST_CASE("without a good copy the state rests on whether an archive answered", "[snapshots]") {
  KnownCopies known;
  known.reason = "Wayback Machine: 503 Service Unavailable";
  const Citation citation = citation_of("", "");
  CHECK(snapshots_of(known, citation).state == Fact<Snapshots>::State::unavailable);
  CHECK(snapshots_of(known, citation).reason == known.reason);
  known.answered = true;
  CHECK(snapshots_of(known, citation).known());
  CHECK_FALSE(snapshots_of(known, citation).value.best);
}

TEST_CASE("each URL is asked about once, and an article waits for all of its own", "[snapshots]") {
  Article article;
  article.citations = {citation_of("2014-02-17", ""), citation_of("", ""), Citation{},
                       citation_of("2018-05-01", ""), citation_of("2014-02-17", "")};
  SnapshotDesk desk;
  const auto questions = desk.add(article);
  REQUIRE(questions.size() == 1);
  CHECK(questions.front().url == "http://a.example/");
  REQUIRE(questions.front().nearest_to.size() == 2);
  CHECK(archive_stamp(questions.front().nearest_to.front()) == "20140217235959");
  CHECK(archive_stamp(questions.front().nearest_to.back()) == "20180501235959");
  CHECK(desk.add(article).empty());
  desk.hold({.article = std::make_shared<const Article>(article), .links = {}, .copies = {}});
  CHECK(desk.take_answered().empty());
  CHECK(desk.open_articles() == 1);
  desk.answer("http://a.example/", std::make_shared<const KnownCopies>());
  const auto answered = desk.take_answered();
  REQUIRE(answered.size() == 1);
  CHECK(answered.front().known_copies[0]);
  CHECK(answered.front().known_copies[1] == answered.front().known_copies[0]);
  CHECK_FALSE(answered.front().known_copies[2]);
  CHECK(desk.unanswered() == 0);
}

TEST_CASE("a service that says it is in trouble is given up after some answers", "[snapshots]") {
  HostHealth health(2);
  const HostHealth::Time now{};
  for (int i = 0; i < 6; ++i) {
    CHECK(health.refusal("service k.example:443", now).failure == NetFailure::none);
    health.note("service k.example:443", answered(429, "https://k.example/"), now, true);
  }
  CHECK(health.refusal("service k.example:443", now).detail ==
        "not asked again after 6 failures in a row: 429 Too Many Requests");
  CHECK(health.refusal("k.example:443", now).failure == NetFailure::none);
}

TEST_CASE("an archived error is no trouble of the archive", "[snapshots]") {
  CHECK(archive_in_trouble(answered(429, "https://k.example/")));
  CHECK(archive_in_trouble(answered(403, "https://k.example/")));
  CHECK_FALSE(archive_in_trouble(
      answered(429, "https://k.example/", {"Memento-Datetime: Mon, 10 Feb 2014 12:00:00 GMT"})));
  CHECK_FALSE(archive_in_trouble(answered(
      403, "https://k.example/", {"X-Archive-Wayback-Runtime-Error: a.Exception: Blocked Site Error"})));
  CHECK_FALSE(archive_in_trouble(answered(404, "https://k.example/")));
}

TEST_CASE("every recorded answer comes to the right state", "[snapshots][shared]") {
  const std::filesystem::path folder = CITECHECK_SOURCE_DIR "/../shared/data/archive/api-responses";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: ../shared/data/archive/api-responses is absent");
    return;
  }
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename(), path = entry.path();
    if (name.starts_with("spn2.") || name == "manifest.json") continue;
    INFO(name);
    ++seen;
    if (name.starts_with("cdx.")) {
      const ArchiveAnswer answer =
          read_cdx(recorded(path, "https://web.archive.org/cdx/search/cdx"), kPlayback);
      const bool blocked = name.find("blocked") != std::string::npos;
      CHECK(name_of_state(answer) == (blocked ? "unknown" : "archived"));
      CHECK(answer.withheld == blocked);
      // Some list errors or redirects alone.
      const bool bad_only = name.find("with_filter.1") != name.npos || name.find("filter_") != name.npos ||
                            name.find("with_date") != name.npos;
      if (!blocked) CHECK(answer.copies.any_good() == !bad_only);
      const bool last = name.find("date.2") != name.npos || name == "cdx.search.0.http" ||
                        name.find("filter_") != name.npos || name.find("repeat") != name.npos || blocked;
      CHECK(answer.resume_key.empty() == last);
    } else if (name.starts_with("availability.")) {
      const ArchiveAnswer answer = read_availability(answer_of(read_file(path)));
      const bool hit = name.find("hit") != std::string::npos;
      CHECK(name_of_state(answer) == (hit ? "archived" : "unknown"));
      if (hit)
        CHECK(urls_of(answer.copies).front().starts_with("https://web.archive.org/web/20250831112539/"));
    } else if (name.starts_with("timemap.")) {
      const ArchiveAnswer answer = read_timemap(answer_of(read_file(path)));
      CHECK(name_of_state(answer) == "archived");
      CHECK(answer.copies.all().size() == 3);
    } else {
      const ArchiveAnswer answer =
          read_timegate(recorded(path, "https://web.archive.org/web/20170101000000id_/http://a.example/"));
      const bool none = name.find("no_memento_error") != std::string::npos;
      const bool opaque =
          name.find("blocked_error") != std::string::npos || name.find("view_mode.0") != std::string::npos;
      CHECK(name_of_state(answer) == (none ? "none" : opaque ? "unknown" : "archived"));
    }
  }
  CHECK(seen >= 50);
}

#include "checker/run/docket.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

std::shared_ptr<const Article> article(
    const std::vector<std::pair<std::string, std::string>>& urls_and_copies) {
  auto out = std::make_shared<Article>();
  out->source = std::make_shared<const std::string>();
  for (const auto& [url, copy] : urls_and_copies) {
    Citation& citation = out->citations.emplace_back();
    citation.index = static_cast<std::uint32_t>(out->citations.size() - 1);
    if (!url.empty()) citation.url = Claim<Url>{parse_url(url), url, {}};
    if (!copy.empty()) citation.archive_url = Claim<Url>{parse_url(copy), copy, {}};
  }
  return out;
}

AnswerPtr answer(LinkStatus status, bool proves_network = true) {
  Answer out;
  Fetch fetch;
  fetch.status = status;
  out.fetch = Fact<Fetch>::of(fetch);
  out.proves_network = proves_network;
  return std::make_shared<const Answer>(out);
}

using Urls = std::vector<std::string>;

}  // namespace

TEST_CASE("equal URLs are asked once, whatever their fragments") {
  Docket docket;
  CHECK(docket.add(article(
            {{"http://a.example/x#1", ""}, {"http://A.example/x#2", ""}, {"http://a.example/x?id=1", ""}})) ==
        Urls{"http://a.example/x", "http://a.example/x?id=1"});
  CHECK(docket.add(article({{"http://a.example/x", ""}})).empty());
  CHECK(docket.take_answered(false).empty());
  docket.answer("http://a.example/x", answer(LinkStatus::alive));
  REQUIRE(docket.take_answered(false).size() == 1);  // The second article waits for nothing else.
  docket.answer("http://a.example/x?id=1", answer(LinkStatus::dead));
  const auto answered = docket.take_answered(false);
  REQUIRE(answered.size() == 1);
  CHECK(answered[0].links[0] == answered[0].links[1]);
  CHECK(answered[0].links[2]->fetch.value.status == LinkStatus::dead);
  CHECK(docket.open_articles() == 0);
  CHECK(docket.unanswered() == 0);
}

TEST_CASE("URLs that ask for the same are asked once, however they are spelled") {
  Docket docket;
  CHECK(docket.add(article({{"http://a.example", ""},
                            {"http://a.example:80/", ""},
                            {"http://user:secret@a.example/", ""},
                            {"http://b\xC3\xBC"
                             "cher.example/\xC3\xA9",
                             ""},
                            {"http://xn--bcher-kva.example/%C3%A9", ""}})) == Urls{"http://a.example",
                                                                                   "http://b\xC3\xBC"
                                                                                   "cher.example/\xC3\xA9"});
  // Another scheme, port, path, letter case of a path or order of a query may be another page.
  const Urls others{"https://a.example/",     "http://a.example:8080/", "http://www.a.example/",
                    "http://a.example/x",     "http://a.example/X",     "http://a.example/x/",
                    "http://a.example/x?a&b", "http://a.example/x?b&a", "http://a.example/x?id=1",
                    "http://a.example/x?id=2"};
  for (const std::string& url : others) {
    INFO(url);
    CHECK(docket.add(article({{url, ""}})) == Urls{url});
  }
  docket.answer("http://a.example", answer(LinkStatus::alive));
  docket.answer(
      "http://b\xC3\xBC"
      "cher.example/\xC3\xA9",
      answer(LinkStatus::dead));
  const auto answered = docket.take_answered(false);
  REQUIRE(answered.size() == 1);
  for (const std::size_t i : {0, 1, 2}) CHECK(answered[0].links[i]->fetch.value.status == LinkStatus::alive);
  for (const std::size_t i : {3, 4}) CHECK(answered[0].links[i]->fetch.value.status == LinkStatus::dead);
}

TEST_CASE("schemes that are never fetched are refused, and an archive copy stands in") {
  Docket docket;
  const Urls never{"file:///etc/passwd",        "gopher://a.example/",
                   "ftp://a.example/",          "data:text/html,x",
                   "dict://a.example:2628/d:x", "javascript:alert(1)",
                   "mailto:a@b.example",        "ws://a.example/",
                   "ldap://a.example/",         "smb://a.example/x",
                   "tftp://a.example/x",        "telnet://a.example/",
                   "rtsp://a.example/",         "about:blank",
                   "blob:https://a.example/1",  "view-source:http://a.example/"};
  for (const std::string& url : never) {
    INFO(url);
    CHECK(docket.add(article({{url, ""}})).empty());
    const auto answered = docket.take_answered(true);
    REQUIRE(answered.size() == 1);
    REQUIRE(answered[0].links[0]);
    CHECK(answered[0].links[0]->fetch.value.status == LinkStatus::refused);
    CHECK(answered[0].links[0]->fetch.value.reason.starts_with(url.substr(0, url.find(':') + 1)));
  }
  CHECK(docket.add(article({{"ftp://a.example/", "http://archive.example/a"}})) ==
        Urls{"http://archive.example/a"});
  CHECK(docket.add(article({{"no url at all", ""}})).empty());
}

TEST_CASE("an archive copy is asked only where the page was not reached") {
  Docket docket;
  CHECK(docket
            .add(article({{"http://a.example/", "http://archive.example/a"},
                          {"http://b.example/", "http://archive.example/b"}}))
            .size() == 2);
  CHECK(docket.answer("http://a.example/", answer(LinkStatus::alive)).empty());
  CHECK(docket.answer("http://b.example/", answer(LinkStatus::dead)) == Urls{"http://archive.example/b"});
  CHECK(docket.take_answered(false).empty());
  CHECK(docket.unanswered() == 1);
  docket.answer("http://archive.example/b", answer(LinkStatus::alive));
  const auto answered = docket.take_answered(false);
  REQUIRE(answered.size() == 1);
  CHECK_FALSE(answered[0].copies[0]);
  CHECK(answered[0].copies[1]->fetch.value.status == LinkStatus::alive);
}

TEST_CASE("a citation of nothing but an archive copy asks that") {
  Docket docket;
  CHECK(docket.add(article({{"", "http://archive.example/a"}, {"", ""}, {"ftp://a.example/", ""}})) ==
        Urls{"http://archive.example/a"});
  docket.answer("http://archive.example/a", answer(LinkStatus::dead));
  CHECK(docket.take_answered(false).size() == 1);
}

TEST_CASE("a second answer for the same URL is ignored") {
  Docket docket;
  docket.add(article({{"http://a.example/", ""}}));
  docket.answer("http://a.example/", answer(LinkStatus::alive));
  CHECK(docket.answer("http://a.example/", answer(LinkStatus::dead)).empty());
  CHECK(docket.take_answered(false).at(0).links[0]->fetch.value.status == LinkStatus::alive);
}

TEST_CASE("what may be our own network's failure is held back until the network has proved itself") {
  Docket docket;
  docket.add(article({{"http://gone.example/", ""}}));
  docket.add(article({{"http://there.example/", ""}}));
  docket.answer("http://gone.example/", answer(LinkStatus::dns_error, false));
  docket.answer("http://there.example/", answer(LinkStatus::alive));
  CHECK(docket.take_answered(true).size() == 1);
  CHECK(docket.open_articles() == 1);
  CHECK(docket.unproved_urls() == Urls{"http://gone.example/"});
  CHECK(docket.take_answered(false).size() == 1);
}

TEST_CASE("only of pages whose archived copy is cited too is it kept how alike they are") {
  Docket docket(true);
  docket.add(article({{"http://a.example/alone", ""},
                      {"http://a.example/page", "https://web.archive.org/web/2014/http://a.example/page"},
                      {"", "https://web.archive.org/web/2014/http://a.example/copy"}}));
  CHECK_FALSE(docket.take_question("http://a.example/alone").text_sketch);
  CHECK(docket.take_question("http://a.example/page").text_sketch);
  CHECK(docket.take_question("https://web.archive.org/web/2014/http://a.example/page").text_sketch);
  CHECK_FALSE(docket.take_question("https://web.archive.org/web/2014/http://a.example/copy").text_sketch);
}

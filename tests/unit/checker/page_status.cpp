#include "checker/page/page.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

PageKind kind_of(const std::string& html, const std::string& url = "https://example.org/a/b") {
  return read_page(html, "text/html", url).kind;
}

std::string paragraphs(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += "<p>The committee met again and spoke of the budget, the roads and the harbour.</p>";
  return text;
}

}  // namespace

TEST_CASE("pages that say they are gone", "[page][status]") {
  CHECK(kind_of("<title>Page not found - Example</title><h1>Page not found</h1><p>Sorry.") ==
        PageKind::soft_404);
  CHECK(kind_of("<title>404</title><h1>Oops!</h1><p>The page you are looking for does not exist.") ==
        PageKind::soft_404);
  CHECK(
      kind_of("<title>Example</title><h1>Seite nicht gefunden</h1><p>Die gewünschte Seite gibt es nicht.") ==
      PageKind::soft_404);
  CHECK(kind_of("<title>Página no encontrada | Diario</title><p>Lo sentimos.") == PageKind::soft_404);
  const PageFacts facts = read_page("<title>Page not found</title><h1>404</h1>", "text/html", "");
  CHECK(facts.kind_reason == "titled \"page not found\", headed \"404\"");
}

TEST_CASE("pages about errors and removals are pages", "[page][status]") {
  CHECK(kind_of("<title>How to fix \"404 page not found\" errors on your server</title><h1>How to fix \"404 "
                "page not "
                "found\" errors on your server</h1>" +
                paragraphs(40)) == PageKind::page);
  CHECK(kind_of("<title>HTTP 404 - Encyclopedia</title><h1>HTTP 404</h1><p>In computer network "
                "communications, the error "
                "404 tells that the requested page does not exist.</p>" +
                paragraphs(100)) == PageKind::page);
  CHECK(kind_of("<title>Changelog 2.0</title><h1>Changelog</h1><p>The old page has been removed. Support is "
                "no longer "
                "available.</p>") == PageKind::page);
  CHECK(kind_of("<title>Not Found</title><meta property='article:published_time' "
                "content='2014-02-17'><h1>Not Found</h1>"
                "<p>A novel by A. Writer.") == PageKind::page);
  CHECK(kind_of("<title>Lost and not found: the story of flight 19</title><h1>Lost and not found</h1>" +
                paragraphs(30)) == PageKind::page);
  CHECK(kind_of("") == PageKind::page);
  CHECK(kind_of("<p>Short.") == PageKind::page);
}

TEST_CASE("parked domains", "[page][status]") {
  CHECK(kind_of("<title>example.org is for sale</title><p>This domain is for sale! Buy this domain now.") ==
        PageKind::parked);
  CHECK(kind_of("<title>example.org</title><script src='https://www.sedoparking.com/js'></script><p>Buy this "
                "domain") == PageKind::parked);
  CHECK(
      kind_of("<title>Tech firm buys voice.com: the domain was for sale for years</title><h1>Tech firm buys "
              "voice.com</h1>"
              "<p>The domain is for sale no more. Visit hugedomains.com to buy this domain's siblings.</p>" +
              paragraphs(40)) == PageKind::page);
  CHECK(kind_of("<title>House in Almaty is for sale</title><p>A house is for sale, four rooms.") ==
        PageKind::page);
}

TEST_CASE("challenges stand in the place of a page", "[page][status]") {
  CHECK(
      kind_of("<title>Just a moment...</title><script src='https://challenges.cloudflare.com/x.js'></script>"
              "<p>Checking your browser before accessing example.org.") == PageKind::challenge);
  CHECK(kind_of("<title>Access Denied</title><h1>Access Denied</h1><p>You don't have permission. Reference "
                "#18.2") == PageKind::challenge);
  // The same scripts are on ordinary pages.
  CHECK(kind_of("<title>Just a moment in time</title><script "
                "src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>" +
                paragraphs(40)) == PageKind::page);
  CHECK(kind_of("<title>Contact</title><script src='https://www.google.com/g-recaptcha.js'></script><p>Write "
                "to us.") == PageKind::page);
}

TEST_CASE("log-in walls ask for a password and hold nothing else", "[page][status]") {
  CHECK(kind_of("<title>Log in | Example</title><form><input type=password></form>") == PageKind::login_wall);
  CHECK(kind_of("<title>Example</title><form><input type=password></form>",
                "https://example.org/login?return=%2Fa") == PageKind::login_wall);
  CHECK(kind_of("<title>Harbour budget approved</title><form>Log in <input type=password></form>" +
                paragraphs(30)) == PageKind::page);
  CHECK(kind_of("<title>Harbour budget approved</title><form><input type=password></form><p>Short news.") ==
        PageKind::page);
}

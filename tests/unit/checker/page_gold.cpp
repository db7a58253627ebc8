// No live page of the labelled development set may be taken for something else. The data are not part of the
// repository; they are found beside it.
#include "checker/page/page.hpp"
#include "support/catch.hpp"
#include "support/gold_pages.hpp"

using namespace citecheck;

TEST_CASE("no live page is judged dead, parked, guarded or walled", "[page][gold]") {
  std::size_t pages = 0;
  const bool visited = test::for_each_gold_page([&](const std::string& name, const std::string& body) {
    const PageFacts facts = read_page(body, "text/html", "");
    ++pages;
    INFO(name << ": " << facts.kind_reason);
    CHECK(facts.kind == PageKind::page);
  });
  if (visited) CHECK(pages > 400);
}

// The reader against MediaWiki's own tests of its Cite extension, where the shared material is present.
#include <map>
#include <sstream>

#include "references/wikitext/wikitext.hpp"
#include "support/catch.hpp"
#include "unit/references/sound.hpp"
#include "unit/references/wikitext/cite_tests.hpp"

using namespace citecheck;

TEST_CASE("notes are as many as MediaWiki shows", "[wikitext]") {
  const auto tests = test::shared_cite_tests();
  if (tests.empty()) WARN("skipped: no tests of the Cite extension in the shared material");
  for (const test::CiteTest& one : tests) {
    INFO(one.name << "\n" << one.wikitext);
    const Article article =
        *open_wikitext(std::make_unique<std::istringstream>(one.wikitext), "Page.wiki")->next();
    CHECK(test::unsound(article) == "");
    CHECK(test::count_notes(article) == one.notes);
  }
}

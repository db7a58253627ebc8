#include <algorithm>

#include "rules/engine.hpp"
#include "rules/rule_page.hpp"
#include "support/catch.hpp"

namespace {

using namespace citecheck;
using Strings = std::vector<std::string>;

std::string codes(const Result<std::vector<const Rule*>>& rules) {
  std::string out;
  for (const Rule* rule : rules.value()) out.append(out.empty() ? "" : " ").append(rule->code);
  return out;
}

}  // namespace

TEST_CASE("rules are chosen by code, prefix and name", "[selection]") {
  CHECK(select_rules({}, {})->size() == all_rules().size());
  CHECK(codes(select_rules(Strings{"LNK001"}, {})) == "LNK001");
  CHECK(codes(select_rules(Strings{"dead-link", "ART00"}, {})) == "ART001 ART002 ART003 ART004 LNK001");
  CHECK(codes(select_rules(Strings{"ART"}, Strings{"ART002,art003", "duplicate-references"})) == "ART001");
  CHECK(codes(select_rules(Strings{"LNK001"}, Strings{"LNK"})).empty());
  CHECK(select_rules(Strings{" , "}, {})->size() == all_rules().size());
}

TEST_CASE("what names no rule is refused, with the nearest that does", "[selection]") {
  const auto code = select_rules(Strings{"LNK1"}, {});
  REQUIRE(!code);
  CHECK(code.error().what.find("\"LNK1\"") != std::string::npos);
  CHECK(select_rules({}, Strings{"ded-link"}).error().what.find("nearest is \"dead-link\"") !=
        std::string::npos);
  CHECK(select_rules(Strings{"LMK"}, {}).error().what.find("nearest is \"LNK\"") != std::string::npos);
  CHECK(!select_rules(Strings{std::string(1 << 20, 'x')}, {}));
}

TEST_CASE("codes are unique and in order", "[selection]") {
  CHECK(std::ranges::is_sorted(all_rules(), std::less_equal{}, &Rule::code));
  CHECK(find_rule("LNK001")->name == "dead-link");
  CHECK(!find_rule("LNK"));
}

TEST_CASE("rules are shown as text, Markdown and JSON", "[rule_page]") {
  const std::vector<const Rule*> one{find_rule("LNK001")}, two{find_rule("LNK001"), find_rule("LNK012")};
  CHECK(rules_text(two).starts_with("LNK001  error    dead-link    The cited page is gone\nLNK012  note  "));
  CHECK(rules_text(one).find("## What to do") != std::string::npos);
  CHECK(rules_markdown(one) == rule_page(*one[0]));
  CHECK(rule_page(*one[0]).starts_with("# LNK001 dead-link\n\nThe cited page is gone.\n"));
  CHECK(rules_markdown(two).find("\n# LNK012 url-refused\n") != std::string::npos);
  CHECK(rules_json(one).starts_with(R"([{"code":"LNK001","name":"dead-link",)"));
}

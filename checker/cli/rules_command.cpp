#include <array>

#include "checker/cli/command.hpp"
#include "rules/engine.hpp"
#include "rules/rule_page.hpp"

namespace citecheck {

namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"to", 0, "FORMAT", "text (default), json or markdown"},
});

int rules(const Arguments& arguments, std::ostream& out, std::ostream&) {
  static constexpr std::array<std::string_view, 3> kFormats{"text", "json", "markdown"};
  const std::string format = arguments.choice("to", kFormats);
  const auto chosen = select_rules(arguments.operands(), {});
  if (!chosen) throw UsageError(chosen.error().what);
  out << (format == "json"       ? rules_json(*chosen)
          : format == "markdown" ? rules_markdown(*chosen)
                                 : rules_text(*chosen));
  return exit_code::kClean;
}

}  // namespace

const Command rules_command{
    .name = "rules",
    .operands = "[CODE...]",
    .summary = "lists the rules, or explains some",
    .details = "CODE is a rule's code, the first letters of several (DAT), or a rule's name.",
    .options = kOptions,
    .run = rules};

}  // namespace citecheck

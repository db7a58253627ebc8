#pragma once
// Rule: one thing that can be wrong with a citation. A rule is a pure function of the article, the citation
// and the evidence; it says nothing where it does not know. One rule is one file CODE_what_is_wrong.cpp,
// which defines its entry with CITECHECK_RULE; the build writes the table of all rules from the file names.

#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>

#include "references/citation.hpp"
#include "rules/evidence.hpp"
#include "rules/finding.hpp"

namespace citecheck {

/// What a citation rule looks at.
struct CitationInput {
  const Article& article;
  const Citation& citation;
  const Evidence& evidence;
  std::chrono::sys_days today;
};

/// What an article rule looks at; `evidence` runs parallel to article.citations.
struct ArticleInput {
  const Article& article;
  std::span<const Evidence> evidence;
  std::chrono::sys_days today;
};

/// Takes what a rule found; the code, name and severity of the rule are filled in by the engine.
class FindingSink {
 public:
  virtual ~FindingSink() = default;
  /// `finding.span` left empty means the whole citation.
  virtual void report(Finding finding) = 0;
};

/// What must be known before a rule is asked at all; what is missing is counted as skipped, with the reason.
/// The engine asks a rule with needs_fetch only if evidence.fetch is known, with needs_page only if
/// evidence.best_page() is not null.
enum Needs : std::uint8_t { needs_text = 0, needs_fetch = 1, needs_page = 2 };

struct Rule {
  std::string_view code;     ///< "DAT012": stable for ever.
  std::string_view name;     ///< "archive-date-missing": the fault, in words.
  std::string_view summary;  ///< One line.
  Severity severity = Severity::warning;
  std::uint8_t needs = needs_text;
  bool contradicts = false;  ///< Its findings of certainty likely or more make the citation inconsistent.
  std::string_view since;
  std::string_view explain;  ///< Markdown: what it does, why it matters, an example, what to do.
  void (*citation)(const CitationInput&, FindingSink&) = nullptr;
  void (*article)(const ArticleInput&, FindingSink&) = nullptr;
};

/// Every rule, in the order of their codes.
std::span<const Rule* const> all_rules();

/// By code, "DAT012"; null if there is none.
const Rule* find_rule(std::string_view code);

}  // namespace citecheck

/// Opens the definition of a rule's table entry: CITECHECK_RULE(DAT012){.code = "DAT012", …};
#define CITECHECK_RULE(CODE)     \
  namespace citecheck {          \
  extern const Rule rule_##CODE; \
  }                              \
  const ::citecheck::Rule citecheck::rule_##CODE

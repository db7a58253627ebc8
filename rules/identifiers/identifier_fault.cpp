#include "rules/identifiers/identifier_fault.hpp"

namespace citecheck {

namespace {

/// Full stops and commas that were copied along with the identifier; taking them off is safe if it mends it.
std::optional<Fix> without_punctuation(const CitationInput& input, const Claim<Identifier>& claim) {
  const std::size_t last = claim.as_written.find_last_not_of(".,;:");
  if (last == std::string::npos || last + 1 == claim.as_written.size()) return std::nullopt;
  const std::string plain = claim.as_written.substr(0, last + 1);
  if (fault(normalise(claim.value.kind, plain))) return std::nullopt;
  if (claim.span.empty() || input.article.text_of(claim.span) != claim.as_written) return std::nullopt;
  return Fix{Fix::Safety::safe, "Take off the punctuation at the end", {{claim.span, plain}}};
}

}  // namespace

void report_faulty(const CitationInput& input, FindingSink& sink, Identifier::Kind kind) {
  for (const Claim<Identifier>& claim : input.citation.identifiers) {
    if (claim.value.kind != kind || claim.as_written.starts_with("((")) continue;
    const std::optional<std::string> wrong = fault(claim.value);
    if (!wrong) continue;
    const std::string written = claim.as_written.empty() ? claim.value.value : claim.as_written;
    Finding finding;
    finding.span = claim.span;
    finding.message = "The " + std::string(label(kind)) + " “" + written + "” cannot be right: " + *wrong;
    finding.because.push_back({written, *wrong, "the rules of the " + std::string(label(kind))});
    finding.fix = without_punctuation(input, claim);
    sink.report(std::move(finding));
  }
}

}  // namespace citecheck

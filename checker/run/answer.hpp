#pragma once
// Answer: what the web's chain of exchanges for one URL comes to: the link's status, the page's facts and
// where the evidence is kept. Made by workers; the exchanges themselves are released once it is made.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checker/page/requisites.hpp"
#include "checker/web/web.hpp"
#include "reports/report.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

/// What an archive of an earlier run holds of the same page.
struct FormerPage {
  std::vector<std::uint64_t> text_sketch;
  Instant at{};
};

struct Answer {
  Fact<Fetch> fetch;
  Fact<PageFactsPtr> page;
  std::optional<FormerPage> former;
  std::optional<Captured> captured;
  std::vector<Requisite> requisites;  ///< Of the page, where they are archived, too.
  std::size_t requests = 0;
  bool private_address = false;  ///< It came from an address that is none of the public Internet.
  bool proves_network = false;   ///< Something out there reacted, so what else fails is not our network.
};
using AnswerPtr = std::shared_ptr<const Answer>;

/// What is to be found out of a page, beyond what it says of itself.
struct PageQuestion {
  std::vector<std::string> quotations;  ///< Searched in it.
  bool text_sketch = false;  ///< PageFacts::text_sketch, a kilobyte per page: it is to be compared.
};

/// Classifies the chain; reads the page of an answer in HTML if `wants_page`.
Answer examine(const Chain& chain, bool wants_page, const PageQuestion& question = {});

/// None unless the chain ended in a page that is one.
std::optional<FormerPage> former_page(const Chain& chain);

/// What the last answer of a chain needs to look right: of an alive HTML page, or of a style sheet.
std::vector<Requisite> requisites_of(const Chain& chain);

/// The answer for a URL that was not asked, or whose answer says nothing.
AnswerPtr not_asked(std::string reason);

}  // namespace citecheck

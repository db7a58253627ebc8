// Neither the order of the URLs nor dead hosts prolong an audit.
#include "unit/checker/web_makespan.hpp"

#include "support/catch.hpp"

using namespace citecheck::test::makespan;

TEST_CASE("an audit takes hardly longer than its busiest host", "[web][makespan]") {
  std::mt19937_64 random(20240229);
  const Audit audit(random);
  const auto bound = static_cast<double>(audit.bound().count());
  const auto took = static_cast<double>(Simulation(audit, random).run().count());
  INFO("bound " << bound << " ms, took " << took << " ms");
  CHECK(took <= 1.02 * bound);
}

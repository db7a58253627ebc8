#pragma once
// Robots: what a site's robots.txt asks of programs (RFC 9309). Obeyed only where the user says so: cited
// pages are asked for one by one, named by a person.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citecheck {

class RobotsRules {
 public:
  /// What the file asks of the program whose product token is `token` ("citecheck"), in any case: of the
  /// groups that name it, else of those for all ("*"). Only the first 500 KiB count, as the RFC allows.
  static RobotsRules parse(std::string_view text, std::string_view token);
  /// Nothing is forbidden: there is no such file (4xx).
  static RobotsRules none() { return {}; }
  /// Everything is: the site could not tell (5xx).
  static RobotsRules all_forbidden();

  /// `target`: path and query as they are asked for, percent-encoded. The longest rule that fits decides; of
  /// two equally long ones the one that allows.
  bool allows(std::string_view target) const;

  /// Crawl-delay, which the RFC does not have and many sites do; none if not stated.
  std::optional<std::chrono::milliseconds> delay() const { return delay_; }

 private:
  struct Rule {
    bool allow = false;
    std::string pattern;
  };

  std::vector<Rule> rules_;
  std::optional<std::chrono::milliseconds> delay_;
};

}  // namespace citecheck

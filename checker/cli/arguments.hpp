#pragma once
// Arguments: what a person typed, after the table of options has been applied. Parsing is
// Boost.Program_options'; the table is ours, because help, man page and parsing must come from one place.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace citecheck {

/// A mistake in how the program was called; the message says what to do. Ends the program with exit code 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Option {
  std::string_view name;      ///< Without the dashes.
  char letter = 0;            ///< 0 if there is no short form.
  std::string_view argument;  ///< "N", "FILE"; "" for a switch.
  std::string_view help;
};

class Arguments {
 public:
  /// Throws UsageError for what the table does not know.
  Arguments(std::span<const Option> options, const std::vector<std::string>& words);

  /// Values for options that were not given.
  void add_defaults(const std::map<std::string, std::vector<std::string>>& values);

  bool has(std::string_view name) const;
  /// The last value given, or `otherwise`.
  std::string get(std::string_view name, std::string_view otherwise = {}) const;
  /// Every value given, in order.
  std::vector<std::string> all(std::string_view name) const;
  /// How often a switch was given.
  int count(std::string_view name) const;
  /// A whole number in [low, high]; throws UsageError otherwise.
  std::int64_t number(std::string_view name, std::int64_t otherwise, std::int64_t low,
                      std::int64_t high) const;
  /// Seconds, "20" or "0.5", up to a day; throws UsageError otherwise.
  std::chrono::milliseconds seconds(std::string_view name, std::chrono::milliseconds otherwise) const;
  /// One of `choices`, the first one if not given; throws UsageError otherwise.
  std::string choice(std::string_view name, std::span<const std::string_view> choices) const;

  const std::vector<std::string>& operands() const { return operands_; }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> operands_;
};

/// The name in `names` nearest to `word` by edit distance; none if nothing is near.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> names);

}  // namespace citecheck

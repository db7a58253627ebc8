#include "checker/snapshots/link_format.hpp"

#include <algorithm>

#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

/// Reads on from a place in the text, and only ever forward.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  bool take(char c) {
    skip_space();
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// Up to the first of `ends`, which stays.
  std::string_view until(std::string_view ends) {
    const std::string_view out = rest_.substr(0, rest_.find_first_of(ends));
    rest_.remove_prefix(out.size());
    return out;
  }
  /// A value, quoted or not.
  std::string_view value() {
    if (!take('"')) return trim(until(";,"));
    const std::string_view out = until("\"");
    take('"');
    return out;
  }

 private:
  void skip_space() { rest_.remove_prefix(std::min(rest_.find_first_not_of(kSpace), rest_.size())); }

  std::string_view rest_;
};

void read_parameters(Cursor& cursor, WebLink& link) {
  while (cursor.take(';')) {
    const std::string_view name = trim(cursor.until("=;,"));
    const std::string_view value = cursor.take('=') ? cursor.value() : std::string_view{};
    // Of several the first counts.
    if (equal_ignoring_case(name, "rel") && link.rel.empty()) link.rel = value;
    if (equal_ignoring_case(name, "datetime") && link.datetime.empty()) link.datetime = value;
  }
}

}  // namespace

bool WebLink::is(std::string_view name) const {
  std::string_view rest = rel;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find_first_of(kSpace));
    if (equal_ignoring_case(one, name)) return true;
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
  }
  return false;
}

void for_each_link(std::string_view text, const std::function<void(const WebLink&)>& use) {
  Cursor cursor(text);
  while (!cursor.at_end()) {
    cursor.until("<");
    if (!cursor.take('<')) return;
    WebLink link;
    link.target = trim(cursor.until(">"));
    if (!cursor.take('>')) return;
    read_parameters(cursor, link);
    use(link);
  }
}

}  // namespace citecheck

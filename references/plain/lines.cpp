#include "references/plain/lines.hpp"

#include <algorithm>

#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kLongestRunningHead = 70;  ///< Bytes.
constexpr unsigned kFewestRepeats = 3;
constexpr std::size_t kMostLines = 20'000;  ///< Lines that are remembered.

/// A line that could be a running head, its digits made equal; "" for any other.
std::string running_head(Text line) {
  line = trim(line);
  if (line.size() < 4 || line.size() > kLongestRunningHead) return {};
  std::string out;
  for (const char c : line)
    if (c < '0' || c > '9')
      out += c;
    else if (out.empty() || out.back() != '0')
      out += '0';
  return out;
}

/// "12", "- 12 -", "Page 3 of 10", "iv"
bool is_page_number(Text line) {
  line = trim(line);
  if (line.size() > 20) return false;
  for (const Text word : {Text("page"), Text("seite"), Text("p."), Text("стр.")})
    if (starts_with_ignoring_case(line, word)) line = trim(line.substr(word.size()));
  if (const std::size_t of = line.find(" of "); of != Text::npos) line = line.substr(0, of);
  while (!line.empty() && Text("-–—|/ ").find(line.front()) != Text::npos) line.remove_prefix(1);
  while (!line.empty() && Text("-|/ ").find(line.back()) != Text::npos) line.remove_suffix(1);
  if (line.ends_with("–") || line.ends_with("—")) line = trim(line.substr(0, line.size() - 3));
  return !line.empty() && line.size() <= 4 && line.find_first_not_of("0123456789") == Text::npos;
}

}  // namespace

std::optional<Span> Lines::next() {
  if (at_ >= text_.size()) return std::nullopt;
  const std::size_t end = std::min(text_.find('\n', at_), text_.size());
  const Span line{at_, end};
  at_ = end + 1;
  return line;
}

Span trimmed(std::string_view text, Span span) {
  const Text inner = trim(span.of(text));
  if (inner.empty()) return {span.begin, span.begin};
  const auto begin = static_cast<std::size_t>(inner.data() - text.data());
  return {begin, begin + inner.size()};
}

Furniture::Furniture(std::string_view text) {
  Lines lines(text);
  while (const auto line = lines.next()) {
    if (short_lines_.size() > kMostLines) break;
    if (std::string head = running_head(line->of(text)); !head.empty()) ++short_lines_[std::move(head)];
  }
  std::erase_if(short_lines_, [](const auto& entry) { return entry.second < kFewestRepeats; });
}

bool Furniture::has(std::string_view line) const {
  if (is_page_number(line)) return true;
  if (short_lines_.empty()) return false;
  // Entries repeat too: "Ibid., p. 3." ends as a sentence, a running head does not.
  const std::string head = running_head(line);
  return !head.empty() && !head.ends_with('.') && head.find("://") == std::string::npos &&
         short_lines_.contains(head);
}

}  // namespace citecheck::plain

#include "references/bounds.hpp"

#include <algorithm>
#include <string>

#include "references/byte_set.hpp"

namespace citecheck {

namespace {

// What lies behind a claim of a list: its own texts, and the texts of its value that are not short.
constexpr std::size_t kBehindClaim = 64;

std::size_t bytes_of(const Citation& citation) {
  std::size_t bytes = sizeof(Citation);
  const auto list = [&](const auto& claims) {
    bytes += claims.size() * (sizeof(claims.front()) + kBehindClaim);
  };
  list(citation.authors);
  list(citation.editors);
  list(citation.contributors);
  list(citation.other_dates);
  list(citation.identifiers);
  list(citation.other);
  // A text is held as written and as understood.
  return bytes + 2 * citation.span.size() + sizeof(Span) * citation.marks.size();
}

}  // namespace

std::size_t size_within(std::string_view text, Density density) {
  if (density.marks.empty() || text.size() <= density.most) return text.size();
  const ByteSet marks(density.marks);
  std::size_t left = density.most;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (marks.contains(text[at]) && left-- == 0) return at;
  return text.size();
}

void Budget::add(const Citation& citation) {
  ++count_;
  const std::size_t bytes = bytes_of(citation);
  if (bytes < left_) {
    left_ -= bytes;
    return;
  }
  if (left_ == 0) return;
  left_ = 0;
  problems_.push_back({"too-many-references",
                       "the input holds more references than fit into memory: " + std::to_string(count_) +
                           " are read, and none from byte " + std::to_string(citation.span.end) +
                           " on; give it in several files",
                       {citation.span.end, citation.span.end}});
}

}  // namespace citecheck

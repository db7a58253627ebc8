#include "references/bounds.hpp"

#include <algorithm>
#include <string>

#include "references/byte_set.hpp"
#include "references/claims.hpp"

namespace citecheck {

namespace {

// What lies behind a text that is not short, with what the allocator takes.
std::size_t behind(const std::string& text) {
  constexpr std::size_t kAllocation = 16;
  static const std::size_t kShort = std::string().capacity();
  return text.capacity() > kShort ? text.capacity() + kAllocation : 0;
}

std::size_t behind(const Date&) {
  return 0;
}

std::size_t behind(const Url& url) {
  return behind(url.href());
}

std::size_t behind(const Identifier& identifier) {
  return behind(identifier.value);
}

std::size_t behind(const Name& name) {
  return behind(name.family) + behind(name.given) + behind(name.particle) + behind(name.suffix) +
         behind(name.literal) + behind(name.dropping_particle);
}

std::size_t bytes_of(const Citation& citation) {
  const auto list = [](const auto& claims) { return claims.capacity() * sizeof(claims[0]); };
  std::size_t bytes = sizeof(Citation) + list(citation.authors) + list(citation.editors) +
                      list(citation.contributors) + list(citation.other_dates) + list(citation.identifiers) +
                      list(citation.other) + list(citation.marks);
  for (const std::string* text :
       {&citation.label, &citation.ref_name, &citation.group, &citation.template_name})
    bytes += behind(*text);
  for_each_claim(citation,
                 [&bytes](const auto& claim) { bytes += behind(claim.value) + behind(claim.as_written); });
  return bytes;
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

void Budget::reserve(std::vector<Citation>& citations, std::size_t count) {
  citations.reserve(std::min(count, kMostBytes / sizeof(Citation) + 1));
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

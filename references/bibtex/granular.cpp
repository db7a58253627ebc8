#include "references/bibtex/granular.hpp"

#include <charconv>
#include <vector>

#include "references/bibtex/names.hpp"
#include "references/text.hpp"

namespace citecheck::bibtex {

namespace {

using Text = std::string_view;
constexpr Text kPrefix = "xdata=";
constexpr int kDeepest = 4;             ///< References behind references; also what ends a circle.
constexpr std::size_t kMostItems = 64;  ///< References in one list.

struct Reference {
  Text key, field;
  std::size_t item = 0;  ///< From 1; 0 is all of them.
};

/// "xdata=key-field" or "xdata=key-field-2"; a key may hold hyphens.
std::optional<Reference> read_reference(Text text) {
  if (!starts_with_ignoring_case(text, kPrefix)) return std::nullopt;
  text = trim(text.substr(kPrefix.size()));
  Reference out;
  std::size_t hyphen = text.rfind('-');
  if (hyphen == Text::npos) return std::nullopt;
  const Text last = text.substr(hyphen + 1);
  const auto [end, error] = std::from_chars(last.data(), last.data() + last.size(), out.item);
  if (error == std::errc{} && end == last.data() + last.size()) {
    text = text.substr(0, hyphen);
    hyphen = text.rfind('-');
    if (hyphen == Text::npos || out.item == 0) return std::nullopt;
  } else {
    out.item = 0;
  }
  out.key = text.substr(0, hyphen);
  out.field = text.substr(hyphen + 1);
  return out;
}

/// What a reference leads to, through those that lead on.
std::optional<Value> follow(Value value, const FindValue& find) {
  for (int depth = 0; depth < kDeepest; ++depth) {
    const auto reference = read_reference(trim(value.raw));
    if (!reference) return value;
    const auto found = find(reference->key, reference->field);
    if (!found) return std::nullopt;
    value = *found;
    if (reference->item == 0) continue;
    const std::vector<Span> items = split_list(value.raw);
    if (reference->item > items.size()) return std::nullopt;
    const Span item = items[reference->item - 1];
    value = value.part(item.begin, item.end);
  }
  return std::nullopt;
}

}  // namespace

bool refers_to_data(std::string_view latex) {
  return latex.find(kPrefix) != Text::npos;
}

Granular resolve(const Value& value, const FindValue& find, std::size_t most) {
  Granular out;
  const std::vector<Span> items = split_list(value.raw);
  std::size_t references = 0;
  for (const Span item : items) {
    const Value part = value.part(item.begin, item.end);
    const bool refers = read_reference(part.raw).has_value() && ++references <= kMostItems;
    const auto found = refers ? follow(part, find) : std::optional<Value>(part);
    out.missing = out.missing || !found;
    if (items.size() == 1 && found) out.value = *found;
    const Text text = found ? found->raw : part.raw;
    if (out.joined.size() + text.size() > most) break;
    out.joined.append(out.joined.empty() ? "" : " and ").append(text);
  }
  return out;
}

}  // namespace citecheck::bibtex

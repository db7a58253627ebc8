#include "references/latex/cites.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "references/text.hpp"

namespace citecheck::latex {

namespace {

using Text = std::string_view;

// In lower case, without a star; sorted.
constexpr auto kCites = std::to_array<Text>(
    {"autocite",       "avolcite",       "cite",         "citea",        "citeaffixed", "citealp",
     "citealt",        "citeasnoun",     "citeauthor",   "citeauthornp", "citedate",    "citefield",
     "citefullauthor", "citelist",       "citen",        "citename",     "citenp",      "citenum",
     "citenumber",     "citeonline",     "citep",        "citepalias",   "citet",       "citetalias",
     "citetitle",      "citeurl",        "citeyear",     "citeyearnp",   "citeyearpar", "fnotecite",
     "footcite",       "footcitetext",   "footfullcite", "fullcite",     "fullcitea",   "fullcitenp",
     "fvolcite",       "inlinecite",     "nocite",       "notecite",     "onlinecite",  "parencite",
     "pnotecite",      "possessivecite", "pvolcite",     "shortcite",    "shortcitea",  "shortcitenp",
     "smartcite",      "supercite",      "svolcite",     "textcite",     "textcitep",   "tvolcite",
     "volcite"});
static_assert(std::ranges::is_sorted(kCites));

constexpr std::size_t kLongestName = 32;

bool is_known(Text lower) {
  return std::ranges::binary_search(kCites, lower);
}

/// A definition's "#1", or a key that a macro makes, is no key.
bool is_key(Text key) {
  return key.find_first_of("#\\{}[]%") == Text::npos;
}

void add_keys(Text text, Span list, bool sure, std::vector<Cite>& out) {
  for (const Span key : split_keys(text, list)) {
    if (key.of(text) == "*")
      out.push_back({key, sure, true});
    else if (is_key(key.of(text)))
      out.push_back({key, sure, false});
  }
}

void skip_notes(Arguments& arguments, std::size_t& at) {
  for (int i = 0; i < 2; ++i) arguments.take_optional(at, '<', '>');
  for (int i = 0; i < 2; ++i) arguments.take_optional(at);
}

}  // namespace

std::vector<Cite> read_cite(Arguments& arguments, std::string_view name, std::size_t& at) {
  const Text text = arguments.text();
  std::vector<Cite> out;
  if (name.size() < 4 || name.size() > kLongestName) return out;
  const std::string lower = to_lower_ascii(name);
  if (lower.find("cite") == std::string::npos) return out;
  const bool several = lower.ends_with('s') && is_known(Text(lower).substr(0, lower.size() - 1));
  const bool sure = several || is_known(lower);
  std::size_t next = at;
  if (next < text.size() && text[next] == '*') ++next;
  if (several)
    for (int i = 0; i < 2; ++i) arguments.take_optional(next, '(', ')');
  const bool volume = lower.find("volcite") != std::string::npos;
  do {
    skip_notes(arguments, next);
    if (volume) {
      arguments.take(next);
      skip_notes(arguments, next);
    }
    const auto keys = arguments.take(next);
    if (!keys) break;
    add_keys(text, *keys, sure, out);
    at = next;
  } while (several);
  return out;
}

}  // namespace citecheck::latex

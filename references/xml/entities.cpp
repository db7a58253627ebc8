#include "references/xml/entities.hpp"

#include <algorithm>
#include <array>

#include "references/html/html.hpp"
#include "references/text.hpp"
#include "references/wikitext/entities.hpp"

namespace citecheck::xml {

namespace {

using Text = std::string_view;

constexpr std::size_t kLongestName = 32;  // "CounterClockwiseContourIntegral", and room for one more.
constexpr std::size_t kMostNames = 4096;  // Different names that are looked up; HTML knows 2231.

struct Named {
  Text name;
  Text characters;
};

// ISO 8879 "ISOgrk1" and "ISOgrk2" and what else of it HTML did not keep; in the order of their names.
// clang-format off
constexpr auto kGreek = std::to_array<Named>({
    {"Aacgr", "Ά"}, {"Agr", "Α"}, {"Bgr", "Β"}, {"Dgr", "Δ"}, {"EEacgr", "Ή"}, {"EEgr", "Η"}, {"Eacgr", "Έ"},
    {"Egr", "Ε"}, {"Ggr", "Γ"}, {"Iacgr", "Ί"}, {"Idigr", "Ϊ"}, {"Igr", "Ι"}, {"KHgr", "Χ"}, {"Kgr", "Κ"},
    {"Lgr", "Λ"}, {"Mgr", "Μ"}, {"Ngr", "Ν"}, {"OHacgr", "Ώ"}, {"OHgr", "Ω"}, {"Oacgr", "Ό"}, {"Ogr", "Ο"},
    {"PHgr", "Φ"}, {"PSgr", "Ψ"}, {"Pgr", "Π"}, {"Rgr", "Ρ"}, {"Sgr", "Σ"}, {"THgr", "Θ"}, {"Tgr", "Τ"},
    {"Uacgr", "Ύ"}, {"Udigr", "Ϋ"}, {"Ugr", "Υ"}, {"Xgr", "Ξ"}, {"Zgr", "Ζ"}, {"aacgr", "ά"}, {"agr", "α"},
    {"bgr", "β"}, {"dgr", "δ"}, {"eacgr", "έ"}, {"eeacgr", "ή"}, {"eegr", "η"}, {"egr", "ε"}, {"epsis", "ε"}, {"ggr", "γ"},
    {"iacgr", "ί"}, {"idiagr", "ΐ"}, {"idigr", "ϊ"}, {"igr", "ι"}, {"kgr", "κ"}, {"khgr", "χ"}, {"lgr", "λ"},
    {"mgr", "μ"}, {"ngr", "ν"}, {"oacgr", "ό"}, {"ogr", "ο"}, {"ohacgr", "ώ"}, {"ohgr", "ω"}, {"pgr", "π"},
    {"phgr", "φ"}, {"phis", "φ"}, {"psgr", "ψ"}, {"rgr", "ρ"}, {"sfgr", "ς"}, {"sgr", "σ"}, {"tgr", "τ"}, {"thetas", "θ"}, {"thgr", "θ"},
    {"uacgr", "ύ"}, {"udiagr", "ΰ"}, {"udigr", "ϋ"}, {"ugr", "υ"}, {"xgr", "ξ"}, {"zgr", "ζ"},
});
// clang-format on
static_assert(std::ranges::is_sorted(kGreek, {}, &Named::name));

bool is_name(Text text) {
  return !text.empty() && text.size() <= kLongestName && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
  });
}

// The name between an "&" at text[at] and its ";"; "" if there is none.
Text name_at(Text text, std::size_t at) {
  const Text window = text.substr(at + 1, kLongestName + 1);
  const Text name = window.substr(0, std::min(window.find(';'), window.size()));
  return name.size() < window.size() && is_name(name) ? name : Text{};
}

// gumbo knows HTML's names; a name it does not know it leaves, or reads the beginning of ("&notit;").
std::string by_html(Text name) {
  const HtmlTree tree(std::string("&").append(name).append(";"));
  for (const HtmlNode& node : tree.nodes())
    if (node.name.empty() && !node.text.empty())
      return node.text.ends_with(';') && name != "semi" ? std::string{} : std::string(node.text);
  return {};
}

std::string characters_of(Text name) {
  const auto greek = std::ranges::lower_bound(kGreek, name, {}, &Named::name);
  if (greek != kGreek.end() && greek->name == name) return std::string(greek->characters);
  return by_html(name);
}

}  // namespace

Entities::Entities(std::string_view source) {
  for (std::size_t at = source.find('&'); at != Text::npos; at = source.find('&', at + 1)) {
    const Text name = name_at(source, at);
    if (name.empty() || wikitext::entity_at(source, at).length > 0) continue;
    auto found = named_.find(name);
    if (found == named_.end() && named_.size() < kMostNames)
      found = named_.emplace(name, characters_of(name)).first;
    if (first_unknown_.empty() && (found == named_.end() || found->second.empty()))
      first_unknown_ = source.substr(at, name.size() + 2);
  }
}

std::size_t Entities::read(std::string_view text, std::size_t at, std::string& out) const {
  if (const wikitext::Entity entity = wikitext::entity_at(text, at); entity.length > 0) {
    append_utf8(out, entity.code_point);
    return entity.length;
  }
  const Text name = name_at(text, at);
  const auto found = named_.find(name);
  if (found == named_.end() || found->second.empty()) return 0;
  out += found->second;
  return name.size() + 2;
}

std::string Entities::decode(std::string_view text) const {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find('&', at), text.size());
    out += text.substr(at, next - at);
    at = next;
    if (at == text.size()) break;
    const std::size_t length = read(text, at, out);
    if (length == 0) out += '&';
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

}  // namespace citecheck::xml

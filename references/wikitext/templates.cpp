#include "references/wikitext/templates.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

#include "references/byte_set.hpp"
#include "references/name_table.hpp"
#include "references/text.hpp"
#include "references/wikitext/families/family.hpp"

namespace citecheck::wikitext {

namespace {

constexpr std::size_t kLongestName = 80;

// They begin like a citation and are remarks about citations.
constexpr auto kNoCitations = std::to_array<std::string_view>({
    "cite ae",
    "cite check",
    "cite comment",
    "cite error",
    "cite error/doc",
    "cite missing",
    "cite needed",
    "cite plot points",
    "cite quote",
    "cite ref",
    "cite source",
    "cite sources",
    "cite your sources",
});

struct Printed {
  std::string_view name, text;
};

constexpr auto kTypographic = std::to_array<Printed>({
    {"!", "|"},
    {"'", "'"},
    {"'s", "'s"},
    {"(", "{"},
    {")", "}"},
    {"=", "="},
    {"endash", "–"},
    {"mdash", "—"},
    {"nbsp", " "},
    {"ndash", "–"},
    {"pipe", "|"},
    {"sic", "[sic]"},
    {"snd", " – "},
    {"space", " "},
    {"spaced en dash", " – "},
    {"spaced ndash", " – "},
    {"thin space", " "},
    {"thinsp", " "},
});

// Templates that print another argument than the first (0: none).
struct TextArgument {
  std::string_view name;
  int argument;
};
constexpr auto kTextArguments = std::to_array<TextArgument>({
    {"anchor", 0},
    {"clarify", 0},
    {"clear", 0},
    {"color", 2},
    {"font color", 2},
    {"ill", 1},
    {"lang", 2},
    {"rp", 0},
    {"script", 2},
    {"sfn", 0},
    {"sfnp", 0},
    {"small", 1},
    {"transl", 2},
    {"zh", 0},
});

static_assert(std::ranges::is_sorted(kNoCitations));
static_assert(std::ranges::is_sorted(kTypographic, {}, &Printed::name));
static_assert(std::ranges::is_sorted(kTextArguments, {}, &TextArgument::name));

template <typename Table, typename Key>
auto find_in(const Table& table, std::string_view name, Key key) -> decltype(std::data(table)) {
  const auto found = std::ranges::lower_bound(table, name, {}, key);
  return found != table.end() && std::invoke(key, *found) == name ? &*found : nullptr;
}

// Every name of a template with a meaning.
class Directory {
 public:
  Directory() : names_(1024) {
    for (const Family* family : families()) {
      for (const CitationTemplate& one : family->templates) add(one.name, one, *family);
      for (const OtherName& other : family->other_names)
        for (const CitationTemplate& one : family->templates)
          if (one.name == other.to) add(other.from, one, *family);
    }
    for (const TemplateRole& one : template_roles())
      names_.add(one.name,
                 {.name = one.name, .role = one.role, .identifier = one.identifier, .group = one.group});
  }

  const TemplateInfo* find(std::string_view name) const { return names_.find(name); }

 private:
  void add(std::string_view name, const CitationTemplate& one, const Family& family) {
    names_.add(
        name,
        {.name = one.name, .role = Role::citation, .type = one.type, .needs = one.needs, .family = &family});
  }

  NameTable<TemplateInfo> names_;
};

// "Template:" and the words of other wikis for it, and what makes a template be copied when it is saved.
constexpr auto kPrefixes = std::to_array<std::string_view>(
    {":", "template:", "t:", "vorlage:", "modèle:", "plantilla:", "predefinição:", "sjabloon:", "szablon:",
     "шаблон:", "bản mẫu:", "subst:", "safesubst:", "msg:", "msgnw:"});

void take_prefixes(std::string& name) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view prefix : kPrefixes)
      if (name.starts_with(prefix)) {
        name = trim(std::string_view(name).substr(prefix.size()));
        again = true;
      }
  }
}

// Of most calls the name has only letters, digits and single spaces, and is compared as it is written, but
// for capitals.
bool is_simple(std::string_view written) {
  static constexpr ByteSet kSimple("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
  if (written.size() > kLongestName) return false;
  for (std::size_t at = 0; at < written.size(); ++at)
    if (!kSimple.contains(written[at]) && (written[at] != ' ' || written[at + 1] == ' ')) return false;
  return true;
}

std::string without_comments(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find("<!--", at), text.size());
    out += text.substr(at, open - at);
    const std::size_t close = text.find("-->", open);
    at = close == std::string_view::npos ? text.size() : close + 3;
  }
  return out;
}

}  // namespace

std::string template_name(std::string_view written) {
  written = trim(written);
  if (is_simple(written)) return to_lower_ascii(written);
  const bool commented = written.find("<!--") != std::string_view::npos;
  if (written.size() > kLongestName && !commented) return {};
  std::string name = commented ? without_comments(written) : std::string(written);
  if (name.size() > kLongestName) return {};
  std::ranges::replace(name, '_', ' ');
  name = to_lower(collapse_space(name));
  if (name.find(':') != std::string::npos) take_prefixes(name);
  return name;
}

TemplateInfo template_info(std::string_view name) {
  static const Directory directory;
  if (const TemplateInfo* info = directory.find(name)) return *info;
  if ((name.starts_with("cite ") || name.starts_with("vcite ")) &&
      !std::ranges::binary_search(kNoCitations, name))
    return {.name = name, .role = Role::citation};
  return {.name = name};
}

std::optional<std::string_view> typographic(std::string_view name) {
  const Printed* printed = find_in(kTypographic, name, &Printed::name);
  return printed == nullptr ? std::nullopt : std::optional(printed->text);
}

int text_argument(std::string_view name) {
  const TextArgument* entry = find_in(kTextArguments, name, &TextArgument::name);
  return entry == nullptr ? 1 : entry->argument;
}

}  // namespace citecheck::wikitext

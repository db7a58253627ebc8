#include "references/wikitext/templates.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

#include "references/text.hpp"

namespace citecheck::wikitext {

namespace {

using enum ItemType;
using IdKind = Identifier::Kind;

constexpr std::size_t kLongestName = 80;

// The templates of Citation Style 1 and 2, and their kin on other wikis.
constexpr auto kCitations = std::to_array<TemplateInfo>({
    {"article", Role::citation, article_journal, {}, {}, "titre"},
    {"citation", Role::citation, document},
    {"cite arxiv", Role::citation, article},
    {"cite av media", Role::citation, motion_picture},
    {"cite av media notes", Role::citation, song},
    {"cite biorxiv", Role::citation, article},
    {"cite book", Role::citation, book},
    {"cite citeseerx", Role::citation, article},
    {"cite conference", Role::citation, paper_conference},
    {"cite court", Role::citation, legal_case},
    {"cite dataset", Role::citation, dataset},
    {"cite document", Role::citation, document},
    {"cite encyclopedia", Role::citation, entry_encyclopedia},
    {"cite episode", Role::citation, broadcast},
    {"cite interview", Role::citation, interview},
    {"cite journal", Role::citation, article_journal},
    {"cite letter", Role::citation, personal_communication},
    {"cite magazine", Role::citation, article_magazine},
    {"cite mailing list", Role::citation, post},
    {"cite map", Role::citation, map},
    {"cite medrxiv", Role::citation, article},
    {"cite news", Role::citation, article_newspaper},
    {"cite newsgroup", Role::citation, post},
    {"cite patent", Role::citation, patent},
    {"cite podcast", Role::citation, broadcast},
    {"cite press release", Role::citation, article},
    {"cite report", Role::citation, report},
    {"cite serial", Role::citation, broadcast},
    {"cite sign", Role::citation, document},
    {"cite speech", Role::citation, speech},
    {"cite ssrn", Role::citation, article},
    {"cite tech report", Role::citation, report},
    {"cite thesis", Role::citation, thesis},
    {"cite tweet", Role::citation, post},
    {"cite video game", Role::citation, software},
    {"cite web", Role::citation, webpage},
    {"internetquelle", Role::citation, webpage},
    {"lien brisé", Role::citation, webpage},
    {"lien web", Role::citation, webpage},
    {"literatur", Role::citation, book},
    {"ouvrage", Role::citation, book},
});

constexpr auto kOthers = std::to_array<TemplateInfo>({
    {"#tag:ref", Role::note},
    {"#tag:references", Role::note_list},
    {"arxiv", Role::identifier, document, IdKind::arxiv},
    {"bibcode", Role::identifier, document, IdKind::bibcode},
    {"dead link", Role::dead_link},
    {"doi", Role::identifier, document, IdKind::doi},
    {"efn", Role::note, document, {}, "lower-alpha"},
    {"efn-lr", Role::note, document, {}, "lower-roman"},
    {"efn-ua", Role::note, document, {}, "upper-alpha"},
    {"hdl", Role::identifier, document, IdKind::hdl},
    {"isbn", Role::identifier, document, IdKind::isbn},
    {"issn", Role::identifier, document, IdKind::issn},
    {"jstor", Role::identifier, document, IdKind::jstor},
    {"notelist", Role::note_list, document, {}, "lower-alpha"},
    {"notelist-lr", Role::note_list, document, {}, "lower-roman"},
    {"notelist-ua", Role::note_list, document, {}, "upper-alpha"},
    {"oclc", Role::identifier, document, IdKind::oclc},
    {"ol", Role::identifier, document, IdKind::ol},
    {"pmc", Role::identifier, document, IdKind::pmc},
    {"pmid", Role::identifier, document, IdKind::pmid},
    {"r", Role::reuse},
    {"reflist", Role::note_list},
    {"refn", Role::note},
    {"s2cid", Role::identifier, document, IdKind::s2cid},
    {"webarchive", Role::archive},
});

struct Redirect {
  std::string_view from, to;
};

constexpr auto kRedirects = std::to_array<Redirect>({
    {"book cite", "cite book"},
    {"book reference", "cite book"},
    {"broken link", "dead link"},
    {"chú thích báo", "cite news"},
    {"chú thích sách", "cite book"},
    {"chú thích tạp chí", "cite journal"},
    {"chú thích web", "cite web"},
    {"cit book", "cite book"},
    {"cit journal", "cite journal"},
    {"cit news", "cite news"},
    {"cit web", "cite web"},
    {"cita libro", "cite book"},
    {"cita news", "cite news"},
    {"cita noticia", "cite news"},
    {"cita pubblicazione", "cite journal"},
    {"cita publicación", "cite journal"},
    {"cita web", "cite web"},
    {"citar jornal", "cite news"},
    {"citar livro", "cite book"},
    {"citar notícia", "cite news"},
    {"citar periódico", "cite journal"},
    {"citar web", "cite web"},
    {"cite", "citation"},
    {"cite article", "cite journal"},
    {"cite chapter", "cite book"},
    {"cite contribution", "cite encyclopedia"},
    {"cite dictionary", "cite encyclopedia"},
    {"cite ebook", "cite book"},
    {"cite encyclopaedia", "cite encyclopedia"},
    {"cite manual", "cite book"},
    {"cite newspaper", "cite news"},
    {"cite paper", "cite journal"},
    {"cite publication", "citation"},
    {"cite url", "cite web"},
    {"cite video", "cite av media"},
    {"cite website", "cite web"},
    {"cite work", "citation"},
    {"cite-book", "cite book"},
    {"cite-web", "cite web"},
    {"citebook", "cite book"},
    {"citejournal", "cite journal"},
    {"citenews", "cite news"},
    {"citepaper", "cite journal"},
    {"citeweb", "cite web"},
    {"dead", "dead link"},
    {"deadlink", "dead link"},
    {"dl", "dead link"},
    {"explanatory footnote", "efn"},
    {"footnote", "efn"},
    {"notes", "notelist"},
    {"permanent dead link", "dead link"},
    {"ref-list", "reflist"},
    {"reference list", "reflist"},
    {"references", "reflist"},
    {"refs", "reflist"},
    {"toter link", "dead link"},
    {"wayback", "webarchive"},
    {"web archive", "webarchive"},
    {"web cite", "cite web"},
    {"web reference", "cite web"},
});

// They begin like a citation and are remarks about citations.
constexpr auto kNoCitations = std::to_array<std::string_view>({
    "cite check",
    "cite comment",
    "cite missing",
    "cite needed",
    "cite plot points",
    "cite quote",
    "cite sources",
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

static_assert(std::ranges::is_sorted(kCitations, {}, &TemplateInfo::name));
static_assert(std::ranges::is_sorted(kOthers, {}, &TemplateInfo::name));
static_assert(std::ranges::is_sorted(kRedirects, {}, &Redirect::from));
static_assert(std::ranges::is_sorted(kNoCitations));
static_assert(std::ranges::is_sorted(kTypographic, {}, &Printed::name));
static_assert(std::ranges::is_sorted(kTextArguments, {}, &TextArgument::name));

template <typename Table, typename Key>
auto find_in(const Table& table, std::string_view name, Key key) -> decltype(std::data(table)) {
  const auto found = std::ranges::lower_bound(table, name, {}, key);
  return found != table.end() && std::invoke(key, *found) == name ? &*found : nullptr;
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
  if (written.size() > kLongestName && written.find("<!--") == std::string_view::npos) return {};
  std::string name = without_comments(written);
  if (name.size() > kLongestName) return {};
  std::ranges::replace(name, '_', ' ');
  name = to_lower_ascii(collapse_space(name));
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view prefix : {":", "template:", "t:", "vorlage:", "modèle:", "plantilla:",
                                          "predefinição:", "subst:", "safesubst:", "msg:", "msgnw:"})
      if (name.starts_with(prefix)) {
        name = trim(std::string_view(name).substr(prefix.size()));
        again = true;
      }
  }
  return name;
}

TemplateInfo template_info(std::string_view name) {
  if (const Redirect* redirect = find_in(kRedirects, name, &Redirect::from)) name = redirect->to;
  if (const TemplateInfo* info = find_in(kCitations, name, &TemplateInfo::name)) return *info;
  if (const TemplateInfo* info = find_in(kOthers, name, &TemplateInfo::name)) return *info;
  if (name.starts_with("cite ") && !std::ranges::binary_search(kNoCitations, name))
    return {name, Role::citation};
  return {name};
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

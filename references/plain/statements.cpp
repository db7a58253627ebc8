#include "references/plain/statements.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "references/archive_url.hpp"
#include "references/byte_set.hpp"
#include "references/languages.hpp"
#include "references/sixteen.hpp"
#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kReach = 64;  ///< Bytes from a statement's first words to its date.

/// A date within reach behind `from`, only words of the same sentence between.
std::optional<FoundDate> date_behind(Text text, std::size_t from) {
  const Text ahead = text.substr(std::min(from, text.size()), kReach + 24);
  auto found = find_date(ahead);
  if (!found || found->span.begin > kReach) return std::nullopt;
  const Text between = ahead.substr(0, found->span.begin);
  if (between.find_first_of(".\"“”;\x1F") != kNone) return std::nullopt;
  found->span.begin += from;
  found->span.end += from;
  return found;
}

Claim<Date> date_claim(const Draft& draft, const FoundDate& found) {
  return {found.date, std::string(draft.original(found.span)), draft.in_source(found.span)};
}

/// Behind "at the Wayback Machine" and its like; `at` itself if nothing of the sort follows.
std::size_t skip_archive_name(Text text, std::size_t at) {
  static constexpr auto kNames = std::to_array<Text>({" at the wayback machine",
                                                      " at archive.today",
                                                      " at archive.is",
                                                      " at webcite",
                                                      " at archive-it",
                                                      " at ghost archive",
                                                      " at ghostarchive",
                                                      " at wikiwix",
                                                      " at megalodon",
                                                      " at perma.cc",
                                                      " at the uk web archive",
                                                      " at the uk government web archive",
                                                      " at the library of congress web archives",
                                                      " at the library of congress",
                                                      " at the portuguese web archive",
                                                      " im internet archive",
                                                      " en wayback machine",
                                                      " sur wayback machine",
                                                      " in internet archive",
                                                      " no wayback machine",
                                                      " на wayback machine"});
  for (const Text name : kNames)
    if (starts_with_ignoring_case(text.substr(at), name)) return at + name.size();
  return at;
}

/// The statement's own full stop goes with it.
std::size_t skip_stop(Text text, std::size_t at) {
  return at < text.size() && text[at] == '.' ? at + 1 : at;
}

constexpr auto kTemplateMessages =
    std::to_array<Phrase>({"((cite", "{{cite", "((citation", "{{citation", "cs1 maint:", "cs1 error",
                           "check date values in:", "cite has empty unknown parameter",
                           "cite uses deprecated parameter", "|access-date= requires |url="});

constexpr auto kArchived =
    std::to_array<Phrase>({"archived", "archiviert", "archivé", "archivado", "arquivado", "archiviato",
                           "gearchiveerd", "zarchiwizowane", "архивировано", "Архивировано", "архівовано",
                           "Архівовано", "memento vom", "arşivlendi"});

// What follows the word where a reference tells of an archive without a date.
constexpr auto kFromOriginal = std::to_array<Text>({"from the original", "vom original", "depuis l'original",
                                                    "desde el original", "do original", "dall'url originale",
                                                    "из оригинала", "из первоисточника", "з оригіналу"});

// Phrases stand before the words they end in.
constexpr auto kAccessed = std::to_array<Phrase>({"date of access",
                                                  "fecha de acceso",
                                                  "last accessed",
                                                  "date accessed",
                                                  "access date",
                                                  "last visited",
                                                  "last retrieved",
                                                  "last viewed",
                                                  "zuletzt abgerufen",
                                                  "zuletzt aufgerufen",
                                                  "zuletzt besucht",
                                                  "letzter abruf",
                                                  "letzter zugriff",
                                                  "acesso em",
                                                  "url consultato",
                                                  "data dostępu",
                                                  "дата обращения",
                                                  "Дата обращения",
                                                  "дата звернення",
                                                  "Дата звернення",
                                                  "дата доступу",
                                                  "erişim tarihi",
                                                  "vu le",
                                                  "ultimo accesso",
                                                  "truy cập",
                                                  "retrieved",
                                                  "accessed",
                                                  "viewed",
                                                  "abgerufen",
                                                  "zugriff",
                                                  "consulté",
                                                  "consultée",
                                                  "consultado",
                                                  "consulta",
                                                  "consultato",
                                                  "geraadpleegd",
                                                  "dostęp",
                                                  "Проверено",
                                                  "проверено",
                                                  "Процитовано",
                                                  "процитовано",
                                                  "erişim",
                                                  "hämtad",
                                                  "läst",
                                                  "cited",
                                                  "cit.",
                                                  "citováno",
                                                  "navštíveno",
                                                  "citado",
                                                  "hentet",
                                                  "besøgt",
                                                  "besøkt",
                                                  "tilgået",
                                                  "besucht",
                                                  "aufgerufen",
                                                  "eingesehen",
                                                  "visité",
                                                  "visitato",
                                                  "acesso",
                                                  "acessado",
                                                  "acceso",
                                                  "viitattu",
                                                  "luettu",
                                                  "accesat",
                                                  "hozzáférés",
                                                  "megtekintve",
                                                  "pristupljeno",
                                                  "diakses",
                                                  "πρόσβαση",
                                                  "ανακτήθηκε",
                                                  "访问日期",
                                                  "检索日期",
                                                  "引用日期",
                                                  "存取日期",
                                                  "检索于",
                                                  "访问于",
                                                  "檢索於",
                                                  "閲覧日",
                                                  "アクセス日"});

// The same behind the date: "2014年5月3日閲覧", "3 Mayıs 2014 tarihinde erişildi".
constexpr auto kAccessedBehind = std::to_array<Text>(
    {"閲覧", "アクセス", "参照", "访问", "查阅", "检索", "存取", "查閱", "檢索", "확인", "접속", "에 확인함",
     "tarihinde erişildi", "tarihinde alındı", "tarihinde erişilmiştir", "tarihinde"});
constexpr Phrase kTurkishBehind = "tarihinde";

struct Keyword {
  Phrase word;
  Identifier::Kind kind;
};

constexpr auto kKeywords = std::to_array<Keyword>({{"isbn-13", Identifier::Kind::isbn},
                                                   {"isbn-10", Identifier::Kind::isbn},
                                                   {"isbn", Identifier::Kind::isbn},
                                                   {"eissn", Identifier::Kind::issn},
                                                   {"issn", Identifier::Kind::issn},
                                                   {"doi", Identifier::Kind::doi},
                                                   {"pmid", Identifier::Kind::pmid},
                                                   {"pmcid", Identifier::Kind::pmc},
                                                   {"pmc", Identifier::Kind::pmc},
                                                   {"arxiv", Identifier::Kind::arxiv},
                                                   {"oclc", Identifier::Kind::oclc},
                                                   {"jstor", Identifier::Kind::jstor},
                                                   {"s2cid", Identifier::Kind::s2cid},
                                                   {"bibcode", Identifier::Kind::bibcode},
                                                   {"hdl", Identifier::Kind::hdl}});

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

/// The ISBN or ISSN at `at`: digits, X, hyphens, dashes and single spaces.
std::size_t number_end(Text text, std::size_t at, std::size_t most_digits) {
  std::size_t digits = 0, end = at;
  while (at < text.size() && digits < most_digits) {
    const char c = text[at];
    if (is_decimal(c) || c == 'X' || c == 'x') {
      ++digits;
      end = ++at;
    } else if (c == '-' || c == ' ') {
      ++at;
    } else if (text.substr(at).starts_with("–") || text.substr(at).starts_with("‐") ||
               text.substr(at).starts_with("‑")) {
      at += 3;
    } else {
      break;
    }
  }
  return end;
}

/// Where an identifier of running text ends: at space or a closing sign, the stops and unpaired brackets
/// behind it left out.
std::size_t token_end(Text text, std::size_t at) {
  constexpr std::size_t kLongest = 300;
  Text token = text.substr(at, kLongest);
  std::size_t end = token.find_first_of(" ,;]>\"\x1F");
  // "10.1000/ 182": what is broken behind a slash goes on with a digit.
  if (end != kNone && end > 0 && token[end - 1] == '/' && end + 1 < token.size() && token[end] == ' ' &&
      is_decimal(token[end + 1]))
    end = token.find_first_of(" ,;]>\"\x1F", end + 1);
  token = token.substr(0, end);
  const auto unpaired = [&token] { return std::ranges::count(token, ')') > std::ranges::count(token, '('); };
  while (token.ends_with('.') || (token.ends_with(')') && unpaired())) token.remove_suffix(1);
  return at + token.size();
}

/// "10.1000%2F182" as a DOI is written.
std::string with_slashes(Text text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool slash = equal_ignoring_case(text.substr(at, 3), "%2f");
    out += slash ? '/' : text[at];
    at += slash ? 2 : 0;
  }
  return out;
}

std::string without_space(Text text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
  return out;
}

bool plausible(const Identifier& identifier) {
  const Text value = identifier.value;
  switch (identifier.kind) {
    case Identifier::Kind::isbn:
      return std::ranges::count_if(value, is_decimal) >= 8;
    case Identifier::Kind::issn:
      return std::ranges::count_if(value, is_decimal) >= 7;
    case Identifier::Kind::doi:
      return value.starts_with("10.") && value.find('/') != kNone && !value.ends_with('/');
    default:
      return std::ranges::any_of(value, is_decimal);
  }
}

/// Reads the identifier whose keyword stands at [at, at + keyword); its range, empty if none follows.
Span read_identifier(const Draft& draft, std::size_t at, const Keyword& keyword, Citation& citation) {
  const Text text = draft.text();
  std::size_t begin = at + keyword.word.size();
  while (begin < text.size() && Text(" :>=").find(text[begin]) != kNone) ++begin;
  std::size_t end = keyword.kind == Identifier::Kind::isbn   ? number_end(text, begin, 13)
                    : keyword.kind == Identifier::Kind::issn ? number_end(text, begin, 8)
                                                             : token_end(text, begin);
  const Span value{begin, end};
  const bool digits = keyword.kind == Identifier::Kind::isbn || keyword.kind == Identifier::Kind::issn;
  const Identifier identifier = normalise(
      keyword.kind, digits ? std::string(draft.original(value)) : without_space(draft.original(value)));
  if (!plausible(identifier)) return {};
  citation.identifiers.push_back({identifier, std::string(draft.original(value)), draft.in_source(value)});
  return {at, end};
}

/// The bracketed group around `inner`, if it holds nothing of weight beside it: "(hardcopy, ISBN …)".
Span bracket_around(Text text, Span inner) {
  constexpr std::size_t kLongestNote = 60;
  const std::size_t from = inner.begin - std::min(inner.begin, kLongestNote);
  const Text before = text.substr(from, inner.begin - from);
  const std::size_t open = before.find_last_of("([");
  const std::size_t close = text.substr(inner.end, kLongestNote).find_first_of(")]");
  if (open == kNone || close == kNone || before.find_first_of(")].", open) != kNone) return inner;
  return {from + open, inner.end + close + 1};
}

void add_note(const Draft& draft, Citation& citation, std::string name, Span span) {
  const auto note = draft.claim(span);
  if (!note.value.empty()) citation.other.emplace_back(std::move(name), note);
}

constexpr auto kFormats =
    std::to_array<Text>({"pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "epub", "html", "txt", "djvu",
                         "mp3", "mp4", "zip", "csv", "video", "audio", "jpg"});

constexpr auto kAccessNotes =
    std::to_array<Text>({"subscription required", "registration required", "free registration required",
                         "limited access", "paywall", "help", "link"});

bool is_editors_tag(Text note) {
  return note.ends_with(" needed") || note.ends_with("source?") || note == "failed verification" ||
         note == "dubious" || note == "clarification needed" || note == "who?";
}

/// "[Doctoral dissertation, University of Leeds]"
bool read_thesis(const Draft& draft, Span inner, Citation& citation) {
  const Text written = draft.original(inner);
  const std::size_t comma = written.find(", ");
  const std::string genre = to_lower_ascii(written.substr(0, comma));
  if (comma == kNone || !(genre.ends_with("dissertation") || genre.ends_with("thesis"))) return false;
  citation.type = ItemType::thesis;
  add_note(draft, citation, "genre", {inner.begin, inner.begin + comma});
  if (!citation.publisher) citation.publisher = draft.claim({inner.begin + comma + 1, inner.end});
  return true;
}

/// The next "(" or "[" at or behind `at`, the end of the text if there is none.
std::size_t next_bracket(Text text, std::size_t at) {
  static constexpr ByteSet kBrackets("([");
#if defined(__SSE2__)
  return sixteen::find(text, at, kBrackets, [](__m128i bytes) {
    return sixteen::any(sixteen::equal(bytes, '('), sixteen::equal(bytes, '['));
  });
#else
  return std::min(kBrackets.find_in(text, at), text.size());
#endif
}

/// One bracketed note, without its brackets; true if it was understood.
bool read_note(const Draft& draft, Span inner, Citation& citation) {
  const Text written = trim(draft.original(inner));
  const std::string note = to_lower_ascii(written);
  if (note.starts_with("in ") && !citation.language) {
    const Text name = written.substr(3, written.find_first_of(",;(", 3) - 3);
    const Text first = name.substr(0, name.find(" and "));
    const std::string tag = language_tag(first);
    if (tag == first && !first.empty() && std::isupper(static_cast<unsigned char>(first[0]))) return false;
    citation.language = draft.claim(inner);
    citation.language->value = tag;
    return true;
  }
  if (read_thesis(draft, inner, citation)) return true;
  if (note.find("dead link") != std::string::npos && note.size() < 40) return citation.tagged_dead = true;
  if (std::ranges::find(kFormats, note) != kFormats.end()) {
    add_note(draft, citation, "format", inner);
    return true;
  }
  return is_editors_tag(note) || std::ranges::find(kAccessNotes, note) != kAccessNotes.end();
}

}  // namespace

void take_statements(Draft& draft, Citation& citation) {
  take_urls(draft, citation);
  take_archived(draft, citation);
  take_accessed(draft, citation);
  take_accessed_behind(draft, citation);
  take_identifiers(draft, citation);
  take_bare_dois(draft, citation);
  take_notes(draft, citation);
}

void take_template_message(Draft& draft, Citation& citation) {
  std::size_t first = kNone;
  for (const Phrase& message : kTemplateMessages) first = std::min(first, draft.find(message));
  if (first == kNone) return;
  const Span span{first, draft.text().size()};
  add_note(draft, citation, "template-message", span);
  draft.take(span);
}

void take_archived(Draft& draft, Citation& citation) {
  for (const Phrase& phrase : kArchived)
    for (std::size_t at = draft.find(phrase); at != kNone; at = draft.find(phrase, at + 1)) {
      const Text text = draft.text();
      const std::size_t behind = at + phrase.size();
      const auto found = date_behind(text, behind);
      std::size_t original = kNone;
      for (const Text words : kFromOriginal)
        if (const std::size_t where = find_phrase(text.substr(behind, kReach), words); where != kNone)
          original = behind + where + words.size();
      if (!found && original == kNone) continue;
      citation.archive_stated = true;
      if (found && !citation.archived) citation.archived = date_claim(draft, *found);
      const std::size_t end = skip_archive_name(text, found ? found->span.end : original);
      draft.take({at, skip_stop(text, end)});
    }
}

void take_accessed(Draft& draft, Citation& citation) {
  for (const Phrase& phrase : kAccessed)
    for (std::size_t at = draft.find(phrase); at != kNone; at = draft.find(phrase, at + 1)) {
      const auto found = date_behind(draft.text(), at + phrase.size());
      if (!found) continue;
      if (!citation.accessed) citation.accessed = date_claim(draft, *found);
      draft.take({at, skip_stop(draft.text(), found->span.end)});
    }
}

void take_accessed_behind(Draft& draft, Citation& citation) {
  constexpr std::size_t kLongestDate = 48;
  if (!draft.may_hold_ideographs() && draft.find(kTurkishBehind) == kNone) return;
  for (const Text phrase : kAccessedBehind) {
    const std::size_t at = draft.text().find(phrase);
    if (at == kNone) continue;
    const std::size_t from = at - std::min(at, kLongestDate);
    const Text before = draft.text().substr(from, at - from);
    for (auto found = find_date(before); found; found = find_date(before, found->span.end)) {
      if (before.find_first_not_of(' ', found->span.end) != kNone) continue;
      found->span = {found->span.begin + from, found->span.end + from};
      if (!citation.accessed) citation.accessed = date_claim(draft, *found);
      draft.take({found->span.begin, skip_stop(draft.text(), at + phrase.size())});
      break;
    }
  }
}

void take_identifiers(Draft& draft, Citation& citation) {
  for (const Keyword& keyword : kKeywords)
    for (std::size_t at = draft.find(keyword.word); at != kNone; at = draft.find(keyword.word, at + 1)) {
      const Span span = read_identifier(draft, at, keyword, citation);
      if (span.empty()) continue;
      const Span group = bracket_around(draft.text(), span);
      if (group != span) add_note(draft, citation, "note", {group.begin + 1, group.end - 1});
      draft.take({group.begin, skip_stop(draft.text(), group.end)});
    }
  if (citation.url && citation.url->value.host().ends_with("doi.org") &&
      citation.url->value.path().starts_with("/10."))
    citation.identifiers.push_back(
        {normalise(Identifier::Kind::doi, with_slashes(citation.url->value.href())), citation.url->as_written,
         citation.url->span});
}

void take_bare_dois(Draft& draft, Citation& citation) {
  for (std::size_t at = draft.text().find("10."); at != kNone; at = draft.text().find("10.", at + 1)) {
    const Text text = draft.text();
    if (at > 0 && Text(" ([<,;:").find(text[at - 1]) == kNone) continue;
    const std::size_t digits = text.find_first_not_of("0123456789.", at + 3);
    if (digits == kNone || text[digits] != '/' || digits < at + 7 || digits > at + 13) continue;
    const Span value{at, token_end(text, at)};
    Identifier doi = normalise(Identifier::Kind::doi, without_space(draft.original(value)));
    if (fault(doi)) continue;
    citation.identifiers.push_back(
        {std::move(doi), std::string(draft.original(value)), draft.in_source(value)});
    draft.take(value);
  }
}

void take_notes(Draft& draft, Citation& citation) {
  constexpr std::size_t kLongestNote = 100;
  for (std::size_t at = next_bracket(draft.text(), 0); at < draft.text().size();
       at = next_bracket(draft.text(), at + 1)) {
    const std::size_t close =
        draft.text().substr(at + 1, kLongestNote).find(draft.text()[at] == '(' ? ')' : ']');
    if (close == kNone) continue;
    const Span inner{at + 1, at + 1 + close};
    if (read_note(draft, inner, citation)) draft.take({at, inner.end + 1});
  }
}

}  // namespace citecheck::plain

#include "checker/page/status.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

using Phrases = std::span<const std::string_view>;

// All phrases are folded: lower case, without accents, quotes and dashes unified.
constexpr auto kGone = std::to_array<std::string_view>({"page not found",
                                                        "404 not found",
                                                        "error 404",
                                                        "404 error",
                                                        "404 page",
                                                        "404",
                                                        "not found",
                                                        "file not found",
                                                        "article not found",
                                                        "content not found",
                                                        "post not found",
                                                        "document not found",
                                                        "story not found",
                                                        "nothing found",
                                                        "page cannot be found",
                                                        "page could not be found",
                                                        "page can't be found",
                                                        "page doesn't exist",
                                                        "page does not exist",
                                                        "page no longer exists",
                                                        "page is no longer available",
                                                        "page isn't available",
                                                        "page not available",
                                                        "page unavailable",
                                                        "content unavailable",
                                                        "no longer available",
                                                        "page has been removed",
                                                        "this page has moved or been deleted",
                                                        "article expired",
                                                        "article has expired",
                                                        "seite nicht gefunden",
                                                        "seite wurde nicht gefunden",
                                                        "seite existiert nicht",
                                                        "fehler 404",
                                                        "nicht gefunden",
                                                        "page introuvable",
                                                        "page non trouvee",
                                                        "erreur 404",
                                                        "pagina no encontrada",
                                                        "pagina non trovata",
                                                        "errore 404",
                                                        "pagina nao encontrada",
                                                        "pagina niet gevonden",
                                                        "nie znaleziono strony",
                                                        "strona nie istnieje",
                                                        "страница не наидена",
                                                        "страница не найдена",
                                                        "сторінку не знайдено",
                                                        "sayfa bulunamadi",
                                                        "sidan kunde inte hittas",
                                                        "sivua ei loytynyt",
                                                        "siden ble ikke funnet",
                                                        "siden blev ikke fundet",
                                                        "ページが見つかりません",
                                                        "页面不存在",
                                                        "找不到页面"});

// Sentences of the text itself.
constexpr auto kGoneSentences = std::to_array<std::string_view>({"page you are looking for",
                                                                 "page you were looking for",
                                                                 "page you're looking for",
                                                                 "page you requested",
                                                                 "page you have requested",
                                                                 "requested page",
                                                                 "requested url",
                                                                 "requested resource",
                                                                 "can't find the page",
                                                                 "couldn't find the page",
                                                                 "could not find the page",
                                                                 "cannot find the page",
                                                                 "page does not exist",
                                                                 "page doesn't exist",
                                                                 "page no longer exists",
                                                                 "page can't be found",
                                                                 "page could not be found",
                                                                 "page cannot be found",
                                                                 "it looks like nothing was found",
                                                                 "nothing was found at this location",
                                                                 "link you followed may be broken",
                                                                 "may have been moved or deleted",
                                                                 "has been moved or deleted",
                                                                 "gewunschte seite",
                                                                 "angeforderte seite",
                                                                 "aufgerufene seite",
                                                                 "gesuchte seite",
                                                                 "seite konnte nicht gefunden",
                                                                 "seite wurde nicht gefunden",
                                                                 "page que vous",
                                                                 "pagina que busca",
                                                                 "pagina que buscas",
                                                                 "la pagina richiesta",
                                                                 "pagina que voce"});

constexpr auto kForSale = std::to_array<std::string_view>({"domain is for sale",
                                                           "domain name is for sale",
                                                           "domain may be for sale",
                                                           "domain for sale",
                                                           "is for sale",
                                                           "buy this domain",
                                                           "purchase this domain",
                                                           "get this domain",
                                                           "make an offer on this domain",
                                                           "inquire about this domain",
                                                           "parked free, courtesy of",
                                                           "this domain is parked",
                                                           "domain has expired",
                                                           "domain name has expired",
                                                           "domain is parked",
                                                           "domain parking",
                                                           "this web page is parked",
                                                           "diese domain steht zum verkauf",
                                                           "domain steht zum verkauf",
                                                           "domain kaufen",
                                                           "ce domaine est a vendre",
                                                           "este dominio esta en venta",
                                                           "dominio in vendita"});

constexpr auto kParkingHosts = std::to_array<std::string_view>(
    {"sedoparking.com", "parkingcrew.net", "bodis.com", "dsparking.com", "hugedomains.com", "afternic.com",
     "dan.com/", "undeveloped.com", "domainmarket.com", "above.com/", "parklogic.com", "parking.godaddy.com",
     "img1.wsimg.com/parking-lander", "/parking-lander", "sedo.com/"});

constexpr auto kChallengeTitles = std::to_array<std::string_view>(
    {"just a moment", "attention required", "checking your browser", "verify you are human",
     "are you a robot", "are you human", "access denied", "pardon our interruption", "security check",
     "bot verification", "ddos-guard", "one more step", "human verification", "request unsuccessful",
     "access to this page has been denied", "robot check", "please wait"});

constexpr auto kChallengeMarks = std::to_array<std::string_view>(
    {"challenges.cloudflare.com", "__cf_chl_", "_cf_chl_opt", "cf-browser-verification", "challenge-form",
     "challenge-running", "_Incapsula_Resource", "px-captcha", "captcha-delivery.com", "perimeterx",
     "ddos-guard", "sucuri_cloudproxy", "cf-error-details", "errors.edgesuite.net", "awswaf", "g-recaptcha",
     "h-captcha"});

constexpr auto kLogins = std::to_array<std::string_view>({"log in",
                                                          "login",
                                                          "log on",
                                                          "sign in",
                                                          "signin",
                                                          "sign in to continue",
                                                          "anmelden",
                                                          "anmeldung",
                                                          "einloggen",
                                                          "connexion",
                                                          "se connecter",
                                                          "iniciar sesion",
                                                          "accedi",
                                                          "entrar",
                                                          "inloggen",
                                                          "logowanie",
                                                          "zaloguj",
                                                          "вход",
                                                          "kirjaudu",
                                                          "logga in",
                                                          "logg inn",
                                                          "authentication",
                                                          "authentication required",
                                                          "members only"});

// Phrases that ordinary titles contain too.
constexpr auto kBarePhrases = std::to_array<std::string_view>(
    {"404", "not found", "nothing found", "no longer available", "nicht gefunden", "content unavailable",
     "login", "log in", "sign in", "anmeldung", "authentication", "please wait", "just a moment",
     "security check", "attention required", "access denied", "one more step", "entrar"});

constexpr std::size_t kShortText = 1200, kVeryShortText = 400, kLongText = 6000, kMaxUrlsSearched = 400;

/// The first phrase that stands in the folded `text` between word boundaries.
std::optional<std::string_view> phrase_in(std::string_view text, Phrases phrases) {
  const auto bounds = [](char c) {
    return c == ' ' || (c > 0 && c < '0') || c == ':' || c == '?' || c == '|' || c == ';';
  };
  for (const std::string_view phrase : phrases)
    for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
      const std::size_t end = at + phrase.size();
      if ((at == 0 || bounds(text[at - 1])) && (end == text.size() || bounds(text[end]))) return phrase;
    }
  return std::nullopt;
}

/// The phrase, where the text says little else ("Oops! Page not found"), the site's name apart.
std::optional<std::string_view> is_phrase(std::string_view text, Phrases phrases) {
  const auto phrase = phrase_in(text, phrases);
  if (!phrase) return std::nullopt;
  // "Lost and not found" is a title; "Oops, not found" is none.
  const std::size_t spare = std::ranges::find(kBarePhrases, *phrase) == kBarePhrases.end() ? 4 : 1;
  return words(text).size() <= words(*phrase).size() + spare ? phrase : std::nullopt;
}

class Judge {
 public:
  Judge(const Survey& page, const PageFacts& facts, HtmlTree::Index heading, std::string_view url)
      : page_(page), length_(page.text_length()), opening_(fold(page.opening())), url_(url) {
    for (const auto& title : facts.titles)
      if (title.source == "title") titles_.push_back(fold(title.value));
    if (heading != HtmlTree::kNone) heading_ = fold(page.html().text(heading, 300));
    // A stated day of publication is what an article has and an error page lacks.
    has_article_ = std::ranges::any_of(facts.published, [](const Sourced<Date>& date) {
      return date.confidence >= 70 && date.value.has_day() &&
             (date.source.starts_with("meta") || date.source.starts_with("json-ld") ||
              date.source.starts_with("itemprop"));
    });
    search_marks();
  }

  PageStatus judge() const {
    for (const auto& verdict : {challenge(), parked(), gone(), login()})
      if (verdict) return *verdict;
    return {.suspicion = suspicion()};
  }

 private:
  using Verdict = std::optional<PageStatus>;

  static PageStatus because(PageKind kind, std::string_view what, std::string_view more) {
    return {kind, std::string(what) + ", " + std::string(more)};
  }

  std::optional<std::string_view> title_is(Phrases phrases) const {
    for (const std::string& title : titles_)
      if (const auto phrase = is_phrase(title, phrases)) return phrase;
    return std::nullopt;
  }

  void search_marks() {
    const HtmlTree& html = page_.html();
    std::size_t searched = 0;
    for (HtmlTree::Index i = 1; i < html.size() && searched < kMaxUrlsSearched; ++i) {
      const std::string_view name = html[i].name;
      if (name.empty()) continue;
      if (name == "input" && equal_ignoring_case(html.raw_attribute(i, "type").value_or(""), "password"))
        password_ = true;
      if (name == "script" || name == "iframe" || name == "form" || name == "link") {
        ++searched;
        for (const std::string_view attribute : {"src", "href", "action"}) {
          const std::string_view value = html.raw_attribute(i, attribute).value_or("").substr(0, 400);
          note(parking_, value, kParkingHosts);
          note(challenge_, value, kChallengeMarks);
        }
        if (name == "script" && html[i].end == i + 2) {
          const std::string_view script = html[i + 1].text.substr(0, 4000);
          note(challenge_, script, kChallengeMarks);
          note(parking_, script, kParkingHosts);
        }
      } else if (name == "div" && html[i].attribute_count > 0) {
        note(challenge_, marks_of(html, i), kChallengeMarks);
      }
    }
  }

  static void note(std::string_view& mark, std::string_view text, Phrases marks) {
    if (!mark.empty()) return;
    for (const std::string_view candidate : marks)
      if (text.find(candidate) != std::string_view::npos) {
        mark = candidate;
        return;
      }
  }

  Verdict challenge() const {
    if (has_article_ || length_ > kShortText) return std::nullopt;
    const auto title = title_is(kChallengeTitles);
    if (!title) return std::nullopt;
    if (!challenge_.empty())
      return because(PageKind::challenge, "titled \"" + std::string(*title) + "\"", challenge_);
    if (*title != "please wait" && *title != "security check" && length_ < kVeryShortText)
      return because(PageKind::challenge, "titled \"" + std::string(*title) + "\"", "hardly any text");
    return std::nullopt;
  }

  Verdict parked() const {
    if (has_article_ || length_ > 2 * kShortText) return std::nullopt;
    const auto in_text = phrase_in(opening_, kForSale);
    const auto in_title = [&]() -> std::optional<std::string_view> {
      for (const std::string& title : titles_)
        if (const auto phrase = phrase_in(title, kForSale)) return phrase;
      return std::nullopt;
    }();
    const auto phrase = in_text ? in_text : in_title;
    if (!parking_.empty() && (phrase || length_ < kVeryShortText / 2))
      return because(PageKind::parked, "served by " + std::string(parking_),
                     phrase ? *phrase : "no text of its own");
    // "Is for sale" alone may be said of a house.
    if (in_title && in_text && length_ < kShortText && opening_.find("domain") != std::string::npos)
      return because(PageKind::parked, "titled \"" + std::string(*in_title) + "\"", *in_text);
    return std::nullopt;
  }

  Verdict gone() const {
    if (has_article_ || length_ > kLongText) return std::nullopt;
    const auto title = title_is(kGone);
    const auto heading = is_phrase(heading_, kGone);
    const auto sentence = phrase_in(opening_, kGoneSentences);
    const auto quoted = [](std::string_view place, std::string_view phrase) {
      return std::string(place) + " \"" + std::string(phrase) + "\"";
    };
    if (title && heading)
      return because(PageKind::soft_404, quoted("titled", *title), quoted("headed", *heading));
    if (title && sentence)
      return because(PageKind::soft_404, quoted("titled", *title), quoted("says", *sentence));
    if (heading && sentence && length_ < 2 * kShortText)
      return because(PageKind::soft_404, quoted("headed", *heading), quoted("says", *sentence));
    if (title && length_ < kVeryShortText)
      return because(PageKind::soft_404, quoted("titled", *title), "hardly any text");
    return std::nullopt;
  }

  /// What gone() takes for half a proof.
  std::string suspicion() const {
    if (has_article_ || length_ > kLongText) return {};
    if (const auto title = title_is(kGone)) return "titled \"" + std::string(*title) + "\"";
    if (const auto heading = is_phrase(heading_, kGone)) return "headed \"" + std::string(*heading) + "\"";
    if (const auto sentence = phrase_in(opening_, kGoneSentences); sentence && length_ < 2 * kShortText)
      return "says \"" + std::string(*sentence) + "\"";
    return {};
  }

  Verdict login() const {
    if (has_article_ || !password_ || length_ > kShortText) return std::nullopt;
    const auto title = title_is(kLogins);
    const auto heading = is_phrase(heading_, kLogins);
    if (title || heading)
      return because(PageKind::login_wall, "asks for a password",
                     "titled \"" + std::string(title ? *title : *heading) + "\"");
    const Url parts = parse_url(url_);
    const std::string path = to_lower_ascii(parts.path);
    static constexpr auto kPaths =
        std::to_array<std::string_view>({"/login", "/signin", "/sign-in", "/sso/", "/oauth", "/account/"});
    if (contains_any(path, kPaths))
      return because(PageKind::login_wall, "asks for a password", "its path is a log-in's");
    return std::nullopt;
  }

  const Survey& page_;
  std::size_t length_;
  std::string opening_;
  std::string_view url_;
  std::vector<std::string> titles_;
  std::string heading_;
  bool has_article_ = false, password_ = false;
  std::string_view parking_, challenge_;
};

}  // namespace

PageStatus judge_status(const Survey& page, const PageFacts& facts, HtmlTree::Index heading,
                        std::string_view url) {
  return Judge(page, facts, heading, url).judge();
}

}  // namespace citecheck

#include "checker/page/status.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "checker/page/site_names.hpp"
#include "checker/page/status_phrases.hpp"
#include "checker/page/status_signs.hpp"
#include "references/text.hpp"
#include "references/url.hpp"
#include "rules/compare/script.hpp"

namespace citecheck {

namespace {

// Letters of prose. Pages that stand in for others say little; what a list of links says does not count.
constexpr std::size_t kTiny = 250, kLittle = 1200, kSome = 2400;
constexpr std::size_t kTinyWithLinks = 800;

/// Titles that films, songs, shops and sections have as well: they prove nothing twice.
constexpr auto kAmbiguous = std::to_array<std::string_view>({"nicht gefunden",
                                                             "no encontrado",
                                                             "no encontrada",
                                                             "non trovato",
                                                             "non trovata",
                                                             "nao encontrado",
                                                             "nao encontrada",
                                                             "niet gevonden",
                                                             "nie znaleziono",
                                                             "не наидено",
                                                             "не наидена",
                                                             "не знаидено",
                                                             "nichts gefunden",
                                                             "nicht mehr verfugbar",
                                                             "nothing found",
                                                             "no results found",
                                                             "coming soon",
                                                             "opening soon",
                                                             "launching soon",
                                                             "hello world",
                                                             "it works",
                                                             "under construction",
                                                             "one more step",
                                                             "please wait",
                                                             "be right back",
                                                             "demnachst",
                                                             "en construction",
                                                             "in arrivo",
                                                             "em breve",
                                                             "muy pronto",
                                                             "lavori in corso",
                                                             "security check",
                                                             "no longer available",
                                                             "no longer exists",
                                                             "cok yakinda",
                                                             "un momento",
                                                             "un instant",
                                                             "um momento",
                                                             "just a moment",
                                                             "broken link",
                                                             "dead link",
                                                             "not found",
                                                             "nothing to see here",
                                                             "members only",
                                                             "sign up",
                                                             "mon compte",
                                                             "mijn account",
                                                             "default page",
                                                             "w budowie",
                                                             "in aanbouw",
                                                             "en construccion",
                                                             "in costruzione",
                                                             "em construcao",
                                                             "im aufbau",
                                                             "under maintenance"});

bool is_ambiguous(std::string_view phrase) {
  const bool one_word = phrase.find(' ') == std::string_view::npos && phrase.size() < 18;
  return one_word || std::ranges::find(kAmbiguous, phrase) != kAmbiguous.end();
}

std::string quoted(std::string_view place, std::string_view phrase) {
  return std::string(place) + " \"" + std::string(phrase) + "\"";
}

/// Where a page calls itself by one of some phrases, and where it says one of some sentences.
struct Names {
  std::optional<std::string_view> title, heading, sentence;

  bool any() const { return title || heading; }
  /// Both are signs of their own only where the name is one that no page has for another reason.
  bool both_tell() const { return title && heading && (!is_ambiguous(*title) || !is_ambiguous(*heading)); }
  bool tells() const { return (title && !is_ambiguous(*title)) || (heading && !is_ambiguous(*heading)); }
  std::string name() const { return title ? quoted("titled", *title) : quoted("headed", *heading); }
};

class Judge {
 public:
  Judge(const Survey& page, const PageFacts& facts, HtmlTree::Index heading, std::string_view url)
      : facts_(facts), url_(parse_url(url)), signs_(find_signs(page)), length_(page.text_length()) {
    for (const auto& title : facts.titles)
      if (title.source == "title" || title.source == "meta og:title") titles_.push_back(fold(title.value));
    if (heading != HtmlTree::kNone) heading_ = fold(page.html().text(heading, 300));
    for (const auto& site : facts.sites) sites_.push_back(joined(plain_words(site.value)));
    sites_.push_back(joined(plain_words(host_label(url))));
    opening_ = fold(page.opening());
    // A stated day of publication is what an article has and an error page lacks.
    has_article_ = std::ranges::any_of(facts.published, [](const Sourced<Date>& date) {
      return date.confidence >= 70 && date.value.has_day() &&
             (date.source.starts_with("meta") || date.source.starts_with("json-ld") ||
              date.source.starts_with("itemprop"));
    });
  }

  PageStatus judge() const {
    PageStatus out{.paywall = paywall()};
    if (has_article_ || signs_.prose > kSome) return out;
    for (const auto& verdict : {challenge(), parked(), gone(), unfinished(), login(), home()})
      if (verdict) return {verdict->kind, verdict->reason, out.paywall, {}};
    out.suspicion = suspicion();
    return out;
  }

 private:
  using Verdict = std::optional<PageStatus>;

  static PageStatus because(PageKind kind, std::string what, std::string_view more) {
    return {.kind = kind, .reason = std::move(what) + ", " + std::string(more)};
  }

  bool tiny() const { return signs_.prose < kTiny && length_ < kTinyWithLinks; }

  std::optional<std::string_view> says(Phrases sentences) const {
    if (const auto phrase = phrase_in(signs_.prose_text, sentences)) return phrase;
    return phrase_in(opening_, sentences);
  }

  Names names(Phrases titles, Phrases sentences) const {
    Names out;
    for (const std::string& title : titles_)
      if (const auto phrase = title_is_phrase(title, titles, sites_); phrase && !out.title)
        out.title = phrase;
    out.heading = is_phrase(heading_, titles);
    for (const std::string& line : signs_.lines)
      if (!out.heading || is_ambiguous(*out.heading))
        if (const auto phrase = is_phrase(line, titles); phrase && (!out.heading || !is_ambiguous(*phrase)))
          out.heading = phrase;
    if (signs_.prose <= kLittle || out.any()) out.sentence = says(sentences);
    return out;
  }

  Verdict challenge() const {
    if (signs_.prose > kLittle || signs_.free_text) return std::nullopt;
    const Names found = names(challenge_titles(), challenge_sentences());
    const auto verdict = [&](std::string_view more) {
      return because(PageKind::challenge, found.any() ? found.name() : quoted("says", *found.sentence), more);
    };
    if (found.title && !signs_.guard.empty()) return verdict(signs_.guard);
    if (found.any() && found.sentence) return verdict(quoted("says", *found.sentence));
    if (found.sentence && !signs_.guard.empty()) return verdict(signs_.guard);
    if (found.any() && !signs_.captcha.empty()) return verdict(signs_.captcha);
    if (found.tells() && found.title && tiny()) return verdict("hardly any text");
    return std::nullopt;
  }

  /// The host's own name in the title or heading: news tell of other domains.
  bool names_own_host() const {
    std::string host = fold(url_.host().starts_with("www.") ? url_.host().substr(4) : url_.host());
    if (host.find('.') == std::string::npos) return false;
    const auto holds = [&](const std::string& text) { return text.find(host) != std::string::npos; };
    return holds(heading_) || std::ranges::any_of(titles_, holds) || holds(opening_.substr(0, 300));
  }

  static bool speaks_of_domain(std::string_view phrase) {
    static const std::vector<Phrase> kWords = phrase_list(
        "domain;domaine;dominio;domínio;domein;domena;domen;домен;alan ad;ドメイン;域名;網域;النطاق;الدومين");
    return std::ranges::any_of(
        kWords, [&](const Phrase& word) { return phrase.find(word.text) != std::string_view::npos; });
  }

  Verdict parked() const {
    const auto sentence = says(sale_sentences());
    std::optional<std::string_view> title;
    for (const std::string& one : titles_)
      if (!title) title = phrase_in(one, sale_sentences());
    if (!signs_.parking.empty()) {
      const std::string by = "served by " + std::string(signs_.parking);
      if (sentence || title) return because(PageKind::parked, by, sentence ? *sentence : *title);
      if (tiny()) return because(PageKind::parked, by, "no text of its own");
      if (signs_.prose <= kLittle && names_own_host())
        return because(PageKind::parked, by, "headed by its own name");
    }
    if (!sentence || signs_.prose > kLittle) return std::nullopt;
    // "Is for sale" alone may be said of a house.
    const bool of_domain =
        speaks_of_domain(*sentence) || (title && speaks_of_domain(*title)) || speaks_of_domain(opening_);
    if (!of_domain) return std::nullopt;
    if (title) return because(PageKind::parked, quoted("titled", *title), quoted("says", *sentence));
    if (names_own_host())
      return because(PageKind::parked, "headed by its own name", quoted("says", *sentence));
    if (tiny() && speaks_of_domain(*sentence))
      return because(PageKind::parked, quoted("says", *sentence), "hardly any text");
    return std::nullopt;
  }

  std::string_view error_mark() const {
    if (!signs_.error.empty()) return signs_.error;
    static constexpr auto kPaths = std::to_array<std::string_view>(
        {"/404", "not-found", "notfound", "error404", "error-404", "page-404"});
    const bool leads_to_error = std::ranges::any_of(facts_.canonical_urls, [](const auto& canonical) {
      const Url url = parse_url(canonical.value);
      return contains_any(to_lower_ascii(url.path()), kPaths);
    });
    const bool is_cited = contains_any(to_lower_ascii(url_.path()), kPaths);
    return leads_to_error && !is_cited ? "an error page's canonical address" : std::string_view{};
  }

  Verdict gone() const {
    const Names found = names(gone_titles(), gone_sentences());
    const std::string_view mark = error_mark();
    const auto verdict = [&](std::string_view more) {
      return because(PageKind::soft_404, found.name(), more);
    };
    if (found.any()) {
      if (found.both_tell()) return verdict(quoted("headed", *found.heading));
      if (found.sentence && (found.title || signs_.prose <= kLittle))
        return verdict(quoted("says", *found.sentence));
      if (!mark.empty()) return verdict(mark);
      // Servers call their own pages so, and say no more.
      const bool by_server =
          found.title && (*found.title == "not found" || found.title->find("404") != std::string_view::npos);
      if (tiny() && (found.tells() || by_server)) return verdict("hardly any text");
    }
    if (mark.empty() || signs_.prose > kLittle) return std::nullopt;
    if (found.sentence) return because(PageKind::soft_404, quoted("says", *found.sentence), mark);
    return std::nullopt;
  }

  /// What gone() takes for half a proof.
  std::string suspicion() const {
    const Names found = names(gone_titles(), gone_sentences());
    if (found.any()) return found.name();
    if (found.sentence && signs_.prose <= kLittle) return quoted("says", *found.sentence);
    return {};
  }

  Verdict unfinished() const {
    const Names found = names(unfinished_titles(), unfinished_sentences());
    if (!found.any() || signs_.prose > kLittle) return std::nullopt;
    const auto verdict = [&](std::string_view more) {
      return because(PageKind::under_construction, found.name(), more);
    };
    if (found.sentence) return verdict(quoted("says", *found.sentence));
    if (found.both_tell()) return verdict(quoted("headed", *found.heading));
    if (tiny() && found.title) return verdict("hardly any text");
    if (tiny() && found.heading && length_ < kTiny) return verdict("hardly any text");
    return std::nullopt;
  }

  bool is_login_path() const {
    const std::string path = to_lower_ascii(url_.path());
    static constexpr auto kPaths =
        std::to_array<std::string_view>({"/login", "/log-in", "/signin", "/sign-in", "/sso/", "/oauth",
                                         "/account/", "/auth/", "/logon", "/anmelden"});
    return contains_any(path, kPaths);
  }

  Verdict login() const {
    if (signs_.prose > kLittle) return std::nullopt;
    const Names found = names(login_titles(), login_sentences());
    const auto verdict = [](std::string what, std::string_view more) {
      return because(PageKind::login_wall, std::move(what), more);
    };
    if (signs_.password) {
      if (found.title || is_phrase(heading_, login_titles()))
        return verdict("asks for a password", found.name());
      if (is_login_path()) return verdict("asks for a password", "its path is a log-in's");
      if (found.heading && heading_.empty()) return verdict("asks for a password", found.name());
      if (found.sentence && tiny() && heading_.empty())
        return verdict("asks for a password", quoted("says", *found.sentence));
    }
    if (!found.any() || !found.sentence || signs_.prose > kLittle / 2) return std::nullopt;
    const bool named = found.title || is_phrase(heading_, login_titles());
    if (named || signs_.identity) return verdict(found.name(), quoted("says", *found.sentence));
    return std::nullopt;
  }

  /// A deep address that shows the home page.
  Verdict home() const {
    if (!url_.is_http() || url_.is_home() || facts_.canonical_urls.empty()) return std::nullopt;
    const bool leads_home = std::ranges::all_of(facts_.canonical_urls, [&](const auto& canonical) {
      const Url other = parse_url(canonical.value);
      return other.is_home() && host_label(canonical.value) == host_label(url_.href());
    });
    if (!leads_home || facts_.titles.empty()) return std::nullopt;
    const std::string title = joined(plain_words(facts_.titles.front().value));
    static constexpr auto kHome =
        std::to_array<std::string_view>({"home", "homepage", "startseite", "accueil", "inicio", "portada",
                                         "index", "главная", "головна", "anasayfa"});
    const bool is_site = std::ranges::find(sites_, title) != sites_.end() && title.size() >= 3;
    if (!is_site && std::ranges::find(kHome, title) == kHome.end()) return std::nullopt;
    return because(PageKind::soft_404, "its canonical address is the home page's",
                   "its title the site's name");
  }

  /// Two signs, of which one may be a sentence; it is only looked for where there is another.
  std::string paywall() const {
    if (signs_.not_free && !signs_.wall.empty())
      return "states that it is not free, " + std::string(signs_.wall);
    if (!signs_.not_free && signs_.wall.empty()) return {};
    auto sentence = phrase_in(signs_.prose_text, paywall_sentences());
    for (const std::string& line : signs_.lines)
      if (!sentence) sentence = phrase_in(line, paywall_sentences());
    if (!sentence) return {};
    return (signs_.not_free ? "states that it is not free, " : std::string(signs_.wall) + ", ") +
           quoted("says", *sentence);
  }

  const PageFacts& facts_;
  Url url_;
  StatusSigns signs_;
  std::size_t length_;
  std::vector<std::string> titles_, sites_;
  std::string heading_, opening_;
  bool has_article_ = false;
};

}  // namespace

PageStatus judge_status(const Survey& page, const PageFacts& facts, HtmlTree::Index heading,
                        std::string_view url) {
  return Judge(page, facts, heading, url).judge();
}

}  // namespace citecheck

#include "checker/page/status_signs.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

#include "checker/page/word_finder.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using Marks = std::span<const std::string_view>;
using Index = HtmlTree::Index;

constexpr auto kParking = std::to_array<std::string_view>({"sedoparking.com",
                                                           "sedo.com/",
                                                           "parkingcrew.net",
                                                           "bodis.com",
                                                           "dsparking.com",
                                                           "hugedomains.com",
                                                           "afternic.com",
                                                           "dan.com/",
                                                           "undeveloped.com",
                                                           "domainmarket.com",
                                                           "above.com/",
                                                           "parklogic.com",
                                                           "parking.godaddy.com",
                                                           "parking-lander",
                                                           "img1.wsimg.com/parking",
                                                           "domainlore.com",
                                                           "sav.com/",
                                                           "uniregistry.com",
                                                           "domainnameshop",
                                                           "cashparking",
                                                           "skenzo",
                                                           "park.io",
                                                           "ztomy.com",
                                                           "namebright.com",
                                                           "domainactive",
                                                           "adsense/domains/caf.js",
                                                           "parkedpage",
                                                           "parking.namecheap.com",
                                                           "parking.reg.ru",
                                                           "namedrive.com",
                                                           "fabulous.com/",
                                                           "rookmedia",
                                                           "tonic.to/parking",
                                                           "voodoo.com/",
                                                           "dopa.com",
                                                           "efty.com/",
                                                           "brandbucket.com/",
                                                           "/parking.php",
                                                           "domain-parking",
                                                           "parked-domain",
                                                           "parking.nic.ru",
                                                           "sedo.de/",
                                                           "d38psrni17bvxu.cloudfront.net"});

constexpr auto kGuards = std::to_array<std::string_view>({"challenges.cloudflare.com",
                                                          "/cdn-cgi/challenge-platform",
                                                          "__cf_chl_",
                                                          "_cf_chl_opt",
                                                          "cf-browser-verification",
                                                          "cf-challenge",
                                                          "challenge-form",
                                                          "challenge-running",
                                                          "challenge-stage",
                                                          "cf-error-details",
                                                          "cf-wrapper",
                                                          "_incapsula_resource",
                                                          "incapsula",
                                                          "px-captcha",
                                                          "captcha-delivery.com",
                                                          "datadome",
                                                          "perimeterx",
                                                          "ddos-guard",
                                                          "sucuri_cloudproxy",
                                                          "errors.edgesuite.net",
                                                          "awswaf",
                                                          "aws-waf",
                                                          "kasada",
                                                          "/_sec/cp_challenge",
                                                          "sec-if-cpt",
                                                          "akam/13",
                                                          "geetest",
                                                          "aliyun_waf",
                                                          "_waf_",
                                                          "anubis_challenge",
                                                          "/.within.website/",
                                                          "vercel/security",
                                                          "smartcaptcha",
                                                          "showcaptcha",
                                                          "checkcaptcha",
                                                          "nocaptcha",
                                                          "wafrule",
                                                          "bm-verify",
                                                          "distil_r_captcha",
                                                          "ct_checkjs",
                                                          "friendlycaptcha",
                                                          "__ddg",
                                                          "qrator"});

constexpr auto kCaptchas = std::to_array<std::string_view>(
    {"g-recaptcha", "recaptcha/api", "h-captcha", "hcaptcha.com", "turnstile", "captcha"});

constexpr auto kErrors = std::to_array<std::string_view>(
    {"error404",     "error-404",  "error_404",    "page-404",  "page404",      "404-page",   "page_404",
     "err404",       "err-404",    "e404",         "http-404",  "http404",      "is-404",     "status-404",
     "template-404", "not-found",  "notfound",     "not_found", "pagenotfound", "error-page", "errorpage",
     "page-error",   "error_page", "four-oh-four", "fourohfour"});

constexpr auto kErrorStates = std::to_array<std::string_view>(
    {"\"page\":\"/404\"", "\"page\":\"/_error\"", "\"statuscode\":404", "\"status\":404,\"",
     "pagetype\":\"404", "pagetype':'404", "page_type\":\"404", "'page_type': '404", "404 error page",
     "\"errorcode\":404", "\"pagetype\":\"error"});

constexpr auto kWalls = std::to_array<std::string_view>(
    {"paywall",        "regwall",           "subscriber-only",       "subscribers-only",
     "subscriberonly", "premium-content",   "premium-article",       "metered",
     "piano-",         "tp-modal",          "tp-container",          "article-locked",
     "locked-content", "content-locked",    "lockedcontent",         "paid-content",
     "leaky_paywall",  "subscription-wall", "subscribe-wall",        "abo-only",
     "abonnes-only",   "meter-wall",        "payed-content",         "plus-content",
     "members-only",   "pay-wall",          "subscription-required", "offer-page",
     "barrier-page",   "article__premium",  "reserved-content",      "paid-barrier"});

enum Sign : std::uint8_t { kParkingSign, kGuardSign, kCaptchaSign, kErrorSign, kWallSign };

/// In the order of Sign; all in lower case.
constexpr std::array<Marks, 5> kMarks{kParking, kGuards, kCaptchas, kErrorStates, kWalls};

/// The signs whose marks are in the text, as bits.
std::uint16_t signs_in(std::string_view text) {
  static const WordFinder finder(kMarks);
  return finder.find(text);
}

/// Class and id name by name: "page-404" is a mark, "page-404-hides" is none of ours.
void note_names(std::string_view& found, std::string_view names, Marks marks) {
  while (found.empty() && !names.empty()) {
    const std::size_t space = std::min(names.find(' '), names.size());
    const std::string_view name = names.substr(0, space);
    const auto mark = std::ranges::find(marks, name);
    if (mark != marks.end()) found = *mark;
    names.remove_prefix(std::min(names.size(), space + 1));
  }
}

std::size_t letters_of(std::string_view text) {
  std::size_t count = 0;
  bool space = true;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
    if ((byte & 0xC0) != 0x80 && !(is_space && space)) count += byte >= 0xE3 && byte <= 0xEA ? 2 : 1;
    space = is_space;
  }
  return count - (space && count > 0 ? 1 : 0);
}

/// The page says that it is not free, in its structured data.
bool states_not_free(std::string_view script) {
  static constexpr std::string_view kKey = "isAccessibleForFree";
  const std::size_t at = script.find(kKey);
  if (at == std::string_view::npos) return false;
  const std::string value = to_lower_ascii(script.substr(at + kKey.size(), 24));
  const std::size_t stop = std::min(value.find(','), value.size());
  return value.substr(0, stop).find("false") != std::string::npos;
}

class Walk {
 public:
  explicit Walk(const Survey& page) : page_(page), html_(page.html()), linked_(html_.size(), 0) {}

  StatusSigns signs() {
    for (Index i = 1; i < html_.size(); ++i) {
      const std::string_view name = html_[i].name;
      if (name.empty()) {
        linked_[i] = linked_[html_[i].parent];
        take_text(i);
        continue;
      }
      linked_[i] = linked_[html_[i].parent] != 0 || is_control(name) ? 1 : 0;
      if (name == "script" || name == "iframe" || name == "link" || name == "form" || name == "img")
        take_resource(i, name);
      else if (name == "input" || name == "textarea")
        take_field(i, name);
      else if (name == "meta")
        take_meta(i);
      if (html_[i].attribute_count > 0) take_names(i, name);
    }
    out_.prose_text = fold(prose_text_);
    return std::move(out_);
  }

 private:
  static bool is_control(std::string_view name) {
    return name == "a" || name == "button" || name == "label" || name == "option" || name == "select" ||
           name == "nav" || name == "footer";
  }

  void take_text(Index node) {
    constexpr std::size_t kMaxLines = 40, kLongestLine = 160, kMaxProseText = 4000;
    if (page_.hidden(node)) return;
    const std::string_view text = trim(html_[node].text);
    if (text.empty()) return;
    if (linked_[node] == 0 && out_.lines.size() < kMaxLines && text.size() <= kLongestLine)
      out_.lines.push_back(fold(text));
    if (linked_[node] != 0 || page_.aside(node) || page_.in_comment(node)) return;
    out_.prose += letters_of(text);
    if (prose_text_.size() < kMaxProseText)
      prose_text_.append(prose_text_.empty() ? "" : " ").append(text.substr(0, kMaxProseText));
  }

  void take_resource(Index node, std::string_view name) {
    constexpr std::size_t kMaxResources = 400, kMaxScript = 6000;
    if (++resources_ > kMaxResources) return;
    for (const std::string_view attribute : {"src", "href", "action"}) {
      const std::string_view value = html_.raw_attribute(node, attribute).value_or("").substr(0, 400);
      if (attribute == "href" && name != "link") continue;
      note(value, {kParkingSign, kGuardSign, kCaptchaSign});
    }
    if (name != "script" || html_[node].end != node + 2) return;
    const std::string_view script = html_[node + 1].text;
    if (states_not_free(script)) out_.not_free = true;
    note(script.substr(0, kMaxScript), {kGuardSign, kParkingSign, kErrorSign});
  }

  void take_field(Index node, std::string_view name) {
    if (name == "textarea") {
      out_.free_text = true;
      return;
    }
    const std::string type = to_lower_ascii(html_.raw_attribute(node, "type").value_or("").substr(0, 20));
    if (type == "password") out_.password = true;
    const std::string field = to_lower_ascii(html_.raw_attribute(node, "name").value_or("").substr(0, 40));
    static constexpr auto kIdentity = std::to_array<std::string_view>(
        {"user", "login", "email", "mail", "identifier", "account", "username"});
    if (type == "email" || contains_any(field, kIdentity)) out_.identity = true;
  }

  void take_meta(Index node) {
    const std::string key = to_lower_ascii(html_.raw_attribute(node, "property")
                                               .value_or(html_.raw_attribute(node, "name").value_or(""))
                                               .substr(0, 60));
    const std::string value = to_lower_ascii(html_.raw_attribute(node, "content").value_or("").substr(0, 40));
    if (key == "article:content_tier" && (value == "locked" || value == "metered" || value == "paid"))
      out_.not_free = true;
    if ((key == "prerender-status-code" || key == "render:status_code") && value == "404" &&
        out_.error.empty())
      out_.error = "a status code of 404";
  }

  void take_names(Index node, std::string_view name) {
    const bool is_frame = name == "html" || name == "body" || name == "main" || name == "div" ||
                          name == "section" || name == "article";
    if (name == "meta" || name == "link" || name == "script") return;
    if (equal_ignoring_case(html_.raw_attribute(node, "itemprop").value_or(""), "isAccessibleForFree") &&
        equal_ignoring_case(html_.raw_attribute(node, "content").value_or(""), "false"))
      out_.not_free = true;
    const std::string names = marks_of(html_, node);
    if (names.empty()) return;
    if (is_frame) note_names(out_.error, names, kErrors);
    if (is_frame && name != "html" && name != "body")
      note(names, {kWallSign, kGuardSign, kCaptchaSign, kParkingSign});
  }

  std::string_view& mark_of(Sign sign) {
    switch (sign) {
      case kParkingSign:
        return out_.parking;
      case kGuardSign:
        return out_.guard;
      case kCaptchaSign:
        return out_.captcha;
      case kErrorSign:
        return out_.error;
      case kWallSign:
        break;
    }
    return out_.wall;
  }

  /// Notes the first mark of each of the signs that the text holds, where none is known yet.
  void note(std::string_view text, std::initializer_list<Sign> signs) {
    const std::uint16_t found = signs_in(text);
    for (const Sign sign : signs) {
      std::string_view& mark = mark_of(sign);
      if ((found >> sign & 1) == 0 || !mark.empty()) continue;
      const std::string lower = to_lower_ascii(text);
      mark = *std::ranges::find_if(
          kMarks[sign], [&](std::string_view one) { return lower.find(one) != std::string::npos; });
    }
  }

  const Survey& page_;
  const HtmlTree& html_;
  std::vector<std::uint8_t> linked_;
  StatusSigns out_;
  std::string prose_text_;
  std::size_t resources_ = 0;
};

}  // namespace

StatusSigns find_signs(const Survey& page) {
  return Walk(page).signs();
}

}  // namespace citecheck

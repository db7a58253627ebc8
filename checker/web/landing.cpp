#include "checker/web/landing.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

constexpr auto kShorteners = std::to_array<std::string_view>(
    {"bit.ly",  "t.co",       "goo.gl",         "tinyurl.com", "ow.ly",   "is.gd",   "buff.ly",
     "dlvr.it", "j.mp",       "lnkd.in",        "fb.me",       "amzn.to", "trib.al", "tiny.cc",
     "t.ly",    "rb.gy",      "cutt.ly",        "shorturl.at", "v.gd",    "w.wiki",  "youtu.be",
     "wp.me",   "nyti.ms",    "wapo.st",        "bbc.in",      "reut.rs", "econ.st", "on.ft.com",
     "doi.org", "dx.doi.org", "hdl.handle.net", "purl.org",    "n2t.net", "w3id.org"});

constexpr auto kErrorPages = std::to_array<std::string_view>(
    {"404", "404error", "error404", "error-404", "404-error", "notfound", "not-found", "not_found",
     "page-not-found", "page_not_found", "pagenotfound", "404notfound", "404-not-found", "404page", "page404",
     "404-page", "page-404"});

constexpr auto kLogins = std::to_array<std::string_view>(
    {"login", "log-in", "log_in", "signin", "sign-in", "sign_in", "logon", "sso", "userlogin", "user-login",
     "wp-login", "loginpage", "login-page"});

bool is_tracking(std::string_view parameter) {
  return starts_with_ignoring_case(parameter, "utm_") || starts_with_ignoring_case(parameter, "fbclid=") ||
         starts_with_ignoring_case(parameter, "gclid=") || starts_with_ignoring_case(parameter, "mc_cid=") ||
         starts_with_ignoring_case(parameter, "mc_eid=");
}

bool has_real_query(std::string_view query) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    if (end > 0 && !is_tracking(query.substr(0, end))) return true;
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return false;
}

// Path segments in lower case, empty ones left out; only the first few and the last count for anything.
std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end > 0) segments.push_back(to_lower_ascii(path.substr(0, end)));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return segments;
}

std::string_view stem(std::string_view segment) {
  return segment.substr(0, segment.find('.'));
}

// "en", "de-at", "pt_BR".
bool is_language(std::string_view segment) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (segment.size() != 2 && segment.size() != 5) return false;
  if (!letter(segment[0]) || !letter(segment[1])) return false;
  return segment.size() == 2 ||
         ((segment[2] == '-' || segment[2] == '_') && letter(segment[3]) && letter(segment[4]));
}

bool is_index(std::string_view segment) {
  const std::string_view name = stem(segment);
  return name == "index" || name == "default" || name == "home" || name == "welcome";
}

bool is_home(const Url& url) {
  if (has_real_query(url.query())) return false;
  auto segments = segments_of(url.path());
  if (!segments.empty() && is_language(segments.front())) segments.erase(segments.begin());
  return segments.empty() || (segments.size() == 1 && is_index(segments.front()));
}

std::string_view without_www(std::string_view host) {
  return host.starts_with("www.") ? host.substr(4) : host;
}

// The host itself or a domain it belongs to, which therefore has at least two labels.
bool is_same_site(std::string_view cited, std::string_view reached) {
  cited = without_www(cited);
  reached = without_www(reached);
  if (cited == reached) return true;
  return reached.find('.') != std::string_view::npos && cited.size() > reached.size() &&
         cited.ends_with(reached) && cited[cited.size() - reached.size() - 1] == '.';
}

// "example.org/blog" that became "blog.example.org" has only moved.
bool became_host(const Url& cited, std::string_view reached_host) {
  const std::string_view label = without_www(reached_host).substr(0, without_www(reached_host).find('.'));
  return std::ranges::any_of(segments_of(cited.path()), [&](const std::string& segment) {
    return segment == label || (segment.starts_with('~') && std::string_view{segment}.substr(1) == label);
  });
}

template <std::size_t N>
bool names(const std::vector<std::string>& segments, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(segments, [&](const std::string& segment) {
    return std::ranges::find(words, stem(segment)) != words.end();
  });
}

}  // namespace

bool is_login_address(std::string_view url) {
  const Url address = parse_url(url);
  return names(segments_of(address.path()), kLogins);
}

Landing landing(std::string_view cited_url, std::string_view reached_url) {
  const Url cited = parse_url(cited_url), reached = parse_url(reached_url);
  if (!cited.is_http() || !reached.is_http()) return Landing::elsewhere;
  const auto from = segments_of(cited.path()), to = segments_of(reached.path());
  if (names(to, kErrorPages) && !names(from, kErrorPages)) return Landing::error_page;
  if (names(to, kLogins) && !names(from, kLogins)) return Landing::login;
  const bool short_link = std::ranges::find(kShorteners, without_www(cited.host())) != kShorteners.end();
  if (short_link || is_home(cited) || !is_home(reached) || became_host(cited, reached.host()))
    return Landing::elsewhere;
  return is_same_site(cited.host(), reached.host()) ? Landing::home : Landing::other_home;
}

}  // namespace citecheck

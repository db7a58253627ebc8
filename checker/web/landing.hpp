#pragma once
// Landing: where redirects led to, judged by the URLs alone. A page that is gone is often answered with a
// redirect to the home page, to an error page or to a log-in page, all of them 200.

#include <cstdint>
#include <string_view>

namespace citecheck {

enum class Landing : std::uint8_t {
  elsewhere,   ///< Nothing suspicious.
  home,        ///< A deep link ended at the home page of its own site.
  other_home,  ///< A deep link ended at the home page of another site: the owner may have moved, or sold it.
  error_page,  ///< "/404.html", "/page-not-found".
  login        ///< "/login", "/signin".
};

/// True if the path names a log-in page ("/login", "/users/sign-in").
bool is_login_address(std::string_view url);

/// Judges the URL that was reached by redirects from the cited one. A change of scheme, "www." or a trailing
/// slash is no journey, a language prefix ("/en/") or "/index.html" is still the home page, and link
/// shorteners promise nothing about their target.
Landing landing(std::string_view cited, std::string_view reached);

}  // namespace citecheck

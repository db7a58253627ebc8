#pragma once
// The material of the measurements: the pages the server gives and the article that cites them, made from the
// page's number alone, so that both sides agree without talking.

#include <cstddef>
#include <cstdint>
#include <string>

namespace citecheck::bench {

inline constexpr std::size_t kPageBytes = 30'000, kNoteBytes = 2'000;

std::string title_of(std::size_t number);
std::string author_of(std::size_t number);
std::string date_of(std::size_t number);  ///< ISO 8601.

/// A news page of about kPageBytes bytes of HTML: head with metadata and JSON-LD, navigation, text, footer.
std::string page(std::size_t number);

/// A page of kNoteBytes bytes: for measuring what fetching costs, apart from reading.
std::string note(std::size_t number);

/// Where the pages lie: page i on host i % addresses.
struct Site {
  std::string scheme = "http";
  std::size_t addresses = 1;
  std::uint16_t port = 0;
  std::string path = "/page/";

  std::string url(std::size_t number) const;
};

/// Wikitext with `citations` references among text; reference i cites page i.
std::string article(std::size_t citations, const Site& site);

/// Wikitext of nothing but references by their URLs.
std::string bare_list(std::size_t citations, const Site& site);

}  // namespace citecheck::bench

#pragma once
// The material of the measurements: the pages the server gives and the article that cites them, made from the
// page's number alone, so that both sides agree without talking.

#include <cstddef>
#include <cstdint>
#include <string>

namespace citecheck::bench {

inline constexpr std::size_t kPageBytes = 30'000;

std::string title_of(std::size_t number);
std::string author_of(std::size_t number);
std::string date_of(std::size_t number);  ///< ISO 8601.

/// A news page of about kPageBytes bytes of HTML: head with metadata and JSON-LD, navigation, text, footer.
std::string page(std::size_t number);

/// Wikitext with `citations` references; reference i cites page i at 127.0.0.(1 + i % addresses).
std::string article(std::size_t citations, std::size_t addresses, std::uint16_t port);

}  // namespace citecheck::bench

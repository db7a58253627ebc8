#include "bench/pages.hpp"

#include <array>
#include <cstdio>
#include <string_view>

#include "bench/addresses.hpp"

namespace citecheck::bench {

namespace {

constexpr std::array<std::string_view, 48> kWords{
    "river",   "museum",   "harvest",  "council", "railway", "winter",  "bridge",  "teacher",
    "island",  "paper",    "garden",   "engine",  "market",  "letter",  "signal",  "forest",
    "theatre", "harbour",  "report",   "village", "summer",  "glacier", "school",  "orchard",
    "castle",  "mirror",   "journey",  "weather", "factory", "library", "kitchen", "morning",
    "silver",  "voyage",   "parade",   "station", "window",  "cinema",  "history", "science",
    "quarter", "mountain", "election", "concert", "canal",   "treaty",  "archive", "lantern"};
constexpr std::array<std::string_view, 8> kGiven{"Ada",  "Boris",  "Clara", "Dinara",
                                                 "Emil", "Farida", "Georg", "Hana"};
constexpr std::array<std::string_view, 8> kFamily{"Akhmetov", "Berger",   "Castillo", "Dvorak",
                                                  "Eriksen",  "Fontaine", "Grant",    "Hoffmann"};

/// A word of the n-th place of a sequence that does not repeat for long (a multiplicative hash).
std::string_view word(std::size_t n) {
  return kWords[(n * 2654435761u >> 7) % kWords.size()];
}

constexpr std::array<std::string_view, 8> kEndings{"", "s", "", "ing", "ed", "", "like", "er"};

/// With its ending, so that pages compress as pages of news do: to .21 of their size (zlib 6), where 439 real
/// ones came to .198 together, their median to .217. The bare words alone come to .15.
std::string inflected(std::size_t n) {
  return std::string(word(n)).append(kEndings[(n * 2246822519u >> 9) % kEndings.size()]);
}

std::string capital(std::string_view text) {
  std::string out(text);
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::string padded(std::size_t number, int width) {
  std::array<char, 24> text{};
  std::snprintf(text.data(), text.size(), "%0*zu", width, number);
  return text.data();
}

void append_paragraph(std::string& out, std::size_t seed) {
  out += "<p class=\"story-text\">";
  for (std::size_t sentence = 0; sentence < 5; ++sentence) {
    out += capital(inflected(seed + sentence * 31));
    for (std::size_t i = 1; i < 14; ++i) {
      out += i == 6 ? " and " : " ";
      if (i == 9) out += "<a href=\"/page/" + std::to_string(seed % 5000) + "\">";
      out += inflected(seed + sentence * 31 + i * 7);
      if (i == 9) out += "</a>";
    }
    out += ". ";
  }
  out += "</p>\n";
}

}  // namespace

std::string title_of(std::size_t number) {
  return capital(word(number * 5 + 1)) + " " + std::string(word(number * 11 + 2)) + " and the " +
         std::string(word(number * 17 + 3)) + " of " + padded(number, 5);
}

std::string author_of(std::size_t number) {
  return std::string(kGiven[number % kGiven.size()]) + " " +
         std::string(kFamily[number / 8 % kFamily.size()]);
}

std::string date_of(std::size_t number) {
  return padded(2004 + number % 20, 4) + "-" + padded(1 + number / 20 % 12, 2) + "-" +
         padded(1 + number / 240 % 28, 2);
}

std::string page(std::size_t number) {
  const std::string title = title_of(number), author = author_of(number), date = date_of(number);
  std::string out;
  out.reserve(kPageBytes + 2000);
  out += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title +
         " - The Daily Example</title>\n<meta property=\"og:title\" content=\"" + title +
         "\">\n<meta property=\"og:site_name\" content=\"The Daily Example\">\n<meta property=\"og:type\" "
         "content=\"article\">\n<meta name=\"author\" content=\"" +
         author + "\">\n<meta property=\"article:published_time\" content=\"" + date +
         "T09:30:00Z\">\n<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":"
         "\"NewsArticle\",\"headline\":\"" +
         title + "\",\"datePublished\":\"" + date +
         "T09:30:00Z\",\"author\":{\"@type\":\"Person\",\"name\":\"" + author +
         "\"},\"publisher\":{\"@type\":\"Organization\",\"name\":\"The Daily Example\"}}</script>\n<style>";
  for (std::size_t i = 0; i < 40; ++i)
    out += ".c" + std::to_string(i) + "{margin:0 auto;padding:" + std::to_string(i) + "px;color:#333}\n";
  out += "</style>\n</head>\n<body>\n<nav><ul>\n";
  for (std::size_t i = 0; i < 60; ++i)
    out += "<li class=\"c" + std::to_string(i % 40) + "\"><a href=\"/section/" + std::to_string(i) + "\">" +
           capital(word(i + 900)) + "</a></li>\n";
  out += "</ul></nav>\n<main><article>\n<h1>" + title +
         "</h1>\n<p class=\"byline\">By <a rel=\"author\" href=\"/staff\">" + author +
         "</a>, <time datetime=\"" + date + "\">" + date + "</time></p>\n";
  for (std::size_t i = 0; out.size() + 700 < kPageBytes; ++i) append_paragraph(out, number * 131 + i * 977);
  return out +
         "</article></main>\n<footer><p>The Daily Example. All rights "
         "reserved.</p></footer>\n</body>\n</html>\n";
}

std::string note(std::size_t number) {
  const std::string title = title_of(number);
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title +
                    "</title>\n</head>\n<body>\n<h1>" + title + "</h1>\n<p>";
  out.reserve(kNoteBytes);
  static const std::string text = [] {
    std::string words;
    for (std::size_t i = 0; words.size() < kNoteBytes; ++i) words.append(word(i)).append(" ");
    return words;
  }();
  constexpr std::string_view kEnd = "</p>\n</body>\n</html>\n";
  out.append(text, 0, kNoteBytes - out.size() - kEnd.size());
  return out.append(kEnd);
}

std::string Site::url(std::size_t number) const {
  return scheme + "://" + address_of(number % addresses) + ':' + std::to_string(port) + path +
         std::to_string(number);
}

std::string bare_list(std::size_t citations, const Site& site) {
  std::string out = "'''Measuring''' has many sources.";
  for (std::size_t i = 0; i < citations; ++i) out += "<ref>[" + site.url(i) + "]</ref>\n";
  return out + "\n== References ==\n{{reflist}}\n";
}

std::string article(std::size_t citations, const Site& site) {
  std::string out = "'''Measuring''' is the subject of this article.\n\n";
  for (std::size_t i = 0; i < citations; ++i) {
    if (i % 50 == 0) out += "\n== Part " + std::to_string(i / 50 + 1) + " ==\n";
    const std::size_t at = out.size();
    append_paragraph(out, i * 7919);
    out.erase(at, std::string_view("<p class=\"story-text\">").size());
    out.resize(out.size() - std::string_view(" </p>\n").size());
    // Links inside the text are HTML; wikitext has none of it.
    for (std::size_t open = out.find("<a ", at); open != std::string::npos; open = out.find("<a ", at))
      out.erase(open, out.find('>', open) + 1 - open);
    for (std::size_t close = out.find("</a>", at); close != std::string::npos; close = out.find("</a>", at))
      out.erase(close, 4);
    out += "<ref>{{cite web |url=" + site.url(i) + " |title=" + title_of(i) + " |author=" + author_of(i) +
           " |date=" + date_of(i) + " |website=The Daily Example |access-date=2024-05-01}}</ref>\n\n";
  }
  return out + "== References ==\n{{reflist}}\n";
}

}  // namespace citecheck::bench

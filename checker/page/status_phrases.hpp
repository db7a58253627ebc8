#pragma once
// Status phrases: what pages say that are not the page, in the languages of the web. Each list is folded
// once, as the texts are that it is searched in.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citecheck {

/// A folded phrase, with what tells at once that a text lacks it: of hundreds that a text is asked for it
/// holds hardly one.
struct Phrase {
  explicit Phrase(std::string folded);

  std::string text;
  bool anywhere = false;                 ///< Its script parts no words: it may stand within others.
  std::array<std::uint16_t, 3> pairs{};  ///< Numbers of some pairs of neighbouring bytes.
};

using Phrases = std::span<const Phrase>;

/// Phrases with ";" between, folded; the longest first.
std::vector<Phrase> phrase_list(std::string_view list);

// Whole titles, headings and lines.
Phrases gone_titles();        ///< "Page not found", "404".
Phrases unfinished_titles();  ///< "Under construction", "Welcome to nginx!".
Phrases challenge_titles();   ///< "Just a moment".
Phrases login_titles();       ///< "Sign in".

// Sentences and parts of them.
Phrases gone_sentences();
Phrases unfinished_sentences();
Phrases sale_sentences();  ///< "This domain is for sale".
Phrases challenge_sentences();
Phrases login_sentences();
Phrases paywall_sentences();

/// The first phrase that stands in the folded `text` from one word's beginning to another's end.
std::optional<std::string_view> phrase_in(std::string_view text, Phrases phrases);

/// The phrase, where a folded heading or line says nothing else but small talk ("Oops!", "Error").
std::optional<std::string_view> is_phrase(std::string_view text, Phrases phrases);

/// The phrase, where a part of a folded title is one, and the others name the site (`sites` are joined words)
/// or are short enough to.
std::optional<std::string_view> title_is_phrase(std::string_view title, Phrases phrases,
                                                std::span<const std::string> sites);

}  // namespace citecheck

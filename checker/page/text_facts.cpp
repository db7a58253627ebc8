#include "checker/page/text_facts.hpp"

#include "checker/page/mentions.hpp"
#include "checker/page/sketch.hpp"
#include "references/text.hpp"
#include "rules/compare/language.hpp"
#include "rules/compare/passage.hpp"
#include "rules/compare/script.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kSample = 24'000;  ///< Bytes by which a language is told.

/// Code points, runs of white space counted once.
std::size_t length_of(std::string_view text) {
  std::size_t count = 0;
  bool in_space = true;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (!continues && !(space && in_space)) ++count;
    if (!continues) in_space = space;
  }
  return count - (in_space && count > 0 ? 1 : 0);
}

}  // namespace

std::string language_of_text(std::string_view text) {
  // From behind the beginning, where titles and addresses stand.
  text.remove_prefix(std::min(text.size() / 4, kSample));
  text = text.substr(0, kSample);
  return std::string(guess_language(plain_words(text)));
}

void read_text(const PageText& text, const PageWants& wants, PageFacts& facts) {
  facts.text_length = length_of(text.text());
  if (facts.languages.empty())
    if (std::string language = language_of_text(text.text()); !language.empty())
      facts.languages.push_back({std::move(language), "text", 50});
  if (wants.mentions) read_mentions(text.text(), facts);
  if (wants.text_sketch) facts.text_sketch = text_sketch_of(text.text());
  for (const std::string& quotation : wants.quotations)
    facts.searched.push_back({quotation, find_passage(text, quotation)});
}

}  // namespace citecheck

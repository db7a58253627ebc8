#include "rules/compare/language.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck {

namespace {

struct Language {
  std::string_view tag;
  std::string_view words;  // Each between spaces, folded as plain_words() folds.
};

constexpr std::array<Language, 12> kLanguages{
    {{"en",
      " a an the of and in to for on with from by at is are was as his her its their this that how why what "
      "who when be will has have not it into over after about your my our you we new out up or but all "
      "more "},
     {"de",
      " der die das den dem des ein eine einer eines und in im zu zum zur von vom mit fur auf ist sind war "
      "nicht als auch bei uber nach aus wie was wer warum wird werden am an es sich "},
     {"fr",
      " le la les l un une des du de d et en a au aux pour par sur dans est sont qui que qu ce cette son sa "
      "ses avec ne pas plus il elle "},
     {"es", " el la los las un una de del y e en a al para por con es son que se su sus lo no mas como "},
     {"it",
      " il lo la i gli le l un una di del della dei delle dello e ed in nel nella a al alla per con da dal "
      "su sul e che si non come "},
     {"pt", " o a os as um uma de do da dos das e em no na nos nas para por com ao que se nao mais como "},
     {"nl", " de het een van en in op te met voor is zijn naar door over uit aan bij niet om als dat die "},
     {"pl", " i w z na do o od za po przez dla ze sie nie jest to jak czy a oraz "},
     {"ru", " и в во на с со из о об от по за для к не что как это его при до у или а "},
     {"uk", " і й в у на з із про від по за для до не що як це його при або та "},
     {"tr", " ve bir bu icin ile de da olarak en ne mi cok daha gibi "},
     {"sv", " och i att en ett det som pa ar av for med till den inte om fran har de vid "}}};

bool holds(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1))
    if (list[at - 1] == ' ' && list[at + word.size()] == ' ') return true;
  return false;
}

constexpr std::size_t kLongestFunctionWord = 10;

}  // namespace

std::string_view guess_language(std::span<const std::string> words) {
  std::array<int, kLanguages.size()> hits{};
  for (const std::string& word : words) {
    if (word.empty() || word.size() > kLongestFunctionWord) continue;
    for (std::size_t i = 0; i < kLanguages.size(); ++i)
      if (holds(kLanguages[i].words, word)) ++hits[i];
  }
  const auto most = std::ranges::max_element(hits);
  if (*most == 0 || std::ranges::count(hits, *most) > 1) return "";
  return kLanguages[static_cast<std::size_t>(most - hits.begin())].tag;
}

bool is_function_word(std::string_view word) {
  if (word.empty() || word.size() > kLongestFunctionWord) return false;
  return std::ranges::any_of(kLanguages,
                             [&](const Language& language) { return holds(language.words, word); });
}

std::string primary_language(std::string_view tag) {
  tag = trim(tag);
  const std::size_t length = std::min(tag.find_first_of("-_"), tag.size());
  const bool letters = std::ranges::all_of(
      tag.substr(0, length), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  if (length < 2 || length > 3 || !letters) return "";
  return to_lower_ascii(tag.substr(0, length));
}

}  // namespace citecheck

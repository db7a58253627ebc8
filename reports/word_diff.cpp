#include "reports/word_diff.hpp"

#include <algorithm>

#include "references/text.hpp"
#include "rules/compare/script.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMostWords = 200;

struct Word {
  std::string text, folded;
  bool spaced = true;  ///< A space stands before it.
};

/// Written without spaces between words: each character is one.
bool stands_alone(std::string_view character) {
  const Script script = script_of(character);
  return script == Script::cjk || script == Script::thai;
}

/// The words of what stands between two spaces.
void split_run(std::string_view run, std::vector<Word>& out) {
  bool spaced = true, joins = false;  // The next character joins the word before it.
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t begin = at;
    next_code_point(run, at);
    const std::string_view character = run.substr(begin, at - begin);
    const bool alone = stands_alone(character);
    if (joins && !alone)
      out.back().text += character;
    else
      out.push_back({std::string(character), {}, spaced});
    joins = !alone;
    spaced = false;
  }
}

std::vector<Word> split(std::string_view text) {
  const std::string clean = collapse_space(text);
  std::vector<Word> out;
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t end = std::min(clean.find(' ', at), clean.size());
    split_run(std::string_view(clean).substr(at, end - at), out);
    at = end + 1;
  }
  for (Word& word : out) word.folded = fold(word.text);
  return out;
}

void add(std::vector<DiffPiece>& pieces, DiffPiece::Kind kind, const Word& word) {
  if (!pieces.empty() && pieces.back().kind == kind)
    pieces.back().text += (word.spaced ? " " : "") + word.text;
  else
    pieces.push_back({kind, word.text, word.spaced});
}

}  // namespace

std::vector<DiffPiece> word_diff(std::string_view cited, std::string_view found) {
  const std::vector<Word> a = split(cited), b = split(found);
  std::vector<DiffPiece> pieces;
  if (a.size() > kMostWords || b.size() > kMostWords)
    return {{DiffPiece::Kind::only_cited, std::string(cited)},
            {DiffPiece::Kind::only_found, std::string(found)}};

  // common[i][j]: the longest common subsequence of a[i..] and b[j..].
  std::vector<std::vector<std::uint8_t>> common(a.size() + 1, std::vector<std::uint8_t>(b.size() + 1));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      common[i][j] = a[i].folded == b[j].folded ? static_cast<std::uint8_t>(common[i + 1][j + 1] + 1)
                                                : std::max(common[i + 1][j], common[i][j + 1]);
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i].folded == b[j].folded) {
      add(pieces, DiffPiece::Kind::same, b[j]);
      ++i, ++j;
    } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
      add(pieces, DiffPiece::Kind::only_cited, a[i++]);
    } else {
      add(pieces, DiffPiece::Kind::only_found, b[j++]);
    }
  }
  return pieces;
}

}  // namespace citecheck

#include "reports/word_diff.hpp"

#include <algorithm>

#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMostWords = 200;

struct Word {
  std::string text, folded;
};

std::vector<Word> split(std::string_view text) {
  const std::string clean = collapse_space(text);
  std::vector<Word> out;
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t end = std::min(clean.find(' ', at), clean.size());
    const std::string word = clean.substr(at, end - at);
    out.push_back({word, fold(word)});
    at = end + 1;
  }
  return out;
}

void add(std::vector<DiffPiece>& pieces, DiffPiece::Kind kind, const std::string& word) {
  if (!pieces.empty() && pieces.back().kind == kind)
    pieces.back().text += " " + word;
  else
    pieces.push_back({kind, word});
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
      add(pieces, DiffPiece::Kind::same, b[j].text);
      ++i, ++j;
    } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
      add(pieces, DiffPiece::Kind::only_cited, a[i++].text);
    } else {
      add(pieces, DiffPiece::Kind::only_found, b[j++].text);
    }
  }
  return pieces;
}

}  // namespace citecheck

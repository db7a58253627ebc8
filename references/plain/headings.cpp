#include "references/plain/headings.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "references/text.hpp"

namespace citecheck::plain {

namespace {

using Text = std::string_view;
constexpr std::size_t kLongestHeading = 80;  ///< Bytes.
constexpr std::ptrdiff_t kMostSpaces = 7;

constexpr auto kReferences = std::to_array<Text>({"references",
                                                  "notes",
                                                  "notes and references",
                                                  "footnotes",
                                                  "citations",
                                                  "sources",
                                                  "bibliography",
                                                  "works cited",
                                                  "literature cited",
                                                  "reference list",
                                                  "references and notes",
                                                  "einzelnachweise",
                                                  "literatur",
                                                  "notes et références",
                                                  "références",
                                                  "bibliographie",
                                                  "referencias",
                                                  "bibliografía",
                                                  "referências",
                                                  "note",
                                                  "примечания",
                                                  "литература",
                                                  "источники",
                                                  "список литературы",
                                                  "примітки",
                                                  "джерела",
                                                  "kaynakça",
                                                  "literaturverzeichnis",
                                                  "quellen",
                                                  "bibliografia",
                                                  "przypisy",
                                                  "referenties",
                                                  "bronnen",
                                                  "references cited",
                                                  "cited references",
                                                  "literature",
                                                  "selected bibliography",
                                                  "selected references",
                                                  "endnotes",
                                                  "cited works",
                                                  "cited literature",
                                                  "sources cited",
                                                  "quellenverzeichnis",
                                                  "literaturangaben",
                                                  "literatur und quellen",
                                                  "quellen und literatur",
                                                  "références bibliographiques",
                                                  "bibliographie sélective",
                                                  "obras citadas",
                                                  "referencias bibliográficas",
                                                  "referências bibliográficas",
                                                  "riferimenti bibliografici",
                                                  "riferimenti",
                                                  "bibliografia e sitografia",
                                                  "opere citate",
                                                  "参考文献",
                                                  "参考资料",
                                                  "参考資料",
                                                  "引用文献",
                                                  "文献",
                                                  "注释",
                                                  "脚注",
                                                  "참고문헌",
                                                  "참고 문헌",
                                                  "библиография",
                                                  "литература и источники",
                                                  "список использованной литературы",
                                                  "список використаних джерел",
                                                  "література",
                                                  "referenser",
                                                  "källor",
                                                  "källförteckning",
                                                  "litteratur",
                                                  "litteraturliste",
                                                  "referanser",
                                                  "kilder",
                                                  "lähteet",
                                                  "viitteet",
                                                  "irodalom",
                                                  "irodalomjegyzék",
                                                  "források",
                                                  "literatura",
                                                  "źródła",
                                                  "seznam literatury",
                                                  "použitá literatura",
                                                  "βιβλιογραφία",
                                                  "referințe",
                                                  "bibliografie",
                                                  "literatuur",
                                                  "literatuurlijst",
                                                  "geraadpleegde literatuur",
                                                  "tài liệu tham khảo",
                                                  "daftar pustaka",
                                                  "المراجع",
                                                  "מקורות"});

constexpr auto kOthers = std::to_array<Text>({"external links",
                                              "see also",
                                              "further reading",
                                              "categories",
                                              "navigation menu",
                                              "appendix",
                                              "weblinks",
                                              "liens externes",
                                              "enlaces externos",
                                              "ссылки",
                                              "см. также",
                                              "acknowledgements",
                                              "acknowledgments",
                                              "about the author",
                                              "related articles",
                                              "about the authors",
                                              "author information",
                                              "supporting information",
                                              "supplementary material",
                                              "supplementary information",
                                              "conflict of interest",
                                              "conflicts of interest",
                                              "competing interests",
                                              "funding",
                                              "figures",
                                              "tables",
                                              "figure legends",
                                              "author contributions",
                                              "abbreviations",
                                              "index",
                                              "annex",
                                              "anhang",
                                              "annexe",
                                              "annexes",
                                              "appendices",
                                              "weiterführende literatur",
                                              "siehe auch",
                                              "voir aussi",
                                              "véase también",
                                              "致谢",
                                              "附录",
                                              "謝辞"});

std::unordered_map<std::string, Heading> make_table() {
  std::unordered_map<std::string, Heading> table;
  for (const Text heading : kOthers) table[fold(heading)] = Heading::other;
  for (const Text heading : kReferences) table[fold(heading)] = Heading::references;
  return table;
}

/// Without the number of a section: "7. ", "7.1 ", "VII. ".
Text without_number(Text line) {
  const std::size_t end = line.find_first_not_of("0123456789.IVXivx)");
  const bool spaced = end != Text::npos && end > 0 && line[end] == ' ';
  return spaced ? trim(line.substr(end)) : line;
}

}  // namespace

Heading heading_of(std::string_view line) {
  static const auto kTable = make_table();
  line = trim(line);
  if (line.empty() || line.size() > kLongestHeading) return Heading::none;
  if (std::ranges::count(line, ' ') > kMostSpaces) return Heading::none;
  while (!line.empty() && Text("#=*_[").find(line.front()) != Text::npos) line.remove_prefix(1);
  if (line.starts_with("【")) line.remove_prefix(Text("【").size());
  if (line.ends_with("[edit]")) line.remove_suffix(6);
  line = trim(line);
  while (!line.empty() && Text(":=.*_]#").find(line.back()) != Text::npos)
    line = trim(line.substr(0, line.size() - 1));
  for (const Text sign : {Text("："), Text("】")})
    if (line.ends_with(sign)) line.remove_suffix(sign.size());
  const auto found = kTable.find(fold(without_number(line)));
  return found == kTable.end() ? Heading::none : found->second;
}

}  // namespace citecheck::plain

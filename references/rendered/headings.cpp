#include "references/rendered/headings.hpp"

#include <array>
#include <string>
#include <unordered_set>

#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

constexpr std::size_t kLongest = 80;  ///< Bytes.

constexpr auto kReferences = std::to_array<std::string_view>({
    // English
    "references",
    "reference list",
    "list of references",
    "references cited",
    "references and notes",
    "notes and references",
    "references and further reading",
    "bibliography",
    "works cited",
    "literature cited",
    "cited literature",
    "cited works",
    "citations",
    "footnotes",
    "endnotes",
    "cited sources",
    "sources and references",
    "references and sources",
    "selected bibliography",
    "bibliographic references",
    "reference",
    "article references",
    "references & notes",
    // German
    "literaturverzeichnis",
    "einzelnachweise",
    "quellenverzeichnis",
    "quellenangaben",
    "fußnoten",
    "nachweise",
    "literaturangaben",
    "quellen und literatur",
    "literatur und quellen",
    "belege",
    "endnoten",
    "anmerkungen und einzelnachweise",
    "referenzen",
    "bibliographie",
    "bibliografie",
    // French
    "références",
    "notes et références",
    "références bibliographiques",
    "ouvrages cités",
    "notes de bas de page",
    "sources et références",
    "bibliographie sélective",
    // Spanish
    "referencias",
    "bibliografía",
    "referencias bibliográficas",
    "notas y referencias",
    "obras citadas",
    "notas al pie",
    "fuentes y referencias",
    "referencias y notas",
    // Italian
    "bibliografia",
    "riferimenti bibliografici",
    "riferimenti",
    "note bibliografiche",
    "opere citate",
    "note a piè di pagina",
    "note e riferimenti",
    // Portuguese
    "referências",
    "referências bibliográficas",
    "notas e referências",
    "obras citadas",
    "notas de rodapé",
    // Dutch
    "referenties",
    "bronvermelding",
    "literatuurlijst",
    "bronnen en referenties",
    "voetnoten",
    "eindnoten",
    "noten en referenties",
    "literatuurverwijzingen",
    "bronnen, noten en/of referenties",
    "geciteerde werken",
    // Polish
    "przypisy",
    "przypisy i bibliografia",
    "piśmiennictwo",
    "literatura cytowana",
    "wykaz literatury",
    // Russian, Ukrainian
    "примечания",
    "список литературы",
    "библиография",
    "использованная литература",
    "список источников",
    "сноски",
    "литература и источники",
    "источники и литература",
    "библиографический список",
    "примітки",
    "список використаних джерел",
    "використані джерела",
    "бібліографія",
    "література та джерела",
    "посилання та примітки",
    "виноски",
    "список використаної літератури",
    // Turkish
    "kaynakça",
    "referanslar",
    "dipnotlar",
    "kaynaklar ve notlar",
    "bibliyografya",
    // Japanese, Chinese
    "参考文献",
    "脚注",
    "出典",
    "引用文献",
    "注釈と出典",
    "註釈",
    "脚註",
    "参考資料",
    "参照",
    "参考资料",
    "參考文獻",
    "參考資料",
    "参考来源",
    "引用来源",
    "注释与参考文献",
    "腳註",
    "註腳",
    "引文",
    // Arabic
    "المراجع",
    "مراجع",
    "المصادر والمراجع",
    "قائمة المراجع",
    "الهوامش",
    "هوامش",
    "المراجع والمصادر",
});

constexpr auto kPerhaps = std::to_array<std::string_view>({
    "notes",
    "sources",
    "literature",
    "further reading",
    "source",
    "note",
    "sources and notes",
    "notes and sources",
    "literatur",
    "quellen",
    "quelle",
    "anmerkungen",
    "noten",
    "sources et liens",
    "fuentes",
    "notas",
    "fonti",
    "fontes",
    "bronnen",
    "literatuur",
    "źródła",
    "literatura",
    "литература",
    "источники",
    "ссылки",
    "література",
    "джерела",
    "посилання",
    "kaynaklar",
    "notlar",
    "kaynak",
    "参考",
    "注释",
    "注釋",
    "註",
    "注",
    "文献",
    "来源",
    "來源",
    "资料来源",
    "資料來源",
    "脚注・出典",
    "المصادر",
    "مصادر",
    "ملاحظات",
});

const std::unordered_set<std::string>& folded(bool sure) {
  static const auto make = [](const auto& list) {
    std::unordered_set<std::string> set;
    for (const std::string_view heading : list) set.insert(fold(heading));
    return set;
  };
  static const std::unordered_set<std::string> references = make(kReferences), perhaps = make(kPerhaps);
  return sure ? references : perhaps;
}

/// Without "7.", "VII.", "A)" before and ":", "¶", "#" behind.
std::string_view bare(std::string_view text) {
  text = trim(text);
  const std::size_t space = text.find_first_of(" \t");
  if (space != std::string_view::npos && space <= 6) {
    const std::string_view first = text.substr(0, space);
    const bool number = first.find_first_not_of("0123456789.IVX)") == std::string_view::npos;
    if (number) text = trim(text.substr(space));
  }
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view sign : {":", "¶", "#", "：", ".", "[edit]", "§", "🔗"})
      if (text.size() > sign.size() && text.ends_with(sign)) {
        text = trim(text.substr(0, text.size() - sign.size()));
        again = true;
      }
  }
  return text;
}

}  // namespace

Heading heading_kind(std::string_view text) {
  text = bare(text);
  if (text.empty() || text.size() > kLongest) return Heading::other;
  const std::string key = fold(text);
  if (folded(true).contains(key)) return Heading::references;
  return folded(false).contains(key) ? Heading::perhaps : Heading::other;
}

}  // namespace citecheck::rendered

#include "references/markdown/reference_list.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "references/text.hpp"

namespace citecheck::markdown {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kShortest = 20;  ///< Bytes of a paragraph; less is no reference.

constexpr auto kHeadings = std::to_array<Text>({"references",
                                                "reference list",
                                                "list of references",
                                                "notes and references",
                                                "references and notes",
                                                "bibliography",
                                                "works cited",
                                                "literature",
                                                "literature cited",
                                                "sources",
                                                "citations",
                                                "literatur",
                                                "literaturverzeichnis",
                                                "quellen",
                                                "quellenverzeichnis",
                                                "einzelnachweise",
                                                "références",
                                                "notes et références",
                                                "bibliographie",
                                                "sources et références",
                                                "referencias",
                                                "bibliografía",
                                                "fuentes",
                                                "referências",
                                                "bibliografia",
                                                "riferimenti",
                                                "fonti",
                                                "referenties",
                                                "bronnen",
                                                "literatuur",
                                                "примечания",
                                                "литература",
                                                "источники",
                                                "список литературы",
                                                "джерела",
                                                "kaynakça",
                                                "kaynaklar",
                                                "参考文献",
                                                "参考资料",
                                                "參考資料",
                                                "참고문헌"});

/// Made once: folding is dear, and a text may have a heading in every line.
const std::set<std::string>& folded_headings() {
  static const std::set<std::string> kFolded = [] {
    std::set<std::string> folded;
    for (const Text heading : kHeadings) folded.insert(fold(heading));
    return folded;
  }();
  return kFolded;
}

/// "[12]" at the beginning: the number's length with its brackets and the space behind; 0 if it is none.
std::size_t numbered_head(Text text) {
  if (!text.starts_with('[')) return 0;
  const std::size_t end = text.find_first_not_of("0123456789", 1);
  if (end == kNone || end == 1 || end > 5 || text[end] != ']') return 0;
  const std::size_t behind = text.find_first_not_of(" \t:.", end + 1);
  return behind == kNone ? 0 : behind;
}

Span trimmed(Text text, Span span) {
  const Text inner = trim(span.of(text));
  const auto begin = static_cast<std::size_t>(inner.data() - text.data());
  return inner.empty() ? Span{span.begin, span.begin} : Span{begin, begin + inner.size()};
}

class ListFinder {
 public:
  explicit ListFinder(const Document& document) : document_(document), text_(document.prose.text()) {}

  std::vector<ListedEntry> find() {
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      const Block& heading = document_.blocks[i];
      if (heading.kind != Block::Kind::heading || !is_reference_heading(heading.prose.of(text_))) continue;
      std::size_t last = i + 1;
      while (last < document_.blocks.size() && !ends_section(document_.blocks[last], heading.level)) ++last;
      section({heading.prose.end,
               last < document_.blocks.size() ? document_.blocks[last].prose.begin : text_.size()},
              i + 1, last);
      i = last - 1;
    }
    return std::move(found_);
  }

 private:
  static bool ends_section(const Block& block, unsigned level) {
    return block.kind == Block::Kind::heading && block.level <= level;
  }

  void section(Span range, std::size_t first, std::size_t last) {
    auto item = std::ranges::lower_bound(document_.items, range.begin, {},
                                         [](const Item& i) { return i.prose.begin; });
    for (std::size_t i = first; i < last; ++i) {
      const Block& block = document_.blocks[i];
      while (item != document_.items.end() && (item->depth > 0 || item->prose.end <= block.prose.begin) &&
             item->prose.begin <= block.prose.begin)
        ++item;
      if (block.kind != Block::Kind::paragraph) continue;
      if (item != document_.items.end() && item->prose.begin <= block.prose.begin) {
        add(trimmed(text_, item->prose), item->number, item->number.empty());
        const std::size_t end = item->prose.end;
        while (i + 1 < last && document_.blocks[i + 1].prose.begin < end) ++i;
        ++item;
      } else {
        paragraph(block.prose);
      }
    }
  }

  /// One reference, or several of which each begins a line with its number.
  void paragraph(Span prose) {
    std::size_t begin = prose.begin;
    for (std::size_t at = prose.begin; at < prose.end;) {
      const std::size_t next = std::min(text_.find('\n', at), prose.end) + 1;
      if (next >= prose.end || numbered_head(text_.substr(next, prose.end - next)) > 0) {
        reference({begin, std::min(next, prose.end)});
        begin = next;
      }
      at = next;
    }
  }

  void reference(Span prose) {
    prose = trimmed(text_, prose);
    if (const std::size_t head = numbered_head(prose.of(text_)); head > 0 && head < prose.size()) {
      const Text number = prose.of(text_).substr(1, text_.find(']', prose.begin) - prose.begin - 1);
      add({prose.begin + head, prose.end}, std::string(number), false);
    } else if (prose.size() >= kShortest) {
      add(prose, "", true);
    }
  }

  void add(Span prose, std::string number, bool doubtful) {
    if (prose.empty()) return;
    if (const std::size_t head = numbered_head(prose.of(text_)); head > 0 && head < prose.size()) {
      number = prose.of(text_).substr(1, text_.find(']', prose.begin) - prose.begin - 1);
      prose.begin += head;
      doubtful = false;
    }
    ListedEntry listed;
    listed.entry.kind = Entry::Kind::listed;
    listed.entry.label = std::move(number);
    listed.entry.prose = prose;
    const auto source = document_.prose.source_of(prose);
    if (!source) return;
    listed.entry.span = *source;
    listed.doubtful = doubtful;
    found_.push_back(std::move(listed));
  }

  const Document& document_;
  Text text_;
  std::vector<ListedEntry> found_;
};

}  // namespace

bool is_reference_heading(std::string_view text) {
  constexpr std::size_t kLongestHeading = 120;
  text = trim(text);
  if (text.size() > kLongestHeading) return false;
  if (const std::size_t attributes = text.find('{'); attributes != kNone)
    text = trim(text.substr(0, attributes));
  const std::size_t number = text.find_first_not_of("0123456789. ");
  if (number == kNone) return false;
  text.remove_prefix(number);
  while (text.ends_with(':')) text.remove_suffix(1);
  return folded_headings().contains(fold(text));
}

std::vector<ListedEntry> find_listed_entries(const Document& document) {
  return ListFinder(document).find();
}

}  // namespace citecheck::markdown

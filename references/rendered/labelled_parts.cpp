#include "references/rendered/labelled_parts.hpp"

#include <algorithm>
#include <array>

#include "references/rendered/entry.hpp"
#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

enum class Part : std::uint8_t {
  author,
  title,
  book,
  container,
  year,
  volume,
  issue,
  pages,
  first_page,
  last_page,
  publisher
};

struct Label {
  std::string_view word;  ///< A class in lower case, without "-" and "_", or an itemprop.
  Part part;
};

constexpr auto kLabels = std::to_array<Label>({{"articletitle", Part::title},
                                               {"arttitle", Part::title},
                                               {"author", Part::author},
                                               {"authorgroup", Part::author},
                                               {"authors", Part::author},
                                               {"booktitle", Part::book},
                                               {"chaptertitle", Part::title},
                                               {"citationtitle", Part::title},
                                               {"citedissue", Part::issue},
                                               {"contributors", Part::author},
                                               {"datepublished", Part::year},
                                               {"fpage", Part::first_page},
                                               {"issue", Part::issue},
                                               {"issuenumber", Part::issue},
                                               {"journal", Part::container},
                                               {"journalname", Part::container},
                                               {"journaltitle", Part::container},
                                               {"lpage", Part::last_page},
                                               {"pagefirst", Part::first_page},
                                               {"pagelast", Part::last_page},
                                               {"pagerange", Part::pages},
                                               {"pages", Part::pages},
                                               {"pagination", Part::pages},
                                               {"publicationtitle", Part::container},
                                               {"publisher", Part::publisher},
                                               {"publishername", Part::publisher},
                                               {"pubyear", Part::year},
                                               {"refauthors", Part::author},
                                               {"referencetitle", Part::title},
                                               {"refjournal", Part::container},
                                               {"refsource", Part::container},
                                               {"reftitle", Part::title},
                                               {"title", Part::title},
                                               {"vol", Part::volume},
                                               {"volume", Part::volume},
                                               {"volumenumber", Part::volume},
                                               {"year", Part::year}});

static_assert(std::ranges::is_sorted(kLabels, {}, &Label::word));

std::optional<Part> part_named(std::string_view tokens) {
  constexpr std::size_t kLongest = 200;
  tokens = tokens.substr(0, kLongest);
  for (std::size_t at = 0; at < tokens.size();) {
    const std::size_t end = std::min(tokens.find_first_of(" \t\n\r", at), tokens.size());
    std::string word = to_lower_ascii(tokens.substr(at, end - at));
    std::erase_if(word, [](char c) { return c == '-' || c == '_'; });
    const auto found = std::ranges::lower_bound(kLabels, word, {}, &Label::word);
    if (found != kLabels.end() && found->word == word) return found->part;
    at = end + 1;
  }
  return std::nullopt;
}

class PartReader {
 public:
  PartReader(const Page& page, Citation& citation) : page_(page), citation_(citation) {}

  void read(Nodes nodes) {
    for (Index node = nodes.begin; node < nodes.end;) {
      const auto part = part_of(node);
      if (part) read(node, *part);
      // Authors may be one element for all and one for each.
      node = part && *part != Part::author ? page_[node].end : node + 1;
    }
    finish();
  }

 private:
  std::optional<Part> part_of(Index node) const {
    if (page_[node].attribute_count == 0 || page_[node].name == "a") return std::nullopt;
    if (const auto part = part_named(page_.attribute(node, "class"))) return part;
    return part_named(page_.attribute(node, "itemprop"));
  }

  void read(Index node, Part part) {
    const VisibleText text(page_, page_.inside(node), show_in_entry);
    Span all{0, text.text().size()};
    while (!all.empty() &&
           std::string_view(".,;: ").find(text.text()[all.end - 1]) != std::string_view::npos &&
           part != Part::author)
      --all.end;
    if (all.empty()) return;
    if (part == Part::author) return authors(node, text);
    Claim<std::string> claim = shown_claim(page_, text, all);
    if (part == Part::year) {
      const std::string_view bare = trim_brackets(claim.value);
      if (const auto date = parse_date(bare)) issued_ = Claim<Date>{*date, claim.as_written, claim.span};
      return;
    }
    auto& slot = slots_[static_cast<std::size_t>(part)];
    if (!slot) slot = std::move(claim);
  }

  static std::string_view trim_brackets(std::string_view text) {
    if (text.starts_with('(') && text.ends_with(')')) return text.substr(1, text.size() - 2);
    return text;
  }

  /// The innermost elements that are labelled so hold the names.
  void authors(Index node, const VisibleText& text) {
    for (Index inner = node + 1; inner < page_[node].end; ++inner)
      if (part_of(inner) == Part::author) return;
    const Claim<std::string> claim = shown_claim(page_, text, {0, text.text().size()});
    if (claim.value.size() > kLongestNames || authors_.size() > kMostNames) return;
    bool truncated = false;
    for (Name& name : parse_name_list(claim.value, &truncated))
      if (name != Name{}) authors_.push_back({std::move(name), claim.as_written, claim.span});
    truncated_ = truncated_ || truncated;
  }

  const std::optional<Claim<std::string>>& of(Part part) const {
    return slots_[static_cast<std::size_t>(part)];
  }

  void finish() {
    const bool book_alone = of(Part::book) && !of(Part::title);
    const auto& title = book_alone ? of(Part::book) : of(Part::title);
    const auto& container = of(Part::container) || book_alone ? of(Part::container) : of(Part::book);
    if (title) {
      // What the text was read as and lies in the title is none of it.
      for (auto* const field : {&citation_.container_title, &citation_.publisher, &citation_.publisher_place})
        if (*field && (*field)->span.begin < title->span.end && title->span.begin < (*field)->span.end)
          field->reset();
      citation_.title = title;
    }
    if (container) citation_.container_title = container;
    if (!authors_.empty()) {
      citation_.authors = std::move(authors_);
      citation_.authors_truncated = truncated_;
    }
    if (issued_) citation_.issued = issued_;
    set(citation_.volume, of(Part::volume));
    set(citation_.issue, of(Part::issue));
    set(citation_.publisher, of(Part::publisher));
    set(citation_.page, of(Part::pages) ? of(Part::pages) : of(Part::first_page));
    if (!of(Part::pages) && of(Part::first_page) && of(Part::last_page)) {
      const std::string range = of(Part::first_page)->value + "–" + of(Part::last_page)->value;
      citation_.page = Claim<std::string>{range, range, {}};
    }
    if (title && container && citation_.type == ItemType::document)
      citation_.type = book_alone || !of(Part::container) ? ItemType::chapter : ItemType::article_journal;
  }

  static void set(std::optional<Claim<std::string>>& field, const std::optional<Claim<std::string>>& part) {
    if (part) field = part;
  }

  static constexpr std::size_t kLongestNames = 4096, kMostNames = 2000;

  const Page& page_;
  Citation& citation_;
  std::array<std::optional<Claim<std::string>>, 11> slots_;
  std::vector<Claim<Name>> authors_;
  std::optional<Claim<Date>> issued_;
  bool truncated_ = false;
};

}  // namespace

void read_labelled_parts(const Page& page, Nodes nodes, Citation& citation) {
  PartReader(page, citation).read(nodes);
}

}  // namespace citecheck::rendered

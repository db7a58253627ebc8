// What a reader sees near the heading: the heading, <time> elements, bylines, and dates in words.

#include <algorithm>
#include <array>
#include <span>

#include "checker/page/candidates.hpp"
#include "references/date.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using Index = HtmlTree::Index;

constexpr Index kNearBefore = 80, kNearAfter = 250, kNextTo = 12;
constexpr std::size_t kMaxTimes = 8, kMaxDated = 6, kMaxBylines = 12, kMaxBylineBytes = 160, kMaxLine = 300;

constexpr auto kModifiedWords = std::to_array<std::string_view>(
    {"updated", "modified", "revised", "edited", "aktualisiert", "aktualisierung", "geändert", "änderung",
     "zuletzt", "mis à jour", "modifié", "actualizad", "atualizado", "aggiornat", "bijgewerkt",
     "zaktualizowan", "обновлен"});
constexpr auto kPublishedWords = std::to_array<std::string_view>(
    {"publish", "posted", "veröffentlicht", "erstellt", "erschienen", "publié", "publicad", "pubblicat",
     "gepubliceerd", "opublikowan", "julkaistu", "publicerad", "publisert", "опубликован", "datum",
     "date:", "written on"});
constexpr auto kDateMarks = std::to_array<std::string_view>(
    {"date", "datum", "publish", "posted", "time", "byline", "meta", "fecha", "created", "pubdate", "info"});
constexpr auto kStrongDateMarks = std::to_array<std::string_view>(
    {"date", "datum", "published", "posted-on", "post-meta", "entry-meta", "postmeta", "pubdate"});
constexpr auto kHatomMarks =
    std::to_array<std::string_view>({"published", "updated", "dtstart", "dt-published"});
constexpr auto kBylineMarks = std::to_array<std::string_view>(
    {"author", "byline", "autor", "auteur", "verfasser", "writer", "creator"});
constexpr auto kNoBylineMarks = std::to_array<std::string_view>(
    {"bio",   "avatar",  "image",     "img",      "photo",  "social", "desc",
     "about", "count",   "authority", "authoriz", "follow", "role",   "title",
     "more",  "twitter", "share",     "icon",     "label",  "job",    "email"});
constexpr auto kBylineWords = std::to_array<std::string_view>(
    {"by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "written by ", "posted by ",
     "text: ", "autor: ", "author: ", "geschrieben von ", "ein beitrag von ", "erstellt von ",
     "eingestellt von ", "автор: "});

bool is_near(Index node, Index heading) {
  if (heading == HtmlTree::kNone) return node < 4 * kNearAfter;
  return node >= heading ? node - heading <= kNearAfter : heading - node <= kNearBefore;
}

/// The last of the words in `text` that speak of a change or of publication decides what its date is.
enum class Means : std::uint8_t { nothing, published, modified };

Means meaning(std::string_view text) {
  const std::string folded = to_lower_ascii(text);
  const auto last_of = [&](const auto& words) {
    std::size_t last = 0;
    for (const std::string_view word : words)
      if (const std::size_t at = folded.rfind(word); at != std::string::npos) last = std::max(last, at + 1);
    return last;
  };
  const std::size_t modified = last_of(kModifiedWords), published = last_of(kPublishedWords);
  if (modified == 0 && published == 0) return Means::nothing;
  return modified > published ? Means::modified : Means::published;
}

class VisibleReader {
 public:
  VisibleReader(const Survey& page, Index heading, Candidates& found)
      : page_(page), html_(page.html()), heading_(heading), found_(found) {}

  void read() {
    if (heading_ != HtmlTree::kNone) add(found_.titles, html_.text(heading_, 600), "heading", 83);
    for (Index i = 1; i < html_.size(); ++i) {
      const std::string_view name = html_[i].name;
      if (name.empty()) {
        if (!page_.hidden(i)) read_text(i);
      } else if (name == "time") {
        read_time(i);
      } else if (name != "meta" && name != "link" && name != "script" && name != "html" && name != "body") {
        read_marked(i);
      }
    }
    flush_bylines();
  }

 private:
  void add_date(Means means, std::string_view text, std::string_view source, int confidence) {
    add(means == Means::modified ? found_.modified : found_.published, text, source, confidence);
  }

  /// Words before a date say what it means: those in the same element, or just before it.
  Means meaning_at(Index node) const {
    const Means own = meaning(marks_of(html_, node));
    return own != Means::nothing ? own : meaning(last_text_);
  }

  /// Side matter may still be the page's, but is trusted less.
  bool is_central(Index node) const {
    if (!page_.aside(node)) return is_near(node, heading_);
    return heading_ != HtmlTree::kNone && (node > heading_ ? node - heading_ : heading_ - node) <= kNextTo;
  }

  bool in_heading(Index node) const {
    return heading_ != HtmlTree::kNone && node > heading_ && node < html_[heading_].end;
  }

  void read_time(Index node) {
    std::size_t& seen = page_.aside(node) ? aside_times_ : times_;
    if (seen >= kMaxTimes) return;
    std::string value = html_.attribute(node, "datetime");
    if (value.empty()) value = html_.text(node, 200);
    if (value.empty()) return;
    // WordPress marks an article that never changed "entry-date published updated".
    const std::string marks = marks_of(html_, node);
    Means means = meaning_at(node);
    if (marks.find("publish") != std::string::npos || marks.find("entry-date") != std::string::npos ||
        html_.has_attribute(node, "pubdate"))
      means = Means::published;
    int confidence = is_near(node, heading_) ? 80 : 62;
    if (means == Means::published) confidence += 4;
    if (!page_.in_main_text(node)) confidence -= 10;
    if (page_.aside(node)) confidence -= 15;
    add_date(means, value, "time", confidence - 3 * static_cast<int>(seen));
    ++seen;
  }

  void read_marked(Index node) {
    if (html_[node].attribute_count == 0) return;
    const std::string marks = marks_of(html_, node);
    const bool is_author = html_.raw_attribute(node, "rel").value_or("") == "author";
    if (is_author || contains_any(marks, kBylineMarks)) read_byline(node, marks, is_author);
    if (html_[node].name == "abbr" && contains_any(marks, kHatomMarks))
      return add_date(meaning(marks), html_.attribute(node, "title"), "abbr", is_central(node) ? 80 : 66);
    const bool near = is_central(node);
    if (contains_any(marks, near ? std::span<const std::string_view>(kDateMarks) : kStrongDateMarks))
      read_marked_date(node, marks, near);
  }

  void read_marked_date(Index node, const std::string& marks, bool near) {
    std::size_t& seen = near ? near_elements_ : far_elements_;
    // Only an element that is little more than its date; the walk below it is short for the same reason.
    if (seen >= kMaxDated || html_[node].end - node > 24 || page_.hidden(node)) return;
    const std::string text = html_.text(node, 200);
    if (text.size() < 6 || text.size() > 160) return;
    const auto date = find_date(text);
    if (!date || !date->date.has_day()) return;
    Means means = meaning(text.substr(0, date->span.begin));
    if (means == Means::nothing) means = meaning(marks);
    ++seen;
    add_date(means, date->span.of(text), "dated element", (near ? 70 : 50) - 3 * static_cast<int>(seen));
  }

  void read_text(Index node) {
    const HtmlNode& run = html_[node];
    // Long runs are the body of the text; bylines and date lines are short.
    if (run.text.size() > kMaxLine || trim(run.text).empty()) return;
    const bool near = is_central(node);
    const std::string text = html_.text(node, kMaxLine);
    read_plain_date(text, near);
    if (near && text.size() <= kMaxBylineBytes && !in_heading(node)) read_plain_byline(text);
    last_text_ = text.substr(0, 60);
  }

  void read_plain_date(const std::string& text, bool near) {
    std::size_t& seen = near ? near_dates_ : far_dates_;
    if (seen >= kMaxDated || text.size() < 6 || text.find_first_of("0123456789") == std::string::npos) return;
    const auto date = find_date(text);
    if (!date || !date->date.has_day()) return;
    Means means = meaning(std::string_view(text).substr(0, date->span.begin));
    if (means == Means::nothing && date->span.begin < 3) means = meaning(last_text_);
    // Far from the heading only words tell that a date is the page's.
    if (!near && means == Means::nothing) return;
    ++seen;
    // A date alone is a date line; one inside a sentence may be about anything.
    const std::size_t other = text.size() - date->span.size();
    const int confidence = (means != Means::nothing ? 66 : other < 25 ? 58 : 30) - (near ? 0 : 20);
    add_date(means, date->span.of(text), "text", confidence - 3 * static_cast<int>(seen));
  }

  void read_plain_byline(const std::string& text) {
    if (plain_bylines_ > 0) return;
    const std::string lower = to_lower_ascii(text);
    // "By" may stand alone, the name in the element after it.
    if (awaits_name_) {
      awaits_name_ = false;
      if (text.size() <= 60) add_plain_byline(text);
      return;
    }
    for (const std::string_view word : kBylineWords) {
      if (lower == trim(word)) {
        awaits_name_ = true;
        return;
      }
      if (lower.starts_with(word) && text.size() - word.size() <= 80)
        return add_plain_byline(text.substr(word.size()));
    }
  }

  void add_plain_byline(std::string_view name) {
    ++plain_bylines_;
    add_author(found_.authors, name, "byline text", 58);
  }

  void read_byline(Index node, const std::string& marks, bool is_author) {
    if (bylines_.size() >= kMaxBylines || page_.hidden(node)) return;
    if (page_.aside(node) && !is_central(node)) return;
    if (html_[node].end - node > 60 || (!is_author && contains_any(marks, kNoBylineMarks))) return;
    const std::string text = html_.text(node, kMaxBylineBytes + 40);
    if (text.size() < 2 || text.size() > kMaxBylineBytes) return;
    const Byline byline{node, html_[node].end, text, is_author};
    // The innermost element that is marked says it most exactly.
    if (!bylines_.empty() && node < bylines_.back().end)
      bylines_.back() = byline;
    else
      bylines_.push_back(byline);
  }

  /// The bylines nearest to the heading, those of one group taken together.
  void flush_bylines() {
    if (bylines_.empty()) return;
    const auto distance = [&](const Byline& byline) {
      if (heading_ == HtmlTree::kNone) return byline.node;
      return byline.node >= heading_ ? byline.node - heading_ : 3 * (heading_ - byline.node);
    };
    const auto nearest = std::ranges::min_element(bylines_, {}, distance);
    const bool near = is_central(nearest->node) && heading_ != HtmlTree::kNone;
    const int confidence = (near ? 72 : 52) + (nearest->is_author ? 4 : 0);
    Index last = nearest->end;
    for (auto byline = nearest; byline != bylines_.end() && byline->node < last + 16; ++byline) {
      add_author(found_.authors, byline->text, "byline", confidence);
      last = byline->end;
    }
  }

  struct Byline {
    Index node, end;
    std::string text;
    bool is_author;
  };

  const Survey& page_;
  const HtmlTree& html_;
  Index heading_;
  Candidates& found_;
  std::string last_text_;
  std::vector<Byline> bylines_;
  std::size_t times_ = 0, aside_times_ = 0, near_elements_ = 0, far_elements_ = 0, near_dates_ = 0,
              far_dates_ = 0, plain_bylines_ = 0;
  bool awaits_name_ = false;
};

}  // namespace

void read_visible(const Survey& page, HtmlTree::Index heading, Candidates& found) {
  VisibleReader(page, heading, found).read();
}

}  // namespace citecheck

// What a reader sees near the heading: the heading, <time> elements, bylines, and dates in words.

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

#include "checker/page/candidates.hpp"
#include "checker/page/web_date.hpp"
#include "checker/page/word_finder.hpp"
#include "references/date.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using Index = HtmlTree::Index;

constexpr Index kNearBefore = 80, kNearAfter = 250, kNextTo = 12;
constexpr std::size_t kMaxTimes = 8, kMaxDated = 6, kMaxBylines = 12, kMaxBylineBytes = 160, kMaxLine = 300,
                      kMaxDateline = 60, kMaxPlace = 24, kMaxAround = 25, kMaxFarByline = 40;

constexpr auto kModifiedWords = std::to_array<std::string_view>(
    {"updated",    "modified",   "revised",       "edited",       "aktualisiert", "aktualisierung",
     "geändert",   "änderung",   "zuletzt",       "stand:",       "stand vom",    "mis à jour",
     "modifié",    "actualizad", "modificad",     "atualizad",    "aggiornat",    "ultima modifica",
     "bijgewerkt", "gewijzigd",  "zaktualizowan", "aktualizacja", "обновлен",     "изменен",
     "оновлен",    "змінен",     "güncelle",      "更新",         "最終更新",     "修改",
     "تحديث",      "uppdaterad", "oppdatert",     "opdateret",    "päivitetty"});
constexpr auto kPublishedWords = std::to_array<std::string_view>(
    {"publish",    "posted",     "veröffentlicht", "erstellt",    "erschienen",  "publié",
     "publicad",   "pubblicat",  "gepubliceerd",   "geplaatst",   "opublikowan", "julkaistu",
     "publicerad", "publisert",  "offentliggjort", "опубликован", "опубліков",   "дата публ",
     "yayın",      "公開",       "掲載",           "投稿日",      "发布",        "發布",
     "发表",       "نشر",        "publication",    "datum",       "date:",       "fecha:",
     "data:",      "written on", "created",        "gepostet",    "geschrieben"});
constexpr auto kBylineWords = std::to_array<std::string_view>({"by ",
                                                               "von ",
                                                               "par ",
                                                               "por ",
                                                               "di ",
                                                               "door ",
                                                               "av ",
                                                               "af ",
                                                               "written by ",
                                                               "posted by ",
                                                               "text: ",
                                                               "autor: ",
                                                               "author: ",
                                                               "geschrieben von ",
                                                               "ein beitrag von ",
                                                               "erstellt von ",
                                                               "eingestellt von ",
                                                               "автор: ",
                                                               "автор ",
                                                               "текст: ",
                                                               "autora: ",
                                                               "auteur : ",
                                                               "auteur: ",
                                                               "autore: ",
                                                               "escrito por ",
                                                               "publicado por ",
                                                               "publié par ",
                                                               "scritto da ",
                                                               "a cura di ",
                                                               "geschreven door ",
                                                               "tekst: ",
                                                               "yazan: ",
                                                               "作者：",
                                                               "作者: ",
                                                               "文：",
                                                               "文／",
                                                               "بقلم ",
                                                               "بقلم: ",
                                                               "skriven av ",
                                                               "skrevet av ",
                                                               "blog beitrag von ",
                                                               "redaktion: ",
                                                               "ein interview von "});
// Leads that stand before many other words: what follows must read as a person's whole name.
constexpr auto kWeakLeads = std::to_array<std::string_view>(
    {"by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "text: ", "автор "});
// Labels of a table or list, the name in the element after them.
constexpr auto kLoneLabels =
    std::to_array<std::string_view>({"autor", "author", "autorin", "autoren", "authors", "autor/in", "auteur",
                                     "autore", "автор", "yazar", "作者", "tekst"});
// What pages of authors are called in links.
constexpr auto kAuthorPaths =
    std::to_array<std::string_view>({"/author/", "/authors/", "/autor/", "/autoren/", "/autorin/", "/auteur/",
                                     "/auteurs/", "/autore/", "/autores/", "/contributor/", "/contributors/",
                                     "/journalist/", "/reporter/", "/avtor/", "/yazar/", "/yazarlar/"});
// Leads that name authors wherever in the text they stand.
constexpr auto kFarLeads =
    std::to_array<std::string_view>({"autoren: ", "autoren ", "autor: ", "autorin: ", "author: ", "authors: ",
                                     "auteur : ", "auteur: ", "autore: ", "autores: ", "автор: ", "作者：",
                                     "written by ", "escrito por ", "scritto da ", "geschreven door "});

bool is_near(Index node, Index heading) {
  if (heading == HtmlTree::kNone) return node < 4 * kNearAfter;
  return node >= heading ? node - heading <= kNearAfter : heading - node <= kNearBefore;
}

bool has_digit(std::string_view text) {
  // Arabic and Persian digits end in one of ten bytes behind these.
  return text.find_first_of("0123456789") != std::string_view::npos ||
         text.find('\xD9') != std::string_view::npos || text.find('\xDB') != std::string_view::npos;
}

std::string lowered(std::string_view text) {
  const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? to_lower_ascii(text) : to_lower(text);
}

/// True if `text` begins with the lead, which is in lower case, and goes on.
bool begins_with(std::string_view text, std::string_view lead) {
  if (text.size() <= lead.size()) return false;
  const std::string_view start = text.substr(0, lead.size());
  return equal_ignoring_case(start, lead) ||
         (first_invalid_utf8(start) == std::nullopt && lowered(start) == lead);
}

/// The last of the words in `text` that speak of a change or of publication decides what its date is.
enum class Means : std::uint8_t { nothing, published, modified };

Means meaning(std::string_view text) {
  static constexpr std::array<WordFinder::Words, 2> kGroups{kModifiedWords, kPublishedWords};
  static const WordFinder finder(kGroups);
  const auto last = finder.find_last(lowered(text));
  const std::size_t modified = last[0], published = last[1];
  if (modified == 0 && published == 0) return Means::nothing;
  return modified > published ? Means::modified : Means::published;
}

std::string_view without_bullet(std::string_view text) {
  for (const std::string_view bullet : {"|", "•", "·", "–", "—", "-", "/"})
    if (text.starts_with(bullet)) return trim(text.substr(bullet.size()));
  return text;
}

/// "Zur Artikelübersicht", "More articles": what a link to an author's page says besides the name.
bool is_call(std::string_view text) {
  constexpr auto kCalls = std::to_array<std::string_view>(
      {"zur ", "zum ", "alle ", "alles ", "all ", "more ", "mehr ", "weitere ", "view ", "see ", "profil",
       "read ", "tous ", "plus ", "todos ", "ver ", "leggi "});
  return std::ranges::any_of(kCalls,
                             [&](std::string_view call) { return starts_with_ignoring_case(text, call); });
}

bool is_particle(std::string_view word) {
  constexpr auto kParticles = std::to_array<std::string_view>(
      {"de",  "del", "della", "di", "da", "do", "dos", "du",  "van", "von", "vom", "zu",
       "der", "den", "ten",   "la", "le", "el", "al",  "bin", "ibn", "af",  "y",   "e"});
  return std::ranges::find(kParticles, word) != kParticles.end();
}

/// Two words that begin with capitals, particles between them ("Jane Doe", "Jose de la Cruz"), or letters of
/// a script without capitals.
bool begins_like_person(std::string_view text) {
  std::size_t capitals = 0;
  for (text = trim(text); !text.empty() && capitals < 2;) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    std::size_t next = 0;
    const char32_t first = next_code_point(text, next);
    if (first >= 0x600 && is_letter(first)) return true;
    if (is_upper(first))
      ++capitals;
    else if (capitals == 0 || !is_particle(word))
      return false;
    // A sentence ends where a person's name would go on.
    if (capitals < 2 && word.size() > 3 && word.ends_with('.')) return false;
    text = trim(text.substr(space));
  }
  return capitals == 2;
}

class VisibleReader {
 public:
  VisibleReader(const Survey& page, Index heading, Candidates& found)
      : page_(page), html_(page.html()), heading_(heading), found_(found) {}

  void read() {
    if (heading_ != HtmlTree::kNone) add(found_.titles, html_.text(heading_, 600), "heading", 83);
    for (Index i = 1; i < html_.size(); ++i) {
      if (page_.in_comment(i)) continue;
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
    flush_far_bylines();
  }

 private:
  void add_date(Means means, std::string_view text, std::string_view source, int confidence) {
    add(means == Means::modified ? found_.modified : found_.published, text, source, confidence);
  }

  /// Words before a date say what it means: those in the same element, or just before it.
  Means meaning_at(Index node) const {
    Means own = meaning(marks_of(html_, node));
    // "<p class=published><time>": a parent that holds little else.
    const Index parent = html_[node].parent;
    if (own == Means::nothing && html_[parent].end - parent < 12) own = meaning(marks_of(html_, parent));
    return own != Means::nothing ? own : meaning(last_text_);
  }

  /// Side matter may still be the page's, but is trusted less.
  bool is_central(Index node) const {
    if (!page_.aside(node)) return is_near(node, heading_);
    if (heading_ == HtmlTree::kNone) return false;
    // What follows the heading is as near however many elements the heading is made of.
    const Index end = html_[heading_].end;
    return (node >= end ? node - end : node > heading_ ? 0 : heading_ - node) <= kNextTo;
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
    if (html_[node].name == "a") read_call(node);
    const bool is_author = html_.raw_attribute(node, "rel").value_or("") == "author" || leads_to_author(node);
    const std::uint16_t bits = page_.marks(node);
    if (!is_author && (bits & (kBylineMark | kDateMark | kStrongDateMark | kHatomMark)) == 0) return;
    const std::string marks = marks_of(html_, node);
    if (is_author || (bits & kBylineMark) != 0) read_byline(node, is_author);
    if (html_[node].name == "abbr" && (bits & kHatomMark) != 0)
      return add_date(meaning(marks), html_.attribute(node, "title"), "abbr", is_central(node) ? 80 : 66);
    const bool near = is_central(node);
    if ((bits & (near ? kDateMark : kStrongDateMark)) != 0) read_marked_date(node, marks, near);
  }

  /// "Alles von Jane Doe", a link to an author's page, wherever it stands.
  void read_call(Index node) {
    if (!contains_any(html_.raw_attribute(node, "href").value_or(""), kAuthorPaths)) return;
    const std::string text = html_.text(node, 80);
    if (text.size() > kMaxFarByline + 20 || !is_call(text)) return;
    for (const std::string_view lead : {" von ", " by ", " par ", " por ", " di ", " door "})
      if (const std::size_t at = text.find(lead); at != std::string::npos)
        if (const std::string name = text.substr(at + lead.size()); begins_like_person(name))
          far_names_.insert(name);
  }

  /// A link near the heading to an author's page.
  bool leads_to_author(Index node) const {
    return html_[node].name == "a" && is_central(node) && page_.in_main_text(node) &&
           contains_any(html_.raw_attribute(node, "href").value_or(""), kAuthorPaths) &&
           !is_call(html_.text(node, 80));
  }

  void read_marked_date(Index node, const std::string& marks, bool near) {
    std::size_t& seen = near ? near_elements_ : far_elements_;
    // Only an element that is little more than its date; the walk below it is short for the same reason.
    if (seen >= kMaxDated || html_[node].end - node > 24 || page_.hidden(node)) return;
    const std::string text = html_.text(node, 200);
    if (text.size() < 6 || text.size() > 160) return;
    const auto date = find_web_date(text);
    if (!date || !date->date.has_day()) return;
    Means means = meaning(text.substr(0, date->span.begin));
    if (means == Means::nothing) means = meaning(marks);
    ++seen;
    add_date(means, date->span.of(text), "dated element", (near ? 70 : 50) - 3 * static_cast<int>(seen));
  }

  void read_text(Index node) {
    const HtmlNode& run = html_[node];
    if (trim(run.text).empty()) return;
    const bool near = is_central(node);
    // Long runs are the body of the text, which may begin with its date; bylines and date lines are short.
    if (run.text.size() > kMaxLine) return read_dateline(trim(run.text).substr(0, kMaxDateline));
    const std::string text = html_.text(node, kMaxLine);
    read_plain_date(text, near);
    if (near && text.size() > kMaxAround + 15 && !in_heading(node))
      read_dateline(std::string_view(text).substr(0, kMaxDateline));
    if (text.size() <= kMaxBylineBytes && !in_heading(node)) {
      if (near) read_plain_byline(text);
      if (plain_bylines_ == 0 && page_.in_main_text(node)) read_far_byline(text);
    }
    last_text_ = text.substr(0, 60);
  }

  void read_plain_date(const std::string& text, bool near) {
    std::size_t& seen = near ? near_dates_ : far_dates_;
    if (seen >= kMaxDated || text.size() < 6 || !has_digit(text)) return;
    const auto date = find_web_date(text);
    if (!date || !date->date.has_day()) return;
    Means means = meaning(std::string_view(text).substr(0, date->span.begin));
    if (means == Means::nothing && date->span.begin < 3) means = meaning(last_text_);
    const std::size_t other = text.size() - std::min(text.size(), date->span.size());
    // Far from the heading words tell that a date is the page's; one that stands alone may be.
    if (!near && means == Means::nothing && other > kMaxAround) return;
    ++seen;
    // A date alone is a date line; one inside a sentence may be about anything.
    const int confidence = (means != Means::nothing ? 66
                            : other < kMaxAround    ? 58
                                                    : 30) -
                           (near                      ? 0
                            : means == Means::nothing ? 34
                                                      : 20);
    add_date(means, date->span.of(text), "text", confidence - 3 * static_cast<int>(seen));
  }

  /// "Aktau (17.02.2014). The pier …": the date that the text begins with.
  void read_dateline(std::string_view start) {
    if (datelines_ > 0 || !has_digit(start)) return;
    const auto date = find_web_date(start);
    if (!date || !date->date.has_day() || date->span.begin > kMaxPlace) return;
    ++datelines_;
    add_date(meaning(start.substr(0, date->span.begin)), date->span.of(start), "dateline", 51);
  }

  void read_plain_byline(const std::string& text) {
    if (plain_bylines_ > 0) return;
    // "By" may stand alone, the name in the element after it.
    if (awaited_ != nullptr) {
      const bool is_weak = std::exchange(awaited_, nullptr) == &kWeakLeads.front();
      if (text.size() <= 60 && (!is_weak || begins_like_person(text))) add_plain_byline(text, 58);
      return;
    }
    const std::string_view line = without_bullet(text);
    for (const std::string_view word : kLoneLabels)
      if (equal_ignoring_case(line, word)) awaited_ = &kWeakLeads.front();
    for (const std::string_view word : kBylineWords) {
      const bool is_weak = std::ranges::find(kWeakLeads, word) != kWeakLeads.end();
      if (equal_ignoring_case(line, trim(word))) awaited_ = is_weak ? &kWeakLeads.front() : &word;
      if (awaited_ != nullptr) return;
      if (!begins_with(line, word) || line.size() - word.size() > 80) continue;
      const std::string_view name = line.substr(word.size());
      if (!is_weak || begins_like_person(name)) return add_plain_byline(name, 58);
    }
    read_name_by_date(line);
  }

  /// "17.02.2014 - Jane Doe", "Jane Doe | 17 February 2014".
  void read_name_by_date(std::string_view line) {
    if (line.size() > kMaxFarByline + kMaxAround || !has_digit(line)) return;
    const auto date = find_web_date(line);
    if (!date || !date->date.has_day()) return;
    const bool first = date->span.begin == 0;
    const std::string_view rest =
        trim(first ? line.substr(date->span.end) : line.substr(0, date->span.begin));
    const std::string_view name =
        without_bullet(first ? rest : trim(rest.substr(0, rest.find_last_not_of(" -|·•/,") + 1)));
    const auto spaces = std::ranges::count(name, ' ');
    if (name.size() == rest.size() || spaces < 1 || spaces > 2 ||
        name.find_first_of(",:;()0123456789") != std::string_view::npos)
      return;
    if (begins_like_person(name)) add_plain_byline(name, 48);
  }

  void read_far_byline(const std::string& text) {
    if (std::exchange(far_awaited_, false) && far_bylines_ == 0 && text.size() <= kMaxFarByline &&
        begins_like_person(text)) {
      ++far_bylines_;
      return add_author(found_.authors, text, "byline far from the heading", 44);
    }
    const auto alone = [&](std::string_view label) {
      return equal_ignoring_case(text, label) ||
             (text.ends_with(':') &&
              equal_ignoring_case(std::string_view(text).substr(0, text.size() - 1), trim(label)));
    };
    far_awaited_ = std::ranges::any_of(kLoneLabels, alone) ||
                   (text.ends_with(':') && std::ranges::any_of(kWeakLeads, alone));
    for (const std::string_view lead : kFarLeads)
      if (far_bylines_ == 0 && begins_with(text, lead) && begins_like_person(text.substr(lead.size()))) {
        ++far_bylines_;
        return add_author(found_.authors, text.substr(lead.size()), "byline far from the heading", 46);
      }
    for (const std::string_view lead : kWeakLeads)
      if (text.size() <= kMaxFarByline && begins_with(text, lead) &&
          begins_like_person(text.substr(lead.size())))
        far_names_.insert(text.substr(lead.size()));
  }

  /// One "von Jane Doe" far from the heading is the page's; several are those of other pages.
  void flush_far_bylines() {
    if (far_names_.size() == 1 && far_bylines_ == 0)
      add_author(found_.authors, *far_names_.begin(), "byline far from the heading", 42);
  }

  void add_plain_byline(std::string_view name, int confidence) {
    ++plain_bylines_;
    add_author(found_.authors, name, "byline text", confidence);
  }

  void read_byline(Index node, bool is_author) {
    if (bylines_.size() >= kMaxBylines || page_.hidden(node)) return;
    if (page_.aside(node) && !is_central(node)) return;
    if (html_[node].end - node > 60 || (!is_author && (page_.marks(node) & kNoBylineMark) != 0)) return;
    const std::string text = byline_text(node);
    if (text.size() < 2 || text.size() > kMaxBylineBytes) return;
    const Byline byline{node, html_[node].end, text, is_author};
    // The innermost element that is marked says it most exactly.
    if (!bylines_.empty() && node < bylines_.back().end)
      bylines_.back() = byline;
    else
      bylines_.push_back(byline);
  }

  /// Without what only screen readers are told ("Author").
  std::string byline_text(Index node) const {
    for (Index i = node + 1; i < html_[node].end; ++i) {
      if ((page_.marks(i) & kSpokenMark) == 0) continue;
      std::string text;
      for (Index j = node + 1; j < html_[node].end; j = j == i ? html_[i].end : j + 1)
        if (html_[j].name.empty()) text.append(1, ' ').append(html_.text(j, kMaxBylineBytes + 40));
      return collapse_space(text);
    }
    return html_.text(node, kMaxBylineBytes + 40);
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
  std::set<std::string> far_names_;
  std::size_t times_ = 0, aside_times_ = 0, near_elements_ = 0, far_elements_ = 0, near_dates_ = 0,
              far_dates_ = 0, plain_bylines_ = 0, far_bylines_ = 0, datelines_ = 0;
  bool far_awaited_ = false;
  const std::string_view* awaited_ = nullptr;  ///< The lead whose name is next.
};

}  // namespace

void read_visible(const Survey& page, HtmlTree::Index heading, Candidates& found) {
  VisibleReader(page, heading, found).read();
}

}  // namespace citecheck

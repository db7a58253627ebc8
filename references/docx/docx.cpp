#include "references/docx/docx.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <span>
#include <utility>

#include "references/bounds.hpp"
#include "references/charset.hpp"
#include "references/claims.hpp"
#include "references/docx/field_citations.hpp"
#include "references/docx/package.hpp"
#include "references/docx/paragraphs.hpp"
#include "references/docx/story.hpp"
#include "references/docx/word_sources.hpp"
#include "references/one_article.hpp"
#include "references/plain/marks.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace docx {

namespace {

using Text = std::string_view;

/// "word/document.xml" -> "word/_rels/document.xml.rels".
std::string relations_of(Text name) {
  const std::size_t slash = name.rfind('/');
  return std::string(name.substr(0, slash + 1)) + "_rels/" + std::string(name.substr(slash + 1)) + ".rels";
}

constexpr std::size_t kHead = 8192;  ///< Bytes in which the root of a part stands.
constexpr std::size_t kMostMarks = 4'000'000;

class Assembler {
 public:
  explicit Assembler(Article& article) : article_(article), budget_(article.problems) {}

  void assemble() {
    parts_ = read_package(*article_.source, article_.problems);
    lay_out_source();
    read_stories();
    word_sources();
    fields();
    const bool listed = lists_sources_ || is_any_marked();
    notes();
    if (!listed) written_list();
    article_.title = title();
    for (std::size_t i = 0; i < article_.citations.size(); ++i)
      article_.citations[i].index = static_cast<std::uint32_t>(i);
  }

 private:
  struct PlacedStory {
    Story story;
    bool endnotes = false;
  };

  /// A note as the text refers to it.
  struct Note {
    unsigned number = 0;  ///< As it is shown: in the order of the text.
    std::vector<Span> marks;
  };

  // ---- parts ----

  const Part* part(Text name) const {
    const auto found =
        std::ranges::find_if(parts_, [&](const Part& part) { return equal_ignoring_case(part.name, name); });
    return found == parts_.end() ? nullptr : &*found;
  }

  static bool is_endnotes(Text name) { return starts_with_ignoring_case(name, "word/endnotes"); }

  static bool is_story(Text name) {
    return is_document(name) || starts_with_ignoring_case(name, "word/footnotes") || is_endnotes(name);
  }

  void lay_out_source() {
    std::vector<Part*> order;
    for (const Text beginning :
         {Text("word/document"), Text("word/footnotes"), Text("word/endnotes"), Text("customXml/")})
      for (Part& part : parts_)
        if (starts_with_ignoring_case(part.name, beginning) &&
            (is_story(part.name) || holds_sources(to_utf8(Text(part.bytes).substr(0, kHead)))))
          order.push_back(&part);
    std::string source;
    for (Part* part : order) {
      if (!article_.parts.empty()) source += '\n';
      article_.parts.push_back({article_.path + "/" + printable(to_valid_utf8(part->name)), source.size()});
      placed_.emplace_back(part->name, Span{source.size(), source.size()});
      source += text_of(*part, source.size());
      part->bytes = {};
      placed_.back().second.end = source.size();
    }
    if (order.empty() && article_.problems.empty())
      article_.problems.push_back(
          {"no-document",
           "the archive holds no text document (word/document.xml): save the document as DOCX anew",
           {}});
    article_.source = std::make_shared<const std::string>(std::move(source));
  }

  /// XML is read to the first zero byte.
  std::string text_of(const Part& part, std::size_t begin) {
    std::string text = to_utf8(part.bytes);
    if (auto clean = with_text_only(text, begin, article_.problems)) return *std::move(clean);
    return text;
  }

  void read_stories() {
    for (const auto& [name, span] : placed_) {
      if (!is_story(name)) continue;
      const Part* relations = part(relations_of(name));
      const Relations links = relations == nullptr ? Relations{} : read_relations(to_utf8(relations->bytes));
      stories_.push_back(
          {read_story(article_.text_of(span), span.begin, links, article_.problems), is_endnotes(name)});
      if (is_document(name)) main_ = stories_.size();
    }
    std::map<bool, unsigned> count;
    for (const PlacedStory& placed : stories_)
      for (const NoteMark& mark : placed.story.note_marks) {
        Note& note = notes_[{mark.endnote, mark.id}];
        if (note.marks.empty()) note.number = ++count[mark.endnote];
        note.marks.push_back(mark.span);
      }
  }

  // ---- structured data ----

  void word_sources() {
    for (const auto& [name, span] : placed_) {
      if (is_story(name)) continue;
      for (Citation& source : read_word_sources(article_.text_of(span), span.begin, budget_)) {
        const std::string tag = source.ref_name;
        const auto [at, is_new] = by_tag_.try_emplace(tag, article_.citations.size());
        if (is_new || tag.empty()) article_.citations.push_back(std::move(source));
      }
    }
  }

  void fields() {
    for (const PlacedStory& placed : stories_) {
      for (const Field& field : placed.story.fields) {
        const std::span<const Span> marks = marks_of(field.note, placed.endnotes, field.span);
        add(read_field(field.instruction, field.data, field.span, article_.problems), field.span, marks);
        mark_tags(field, marks);
        if (starts_with_ignoring_case(trim(field.instruction), "BIBLIOGRAPHY")) lists_sources_ = true;
      }
      for (const Control& control : placed.story.controls)
        add(read_control(control.tag, control.span, article_.problems), control.span,
            marks_of(control.note, placed.endnotes, control.span));
    }
    if (lists_sources_) return;
    // A source that is neither cited nor listed is in the writer's store only: no mark is missing.
    const bool any_cited = std::ranges::any_of(
        by_tag_, [&](const auto& source) { return !article_.citations[source.second].marks.empty(); });
    for (const auto& [tag, index] : by_tag_)
      if (Citation& source = article_.citations[index]; any_cited && source.marks.empty())
        source.ref_name.clear();
  }

  /// Sources that nothing cites may be left from another paper.
  bool is_any_marked() const {
    return std::ranges::any_of(article_.citations,
                               [](const Citation& citation) { return !citation.marks.empty(); });
  }

  /// What stands in a note is marked where the note is; in the text, where it stands.
  std::span<const Span> marks_of(const std::string& note, bool endnote, const Span& place) const {
    const auto found = notes_.find({endnote, note});
    if (note.empty() || found == notes_.end()) return {&place, 1};
    return found->second.marks;
  }

  void add(std::vector<KeyedCitation> works, Span place, std::span<const Span> marks) {
    for (KeyedCitation& work : works) {
      const auto [at, is_new] = by_key_.try_emplace(work.key, article_.citations.size());
      if (is_new) {
        if (budget_.is_spent()) return;
        work.citation.span = place;
        for_each_claim(work.citation, [&](auto& claim) { claim.span = {place.begin, place.begin}; });
        budget_.add(work.citation);
        article_.citations.push_back(std::move(work.citation));
      }
      add_marks(article_.citations[at->second], marks);
    }
  }

  /// A note that is referred to many times may hold many works.
  void add_marks(Citation& citation, std::span<const Span> marks) {
    marks = marks.first(std::min(marks.size(), marks_left_));
    marks_left_ -= marks.size();
    for (const Span mark : marks)
      if (citation.marks.empty() || !(citation.marks.back() == mark)) citation.marks.push_back(mark);
    if (marks_left_ > 0 || std::exchange(told_marks_, true)) return;
    article_.problems.push_back({"too-many-marks",
                                 "the document cites its works more than " + std::to_string(kMostMarks) +
                                     " times; what is cited from here on is not counted",
                                 citation.span});
  }

  void mark_tags(const Field& field, std::span<const Span> marks) {
    for (const std::string& tag : cited_tags(field.instruction)) {
      const auto found = by_tag_.find(tag);
      if (found != by_tag_.end())
        add_marks(article_.citations[found->second], marks);
      else
        article_.dangling_marks.push_back({tag, field.span});
    }
  }

  // ---- text ----

  /// A note whose citations are fields was read with them.
  void notes() {
    for (const PlacedStory& placed : stories_) {
      std::map<std::string, std::vector<const Paragraph*>, std::less<>> by_note;
      std::vector<const std::string*> order;
      for (const Paragraph& paragraph : placed.story.paragraphs) {
        if (paragraph.note.empty()) continue;
        auto& list = by_note[paragraph.note];
        if (list.empty()) order.push_back(&paragraph.note);
        list.push_back(&paragraph);
      }
      for (const Field& field : placed.story.fields)
        if (is_citing(field)) by_note.erase(field.note);
      for (const Control& control : placed.story.controls) by_note.erase(control.note);
      for (const std::string* note : order)
        if (const auto found = by_note.find(*note); found != by_note.end())
          add_note(*note, placed.endnotes, found->second);
    }
  }

  static bool is_citing(const Field& field) {
    const Text start = trim(field.instruction);
    return starts_with_ignoring_case(start, "ADDIN") || starts_with_ignoring_case(start, "CITATION");
  }

  void add_note(const std::string& note, bool endnote, const std::vector<const Paragraph*>& paragraphs) {
    auto citation = read_note(paragraphs);
    if (!citation || budget_.is_spent()) return;
    budget_.add(*citation);
    if (const auto found = notes_.find({endnote, note}); found != notes_.end()) {
      add_marks(*citation, found->second.marks);
      citation->label = std::to_string(found->second.number);
    }
    citation->group = endnote ? "endnote" : "footnote";
    article_.citations.push_back(std::move(*citation));
  }

  void written_list() {
    if (main_ == 0) return;
    const std::vector<Paragraph>& paragraphs = stories_[main_ - 1].story.paragraphs;
    const std::vector<const Paragraph*> list = find_list(paragraphs);
    std::map<std::string, std::size_t, std::less<>> by_label;
    unsigned highest = 0;
    for (const Paragraph* entry : list) {
      if (budget_.is_spent()) break;
      Citation citation = read_paragraph(*entry);
      budget_.add(citation);
      const std::string number = std::to_string(++highest);
      if (citation.label.empty() && entry->numbered) citation.label = number;
      if (!citation.label.empty()) by_label.emplace(citation.label, article_.citations.size());
      article_.citations.push_back(std::move(citation));
    }
    if (!by_label.empty()) text_marks(paragraphs, list, by_label, highest);
  }

  void text_marks(const std::vector<Paragraph>& paragraphs, const std::vector<const Paragraph*>& list,
                  const std::map<std::string, std::size_t, std::less<>>& by_label, unsigned highest) {
    auto entry = list.begin();
    for (const Paragraph& paragraph : paragraphs) {
      if (entry != list.end() && *entry == &paragraph) {
        ++entry;
        continue;
      }
      for (const plain::Mark& mark : plain::find_marks(paragraph.text, 0, paragraph.text.size())) {
        const Span place = in_source(paragraph, mark.span);
        for (const std::string& label : mark.labels)
          if (const auto found = by_label.find(label); found != by_label.end())
            article_.citations[found->second].marks.push_back(place);
          else if (plain::is_plausible_mark(paragraph.text, mark, label, highest))
            article_.dangling_marks.push_back({label, place});
      }
    }
  }

  /// As the document shows it, else as its properties say, else the file's name.
  std::string title() const {
    if (main_ != 0)
      for (const Paragraph& paragraph : stories_[main_ - 1].story.paragraphs)
        if (equal_ignoring_case(paragraph.style, "Title"))
          return collapse_space(to_valid_utf8(paragraph.text));
    if (const Part* core = part("docProps/core.xml"))
      if (std::string text = collapse_space(element_text(to_utf8(core->bytes), "title")); !text.empty())
        return text;
    return title_from_path(article_.path);
  }

  Article& article_;
  Budget budget_;
  std::vector<Part> parts_;
  std::vector<std::pair<std::string, Span>> placed_;  ///< The parts in the source.
  std::vector<PlacedStory> stories_;
  std::size_t main_ = 0;  ///< Behind the main document in stories_; 0 if there is none.
  std::map<std::pair<bool, std::string>, Note> notes_;  ///< By endnote and id.
  std::map<std::string, std::size_t> by_key_;
  std::map<std::string, std::size_t, std::less<>> by_tag_;
  bool lists_sources_ = false;
  std::size_t marks_left_ = kMostMarks;
  bool told_marks_ = false;
};

void read_article(Article& article, const ReadOptions&) {
  if (article.source->starts_with("\xD0\xCF\x11\xE0")) {
    article.problems.push_back(
        {"encrypted",
         "the document is protected by a password, or in the old format of Word: save it "
         "as DOCX without a password",
         {}});
    article.source = std::make_shared<const std::string>();
    return;
  }
  if (article.source->empty()) return;
  Assembler(article).assemble();
}

}  // namespace

}  // namespace docx

std::unique_ptr<Reader> open_docx(std::unique_ptr<std::istream> in, std::string path,
                                  const ReadOptions& options) {
  return one_article(std::move(in), std::move(path), Format::docx, options, docx::read_article);
}

int looks_like_docx(std::string_view head) {
  if (head.starts_with("\xD0\xCF\x11\xE0")) {
    std::string wide;  // as the old container writes the name of what it holds
    for (const char c : std::string_view("EncryptedPackage")) (wide += c) += '\0';
    return head.find(wide) != std::string_view::npos ? 70 : 0;
  }
  if (!head.starts_with("PK\3\4")) return 0;
  const auto holds = [&](std::string_view name) { return head.find(name) != std::string_view::npos; };
  if (holds("word/")) return 95;
  return holds("[Content_Types].xml") && !holds("xl/") && !holds("ppt/") ? 70 : 10;
}

}  // namespace citecheck

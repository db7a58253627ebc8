#include "references/wikitext/assemble.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "references/bounds.hpp"
#include "references/text.hpp"
#include "references/wikitext/arguments.hpp"
#include "references/wikitext/beside.hpp"
#include "references/wikitext/citation_template.hpp"
#include "references/wikitext/free_text.hpp"
#include "references/wikitext/language.hpp"
#include "references/wikitext/notes.hpp"
#include "references/wikitext/short_forms.hpp"
#include "references/wikitext/tags.hpp"
#include "references/wikitext/templates.hpp"

namespace citecheck::wikitext {

namespace {

using Kind = Node::Kind;

// {{dead link}} and its kin belong to a citation on the same line no further away than this.
constexpr std::size_t kBeside = 200;

// Copies of marks that any page may need.
constexpr std::size_t kMarkCopies = 1000;

// A reference whose body is being walked.
struct OpenNote {
  std::uint32_t end = 0;   // Index behind its last node.
  std::uint32_t node = 0;  // The node that holds the body.
  Notes::Id note = 0;
  Span body;
  std::uint32_t first = 0, latest = 0;  // Its Citations; the first one is there from the beginning.
  std::size_t templates = 0;
};

// A list of references being walked: <references>…</references>, {{reflist|refs=…}}.
struct OpenList {
  std::uint32_t end = 0;
  Span definitions;
  std::string group;
};

// What a reference says of itself, in a tag's attributes or a template's arguments.
struct NoteTag {
  std::string group, name, follow, extends;
  Span details;
};

class Assembler {
 public:
  Assembler(const Page& page, Article& article)
      : page_(page), article_(article), budget_(article.problems), short_forms_(page), language_(page) {}

  void run() {
    const auto& nodes = page_.markup.nodes;
    reserve();
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      close_finished(i);
      if (article_.citations.size() >= kMaxCitations) {
        problem("too-many-references",
                "the page holds more than " + std::to_string(kMaxCitations) +
                    " references; the rest of it is not read: give it in several files",
                nodes[i].span);
        break;
      }
      if (budget_.is_spent()) break;
      visit(i, nodes[i]);
      if (i >= top_end_) top_end_ = nodes[i].end;
    }
    close_finished(static_cast<std::uint32_t>(nodes.size()));
    while (!open_notes_.empty()) finish_note();
    hand_out_notes();
    short_forms_.resolve(article_);
    in_order_of_the_page();
    if (article_.language.empty()) article_.language = language_.told();
  }

 private:
  // A Citation is large: moving them all to larger room again and again would cost more than reading them.
  void reserve() {
    const auto bodies = std::ranges::count_if(
        page_.markup.nodes, [](const Node& node) { return node.kind == Kind::ref && !node.inner.empty(); });
    const std::size_t count = std::min(static_cast<std::size_t>(bodies) * 5 / 4 + 8, kMaxCitations + 1);
    Budget::reserve(article_.citations, count);
    notes_.reserve(count);
  }

  void problem(std::string_view kind, std::string what, Span span) {
    article_.problems.push_back({kind, std::move(what), span});
  }

  void close_finished(std::uint32_t at) {
    while (!open_notes_.empty() && open_notes_.back().end <= at) finish_note();
    while (!open_lists_.empty() && open_lists_.back().end <= at) {
      notes_.close_group(open_lists_.back().group);
      open_lists_.pop_back();
    }
  }

  void visit(std::uint32_t index, const Node& node) {
    if (node.kind == Kind::ref) return ref(index, node);
    if (node.kind == Kind::wikilink) return language_.saw_link(node);
    if (node.kind == Kind::references)
      return open_list(index, node.inner,
                       reference_key(attribute(node.attributes.of(page_.source), "group").value_or("")));
    if (node.kind != Kind::template_call) return;
    const std::string name = name_of_template(page_, node);
    const TemplateInfo info = template_info(name);
    switch (info.role) {
      case Role::none:
        if (begins_list_item(node)) short_forms_.add_unknown(node);
        return;
      case Role::citation:
        return citation(node, info);
      case Role::note:
        return note_template(index, node, info);
      case Role::reuse:
        return reuse(node);
      case Role::note_list:
        return note_list(index, node, info);
      case Role::short_note:
      case Role::short_notes:
      case Role::short_citation:
        return short_citation(node, info);
      case Role::named_mark:
        return named_mark(node);
      case Role::named_note:
        return named_note(index, node, info);
      case Role::dead_link:
        if (Citation* beside = citation_beside(node)) beside->tagged_dead = true;
        return;
      case Role::archive:
        if (Citation* beside = citation_beside(node)) read_archive_template(page_, node, *beside);
        return;
      case Role::identifier:
      case Role::other_identifier:
        if (Citation* beside = citation_beside(node)) read_identifier_template(page_, node, info, *beside);
        return;
      case Role::anchor:
      case Role::url:
        return;
    }
  }

  // True for a template at the beginning of an item of a list, where works are listed.
  bool begins_list_item(const Node& node) const {
    std::size_t at = node.span.begin;
    while (at > 0 && page_.source[at - 1] == ' ') --at;
    return at > 0 && std::string_view("*#:;").find(page_.source[at - 1]) != std::string_view::npos;
  }

  // ---- references ----

  void ref(std::uint32_t index, const Node& node) {
    const std::string_view attributes = node.attributes.of(page_.source);
    std::string_view group, name, follow, extends, details;
    std::size_t at = 0;
    while (const auto found = next_attribute(attributes, at))
      for (const auto& [known, value] :
           {std::pair("group", &group), std::pair("name", &name), std::pair("follow", &follow),
            std::pair("extends", &extends), std::pair("details", &details)})
        if (value->data() == nullptr && equal_ignoring_case(found->name, known)) *value = found->value;
    NoteTag tag{reference_key(group), reference_key(name), reference_key(follow), reference_key(extends), {}};
    if (!details.empty()) {
      const auto begin = static_cast<std::size_t>(details.data() - page_.source.data());
      tag.details = {begin, begin + details.size()};
    }
    note(index, node, std::move(tag), node.inner);
  }

  void note_template(std::uint32_t index, const Node& node, const TemplateInfo& info) {
    const auto key = [&](std::initializer_list<std::string_view> names) {
      return reference_key(argument(page_, node, names).of(page_.source));
    };
    NoteTag tag{reference_key(group_of(node).of(page_.source)),
                key({"name", "nom", "nome", "nombre", "nazwa"}), key({"follow"}), key({"extends"}),
                argument(page_, node, "details")};
    if (tag.group.empty()) tag.group = info.group;
    note(index, node, std::move(tag), argument(page_, node, {"1", "text", "texte", "txt"}));
  }

  Span group_of(const Node& node) const {
    return argument(page_, node, {"group", "groupe", "grupo", "grupa", "gruppe", "grp", "g"});
  }

  // The definition that `span` lies in the list of; null in running text.
  const OpenList* list_around(Span span) const {
    if (open_lists_.empty()) return nullptr;
    const OpenList& list = open_lists_.back();
    return span.begin >= list.definitions.begin && span.end <= list.definitions.end ? &list : nullptr;
  }

  void note(std::uint32_t index, const Node& node, NoteTag tag, Span body) {
    body = trimmed(page_, index, body);
    const OpenList* list = list_around(node.span);
    if (list != nullptr && tag.group.empty()) tag.group = list->group;
    if (body.empty() && tag.name.empty() && tag.follow.empty() && tag.details.empty())
      return problem("empty-ref", "a reference without name and text", node.span);
    const Notes::Id id = notes_.find_or_add(tag.group, tag.follow.empty() ? tag.name : tag.follow);
    if (!tag.details.empty())
      details(id, node, tag);
    else if (list == nullptr && tag.follow.empty())
      mark(id, node, tag);
    if (body.empty()) return;
    if (tag.follow.empty()) define(id, node, body);
    open_note(id, index, node, body);
  }

  void mark(Notes::Id id, const Node& node, const NoteTag& tag) {
    if (tag.extends.empty())
      notes_.use(id, node.span);
    else
      notes_.use_below(id, notes_.find_or_add(tag.group, tag.extends), node.span);
  }

  // <ref name="a" details="p. 5" />: a part of the note "a", with a text of its own.
  void details(Notes::Id id, const Node& node, const NoteTag& tag) {
    const Notes::Id part = notes_.find_or_add(tag.group, "");
    notes_.use_below(part, id, node.span);
    Citation& citation = add_citation(node.span);
    notes_[part].citations.push_back(citation.index);
    notes_[part].defined = true;
    read_free_text(page_, page_.markup.index_of(node), tag.details, citation);
  }

  void open_note(Notes::Id id, std::uint32_t index, const Node& node, Span body) {
    Citation& citation = add_citation({node.span.begin, std::max(node.span.end, body.end)});
    notes_[id].citations.push_back(citation.index);
    open_notes_.push_back({.end = node.end,
                           .node = index,
                           .note = id,
                           .body = body,
                           .first = citation.index,
                           .latest = citation.index});
  }

  void define(Notes::Id id, const Node& node, Span body) {
    Note& note = notes_[id];
    const std::string_view text = body.of(page_.source);
    if (note.defined && note.text != text)
      problem("duplicate-ref-name", "\"" + note.name + "\" is defined again with another text", node.span);
    if (!note.defined) note.text = text;
    note.defined = true;
  }

  void finish_note() {
    const OpenNote done = open_notes_.back();
    open_notes_.pop_back();
    Citation& citation = article_.citations[done.first];
    if (done.templates == 0)
      read_free_text(page_, done.node, done.body, citation);
    else
      read_links_beside(page_, done.node, done.body, article_.citations[done.latest]);
    if (done.templates == 0) budget_.add(citation);
  }

  // {{r|a|b}}, {{r|name=a|name2=b|group=g}}
  void reuse(const Node& node) {
    const std::string group = reference_key(group_of(node).of(page_.source));
    const Arguments arguments(page_, node);
    for (const Argument& argument : arguments.all()) {
      std::string_view name = argument.name;
      while (!name.empty() && name.back() >= '0' && name.back() <= '9') name.remove_suffix(1);
      if (argument.position == 0 && name != "name" && !name.empty()) continue;
      if (argument.position == 0 && argument.name.empty()) continue;
      const std::string key = reference_key(argument.value.written());
      if (!key.empty()) notes_.use(notes_.find_or_add(group, key), node.span);
    }
  }

  // ---- short citations ----

  void short_citation(const Node& node, const TemplateInfo& info) {
    for (ShortCitation& one : short_citations(page_, node, info.role)) short_forms_.add_short(std::move(one));
    if (info.role == Role::short_citation || list_around(node.span) != nullptr) return;
    // Equal short notes are one note with several marks.
    std::string key = "{{sfn}}" + std::string(node.inner.of(page_.source));
    std::erase_if(key, [](char c) { return c == ' ' || c == '\n'; });
    const Notes::Id id = notes_.find_or_add("", reference_key(key));
    notes_[id].is_short = true;
    notes_.use(id, node.span);
  }

  void named_mark(const Node& node) {
    const std::string name = reference_key(argument(page_, node, "1").of(page_.source));
    if (!name.empty()) notes_.use(notes_.find_or_add(std::string(kNamedNotes), name), node.span);
  }

  // Asked with rising offsets, all answers together cost one pass over the page.
  std::size_t end_of_line(std::size_t at) {
    if (at > line_end_) line_end_ = std::min(page_.source.find('\n', at), page_.source.size());
    return line_end_;
  }

  // {{note|a}} text to the end of the line; a {{note|texte=…}} is a note as others.
  void named_note(std::uint32_t index, const Node& node, const TemplateInfo& info) {
    const std::string name = reference_key(argument(page_, node, "1").of(page_.source));
    if (!argument(page_, node, {"texte", "text", "txt"}).empty()) return note_template(index, node, info);
    if (name.empty() || index < top_end_ || !open_notes_.empty()) return;
    const auto& nodes = page_.markup.nodes;
    std::size_t line_end = end_of_line(node.span.end);
    std::uint32_t end = node.end;
    while (end < nodes.size() && nodes[end].span.begin < line_end) {
      const Node& next = nodes[end];
      const bool is_note = next.kind == Kind::references ||
                           (next.kind == Kind::template_call &&
                            template_info(name_of_template(page_, next)).role == Role::named_note);
      if (is_note) line_end = next.span.begin;
      if (is_note) break;
      line_end = std::max(line_end, next.span.end);
      end = next.end;
    }
    has_named_notes_ = true;
    const Span own = argument(page_, node, "2");
    Span body = trimmed(page_, index, {node.span.end, line_end});
    if (body.empty()) body = own;
    if (body.empty()) return;
    const Notes::Id id = notes_.find_or_add(std::string(kNamedNotes), name);
    define(id, node, body);
    open_note(id, index, node, body);
    open_notes_.back().end = end;
  }

  // ---- lists of references ----

  void open_list(std::uint32_t index, Span definitions, std::string group) {
    open_lists_.push_back({page_.markup.nodes[index].end, definitions, std::move(group)});
  }

  void note_list(std::uint32_t index, const Node& node, const TemplateInfo& info) {
    std::string group = reference_key(group_of(node).of(page_.source));
    if (group.empty()) group = info.group;
    open_list(index, node.inner, std::move(group));
  }

  // ---- citations and what stands beside them ----

  Citation& add_citation(Span span) {
    Citation& citation = article_.citations.emplace_back();
    citation.index = static_cast<std::uint32_t>(article_.citations.size() - 1);
    citation.span = span;
    return citation;
  }

  void citation(const Node& node, const TemplateInfo& info) {
    if (!is_citation(page_, node, info)) return;
    language_.saw(info.family);
    Citation& target = open_notes_.empty() ? add_citation(node.span) : citation_in_note(node);
    read_citation_template(page_, node, info, target);
    budget_.add(target);
    if (page_.markup.parts_of(node).size() > kMostArguments + 1)
      problem("too-many-arguments",
              "a template has more than " + std::to_string(kMostArguments) +
                  " arguments; the others are not read",
              node.span);
    short_forms_.add_full(target.index, node, info);
    outside_ = open_notes_.empty() ? std::optional(target.index) : std::nullopt;
  }

  // The first template of a reference fills its Citation, each further one gets its own.
  Citation& citation_in_note(const Node& node) {
    OpenNote& open = open_notes_.back();
    if (open.templates++ == 0) {
      first_template_ = node.span;
      return article_.citations[open.first];
    }
    if (open.templates == 2) article_.citations[open.first].span = first_template_;
    Citation& citation = add_citation(node.span);
    notes_[open.note].citations.push_back(citation.index);
    open.latest = citation.index;
    return citation;
  }

  // The citation a remark belongs to: the latest of its reference; outside of references the one that holds
  // it or stands before it on the same line.
  Citation* citation_beside(const Node& node) {
    if (!open_notes_.empty()) return &article_.citations[open_notes_.back().latest];
    if (!outside_) return nullptr;
    Citation& citation = article_.citations[*outside_];
    if (node.span.begin < citation.span.end) return &citation;
    const std::size_t gap = node.span.begin - citation.span.end;
    if (gap > kBeside) return nullptr;
    const std::string_view between = page_.source.substr(citation.span.end, gap);
    return between.find('\n') == std::string_view::npos ? &citation : nullptr;
  }

  // ---- the end ----

  // Gives the citations of a note its label and marks. The copies of marks are limited by the size of the
  // page, as many templates in one reference with many uses would take more memory than the page.
  void hand_out_notes() {
    std::size_t copies_left = kMarkCopies + page_.source.size() / sizeof(Span);
    bool too_many = false;
    for (Note& note : notes_.all()) {
      for (const std::uint32_t index : note.citations) {
        Citation& citation = article_.citations[index];
        citation.label = note.label;
        if (note.group != kNamedNotes) citation.group = note.group;
        citation.ref_name = note.name;
        const bool is_first = index == note.citations.front();
        if (note.citations.size() == 1) {
          citation.marks = std::move(note.marks);
        } else if (is_first || note.marks.size() <= copies_left) {
          citation.marks = note.marks;
          if (!is_first) copies_left -= note.marks.size();
        } else {
          too_many = true;
        }
      }
      // On many wikis {{ref|…}} is something else.
      const bool is_note = !note.is_short && (note.group != kNamedNotes || has_named_notes_);
      if (note.citations.empty() && is_note)
        for (const Span mark : note.marks) article_.dangling_marks.push_back({note.name, mark});
    }
    if (too_many) problem("too-many-marks", "not every citation of a reference has all its marks", {});
  }

  void in_order_of_the_page() {
    const auto begin = [](Span span) { return span.begin; };
    for (Citation& citation : article_.citations)
      if (!std::ranges::is_sorted(citation.marks, {}, begin))
        std::ranges::stable_sort(citation.marks, {}, begin);
    std::ranges::stable_sort(article_.dangling_marks, {},
                             [](const DanglingMark& mark) { return mark.span.begin; });
  }

  const Page& page_;
  Article& article_;
  Budget budget_;
  Notes notes_;
  std::vector<OpenNote> open_notes_;
  std::vector<OpenList> open_lists_;
  std::optional<std::uint32_t> outside_;  // The latest citation, if it stands outside of references.
  Span first_template_;
  std::uint32_t top_end_ = 0;     // Index behind the latest node that lies in no other one.
  bool has_named_notes_ = false;  // {{note|…}}
  std::size_t line_end_ = 0;      // Of the latest line that was asked for.
  ShortForms short_forms_;
  PageLanguage language_;
};

}  // namespace

void assemble(const Page& page, Article& article) {
  Assembler(page, article).run();
}

}  // namespace citecheck::wikitext

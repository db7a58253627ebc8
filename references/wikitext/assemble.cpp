#include "references/wikitext/assemble.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "references/archive_url.hpp"
#include "references/wikitext/citation_template.hpp"
#include "references/wikitext/free_text.hpp"
#include "references/wikitext/notes.hpp"
#include "references/wikitext/tags.hpp"
#include "references/wikitext/templates.hpp"
#include "references/wikitext/values.hpp"

namespace citecheck::wikitext {

namespace {

using Kind = Node::Kind;

// {{dead link}} and its kin belong to a citation on the same line no further away than this.
constexpr std::size_t kBeside = 200;

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
};

class Assembler {
 public:
  Assembler(const Page& page, Article& article) : page_(page), article_(article) {}

  void run() {
    const auto& nodes = page_.markup.nodes;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      close_finished(i);
      if (article_.citations.size() >= kMaxCitations) {
        problem("too-many-references", "the rest of the page is not read", nodes[i].span);
        break;
      }
      visit(i, nodes[i]);
    }
    close_finished(static_cast<std::uint32_t>(nodes.size()));
    while (!open_notes_.empty()) finish_note();
    hand_out_notes();
  }

 private:
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
    if (node.kind == Kind::references)
      return open_list(index, node.inner,
                       reference_key(attribute(node.attributes.of(page_.source), "group").value_or("")));
    if (node.kind != Kind::template_call) return;
    const std::string name = name_of_template(page_, node);
    const TemplateInfo info = template_info(name);
    switch (info.role) {
      case Role::none:
        return;
      case Role::citation:
        return citation(node, info);
      case Role::note:
        return note_template(index, node, info);
      case Role::reuse:
        return reuse(node);
      case Role::note_list:
        return note_list(index, node, info);
      case Role::dead_link:
        if (Citation* beside = citation_beside(node)) beside->tagged_dead = true;
        return;
      case Role::archive:
        return archive(node);
      case Role::identifier:
        return identifier(node, info);
    }
  }

  // ---- references ----

  void ref(std::uint32_t index, const Node& node) {
    const std::string_view attributes = node.attributes.of(page_.source);
    const auto key = [&](std::string_view name) {
      return reference_key(attribute(attributes, name).value_or(""));
    };
    note(index, node, {key("group"), key("name"), key("follow"), key("extends")}, node.inner);
  }

  void note_template(std::uint32_t index, const Node& node, const TemplateInfo& info) {
    const auto key = [&](std::string_view name) {
      return reference_key(argument(page_, node, name).of(page_.source));
    };
    NoteTag tag{key("group"), key("name"), key("follow"), key("extends")};
    if (tag.group.empty()) tag.group = info.group;
    note(index, node, std::move(tag), argument(page_, node, "1"));
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
    if (body.empty() && tag.name.empty() && tag.follow.empty())
      return problem("empty-ref", "a reference without name and text", node.span);
    const Notes::Id id = notes_.find_or_add(tag.group, tag.follow.empty() ? tag.name : tag.follow);
    if (list == nullptr && tag.follow.empty()) {
      if (tag.extends.empty())
        notes_.use(id, node.span);
      else
        notes_.use_below(id, notes_.find_or_add(tag.group, tag.extends), node.span);
    }
    if (body.empty()) return;
    if (tag.follow.empty()) define(id, node, body);
    Citation& citation = add_citation(node.span);
    notes_[id].citations.push_back(citation.index);
    open_notes_.push_back({.end = node.end,
                           .node = index,
                           .note = id,
                           .body = body,
                           .first = citation.index,
                           .latest = citation.index});
  }

  void define(Notes::Id id, const Node& node, Span body) {
    const std::string_view text = body.of(page_.source);
    if (notes_[id].defined && definitions_[id] != text)
      problem("duplicate-ref-name", "\"" + notes_[id].name + "\" is defined again with another text",
              node.span);
    if (!notes_[id].defined) definitions_[id] = text;
    notes_[id].defined = true;
  }

  void finish_note() {
    const OpenNote done = open_notes_.back();
    open_notes_.pop_back();
    Citation& citation = article_.citations[done.first];
    if (done.templates == 0) read_free_text(page_, done.node, done.body, citation);
  }

  void reuse(const Node& node) {
    const std::string group = reference_key(argument(page_, node, "group").of(page_.source));
    for (const Part& part : page_.markup.parts_of(node).subspan(1)) {
      if (part.named()) continue;
      const std::string name = reference_key(part.span.of(page_.source));
      if (!name.empty()) notes_.use(notes_.find_or_add(group, name), node.span);
    }
  }

  // ---- lists of references ----

  void open_list(std::uint32_t index, Span definitions, std::string group) {
    open_lists_.push_back({page_.markup.nodes[index].end, definitions, std::move(group)});
  }

  void note_list(std::uint32_t index, const Node& node, const TemplateInfo& info) {
    std::string group = reference_key(argument(page_, node, "group").of(page_.source));
    if (group.empty()) group = info.group;
    Span definitions = argument(page_, node, "refs");
    if (info.name.starts_with('#')) definitions = argument(page_, node, "1");
    open_list(index, definitions, std::move(group));
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
    Citation& target = open_notes_.empty() ? add_citation(node.span) : citation_in_note(node);
    read_citation_template(page_, node, info, target);
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

  Value value_of(const Node& node, std::string_view name) const {
    return make_value(page_, page_.markup.index_of(node), argument(page_, node, name));
  }

  void archive(const Node& node) {
    Citation* beside = citation_beside(node);
    if (beside == nullptr) return;
    beside->archive_stated = true;
    const Value url = value_of(node, "url"), date = value_of(node, "date");
    if (beside->archive_url || url.empty()) return;
    beside->archive_url = url_claim(url);
    if (!date.empty()) beside->archived = date_claim(date);
    if (!parse_archive_url(beside->archive_url->value.href)) wayback(*beside, url, date);
  }

  // {{wayback|url=original|date=20090101}}: the archive URL is made of both.
  void wayback(Citation& citation, const Value& url, const Value& date) {
    const std::string made =
        "https://web.archive.org/web/" + (date.empty() ? "*" : date.line()) + "/" + url.url();
    const auto archive = parse_archive_url(made);
    citation.archive_url = {parse_url(made), made, {url.span.begin, url.span.begin}};
    if (archive && archive->captured && citation.archived)
      citation.archived->value = from_day(std::chrono::floor<std::chrono::days>(*archive->captured));
  }

  void identifier(const Node& node, const TemplateInfo& info) {
    Citation* beside = citation_beside(node);
    const Value value = value_of(node, "1");
    if (beside != nullptr && !value.empty())
      beside->identifiers.push_back(identifier_claim(info.identifier, value));
  }

  // ---- the end ----

  // Gives the citations of a note its label and marks. The copies of marks are limited by the size of the
  // page, as many templates in one reference with many uses would take more memory than the page.
  void hand_out_notes() {
    std::size_t copies_left = page_.source.size();
    bool too_many = false;
    for (const Note& note : notes_.all()) {
      for (const std::uint32_t index : note.citations) {
        Citation& citation = article_.citations[index];
        citation.label = note.label;
        citation.group = note.group;
        citation.ref_name = note.name;
        const bool is_first = index == note.citations.front();
        if (is_first || note.marks.size() <= copies_left) {
          citation.marks = note.marks;
          if (!is_first) copies_left -= note.marks.size();
        } else {
          too_many = true;
        }
      }
      if (note.citations.empty())
        for (const Span mark : note.marks) article_.dangling_marks.push_back({note.name, mark});
    }
    std::ranges::sort(article_.dangling_marks, {}, [](const DanglingMark& mark) { return mark.span.begin; });
    if (too_many) problem("too-many-marks", "not every citation of a reference has all its marks", {});
  }

  const Page& page_;
  Article& article_;
  Notes notes_;
  std::unordered_map<Notes::Id, std::string_view> definitions_;
  std::vector<OpenNote> open_notes_;
  std::vector<OpenList> open_lists_;
  std::optional<std::uint32_t> outside_;  // The latest citation, if it stands outside of references.
  Span first_template_;
};

}  // namespace

void assemble(const Page& page, Article& article) {
  Assembler(page, article).run();
}

}  // namespace citecheck::wikitext

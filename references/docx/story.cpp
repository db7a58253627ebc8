#include "references/docx/story.hpp"

#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "references/docx/xml_walk.hpp"
#include "references/text.hpp"

namespace citecheck::docx {

namespace {

using Text = std::string_view;
using Node = pugi::xml_node;

Text name_of(Node node) {
  return local_name(node.name());
}

/// An attribute by its name without prefix; "" if there is none.
Text attribute(Node node, Text name) {
  for (const pugi::xml_attribute attribute : node.attributes())
    if (local_name(attribute.name()) == name) return attribute.value();
  return {};
}

Node child(Node node, Text name) {
  for (const Node inner : node.children())
    if (name_of(inner) == name) return inner;
  return {};
}

/// Parses as far as the XML is well formed.
pugi::xml_parse_result parse(pugi::xml_document& document, Text xml) {
  return document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata,
                              pugi::encoding_utf8);
}

/// The first words of a field's instruction tell that its result is a list of references.
bool makes_bibliography(Text instruction) {
  static constexpr auto kBeginnings =
      std::to_array<Text>({"BIBLIOGRAPHY", "ADDIN ZOTERO_BIBL", "ADDIN EN.REFLIST",
                           "ADDIN Mendeley Bibliography", "ADDIN CSL_BIBLIOGRAPHY"});
  instruction = trim(instruction);
  return std::ranges::any_of(kBeginnings,
                             [&](Text begin) { return starts_with_ignoring_case(instruction, begin); });
}

/// The target of HYPERLINK "http://…".
std::string hyperlink_target(Text instruction) {
  instruction = trim(instruction);
  if (!starts_with_ignoring_case(instruction, "HYPERLINK")) return {};
  const std::size_t open = instruction.find('"');
  if (open == Text::npos) return {};
  return std::string(instruction.substr(open + 1, instruction.find('"', open + 1) - open - 1));
}

class StoryReader {
 public:
  StoryReader(Text xml, std::size_t offset, const Relations& relations)
      : xml_(xml), offset_(offset), relations_(relations) {}

  Story read(Node root) {
    Node node = root;
    while (node) {
      if (node.type() == pugi::node_element) cursor_ = std::max(cursor_, tag_end(node));
      const bool inside = enter(node);
      if (inside && node.first_child()) {
        node = node.first_child();
        continue;
      }
      if (inside) leave(node);
      while (node && node != root && !node.next_sibling()) {
        node = node.parent();
        leave(node);
      }
      node = node == root ? Node() : node.next_sibling();
    }
    while (!fields_.empty()) end_field(xml_.size());
    end_paragraph(xml_.size());
    return std::move(story_);
  }

 private:
  struct OpenField {
    Field field;
    bool in_result = false, bibliography = false;
    std::string link;
  };

  /// Where the element's "<" stands.
  std::size_t begin_of(Node node) const {
    const std::ptrdiff_t at = node.offset_debug();
    return at < 0 ? 0 : static_cast<std::size_t>(at) - (node.type() == pugi::node_element ? 1 : 0);
  }

  /// Behind the ">" of the element's first tag.
  std::size_t tag_end(Node node) const {
    const std::size_t close = xml_.find('>', begin_of(node));
    return close == Text::npos ? xml_.size() : close + 1;
  }

  Span in_source(std::size_t begin, std::size_t end) const {
    return {offset_ + begin, offset_ + std::max(begin, end)};
  }

  /// False where nothing below is of interest, or all has been read.
  bool enter(Node node) {
    const Text name = name_of(node);
    if (name == "del" || name == "moveFrom" || name == "Fallback" || name == "instrText" || name == "delText")
      return skip(node, name);
    if (name == "p") begin_paragraph(node);
    if (name == "t") add_text(node);
    if (name == "tab" || name == "br" || name == "cr") add_mark(node, name == "tab" ? '\t' : ' ');
    if (name == "noBreakHyphen") add_mark(node, '-');
    if (name == "fldChar") field_character(node);
    if (name == "fldSimple") simple_field(node);
    if (name == "hyperlink") begin_hyperlink(node);
    if (name == "sdt") begin_control(node);
    if (name == "footnote" || name == "endnote") note_ = attribute(node, "id");
    if (name == "footnoteReference" || name == "endnoteReference")
      note_mark(node, name == "endnoteReference");
    return name != "t" && name != "fldChar" && name != "pPr" && name != "rPr" && name != "sdtPr";
  }

  /// What is deleted in a tracked change, and the second form of what was told already. Of an instruction,
  /// the text goes to its field.
  bool skip(Node node, Text name) {
    if (name == "instrText" && !fields_.empty() && !fields_.back().in_result)
      fields_.back().field.instruction += node.child_value();
    if (name == "instrText") pass_closing_tag(node);
    return false;
  }

  void leave(Node node) {
    const Text name = name_of(node);
    pass_closing_tag(node);
    if (name == "p") end_paragraph(cursor_);
    if (name == "fldSimple") end_field(cursor_);
    if (name == "hyperlink") link_.clear();
    if (name == "sdt") end_control();
    if (name == "footnote" || name == "endnote") note_.clear();
  }

  /// Moves the cursor behind the next closing tag, if the element has one.
  void pass_closing_tag(Node node) {
    if (node.type() != pugi::node_element || (!node.first_child() && xml_.substr(0, cursor_).ends_with("/>")))
      return;
    const std::size_t close = std::min(xml_.find("</", cursor_), xml_.size());
    cursor_ = std::min(xml_.find('>', close), xml_.size() - 1) + 1;
  }

  // ---- paragraphs and their text ----

  void begin_paragraph(Node node) {
    end_paragraph(begin_of(node));  // of one inside of another only the text behind is its own
    open_ = true;
    paragraph_ = {};
    paragraph_.note = note_;
    paragraph_.span = in_source(begin_of(node), begin_of(node));
    const Node properties = child(node, "pPr");
    paragraph_.style = attribute(child(properties, "pStyle"), "val");
    paragraph_.numbered = !child(properties, "numPr").empty();
  }

  void end_paragraph(std::size_t end) {
    if (!open_) return;
    open_ = false;
    paragraph_.span = in_source(paragraph_.span.begin - offset_, end);
    if (!trim(paragraph_.text).empty()) story_.paragraphs.push_back(std::move(paragraph_));
  }

  /// The instruction of a field is not shown.
  bool is_shown() const {
    return std::ranges::all_of(fields_, [](const OpenField& field) { return field.in_result; });
  }

  void add_text(Node node) {
    const Node inner = node.first_child();
    pass_closing_tag(node);
    if (!inner || !open_ || !is_shown()) return;
    const Text text = inner.value();
    const std::size_t begin = begin_of(inner);
    const std::size_t end = std::min(xml_.find('<', begin), xml_.size());
    const bool exact = xml_.substr(begin, end - begin) == text;
    add(std::string(text), in_source(begin, end), exact);
  }

  void add_mark(Node node, char mark) {
    if (open_ && is_shown()) add(std::string(1, mark), in_source(begin_of(node), tag_end(node)), false);
  }

  void add(const std::string& text, Span source, bool exact) {
    const bool by_field =
        std::ranges::any_of(fields_, [](const OpenField& field) { return field.bibliography; });
    paragraph_.in_bibliography |= by_field || bibliographies_ > 0;
    add_link();
    paragraph_.pieces.push_back({paragraph_.text.size(), text.size(), source, exact});
    paragraph_.text += text;
  }

  void add_link() {
    std::string url = link_;
    for (const OpenField& field : fields_)
      if (!field.link.empty()) url = field.link;
    if (url.empty() || url.size() > link_bytes_left_ ||
        (!paragraph_.links.empty() && paragraph_.links.back().url == url))
      return;
    link_bytes_left_ -= url.size();
    paragraph_.links.push_back({paragraph_.text.size(), std::move(url)});
  }

  // ---- fields ----

  void begin_field(Node node) {
    OpenField open;
    open.field.span = in_source(begin_of(node), begin_of(node));
    open.field.note = note_;
    open.field.data = child(node, "fldData").child_value();
    fields_.push_back(std::move(open));
  }

  void begin_result() {
    OpenField& open = fields_.back();
    open.in_result = true;
    open.bibliography = makes_bibliography(open.field.instruction);
    open.link = hyperlink_target(open.field.instruction);
  }

  void field_character(Node node) {
    const Text kind = attribute(node, "fldCharType");
    if (kind == "begin" && fields_.size() < kDeepestField) begin_field(node);
    if (fields_.empty()) return;
    if (kind == "separate") begin_result();
    if (kind == "end") end_field(tag_end(node));
  }

  void simple_field(Node node) {
    begin_field(node);
    fields_.back().field.instruction = attribute(node, "instr");
    begin_result();
  }

  void end_field(std::size_t end) {
    if (fields_.empty()) return;
    Field field = std::move(fields_.back().field);
    fields_.pop_back();
    field.span.end = std::max(field.span.begin, offset_ + end);
    // EndNote keeps the data of a citation in a field inside of the citation's.
    if (starts_with_ignoring_case(trim(field.instruction), "ADDIN EN.CITE.DATA") && !fields_.empty()) {
      if (fields_.back().field.data.empty()) fields_.back().field.data = std::move(field.data);
      return;
    }
    story_.fields.push_back(std::move(field));
  }

  // ---- links, controls, notes ----

  void begin_hyperlink(Node node) {
    const auto found = relations_.find(attribute(node, "id"));
    link_ = found == relations_.end() ? std::string() : found->second;
  }

  void begin_control(Node node) {
    const Node properties = child(node, "sdtPr");
    const std::string tag(attribute(child(properties, "tag"), "val"));
    const Text gallery = attribute(child(child(properties, "docPartObj"), "docPartGallery"), "val");
    const bool bibliography = child(properties, "bibliography") || gallery == "Bibliographies" ||
                              tag.starts_with("MENDELEY_BIBLIOGRAPHY");
    controls_.push_back({bibliography, tag.empty() ? kNoControl : story_.controls.size()});
    bibliographies_ += bibliography ? 1 : 0;
    if (!tag.empty()) story_.controls.push_back({tag, note_, in_source(begin_of(node), tag_end(node))});
  }

  void end_control() {
    if (controls_.empty()) return;
    const OpenControl control = controls_.back();
    controls_.pop_back();
    bibliographies_ -= control.bibliography ? 1 : 0;
    if (control.index == kNoControl) return;
    Span& span = story_.controls[control.index].span;
    span.end = std::max(span.end, offset_ + cursor_);
  }

  void note_mark(Node node, bool endnote) {
    story_.note_marks.push_back(
        {std::string(attribute(node, "id")), endnote, in_source(begin_of(node), tag_end(node))});
  }

  struct OpenControl {
    bool bibliography = false;
    std::size_t index = 0;  ///< In Story::controls.
  };
  static constexpr std::size_t kNoControl = SIZE_MAX;
  static constexpr std::size_t kDeepestField = 32;

  Text xml_;
  std::size_t offset_;
  const Relations& relations_;
  Story story_;
  Paragraph paragraph_;
  bool open_ = false;
  std::vector<OpenField> fields_;
  std::vector<OpenControl> controls_;
  int bibliographies_ = 0;
  std::string link_, note_;
  std::size_t cursor_ = 0;                   ///< Behind the last tag that was read.
  std::size_t link_bytes_left_ = 16u << 20;  ///< A link may be stated for every word.
};

}  // namespace

Relations read_relations(std::string_view xml) {
  pugi::xml_document document;
  parse(document, xml);
  Relations relations;
  for (const Node relation : document.document_element().children())
    if (attribute(relation, "TargetMode") == "External")
      relations.emplace(attribute(relation, "Id"), attribute(relation, "Target"));
  return relations;
}

Story read_story(std::string_view xml, std::size_t offset, const Relations& relations,
                 std::vector<Problem>& problems) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = parse(document, xml);
  if (!result) {
    const std::size_t at =
        offset + std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), xml.size());
    problems.push_back(
        {"invalid-xml",
         std::string("the XML is faulty: ") + result.description() + "; it is read up to there",
         {at, at}});
  }
  return StoryReader(xml, offset, relations).read(document);
}

std::string element_text(std::string_view xml, std::string_view name) {
  pugi::xml_document document;
  parse(document, xml);
  const Node found = document.find_node([&](Node node) { return name_of(node) == name; });
  return to_valid_utf8(found.child_value());
}

}  // namespace citecheck::docx

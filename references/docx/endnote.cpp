#include "references/docx/endnote.hpp"

#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "references/claims.hpp"
#include "references/docx/xml_walk.hpp"
#include "references/ris/ris_lines.hpp"
#include "references/ris/ris_record.hpp"
#include "references/text.hpp"

namespace citecheck::docx {

namespace {

using Text = std::string_view;
using Node = pugi::xml_node;

struct Tagged {
  Text element, tag;
};

// Elements with the tag of RIS that means the same. A container's tag is that of what it holds.
constexpr auto kElements = std::to_array<Tagged>({
    {"abbr-1", "JA"},
    {"abstract", "AB"},
    {"access-date", "Y2"},
    {"accession-num", "AN"},
    {"alt-title", "J2"},
    {"auth-address", "AD"},
    {"authors", "AU"},
    {"call-num", "CN"},
    {"custom2", "C2"},
    {"custom3", "C3"},
    {"custom7", "C7"},
    {"date", "DA"},
    {"edition", "ET"},
    {"electronic-resource-num", "DO"},
    {"full-title", "JF"},
    {"isbn", "SN"},
    {"keyword", "KW"},
    {"label", "ID"},
    {"language", "LA"},
    {"notes", "N1"},
    {"num-vols", "NV"},
    {"number", "IS"},
    {"orig-pub", "OP"},
    {"pages", "SP"},
    {"pdf-urls", "L1"},
    {"pub-location", "CY"},
    {"publisher", "PB"},
    {"related-urls", "UR"},
    {"remote-database-name", "DB"},
    {"remote-database-provider", "DP"},
    {"reprint-edition", "RP"},
    {"research-notes", "RN"},
    {"secondary-authors", "A2"},
    {"secondary-title", "T2"},
    {"section", "SE"},
    {"short-title", "ST"},
    {"subsidiary-authors", "A4"},
    {"tertiary-authors", "A3"},
    {"tertiary-title", "T3"},
    {"title", "TI"},
    {"translated-title", "TT"},
    {"volume", "VL"},
    {"web-urls", "UR"},
    {"work-type", "M3"},
    {"year", "PY"},
});
static_assert(std::ranges::is_sorted(kElements, {}, &Tagged::element));

Text tag_of(Text element) {
  const auto found = std::ranges::lower_bound(kElements, element, {}, &Tagged::element);
  return found != kElements.end() && found->element == element ? found->tag : Text{};
}

/// A walk over a record that makes a line of RIS of every text.
class RisMaker : public pugi::xml_tree_walker {
 public:
  std::string text() && { return "TY  - " + type_ + "\n" + std::move(lines_) + "ER  -\n"; }

  bool for_each(Node& node) override {
    leave_to(depth());
    if (node.type() == pugi::node_element) {
      const Text name = local_name(node.name());
      if (name == "ref-type") type_ = collapse_space(node.attribute("name").value());
      const Text tag = tag_of(name);
      const bool container = name.ends_with("authors") || name.ends_with("urls");
      const bool unit = (!tag.empty() && !container) || name == "author" || name == "url";
      if (unit) line_.clear();
      open_.push_back({depth(), tag.empty() ? inherited() : tag, unit});
    } else if (!inherited().empty()) {
      line_ += node.value();
    }
    return true;
  }

  bool end(Node&) override {
    leave_to(0);
    return true;
  }

 private:
  struct Open {
    int depth;
    Text tag;
    bool unit;  ///< Its text is one line, whatever elements (<style>) it is cut into.
  };

  Text inherited() const { return open_.empty() ? Text{} : open_.back().tag; }

  void leave_to(int depth) {
    while (!open_.empty() && open_.back().depth >= depth) {
      if (open_.back().unit) end_line(open_.back().tag);
      open_.pop_back();
    }
  }

  void end_line(Text tag) {
    const std::string text = collapse_space(line_);
    line_.clear();
    if (!text.empty() && !tag.empty()) lines_.append(tag).append("  - ").append(text).append("\n");
  }

  std::string type_ = "Generic", lines_, line_;
  std::vector<Open> open_;
};

/// A field without the record tells the first author and the year alone.
std::string short_record(Node cite) {
  std::string out = "TY  - Generic\n";
  for (const auto& [element, tag] : {Tagged{"Author", "AU"}, Tagged{"Year", "PY"}})
    if (const std::string text = collapse_space(cite.child(element.data()).child_value()); !text.empty())
      out.append(tag).append("  - ").append(text).append("\n");
  return out + "ER  -\n";
}

KeyedCitation read_cite(Node cite) {
  const Node record = cite.child("record");
  RisMaker maker;
  if (record) Node(record).traverse(maker);
  const std::string text = record ? std::move(maker).text() : short_record(cite);
  std::vector<Problem> problems;
  const std::vector<ris::Record> records = ris::read_records(text, problems);
  KeyedCitation keyed;
  if (records.empty()) return keyed;
  keyed.citation = ris::read_record(text, records.front());
  for_each_claim(keyed.citation, [](auto& claim) { claim.span = {}; });
  keyed.citation.span = {};
  const Text number = cite.child("RecNum").child_value();
  keyed.key = "endnote " + (number.empty() ? text : std::string(number));
  if (keyed.citation.ref_name.empty()) keyed.citation.ref_name = to_valid_utf8(number);
  return keyed;
}

}  // namespace

std::vector<KeyedCitation> read_endnote(std::string_view xml) {
  pugi::xml_document document;
  document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  std::vector<KeyedCitation> out;
  for (const Node cite : document.child("EndNote").children("Cite")) {
    KeyedCitation keyed = read_cite(cite);
    if (!keyed.key.empty()) out.push_back(std::move(keyed));
  }
  return out;
}

}  // namespace citecheck::docx

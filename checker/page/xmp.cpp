#include "checker/page/xmp.hpp"

#include <string>
#include <vector>

#include "references/text.hpp"
#include "references/xml/flat_text.hpp"
#include "references/xml/xml_tree.hpp"

namespace citecheck {

namespace {

using xml::Index;
using xml::Tree;

constexpr xml::TextRules kRules{[](const Tree&, Index) { return false; },
                                [](std::string_view) { return xml::Break::around; }};

class XmpReader {
 public:
  XmpReader(const Tree& tree, Candidates& found) : tree_(tree), found_(found) {
    cared_for_ = tree.source().find("prism:") != std::string_view::npos;
  }

  void read() {
    for (Index i = 0; i < tree_.size(); ++i) {
      if (tree_[i].kind != xml::Node::Kind::element) continue;
      const std::string_view name = qualified_name(i);
      if (name == "rdf:Description") {
        for (const std::string_view property : kAttributes)
          read_property(property, {tree_.attribute(i, property.substr(property.find(':') + 1))});
      } else if (name.find(':') != std::string_view::npos && !name.starts_with("rdf:")) {
        read_property(name, values(i));
      }
    }
  }

 private:
  // Simple values may stand as attributes (7.9.2.2). Of names that differ in their prefix alone, the tree
  // gives the first, so only names of one meaning are asked for.
  static constexpr std::string_view kAttributes[]{
      "prism:doi",  "prism:publicationName", "prism:coverDate", "prism:publicationDate",
      "prism:issn", "xmp:CreateDate",        "xmp:ModifyDate",  "xmpRights:WebStatement"};

  /// As written, with its prefix: by convention each stands for one vocabulary.
  std::string_view qualified_name(Index node) const {
    const std::string_view tag = tree_[node].span.of(tree_.content());
    const std::size_t end = tag.find_first_of(" \t\r\n/>", 1);
    return tag.size() < 2 ? std::string_view{} : tag.substr(1, std::min(end, tag.size()) - 1);
  }

  /// Of a list each, else the text of the whole.
  std::vector<std::string> values(Index node) const {
    constexpr std::size_t kMost = 2000;
    std::vector<std::string> out;
    for (Index i = node + 1; i < tree_[node].end && out.size() < kMost; ++i)
      if (tree_.is(i, "li")) out.push_back(xml::line_of(tree_, i, kRules));
    if (out.empty()) out.push_back(xml::line_of(tree_, node, kRules));
    return out;
  }

  void read_property(std::string_view name, const std::vector<std::string>& values) {
    const std::string source = "xmp " + std::string(name);
    for (const std::string& value : values) {
      if (value.empty()) continue;
      if (name == "dc:creator")
        add_author(found_.authors, value, source, cared_for_ ? 78 : 50);
      else if (name == "dc:title")
        add(found_.titles, value, source, cared_for_ ? 84 : 58);
      else if (name == "prism:publicationName")
        add(found_.sites, value, source, 70);
      else if (name == "prism:coverDate" || name == "prism:publicationDate" ||
               name == "prism:coverDisplayDate" || name == "prism:onlineDate")
        add(found_.published, value, source, 76);
      else if (name == "dc:date")
        add(found_.published, value, source, cared_for_ ? 55 : 30);
      else if (name == "xmp:CreateDate")
        add(found_.published, value, source, kMadeOn);
      else if (name == "xmp:ModifyDate")
        add(found_.modified, value, source, kMadeOn);
      else if (name == "prism:doi" || name == "pdfx:doi" || name == "crossmark:DOI" || name == "pdfx:DOI")
        add_identifier(found_, "doi", value, source, 90);
      else if (name == "dc:identifier")
        add_identifier(found_, "", value, source, 80);
      else if (name == "prism:issn" || name == "prism:eIssn")
        add_identifier(found_, "issn", value, source, 80);
      else if (name == "prism:url")
        add(found_.canonical_urls, value, source, 80);
      else if (name == "dc:language")
        add(found_.languages, value, source, 60);
      else if (name == "xmpRights:WebStatement")
        add(found_.licences, value, source, 60);
    }
  }

  /// A file may be made anew at any time: when it was made is but a hint.
  static constexpr int kMadeOn = 25;

  const Tree& tree_;
  Candidates& found_;
  bool cared_for_ = false;
};

}  // namespace

void read_xmp(std::string_view packet, Candidates& found) {
  if (packet.find('<') == std::string_view::npos) return;
  std::vector<Problem> problems;
  const Tree tree(packet, problems);
  XmpReader(tree, found).read();
}

}  // namespace citecheck

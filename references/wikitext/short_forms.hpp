#pragma once
// Short forms: brings the short citations of a page ({{sfn}}, {{harv}}) to the full ones they lead to.

#include <cstdint>
#include <vector>

#include "references/citation.hpp"
#include "references/wikitext/anchors.hpp"
#include "references/wikitext/plain_text.hpp"

namespace citecheck::wikitext {

class ShortForms {
 public:
  explicit ShortForms(const Page& page) : page_(page) {}

  void add_short(ShortCitation citation) { short_.push_back(std::move(citation)); }
  void add_full(std::uint32_t citation, const Node& node, const TemplateInfo& info) {
    full_.push_back({citation, page_.markup.index_of(node), info});
  }
  /// A template whose meaning is not known, which may be a source all the same.
  void add_unknown(const Node& node) { unknown_.push_back(node.span); }

  /// Gives every citation the marks that lead to it. A short citation that leads nowhere is a dangling mark,
  /// unless a template that is not understood may be what it means.
  void resolve(Article& article) const;

 private:
  struct Full {
    std::uint32_t citation, node;
    TemplateInfo info;
  };

  bool may_be_unknown(const ShortCitation& citation) const;

  const Page& page_;
  std::vector<ShortCitation> short_;
  std::vector<Full> full_;
  std::vector<Span> unknown_;
};

}  // namespace citecheck::wikitext

#pragma once
// COinS: a citation as data beside its text (ContextObjects in Spans, OpenURL 1.0 key/value form), as
// <span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft.atitle=…">.

#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/rendered/visible_text.hpp"

namespace citecheck::rendered {

class Coins {
 public:
  struct Field {
    std::string key, value;  ///< Decoded, the value with its space collapsed.
    Span span;               ///< Of the value in the source, as it is encoded there.
  };

  /// `span` is an element with class Z3988.
  Coins(const Page& page, Index span);

  /// Null if there is none.
  const Field* find(std::string_view key) const;
  const std::vector<Field>& fields() const { return fields_; }
  /// "journal", "book", "dissertation", "dc", "patent": the last word of rft_val_fmt.
  std::string_view format() const;

 private:
  std::vector<Field> fields_;
};

bool is_coins(const Page& page, Index node);

/// Puts what the data state into a citation that was read from `text`: they know better which words are
/// title, container and names. Claims are placed in the text where it shows them, else in the data.
/// `complete`: what they lack of names and URL the work does not have, as with CS1.
void merge_coins(const Page& page, const Coins& coins, const VisibleText& text, bool complete,
                 Citation& citation);

}  // namespace citecheck::rendered

#pragma once
// Labels: the parts of a reference that the tagger tells apart.

#include <cstddef>
#include <cstdint>

namespace citecheck::plain {

enum class Label : std::uint8_t {
  author,
  editor,
  translator,
  date,
  title,
  journal,
  container,  ///< A book or proceedings that a chapter or paper stands in.
  volume,     ///< Volume and issue.
  pages,
  publisher,
  place,
  edition,
  collection,
  genre,   ///< "PhD thesis", "Technical Report 12".
  note,    ///< Anything else.
  number,  ///< The number of the reference in its list.
  // The ends of a title are labels of their own, so every feature may tell where it begins and ends.
  title_first,
  title_last
};
constexpr std::size_t kLabels = 18;

constexpr bool is_title(Label label) {
  return label == Label::title || label == Label::title_first || label == Label::title_last;
}

}  // namespace citecheck::plain

#pragma once
// Corner quotes: references as Japanese (and Chinese in traditional letters) writes them, whose quotes tell
// what stands in them: 著者「論文」『雑誌』第3巻第2号、2005年、12-20頁。 and 著者『本』出版社、2005年。

#include "references/citation.hpp"
#include "references/plain/draft.hpp"

namespace citecheck::plain {

/// Reads a reference of that form into the citation; false, and nothing read, if it is none.
bool read_corner_quoted(const Draft& draft, Citation& citation);

}  // namespace citecheck::plain

#pragma once
// Lines: what one line of Markdown shows of its structure: the containers it stands in, fences, the
// beginnings of blocks, definitions.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "references/span.hpp"

namespace citecheck::markdown {

/// The marks of containers a line begins with: "> ", "- ", "12. ", and the space around them.
struct Prefix {
  std::size_t length = 0;
  std::size_t marks = 0;
  std::size_t indent = 0;  ///< Columns before the content, behind the last quote's mark.
  bool quote = false, item = false;
};
Prefix read_prefix(std::string_view line);

/// The prefix with which the same containers go on in the next line: list marks as space.
std::string continuation(std::string_view prefix);

bool is_blank(std::string_view line);

/// Columns of space at the beginning, a tab leads to the next multiple of four.
std::size_t indentation(std::string_view line);

/// The line without up to `columns` columns of space.
std::string_view dedent(std::string_view line, std::size_t columns);

struct Fence {
  char sign = '\0';
  std::size_t length = 0;
  std::string_view info;
};
/// "```python" or "~~~"; `content` has no indentation.
std::optional<Fence> opening_fence(std::string_view content);
bool closes(const Fence& fence, std::string_view content);

/// What ends the block of raw HTML that begins here and reaches over blank lines: "-->" for a comment.
std::optional<std::string_view> html_block_end(std::string_view content);

/// True if the line begins a block of its own, so that no paragraph goes on in it.
bool interrupts_paragraph(std::string_view content);

/// "[^label]:" at the beginning: the label's range. Behind it stands "]:".
std::optional<Span> footnote_label(std::string_view content);

struct DefinitionParts {
  Span label, destination;
  std::size_t end = 0;
};
/// "[label]: destination" at the beginning of `text`, which may go on behind the line.
std::optional<DefinitionParts> link_definition(std::string_view text);

/// The end of a destination that begins at text[at], where no white space stands: behind ">" or where space
/// begins; none if there is no destination. `inside` is the range without angle brackets. An unpaired ")"
/// ends it.
std::optional<std::size_t> destination_end(std::string_view text, std::size_t at, Span& inside);

}  // namespace citecheck::markdown

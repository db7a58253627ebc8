#include "references/bibtex/tex_glue.hpp"

#include <algorithm>
#include <array>

namespace citecheck::bibtex {

namespace {

using Text = std::string_view;

std::size_t skip(Text text, std::size_t at, Text signs) {
  return std::min(text.find_first_not_of(signs, at), text.size());
}

std::size_t skip_spaces(Text text, std::size_t at) {
  return skip(text, at, " \t\r\n");
}

/// Behind a number, its sign and its fraction; `at` if there is none.
std::size_t number_end(Text text, std::size_t at) {
  const std::size_t digits = skip(text, skip_spaces(text, at), "+-");
  const std::size_t end = skip(text, digits, "0123456789.,");
  return end == digits ? at : end;
}

/// Behind "0.5em", "1 pt", "2\baselineskip"; `at` if there is none.
std::size_t dimension_end(Text text, std::size_t at) {
  const std::size_t number = number_end(text, at);
  if (number == at) return at;
  const std::size_t unit = skip_spaces(text, number);
  for (const Text name :
       {Text("em"), Text("ex"), Text("pt"), Text("pc"), Text("in"), Text("bp"), Text("cm"), Text("mm"),
        Text("dd"), Text("cc"), Text("sp"), Text("mu"), Text("filll"), Text("fill"), Text("fil")})
    if (text.substr(unit).starts_with(name)) return unit + name.size();
  if (unit < text.size() && text[unit] == '\\') {
    std::size_t end = unit + 1;
    while (end < text.size() && ((text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z')) ++end;
    return end;
  }
  return number;
}

/// Behind "1em plus 0.5em minus 0.4em".
std::size_t glue_end(Text text, std::size_t at) {
  std::size_t end = dimension_end(text, at);
  for (const Text word : {Text("plus"), Text("minus")}) {
    const std::size_t next = skip_spaces(text, end);
    if (!text.substr(next).starts_with(word)) continue;
    const std::size_t behind = dimension_end(text, next + word.size());
    if (behind > next + word.size()) end = behind;
  }
  return end;
}

}  // namespace

std::optional<Glue> read_glue(std::string_view name, std::string_view text, std::size_t at) {
  if (name == "penalty") {
    const std::size_t end = number_end(text, at);
    // TeX takes the space that ends a number.
    return Glue{end > at && end < text.size() && text[end] == ' ' ? end + 1 : end, false};
  }
  if (name == "hskip" || name == "vskip") return Glue{glue_end(text, at), true};
  if (name == "kern" || name == "mkern" || name == "mskip") return Glue{glue_end(text, at), false};
  return std::nullopt;
}

}  // namespace citecheck::bibtex

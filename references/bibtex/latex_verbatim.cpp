// What latex_text.hpp declares for fields that hold no prose.

#include <algorithm>
#include <array>
#include <utility>

#include "references/bibtex/latex_text.hpp"
#include "references/text.hpp"

namespace citecheck::bibtex {

namespace {

using Text = std::string_view;

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

}  // namespace

std::size_t matching_brace(std::string_view latex, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t at = open; at < latex.size(); ++at) {
    if (latex[at] == '\\') {
      ++at;
    } else if (latex[at] == '{') {
      ++depth;
    } else if (latex[at] == '}' && --depth == 0) {
      return at;
    }
  }
  return Text::npos;
}

std::string latex_verbatim(std::string_view latex) {
  static constexpr std::array<std::pair<Text, Text>, 8> kWords{{{"textasciigrave", "`"},
                                                                {"textasciitilde", "~"},
                                                                {"textunderscore", "_"},
                                                                {"textasciicircum", "^"},
                                                                {"textbackslash", "\\"},
                                                                {"textbraceleft", "{"},
                                                                {"textbraceright", "}"},
                                                                {"slash", "/"}}};
  latex = trim(latex);
  std::string out;
  out.reserve(latex.size());
  for (std::size_t at = 0; at < latex.size(); ++at) {
    const char c = latex[at];
    if (c == '{' || c == '}') continue;
    if (latex.substr(at).starts_with("$\\sim$")) {
      out += '~';
      at += 5;
      continue;
    }
    if (is_space(c)) {
      const std::size_t end = std::min(latex.find_first_not_of(" \t\r\n\f\v", at), latex.size());
      const bool broken = latex.substr(at, end - at).find('\n') != Text::npos;
      if (!broken && !out.empty() && out.back() != ' ') out += ' ';
      at = end - 1;
    } else if (c != '\\' || at + 1 == latex.size()) {
      out += c;
    } else if (is_ascii_letter(latex[at + 1])) {
      std::size_t end = at + 1;
      while (end < latex.size() && is_ascii_letter(latex[end])) ++end;
      const Text word = latex.substr(at + 1, end - at - 1);
      const auto found = std::ranges::find(kWords, word, &std::pair<Text, Text>::first);
      if (found != kWords.end()) out += found->second;
      at = end - 1;
      if (at + 1 < latex.size() && latex[at + 1] == ' ' && found != kWords.end()) ++at;
    } else {
      ++at;
      if (latex[at] != '-' && latex[at] != '/') out += latex[at];
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace citecheck::bibtex

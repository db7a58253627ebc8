// How the writer puts text, titles, URLs and names into the values of fields.

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "references/bibtex/bibtex_writer.hpp"
#include "references/bibtex/names.hpp"
#include "references/text.hpp"

namespace citecheck::bibtex {

namespace {

using Text = std::string_view;

/// What stands for a byte; empty for one that stands for itself.
Text escape_of(char c) {
  switch (c) {
    case '\\':
      return "\\textbackslash{}";
    case '{':
      return "\\textbraceleft{}";
    case '}':
      return "\\textbraceright{}";
    case '$':
      return "\\$";
    case '&':
      return "\\&";
    case '%':
      return "\\%";
    case '#':
      return "\\#";
    case '_':
      return "\\_";
    case '^':
      return "\\textasciicircum{}";
    case '~':
      return "\\textasciitilde{}";
    case '`':
      return "\\textasciigrave{}";
    default:
      return {};
  }
}

/// Signs that would join to another when they stand side by side: "--", "''".
bool joins(char a, char b) {
  return a == b && (a == '-' || a == '\'');
}

bool has_inner_capital(Text word) {
  std::size_t at = 0;
  if (at < word.size()) next_code_point(word, at);
  while (at < word.size())
    if (is_upper(next_code_point(word, at))) return true;
  return false;
}

bool begins_with_capital(Text word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t point = next_code_point(word, at);
    if (is_letter(point)) return is_upper(point);
  }
  return false;
}

std::vector<Text> words_of(Text text) {
  std::vector<Text> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// True if most longer words begin in lower case: there a capital means a name.
bool is_sentence_case(const std::vector<Text>& words) {
  std::size_t lower = 0, all = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].size() < 4) continue;
    ++all;
    lower += !begins_with_capital(words[i]);
  }
  return lower * 2 > all;
}

bool ends_sentence(Text word) {
  return word.ends_with(':') || word.ends_with('.') || word.ends_with('?') || word.ends_with('!');
}

std::string extended_name(const Name& name) {
  using Part = std::pair<Text, const std::string*>;
  std::string out;
  for (const auto& [key, value] :
       std::array<Part, 4>{Part{"family", &name.family}, Part{"given", &name.given},
                           Part{"prefix", &name.particle}, Part{"suffix", &name.suffix}}) {
    if (value->empty()) continue;
    out.append(out.empty() ? "" : ", ").append(key).append("={").append(escaped(*value)).append("}");
  }
  return out;
}

std::string inverted_name(const Name& name) {
  std::string out = escaped(name.particle);
  if (!out.empty()) out += ' ';
  out += escaped(name.family);
  if (!name.suffix.empty()) out += ", " + escaped(name.suffix);
  if (!name.given.empty() || !name.suffix.empty()) out += ", " + escaped(name.given);
  return out;
}

/// True if the list that holds only this name reads as the name.
bool reads_back(Text written, const Name& name) {
  const NameList list = read_names(written);
  return list.names.size() == 1 && list.names[0].name == name && !list.others && !list.by_commas;
}

}  // namespace

std::string escaped(std::string_view raw) {
  const std::string text = collapse_space(raw);
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && joins(text[i - 1], text[i])) out += "{}";
    if (const Text escape = escape_of(text[i]); !escape.empty())
      out += escape;
    else
      out += text[i];
  }
  return out;
}

std::string escaped_title(std::string_view title) {
  const std::string line = collapse_space(title);
  const std::vector<Text> words = words_of(line);
  const bool sentence = is_sentence_case(words);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += ' ';
    const bool first = i == 0 || ends_sentence(words[i - 1]);
    const bool keeps = has_inner_capital(words[i]) || (sentence && !first && begins_with_capital(words[i]));
    if (!keeps) {
      out += escaped(words[i]);
      continue;
    }
    const std::size_t begin = words[i].find_first_not_of("(\"'[");
    const std::size_t end = words[i].find_last_not_of(".,:;?!)\"']") + 1;
    out += escaped(words[i].substr(0, begin)) + "{" + escaped(words[i].substr(begin, end - begin)) + "}" +
           escaped(words[i].substr(end));
  }
  return out;
}

std::string escaped_verbatim(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '{' || c == '}')
      out += escape_of(c);
    else
      out += c;
  }
  return out;
}

std::string written_name(const Name& name) {
  if (name.is_literal()) return "{" + escaped(name.literal) + "}";
  if (name.family.empty()) return extended_name(name);
  std::string plain = inverted_name(name);
  return reads_back(plain, name) ? plain : extended_name(name);
}

}  // namespace citecheck::bibtex

#include "references/latex/arguments.hpp"

#include <algorithm>

namespace citecheck::latex {

namespace {

constexpr std::size_t kLongestOptional = 4096, kLongestArgument = 65536;  ///< Bytes.
constexpr std::size_t kMostWasted = 8, kShortSearch = 256;

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

}  // namespace

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_space(text[at]))
      ++at;
    else if (text[at] == '%')
      at = std::min(text.find('\n', at), text.size());
    else
      break;
  }
  return at;
}

std::size_t Arguments::limit(std::size_t begin, std::size_t longest) const {
  const bool patient = wasted_ < kMostWasted * text_.size();
  return std::min(text_.size(), begin + (patient ? longest : kShortSearch));
}

std::optional<Span> Arguments::take_optional(std::size_t& at, char open, char close) {
  const std::string_view text = text_;
  const std::size_t begin = skip_space(text, at);
  if (begin >= text.size() || text[begin] != open) return std::nullopt;
  std::size_t depth = 0;
  const std::size_t end = limit(begin, kLongestOptional);
  for (std::size_t i = begin + 1; i < end; ++i) {
    const char c = text[i];
    if (c == '\\') {
      ++i;
    } else if (c == close && depth == 0) {
      at = i + 1;
      return Span{begin + 1, i};
    } else if (c == '{') {
      ++depth;
    } else if (c == '}') {
      if (depth == 0) return std::nullopt;
      --depth;
    }
  }
  wasted_ += end - begin;
  return std::nullopt;
}

std::optional<Span> Arguments::take(std::size_t& at) {
  const std::string_view text = text_;
  const std::size_t begin = skip_space(text, at);
  if (begin >= text.size() || text[begin] != '{') return std::nullopt;
  std::size_t depth = 0;
  const std::size_t end = limit(begin, kLongestArgument);
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '{') {
      ++depth;
    } else if (text[i] == '}' && --depth == 0) {
      at = i + 1;
      return Span{begin + 1, i};
    }
  }
  wasted_ += end - begin;
  return std::nullopt;
}

std::vector<Span> split_keys(std::string_view text, Span list) {
  std::vector<Span> out;
  for (std::size_t at = list.begin; at <= list.end;) {
    const std::size_t end = std::min(text.substr(0, list.end).find(',', at), list.end);
    Span key{skip_space(text.substr(0, end), at), end};
    while (!key.empty() && is_space(text[key.end - 1])) --key.end;
    if (!key.empty()) out.push_back(key);
    at = end + 1;
  }
  return out;
}

}  // namespace citecheck::latex

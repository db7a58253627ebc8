#include "references/markdown/cite_keys.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"

namespace citecheck::markdown {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kLongestKey = 300;

bool is_key_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         byte >= 0x80;
}

/// The end of a key that begins at text[at]: letters, digits and single punctuation marks between them.
std::size_t key_end(Text text, std::size_t at) {
  static constexpr Text kInner = ":.#$%&-+?<>~/";
  std::size_t end = at;
  while (end < text.size() && end - at < kLongestKey) {
    if (is_key_letter(text[end]))
      ++end;
    else if (end > at && kInner.find(text[end]) != kNone && end + 1 < text.size() &&
             is_key_letter(text[end + 1]))
      end += 2;
    else
      break;
  }
  return end;
}

}  // namespace

std::vector<CiteKey> find_cite_keys(std::string_view text) {
  std::vector<CiteKey> keys;
  for (std::size_t at = text.find('@'); at != kNone; at = text.find('@', at + 1)) {
    if (at > 0 && (is_key_letter(text[at - 1]) || text[at - 1] == '@')) continue;
    const std::size_t begin = at > 0 && text[at - 1] == '-' ? at - 1 : at;
    if (begin < at && begin > 0 && is_key_letter(text[begin - 1])) continue;
    if (text.substr(at + 1).starts_with('{')) {
      const std::size_t close = text.substr(at + 2, kLongestKey).find('}');
      const Text key = text.substr(at + 2, close == kNone ? 0 : close);
      if (!key.empty() && key.find_first_of(" \n{") == kNone)
        keys.push_back({std::string(key), {begin, at + 3 + close}});
    } else if (const std::size_t end = key_end(text, at + 1); end > at + 1) {
      keys.push_back({std::string(text.substr(at + 1, end - at - 1)), {begin, end}});
    }
  }
  return keys;
}

std::vector<CiteKey> split_role_keys(std::string_view keys) {
  std::vector<CiteKey> out;
  for (std::size_t begin = 0; begin <= keys.size();) {
    const std::size_t end = std::min(keys.find_first_of(",;", begin), keys.size());
    Text key = trim(keys.substr(begin, end - begin));
    if (key.starts_with('{'))
      key = trim(key.substr(std::min(key.find('}'), key.size() - 1) + 1));  // {see}key
    key = key.substr(0, key.find('{'));                                     // key{p. 3}
    const auto at = static_cast<std::size_t>(key.data() - keys.data());
    if (!key.empty()) out.push_back({std::string(key), {at, at + key.size()}});
    begin = end + 1;
  }
  return out;
}

bool is_cross_reference(std::string_view key) {
  static constexpr auto kParts = std::to_array<Text>(
      {"fig", "tbl", "tab", "sec", "eq",  "lst", "thm", "lem", "cor", "prp", "cnj", "def", "exm",
       "exr", "sol", "rem", "alg", "tip", "nte", "wrn", "imp", "cau", "sub", "app", "chap"});
  const std::size_t sign = key.find_first_of("-:");
  return sign != kNone && std::ranges::find(kParts, key.substr(0, sign)) != kParts.end();
}

}  // namespace citecheck::markdown

#include "references/csl/rich_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "references/text.hpp"

namespace citecheck::csl {

namespace {

using Text = std::string_view;
constexpr std::size_t kLongestTag = 200;  ///< Bytes.

/// `tag` as "<i>" or "</span>".
bool is_markup(Text tag) {
  static constexpr auto kTags = std::to_array<Text>(
      {"i", "b", "u", "em", "strong", "sc", "scp", "sup", "sub", "span", "tt", "inf", "p"});
  tag = tag.substr(1, tag.size() - 2);
  if (tag.starts_with('/')) tag.remove_prefix(1);
  if (tag.ends_with('/')) tag.remove_suffix(1);
  const Text name = tag.substr(0, tag.find_first_of(" \t\n"));
  if (name.starts_with("mml:") || name.starts_with("jats:")) return true;
  return std::ranges::any_of(kTags, [&](Text known) { return equal_ignoring_case(name, known); });
}

struct Entity {
  Text written, meant;
};

constexpr auto kEntities = std::to_array<Entity>(
    {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&#39;", "'"}, {"&nbsp;", " "}});

/// Takes the text in character by character and takes out again what turns out to be markup: so nothing is
/// left that a second pass would find.
class Plain {
 public:
  void add(char c) {
    if (c == '<') opened_.push_back(out_.size());
    out_ += c;
    if (c == '>') take_tag();
    if (c == ';') take_entity();
  }

  std::string text() && { return std::move(out_); }

 private:
  void drop(std::size_t size) {
    out_.resize(size);
    while (!opened_.empty() && opened_.back() >= size) opened_.pop_back();
  }

  void take_tag() {
    if (opened_.empty()) return;
    const std::size_t begin = opened_.back();
    if (out_.size() - begin <= kLongestTag && is_markup(Text(out_).substr(begin))) drop(begin);
  }

  void take_entity() {
    if (out_.ends_with("&amp;")) drop(out_.size() - 4);
    for (const Entity& entity : kEntities)
      if (out_.ends_with(entity.written)) {
        drop(out_.size() - entity.written.size());
        for (const char c : entity.meant) add(c);
        return;
      }
  }

  std::string out_;
  std::vector<std::size_t> opened_;  ///< Where each "<" stands.
};

}  // namespace

std::string plain_title(std::string_view text) {
  if (text.find_first_of("<&") == Text::npos) return collapse_space(text);
  Plain plain;
  for (const char c : text) plain.add(c);
  return collapse_space(std::move(plain).text());
}

}  // namespace citecheck::csl

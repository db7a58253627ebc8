#include "checker/page/word_finder.hpp"

#include <cassert>
#include <deque>

namespace citecheck {

WordFinder::WordFinder(std::span<const Words> groups) {
  assert(groups.size() <= kMaxGroups);
  classify(groups);
  next_.assign(classes_, 0);
  groups_.assign(1, 0);
  for (std::size_t group = 0; group < groups.size(); ++group)
    for (const std::string_view word : groups[group]) add(word, static_cast<std::uint16_t>(1u << group));
  link();
}

void WordFinder::classify(std::span<const Words> groups) {
  for (const Words words : groups)
    for (const std::string_view word : words)
      for (const char c : word) {
        std::uint8_t& known = class_of_[static_cast<unsigned char>(c)];
        if (known == 0) known = static_cast<std::uint8_t>(classes_++);
      }
  for (std::size_t c = 'A'; c <= 'Z'; ++c) class_of_[c] = class_of_[c + 32];
}

void WordFinder::add(std::string_view word, std::uint16_t group) {
  std::uint16_t state = 0;
  for (const char c : word) {
    const std::size_t slot = state * classes_ + class_of_[static_cast<unsigned char>(c)];
    if (next_[slot] == 0) {
      next_[slot] = static_cast<std::uint16_t>(groups_.size());
      groups_.push_back(0);
      next_.resize(next_.size() + classes_, 0);
    }
    state = next_[slot];
  }
  groups_[state] = static_cast<std::uint16_t>(groups_[state] | group);
}

/// Where no word goes on, the longest end of what was read that begins a word does.
void WordFinder::link() {
  std::vector<std::uint16_t> fallback(groups_.size(), 0);
  std::deque<std::uint16_t> open;
  for (std::size_t c = 0; c < classes_; ++c)
    if (next_[c] != 0) open.push_back(next_[c]);
  for (; !open.empty(); open.pop_front()) {
    const std::uint16_t state = open.front(), other = fallback[state];
    groups_[state] = static_cast<std::uint16_t>(groups_[state] | groups_[other]);
    for (std::size_t c = 0; c < classes_; ++c) {
      std::uint16_t& target = next_[state * classes_ + c];
      const std::uint16_t shorter = next_[other * classes_ + c];
      if (target == 0) {
        target = shorter;
      } else {
        fallback[target] = shorter;
        open.push_back(target);
      }
    }
  }
}

std::uint16_t WordFinder::find(std::string_view text) const {
  std::uint16_t state = 0, found = 0;
  for (const char c : text) {
    state = next(state, c);
    found = static_cast<std::uint16_t>(found | groups_[state]);
  }
  return found;
}

std::array<std::size_t, WordFinder::kMaxGroups> WordFinder::find_last(std::string_view text) const {
  std::array<std::size_t, kMaxGroups> last{};
  std::uint16_t state = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    state = next(state, text[at]);
    for (std::size_t group = 0; groups_[state] >> group != 0; ++group)
      if ((groups_[state] >> group & 1) != 0) last[group] = at + 1;
  }
  return last;
}

}  // namespace citecheck

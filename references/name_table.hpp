#pragma once
// Name table: what stands under a name, found by one hash and one comparison. For names that are looked up
// for every piece of every citation: of templates, parameters and months.

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace citecheck {

/// Names must outlive the table. Built once, then only read.
template <typename T>
class NameTable {
 public:
  /// For up to `most` names.
  explicit NameTable(std::size_t most) {
    std::size_t slots = 16;
    while (slots < most * 2) slots *= 2;
    slots_.resize(slots);
  }

  /// A name that is there already keeps its meaning.
  void add(std::string_view name, const T& value) {
    Slot& slot = slots_[place_of(name)];
    if (slot.name.empty()) slot = {name, value};
  }

  /// Null if there is no such name.
  const T* find(std::string_view name) const {
    if (name.empty()) return nullptr;
    const Slot& slot = slots_[place_of(name)];
    return slot.name.empty() ? nullptr : &slot.value;
  }

 private:
  struct Slot {
    std::string_view name;
    T value{};
  };

  static std::uint64_t hash(std::string_view name) {
    std::uint64_t hash = name.size();
    for (; name.size() > 8; name.remove_prefix(8)) hash = mix(hash, name, 8);
    return mix(hash, name, name.size());
  }

  static std::uint64_t mix(std::uint64_t hash, std::string_view name, std::size_t count) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, name.data(), count);
    hash = (hash ^ bytes) * 0x9E3779B97F4A7C15;
    return hash ^ (hash >> 29);
  }

  // Of the name, or of the free slot where it would stand.
  std::size_t place_of(std::string_view name) const {
    std::size_t at = hash(name) & (slots_.size() - 1);
    while (!slots_[at].name.empty() && slots_[at].name != name) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  std::vector<Slot> slots_;
};

}  // namespace citecheck

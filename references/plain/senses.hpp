#pragma once
// Senses: the words that tell which part of a reference they stand in, as bits of Sense.

#include <cstdint>

namespace citecheck::plain {

/// What a word (by word_hash) is known for; 0 if nothing.
std::uint32_t senses_of(std::uint32_t word);

}  // namespace citecheck::plain

#pragma once
// Features: what the tagger looks at. Each token of a reference gets one feature per template: a hash of the
// template and of what it saw. The order and meaning of the templates belong to the weights.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "references/plain/token.hpp"

namespace citecheck::plain {

constexpr std::size_t kTemplates = 66;
using Features = std::array<std::uint32_t, kTemplates>;

/// One row per token.
std::vector<Features> features_of(std::string_view text, const std::vector<Token>& tokens);

}  // namespace citecheck::plain

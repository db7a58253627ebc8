#include "references/line_index.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace citecheck {

namespace {

constexpr std::size_t kBlock = 256;

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0}, counted_{0} {
  starts_.reserve(1 + static_cast<std::size_t>(std::ranges::count(text, '\n')));
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    starts_.push_back(at + 1);
  for (std::size_t at = kBlock; at <= text.size(); at += kBlock)
    counted_.push_back(counted_.back() + count_code_points(text.substr(at - kBlock, kBlock)));
}

LineIndex::LineIndex(const Article& article) : LineIndex(*article.source) {
  if (article.parts.empty()) return;
  std::vector<std::size_t> starts;
  for (const SourcePart& part : article.parts) starts.push_back(part.begin);
  std::vector<std::size_t> all;
  std::ranges::set_union(starts_, starts, std::back_inserter(all));
  starts_ = std::move(all);
  for (const std::size_t start : starts) part_rows_.push_back(row_of(start));
}

std::size_t LineIndex::first_row_of_part(std::size_t row) const {
  const auto after = std::ranges::upper_bound(part_rows_, row);
  return after == part_rows_.begin() ? 0 : *std::prev(after);
}

std::size_t LineIndex::code_points_before(std::size_t offset) const {
  const std::size_t block = offset / kBlock;
  return counted_[block] + count_code_points(text_.substr(block * kBlock, offset - block * kBlock));
}

std::size_t LineIndex::row_of(std::size_t offset) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(starts_, offset) - starts_.begin()) - 1;
}

Position LineIndex::at(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const std::size_t row = row_of(offset);
  return {row - first_row_of_part(row) + 1,
          code_points_before(offset) - code_points_before(starts_[row]) + 1};
}

std::string_view LineIndex::line_text(std::size_t offset) const {
  const std::size_t row = row_of(std::min(offset, text_.size()));
  const std::size_t end = row + 1 < starts_.size() ? starts_[row + 1] - 1 : text_.size();
  std::string_view line = text_.substr(starts_[row], end - starts_[row]);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace citecheck

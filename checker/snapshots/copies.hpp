#pragma once
// Copies: what a web archive keeps of one URL. It is small, because a run remembers it for every URL that is
// cited, and bounded, because an archive may list any number.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citecheck {

struct Copy {
  std::chrono::sys_seconds captured{};
  std::uint32_t url = 0;   ///< See Copies::url_of.
  std::uint16_t http = 0;  ///< The status that was archived, 0 where the archive does not tell.

  /// True if it may be taken for the page: 200, 203 or 206, or a status that is not told.
  bool good() const { return http == 0 || http == 200 || http == 203 || http == 206; }
};

class Copies {
 public:
  static constexpr std::size_t kMost = 20'000;

  Copies() = default;
  /// Of an archive whose copies lie at `prefix`, the time stamp, a slash and the page's URL. Then add() takes
  /// the page's URL, else the copy's.
  explicit Copies(std::string prefix) : prefix_(std::move(prefix)) {}

  /// False if there is no room; then whole() is false from now on.
  bool add(std::chrono::sys_seconds captured, int http, std::string_view url);
  /// Those of `more`, which are of the same archive.
  void add(const Copies& more);
  /// By time; of those of one second only the one whose status is told, or the first.
  void sort();

  const std::vector<Copy>& all() const { return copies_; }
  bool empty() const { return copies_.empty(); }
  bool whole() const { return whole_; }
  /// True if one of them may be taken for the page.
  bool any_good() const;
  /// Where a reader finds it.
  std::string url_of(const Copy& copy) const;

 private:
  std::string prefix_;
  std::vector<std::string> urls_;
  std::vector<Copy> copies_;
  bool whole_ = true;
};

/// "20140217123456": a time as archives write it into URLs.
std::string archive_stamp(std::chrono::sys_seconds time);

/// None unless the text is 14 digits that name a day since 1996, the year of the first archive.
std::optional<std::chrono::sys_seconds> parse_archive_stamp(std::string_view digits);

}  // namespace citecheck

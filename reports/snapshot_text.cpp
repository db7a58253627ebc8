#include "reports/snapshot_text.hpp"

#include <array>
#include <cstdlib>

#include "reports/time_text.hpp"

namespace citecheck {

SnapshotState state_of(const Fact<Snapshots>& snapshots) {
  if (snapshots.known()) return snapshots.value.best ? SnapshotState::archived : SnapshotState::not_archived;
  return snapshots.state == Fact<Snapshots>::State::unavailable ? SnapshotState::unknown
                                                                : SnapshotState::not_asked;
}

std::string_view name_of(SnapshotState state) {
  constexpr std::array<std::string_view, 4> kNames{"not-asked", "unknown", "not-archived", "archived"};
  return kNames[static_cast<std::size_t>(state)];
}

bool was_wanted(const Fact<Snapshots>& snapshots) {
  return snapshots.state != Fact<Snapshots>::State::not_asked || !snapshots.reason.empty();
}

std::string snapshot_words(const Snapshots& snapshots) {
  if (!snapshots.best) return {};
  const Snapshot& best = *snapshots.best;
  std::string words = best.service + ", " + to_text(std::chrono::floor<std::chrono::days>(best.captured));
  if (!snapshots.days) return words;
  const int days = *snapshots.days;
  if (days == 0) return words + ", the day of access";
  return words + ", " + std::to_string(std::abs(days)) + (std::abs(days) == 1 ? " day " : " days ") +
         (days < 0 ? "before" : "after") + " the access date";
}

std::string no_snapshot_words(const Fact<Snapshots>& snapshots) {
  const bool asked = snapshots.state != Fact<Snapshots>::State::not_asked;
  return asked && !snapshots.value.best ? snapshots.reason : std::string{};
}

}  // namespace citecheck

#pragma once
// ReplayWeb answers requests from archives instead of the network, so that a run can be repeated years
// later with the same findings.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checker/web/web.hpp"
#include "reports/report.hpp"

namespace citecheck {

class CaptureIndex;

class ReplayWeb final : public Web {
 public:
  /// Indexes the files, WARC or WACZ; what one refers to may lie in another. Throws std::runtime_error if one
  /// cannot be read or is no archive; damaged records are skipped and named in problems().
  ReplayWeb(const std::vector<std::string>& paths, int max_redirects);
  ~ReplayWeb() override;

  /// Answers at once, on the calling thread.
  void get(WebRequest request, Done done) override;
  void stop() override;

  /// True if the archive holds the whole chain of a URL, and it came to an end by itself.
  bool holds(const std::string& url) const;
  /// Where a run that goes on with the archive appends (CaptureIndex::whole_until).
  std::uint64_t whole_until() const;

  const std::vector<std::string>& problems() const;
  const CaptureIndex& index() const;
  /// When the recorded run began (the warcinfo record's date): replaying repeats that day's judgement.
  Instant recorded_at() const;
  /// Where in its file the answer lies that get() gives as the chain's last exchange; none if unanswered.
  std::optional<Captured> captured(const Chain& chain) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace citecheck

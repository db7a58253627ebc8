#pragma once
// EarlierArchive: archives of earlier runs that a run refers to instead of keeping the same again. It knows
// by what to ask a server whether a page has changed, and gives the page where the server says that it has
// not.

#include <string>
#include <vector>

#include "checker/archive/capture_index.hpp"
#include "checker/web/web.hpp"

namespace citecheck {

class EarlierArchive {
 public:
  /// Throws std::runtime_error as CaptureIndex does.
  explicit EarlierArchive(const std::vector<std::string>& paths) : index_(paths) {}

  /// The header lines that make a request conditional (RFC 9110, 13.1); none where nothing is known of the
  /// URL. Any thread.
  std::vector<std::string> conditions(const std::string& url) const;

  /// The chain, with the stored answer in place of every 304 that came because of conditions(). It reads the
  /// archive. Any thread.
  Chain complete(Chain chain) const;

  const CaptureIndex& index() const { return index_; }

 private:
  ExchangePtr stored_answer(const Exchange& not_modified) const;

  CaptureIndex index_;
};

}  // namespace citecheck

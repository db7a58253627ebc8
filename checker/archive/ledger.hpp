#pragma once
// Ledger: what the archives of a run hold already, so that it is not written again: payloads by their
// SHA-256, whatever digest their records state, and the certificates of hosts. Any thread.

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "checker/web/exchange.hpp"

namespace citecheck {

class Ledger {
 public:
  /// The capture that holds the payload of this SHA-256 ("sha256:…"); none if no archive does.
  std::optional<EarlierCapture> payload(std::string_view sha256) const;
  /// To be called once the capture lies in the file: what refers to it must not be there before it. Its
  /// `sha256` is known.
  void note_payload(EarlierCapture capture);

  /// True for the first who asks: he writes them.
  bool claim_certificates(std::string_view origin, std::string_view chain);
  /// Of an archive that is gone on with.
  void note_certificates(std::string key);
  /// What tells certificates of hosts apart: origin and digest of the chain.
  static std::string certificates_key(std::string_view origin, std::string_view digest);

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, EarlierCapture> payloads_;
  std::unordered_set<std::string> certificates_;
};

}  // namespace citecheck

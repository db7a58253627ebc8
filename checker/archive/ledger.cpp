#include "checker/archive/ledger.hpp"

#include "checker/archive/digest.hpp"

namespace citecheck {

std::optional<EarlierCapture> Ledger::payload(std::string_view sha256) const {
  const std::lock_guard lock(mutex_);
  const auto found = payloads_.find(std::string(sha256));
  if (found == payloads_.end()) return std::nullopt;
  return found->second;
}

void Ledger::note_payload(EarlierCapture capture) {
  const std::lock_guard lock(mutex_);
  std::string sha256 = capture.sha256;
  payloads_.try_emplace(std::move(sha256), std::move(capture));
}

bool Ledger::claim_certificates(std::string_view origin, std::string_view chain) {
  std::string key = certificates_key(origin, labelled_sha256(chain));
  const std::lock_guard lock(mutex_);
  return certificates_.insert(std::move(key)).second;
}

void Ledger::note_certificates(std::string key) {
  const std::lock_guard lock(mutex_);
  certificates_.insert(std::move(key));
}

std::string Ledger::certificates_key(std::string_view origin, std::string_view digest) {
  return std::string(origin) + ' ' + std::string(digest);
}

}  // namespace citecheck

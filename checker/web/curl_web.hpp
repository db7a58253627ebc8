#pragma once
// CurlWeb: the live web. One thread drives every transfer, look-up and timer; it reads no body and waits for
// nothing but its poll. Redirects are followed hop by hop, each hop guarded, paced and retried like the
// first.

#include <memory>

#include "checker/web/options.hpp"
#include "checker/web/web.hpp"

namespace citecheck {

class CurlWeb final : public Web {
 public:
  /// Throws std::runtime_error, with what to do, if an option cannot be used. Nothing is asked or loaded
  /// before the first request; certificate authorities not before the first https URL.
  explicit CurlWeb(WebOptions options);
  /// As stop(), and waits until every `done` has been called.
  ~CurlWeb() override;

  void get(WebRequest request, Done done) override;
  void stop() override;
  std::size_t in_flight() const override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace citecheck

#pragma once
// FixedClockWeb: the live web as if every answer came by a clock that somebody set, so that two runs which
// get the same answers write the same archive. Each exchange takes one tick of a millisecond.

#include "checker/web/web.hpp"

namespace citecheck {

class FixedClockWeb final : public Web {
 public:
  /// `live` outlives this, and is asked one question at a time.
  FixedClockWeb(Web& live, Instant now) : live_(live), now_(now) {}

  void get(WebRequest request, Done done) override;
  void stop() override { live_.stop(); }
  std::size_t in_flight() const override { return live_.in_flight(); }

 private:
  Web& live_;
  Instant now_;
};

}  // namespace citecheck

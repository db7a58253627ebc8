#pragma once
// What Save Page Now 2 answers, read: the account's state, the service's, a request to save a page, a job.
// Pure. An answer that is none of the known forms is none at all, never a guess.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace citecheck {

/// GET /save/status/user.
struct SaveAccount {
  std::int64_t available = 0;  ///< Captures that may be begun now.
  std::int64_t processing = 0;
  std::optional<std::int64_t> today, daily_limit;  ///< Captures; not every answer states them.

  bool used_up() const { return today && daily_limit && *today >= *daily_limit; }
};
std::optional<SaveAccount> read_save_account(std::string_view json);

/// GET /save/status/system: whether captures come without delay. Overloaded, the service works all the same.
std::optional<bool> read_save_system(std::string_view json);

/// The answer to POST /save, and to GET /save/status/JOB.
struct SaveJob {
  enum class State : std::uint8_t {
    accepted,  ///< Of a request: the job is named, its state is to be asked for.
    pending,
    success,
    error,
    recent  ///< Of a request: there is a capture so young that no other is made.
  };
  State state = State::pending;
  std::string job;
  std::string timestamp, original;  ///< Of a success: 14 digits, and the URL behind redirects.
  int http = 0;                     ///< Of a success: the status that was captured, 0 where it is not told.
  std::string code;                 ///< Of an error, without its "error:".
  std::string message;              ///< Printable, and of bounded length.
};
std::optional<SaveJob> read_save_job(std::string_view json);

/// True for what may go well another time: the service's own troubles. Of codes that are not known to be so
/// it is false: whoever asks in vain over and over is a burden.
bool is_passing_trouble(std::string_view code);

}  // namespace citecheck

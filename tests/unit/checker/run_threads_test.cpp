#include <atomic>
#include <thread>

#include "checker/run/inbox.hpp"
#include "checker/run/keeper.hpp"
#include "checker/run/pool.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck;
using Clock = std::chrono::system_clock;

TEST_CASE("messages of many threads all arrive, and a wake brings none") {
  Inbox inbox;
  int seen = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int j = 0; j < 250; ++j) inbox.post([&] { ++seen; });
    });
  while (seen < 1000)
    if (auto message = inbox.wait_until(Clock::now() + std::chrono::seconds(30))) (*message)();
  CHECK_FALSE(inbox.wait_until(Clock::time_point{}));
  inbox.wake();
  CHECK_FALSE(inbox.wait_until(Clock::now() + std::chrono::seconds(30)));
}

TEST_CASE("a pool runs every job it is given while it lives") {
  Inbox inbox;
  std::atomic<int> done = 0;
  Pool pool(3, [&] { inbox.announce(); });
  for (int i = 0; i < 100; ++i)
    pool.submit([&] {
      ++done;
      inbox.leave([] {});
    });
  for (int i = 0; i < 100; ++i) REQUIRE(inbox.wait_until(Clock::now() + std::chrono::seconds(30)));
  CHECK(done == 100);
}

TEST_CASE("a keeper that cannot write says so once and still answers everybody") {
  std::atomic<int> failures = 0, unkept = 0;
  {
    Ledger ledger;
    Keeper keeper("/nonexistent-folder/x.warc.gz", {}, ledger, [&](const std::string& why) {
      CHECK_FALSE(why.empty());
      ++failures;
    });
    for (int i = 0; i < 3; ++i)
      keeper.keep({.bytes = SpooledBytes("x")},
                  [&](std::optional<std::uint64_t> offset) { unkept += offset ? 0 : 1; });
  }
  CHECK(failures == 1);
  CHECK(unkept == 3);
}

TEST_CASE("a keeper makes no file if there is nothing to keep") {
  const test::TemporaryFolder folder;
  const std::string path = (folder.path() / "x.warc.gz").string();
  {
    Ledger ledger;
    Keeper keeper(path, {}, ledger, [](const std::string&) {});
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

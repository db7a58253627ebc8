// The host queue keeps hosts apart and in order, with a clock that only the test moves.
#include "checker/web/health.hpp"
#include "checker/web/host.hpp"
#include "support/catch.hpp"

using namespace citecheck;
using namespace std::chrono_literals;

namespace {

constexpr HostQueue::Time kStart{1h};

std::vector<HostQueue::Item> start_all(HostQueue& queue, HostQueue::Time now) {
  std::vector<HostQueue::Item> items;
  while (const auto start = queue.start(now)) items.push_back(start->item);
  return items;
}

}  // namespace

TEST_CASE("a host is asked by one request at a time, a gap apart") {
  HostQueue queue{1, 100ms};
  const auto host = queue.host("a");
  queue.push(host, 1);
  queue.push(host, 2);
  CHECK(start_all(queue, kStart) == std::vector<HostQueue::Item>{1});
  CHECK_FALSE(queue.next());  // It is under way: no time will help.
  queue.finished(host);
  CHECK(start_all(queue, kStart + 99ms).empty());
  CHECK(queue.next() == kStart + 100ms);
  CHECK(start_all(queue, kStart + 100ms) == std::vector<HostQueue::Item>{2});
}

TEST_CASE("a host that was never asked does not wait for those that were") {
  HostQueue queue{1, 0ms};
  const auto asked = queue.host("asked"), fresh = queue.host("fresh");
  for (const HostQueue::Item item : {1, 2, 3, 4}) queue.push(asked, item);
  for (const HostQueue::Item item : {11, 12, 13}) queue.push(fresh, item);
  REQUIRE(queue.start(kStart)->item == 1);
  queue.finished(asked, 50ms);
  CHECK(queue.start(kStart + 50ms)->item == 11);
  queue.finished(fresh, 50ms);
  CHECK(queue.start(kStart + 100ms)->item == 2);  // The longer queue of two that are alike.
}

TEST_CASE("hosts are busy as long as they have requests waiting or under way") {
  HostQueue queue{1, 0ms};
  const auto first = queue.host("first"), second = queue.host("second");
  CHECK(queue.busy_hosts() == 0);
  queue.push(first, 1);
  queue.push(first, 2);
  queue.push(second, 3);
  CHECK(queue.busy_hosts() == 2);
  CHECK(start_all(queue, kStart).size() == 2);
  queue.finished(second);
  CHECK(queue.busy_hosts() == 1);
  queue.clear();
  CHECK(queue.busy_hosts() == 1);  // One of its requests is under way still.
  queue.finished(first);
  CHECK(queue.busy_hosts() == 0);
}

TEST_CASE("more requests at once keep the gap too") {
  HostQueue queue{2, 100ms};
  const auto host = queue.host("a");
  for (const HostQueue::Item item : {1, 2, 3}) queue.push(host, item);
  CHECK(start_all(queue, kStart) == std::vector<HostQueue::Item>{1});
  CHECK(start_all(queue, kStart + 100ms) == std::vector<HostQueue::Item>{2});
  CHECK(start_all(queue, kStart + 1s).empty());
  queue.finished(host);
  CHECK(start_all(queue, kStart + 1s) == std::vector<HostQueue::Item>{3});
}

TEST_CASE("a slow host delays no other, and the longest queue comes first") {
  HostQueue queue{1, 0ms};
  const auto slow = queue.host("slow"), small = queue.host("small"), big = queue.host("big");
  CHECK(queue.host("slow") == slow);
  queue.push(slow, 1);
  queue.push(small, 10);
  for (HostQueue::Item item = 20; item < 25; ++item) queue.push(big, item);
  const auto first = queue.start(kStart);
  REQUIRE(first);
  CHECK(first->item == 20);
  CHECK(start_all(queue, kStart).size() == 2);
  queue.finished(big);
  CHECK(start_all(queue, kStart) == std::vector<HostQueue::Item>{21});  // `slow` is never finished
  CHECK(queue.waiting() == 3);
}

TEST_CASE("a deferred host waits, and a request that is put back owes no gap") {
  HostQueue queue{1, 100ms};
  const auto host = queue.host("a");
  queue.push(host, 1);
  queue.push(host, 2);
  queue.defer(host, kStart + 5s);
  CHECK_FALSE(queue.start(kStart));
  CHECK(queue.next() == kStart + 5s);
  const auto start = queue.start(kStart + 5s);
  REQUIRE(start);
  queue.put_back(*start);
  CHECK(start_all(queue, kStart + 5s) == std::vector<HostQueue::Item>{1});
  queue.clear();
  queue.finished(host);
  CHECK_FALSE(queue.start(kStart + 1h));
}

TEST_CASE("requests that are not asked after all owe no gap") {
  HostQueue queue{1, 100ms};
  const auto host = queue.host("a");
  for (HostQueue::Item item = 1; item <= 1000; ++item) queue.push(host, item);
  for (int i = 0; i < 1000; ++i) {
    REQUIRE(queue.start(kStart));
    queue.not_asked(host);
  }
  CHECK(queue.waiting() == 0);
}

TEST_CASE("a hundred thousand requests are queued and started without a scan") {
  HostQueue queue{1, 0ms};
  HostQueue::Item item = 0;
  for (int host = 0; host < 20'000; ++host)
    for (int i = 0; i < 5; ++i) queue.push(queue.host("host" + std::to_string(host)), ++item);
  std::size_t started = 0;
  while (const auto start = queue.start(kStart)) {
    ++started;
    queue.finished(start->host);
  }
  CHECK(started == 100'000);
}

TEST_CASE("a host is given up after two failures to connect or to look it up, and says so") {
  for (const int retries : {0, 2, 5})
    for (const NetFailure failure : {NetFailure::connect_timeout, NetFailure::connect_refused,
                                     NetFailure::no_route, NetFailure::dns_unavailable}) {
      INFO(name_of(failure) << ", retries " << retries);
      HostHealth health{retries};
      Exchange silent;
      silent.failure = failure;
      silent.failure_detail = "as it said";
      health.note("a:80", silent, kStart);
      CHECK(health.refusal("a:80", kStart).failure == NetFailure::none);
      health.note("a:80", silent, kStart);
      const auto refusal = health.refusal("a:80", kStart);
      CHECK(refusal.failure == failure);
      CHECK(refusal.detail == "not asked again after 2 failures in a row: as it said");
      CHECK(health.refusal("a:443", kStart).failure == NetFailure::none);
      CHECK(health.refusal("a:80", kStart + 1h).failure == NetFailure::none);
    }
}

TEST_CASE("a host whose pages time out is given up after two that were tried in full") {
  HostHealth health{2};
  Exchange slow;
  slow.failure = NetFailure::timeout;
  for (int i = 0; i < 5; ++i) health.note("a:80", slow, kStart);
  CHECK(health.refusal("a:80", kStart).failure == NetFailure::none);
  health.note("a:80", slow, kStart);
  CHECK(health.refusal("a:80", kStart).failure == NetFailure::timeout);
}

TEST_CASE("an answer in between starts the count anew") {
  HostHealth health{0};
  Exchange slow, good;
  slow.failure = NetFailure::timeout;
  good.status = 200;
  for (int i = 0; i < 10; ++i) {
    health.note("a:80", slow, kStart);
    health.note("a:80", slow, kStart);
    health.note("a:80", slow, kStart);
    CHECK(health.refusal("a:80", kStart).failure == NetFailure::none);
    health.note("a:80", good, kStart);
  }
}

TEST_CASE("a host that asks for a long peace gets it") {
  HostHealth health{2};
  health.ask_later("a:80", 1h, kStart);
  CHECK(health.refusal("a:80", kStart + 59min).failure == NetFailure::cancelled);
  CHECK(health.refusal("a:443", kStart + 59min).failure ==
        NetFailure::cancelled);  // The host asked, not the port.
  CHECK(health.refusal("b:80", kStart).failure == NetFailure::none);
  CHECK(health.refusal("a:80", kStart + 1h).failure == NetFailure::none);
}

TEST_CASE("however long some hosts are slow or want peace, all others are asked in their own time") {
  HostQueue queue{1, 100ms};
  const auto slow = queue.host("slow"), banned = queue.host("banned");
  for (HostQueue::Item item = 0; item < 5000; ++item) queue.push(item % 2 == 0 ? slow : banned, item);
  queue.defer(banned, kStart + 1h);
  for (HostQueue::Item item = 0; item < 1000; ++item)
    queue.push(queue.host("host" + std::to_string(item % 10)), 10'000 + item);
  std::size_t others = 0, of_slow = 0;
  // Ten hosts of a hundred pages each, 20 ms a page: ten seconds for each at a gap of 100 ms, all at once.
  std::vector<HostQueue::Start> under_way;
  for (auto now = kStart; now <= kStart + 10s; now += 20ms) {
    for (const HostQueue::Start& start : under_way) queue.finished(start.host, 20ms);
    under_way.clear();
    while (const auto start = queue.start(now)) {
      CHECK(start->host != banned);
      if (start->host == slow)
        ++of_slow;  // It never answers.
      else
        under_way.push_back(*start);
      others += start->host != slow ? 1 : 0;
    }
  }
  CHECK(of_slow == 1);
  CHECK(others == 1000);
}

// What is watched is told, and what is no longer watched is not, even though it stays registered.
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "checker/web/poller.hpp"
#include "support/catch.hpp"

using namespace citecheck;

namespace {

/// Two sockets joined to each other; what is written into one can be read from the other.
struct Pair {
  std::array<int, 2> ends{};
  Pair() { REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0); }
  ~Pair() {
    ::close(ends[0]);
    ::close(ends[1]);
  }
  Pair(const Pair&) = delete;
  Pair& operator=(const Pair&) = delete;
  void send() const { REQUIRE(::write(ends[1], "x", 1) == 1); }
};

}  // namespace

TEST_CASE("a socket that is watched is told when it is ready") {
  Poller poller;
  const Pair pair;
  poller.watch(pair.ends[0], true, false);
  CHECK(poller.wait(0).empty());
  pair.send();
  const auto ready = poller.wait(1'000);
  REQUIRE(ready.size() == 1);
  CHECK(ready[0].fd == pair.ends[0]);
  CHECK((ready[0].in && !ready[0].out && !ready[0].broken));
  poller.watch(pair.ends[0], false, true);
  const auto writable = poller.wait(1'000);
  REQUIRE(writable.size() == 1);
  CHECK((writable[0].out && !writable[0].in));
}

TEST_CASE("a socket that is no longer watched is silent until it is watched again") {
  Poller poller;
  const Pair pair;
  poller.watch(pair.ends[0], true, false);
  poller.watch(pair.ends[0], false, false);
  pair.send();
  CHECK(poller.wait(0).empty());
  CHECK(poller.wait(0).empty());
  poller.watch(pair.ends[0], true, false);
  CHECK(poller.wait(1'000).size() == 1);
}

TEST_CASE("a descriptor's number is used again by another socket") {
  Poller poller;
  int number = -1;
  {
    const Pair closed;
    number = closed.ends[0];
    poller.watch(number, true, false);
    poller.watch(number, false, false);  // As a connection that is kept, and then closed.
  }
  const Pair fresh;
  REQUIRE(fresh.ends[0] == number);
  poller.forget(number);
  poller.watch(number, true, false);
  fresh.send();
  CHECK(poller.wait(1'000).size() == 1);
}

TEST_CASE("a wait ends when it is woken") {
  Poller poller;
  poller.wake();
  poller.wake();
  CHECK(poller.wait(10'000).empty());
  CHECK(poller.wait(0).empty());
}

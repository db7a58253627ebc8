// The fetch engine's speed. Ratios are of runs that took turns on the same machine against the same server:
// the best of each side's rounds, because whatever else the machine does only adds to a run.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

#include "bench/measure.hpp"
#include "unit/checker/web_makespan.hpp"

namespace citecheck::bench {

namespace {

constexpr const char* kCurl = "/usr/bin/curl";
constexpr std::size_t kPages = 20'000, kHosts = 199, kAtOnce = 64;

/// Some rounds of one program: the best wall time and the best CPU time, which need not be of the same round.
struct Best {
  double seconds = std::numeric_limits<double>::infinity(), cpu = seconds;

  void take(double wall, const test::ProgramResult& result) {
    seconds = std::min(seconds, wall);
    cpu = std::min(cpu, milliseconds(result.cpu) / 1000);
  }
  std::string figures(std::size_t urls) const {
    const auto count = static_cast<double>(urls);
    return text("%.0f URL/s, CPU %.3g us", count / seconds, cpu / count * 1e6);
  }
};

struct Fetched {
  std::size_t answered = 0, failed = 0;
  double seconds = 0;  ///< Until the last answer, from when the first was asked.
  double last_good = 0;
  test::ProgramResult result;
};

/// The engine alone.
Fetched fetch(const Session& session, const std::vector<std::string>& urls,
              const std::vector<std::string>& how) {
  std::string list;
  for (const std::string& url : urls) list += url + '\n';
  write(session.folder() / "urls", list);
  std::vector<std::string> arguments{"urls"};
  arguments.insert(arguments.end(), how.begin(), how.end());
  Fetched fetched;
  fetched.result = run(session, session.settings().fetcher, arguments);
  if (std::sscanf(fetched.result.output.c_str(), "answered %zu failed %zu seconds %lf last %lf",
                  &fetched.answered, &fetched.failed, &fetched.seconds, &fetched.last_good) != 4)
    throw std::runtime_error("the fetcher says " + fetched.result.output + fetched.result.errors);
  return fetched;
}

std::vector<std::string> urls_of(const Site& site, std::size_t count) {
  std::vector<std::string> urls;
  for (std::size_t i = 0; i < count; ++i) urls.push_back(site.url(i));
  return urls;
}

/// curl with the same URLs in the same order, writing heads and bodies.
test::ProgramResult curl(const Session& session, const std::vector<std::string>& urls,
                         const fs::path& bundle) {
  std::string list;
  for (const std::string& url : urls) list += "url = \"" + url + "\"\noutput = /dev/null\n";
  write(session.folder() / "urls.curl", list);
  return run(session, kCurl,
             {"-q", "-sS", "-f", "--parallel", "--parallel-max", std::to_string(kAtOnce), "--include",
              "--cacert", bundle.string(), "-K", "urls.curl"});
}

struct Race {
  Best curl, engine, program;
};

/// Rounds in turns of curl, of the engine alone and of the whole program.
Race race(const Session& session, const RunningServer& server, const Site& site, std::size_t pages,
          std::size_t rounds) {
  const bool has_curl = fs::exists(kCurl);
  const std::vector<std::string> urls = urls_of(site, pages);
  const fs::path list = session.folder() / "list.wiki";
  write(list, bare_list(pages, site));
  const std::string at_once = std::to_string(kAtOnce);
  Race all;
  for (std::size_t round = 0; round < rounds; ++round) {
    if (has_curl) {
      const test::ProgramResult theirs = curl(session, urls, server.bundle());
      all.curl.take(milliseconds(theirs.wall) / 1000, theirs);
    }
    const Fetched ours = fetch(session, urls, {"concurrency", at_once, "cacert", server.bundle().string()});
    if (ours.answered != pages) throw std::runtime_error(std::to_string(ours.failed) + " URLs failed");
    all.engine.take(milliseconds(ours.result.wall) / 1000, ours.result);
    const test::ProgramResult whole = check(session,
                                            {"--select", session.settings().without_facts, "--concurrency",
                                             at_once, "--cacert", server.bundle().string()},
                                            list, pages);
    all.program.take(milliseconds(whole.wall) / 1000, whole);
  }
  return all;
}

std::string told(const Race& race, std::size_t pages, double target) {
  if (std::isinf(race.curl.seconds))
    return "there is no curl to compare with; engine " + race.engine.figures(pages);
  return at_least(race.curl.seconds / race.engine.seconds, "x curl", target) +
         text("; by CPU %.3g x; engine ", race.curl.cpu / race.engine.cpu) + race.engine.figures(pages) +
         "; curl " + race.curl.figures(pages) +
         text("; whole check %.3g x", race.curl.seconds / race.program.seconds);
}

// With an answer 50 ms late, so many at once can be had in no less than this.
std::string latency(const Session& session, const RunningServer& server) {
  constexpr std::size_t kUrls = 6'400, kSlots = 128;
  constexpr double kLatency = 0.05, kBound = kUrls / kSlots * kLatency;
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < session.settings().runs; ++i) {
    const Fetched fetched =
        fetch(session, urls_of(server.plain("/late/50/"), kUrls), {"concurrency", std::to_string(kSlots)});
    if (fetched.answered != kUrls) throw std::runtime_error(std::to_string(fetched.failed) + " URLs failed");
    best = std::min(best, fetched.seconds);
  }
  return at_least(100 * kBound / best, "% of the bound", 85) + text("; %.3g s for %.3g s", best, kBound);
}

// Every host's answer is held back half-way until all are open. What one takes is what 900 more of them add.
std::string open_transfers(const Session& session) {
  constexpr std::size_t kFew = 100, kMany = 1'000;
  const auto peak = [&](std::size_t open) {
    RunningServer server(session, open);
    const fs::path list = session.folder() / "open.wiki";
    write(list, bare_list(open, server.tls("/half/4000/")));
    const test::ProgramResult result = check(session,
                                             {"--select", session.settings().without_facts, "--concurrency",
                                              std::to_string(open), "--cacert", server.bundle().string()},
                                             list, open);
    const std::string said = server.stop();
    if (said.find("at once " + std::to_string(open) + "\n") == std::string::npos)
      throw std::runtime_error("not all were open at once: " + said);
    return static_cast<double>(result.max_rss_kib);
  };
  const double few = peak(kFew), many = peak(kMany);
  return at_most((many - few) / (kMany - kFew), "KB per open TLS transfer", 120) + ", with 1,000 of them " +
         at_most(many / 1024, "MB", 150);
}

/// A name server that takes questions and never answers.
class SilentDns {
 public:
  SilentDns() : fd_(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    auto* address = reinterpret_cast<sockaddr*>(&at);
    if (fd_ < 0 || bind(fd_, address, size) != 0 || getsockname(fd_, address, &size) != 0)
      throw std::runtime_error("no port for a name server");
    port_ = ntohs(at.sin_port);
  }
  ~SilentDns() { ::close(fd_); }
  SilentDns(const SilentDns&) = delete;
  SilentDns& operator=(const SilentDns&) = delete;

  std::string server() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  int fd_;
  std::uint16_t port_ = 0;
};

// There is room for every host at once, so that nothing but the names is waited for.
std::string silent_dns(const Session& session, const RunningServer& server) {
  constexpr std::size_t kNames = 100, kOthers = 1'280;
  constexpr double kTimeout = 2;
  const SilentDns dns;
  const std::vector<std::string> how{"retries", "0", "dns-servers", dns.server(), "connect-timeout-ms",
                                     "2000"};
  const std::vector<std::string> others = urls_of(server.plain("/late/50/"), kOthers);
  std::vector<std::string> all;
  for (std::size_t i = 0; i < kNames; ++i) all.push_back("http://silent" + std::to_string(i) + ".example/");
  all.insert(all.end(), others.begin(), others.end());
  const Fetched alone = fetch(session, others, how), beside = fetch(session, all, how);
  if (beside.answered != kOthers || beside.failed != kNames) throw std::runtime_error("wrong answers");
  return "over after " + at_most(beside.seconds, "s", kTimeout + 0.5) +
         text("; %zu other pages in %.3g s, alone in %.3g s", kOthers, beside.last_good, alone.last_good);
}

std::string audit() {
  std::mt19937_64 random(20240229);
  const test::makespan::Audit audit(random);
  const auto took = static_cast<double>(test::makespan::Simulation(audit, random).run().count());
  const auto bound = static_cast<double>(audit.bound().count());
  return at_most(took / bound, "x the busiest host's time", 1.02) +
         text(" of %.0f s, simulated", bound / 1000);
}

}  // namespace

void measure_engine(Session& session) {
  const RunningServer server(session, kHosts);
  const std::size_t rounds = session.settings().runs;
  session.attempt("fetch, 20,000 of 2 KB", [&] {
    const Race plain = race(session, server, server.plain("/note/"), kPages, rounds);
    return told(plain, kPages, 1.3) + "\n" + text("%-26s CPU ", "check, 20,000 of 2 KB") +
           at_most(plain.program.cpu / kPages * 1e6, "us/URL", 60) +
           text("; %.0f URL/s, reading and reporting too", kPages / plain.program.seconds);
  });
  // Curl takes long for these.
  const std::size_t few = std::min<std::size_t>(rounds, 2);
  session.attempt("fetch, TLS keep-alive",
                  [&] { return told(race(session, server, server.tls("/note/"), kPages, few), kPages, 3); });
  session.attempt("fetch, TLS first contact",
                  [&] { return told(race(session, server, server.tls("/note/"), kHosts, few), kHosts, 10); });
  session.attempt("fetch, 50 ms, 128 at once", [&] { return latency(session, server); });
  session.attempt("check, 1,000 at once", [&] { return open_transfers(session); });
  session.attempt("fetch, silent name server", [&] { return silent_dns(session, server); });
  session.attempt("schedule, 100,000 URLs", [] { return audit(); });
}

}  // namespace citecheck::bench

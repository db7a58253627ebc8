// What archives cost: the time in which pages are fetched and archived, and how large the files are, held
// against what wget writes of the same pages.

#include <fstream>

#include "bench/measure.hpp"

namespace citecheck::bench {

namespace {

constexpr std::size_t kPages = 2'000;
constexpr double kSeconds = 1.2, kOfWget = 1.05, kSecondRun = 20;
constexpr const char* kWget = "/usr/bin/wget";

double size_of(const fs::path& file) {
  return static_cast<double>(fs::file_size(file));
}

struct Archived {
  test::ProgramResult run;
  double bytes = 0;
};

/// The pages fetched and archived, the fastest of several runs; the archive of the last one stays.
Archived archive(const Session& session, const std::string& name, std::size_t runs,
                 const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments{
      "--select", session.settings().without_facts, "--concurrency", "128", "--per-host", "10", "--archive",
      name};
  arguments.insert(arguments.end(), more.begin(), more.end());
  Archived best;
  for (std::size_t i = 0; i < runs; ++i) {
    fs::remove(session.folder() / name);
    const test::ProgramResult result = check(session, arguments, session.folder() / "cited.wiki", kPages);
    if (i == 0 || result.wall < best.run.wall) best.run = result;
  }
  best.bytes = size_of(session.folder() / name);
  return best;
}

/// The size of the WARC that wget writes of the pages; 0 if there is no wget.
double wget(const Session& session, const Site& site) {
  if (!fs::exists(kWget)) return 0;
  std::string urls;
  for (std::size_t i = 0; i < kPages; ++i) urls += site.url(i) + '\n';
  write(session.folder() / "cited.txt", urls);
  run(session, kWget, {"-q", "--no-config", "-O", "/dev/null", "--warc-file=wget", "-i", "cited.txt"});
  return size_of(session.folder() / "wget.warc.gz");
}

std::string beside_wget(double ours, double theirs) {
  const std::string size = text("%.3g MB", ours / 1e6);
  return theirs == 0 ? size + "; there is no wget to compare with"
                     : size + ", " + at_most(ours / theirs, "x wget's", kOfWget);
}

std::string told(const Archived& archived, double theirs) {
  return at_most(milliseconds(archived.run.wall) / 1000, "s", kSeconds) +
         text("; CPU %.3g s, RSS %.3g MB; ", milliseconds(archived.run.cpu) / 1000,
              static_cast<double>(archived.run.max_rss_kib) / 1024) +
         beside_wget(archived.bytes, theirs);
}

std::string second_run(const Session& session, const std::string& name) {
  const Archived again = archive(session, "again-" + name, 1, {"--archive-since", name});
  return at_most(100 * again.bytes / size_of(session.folder() / name), "% of the first run's size",
                 kSecondRun);
}

}  // namespace

void measure_archive(Session& session) {
  const RunningServer server(session, session.settings().addresses);
  const Site site = server.plain("/page/");
  write(session.folder() / "cited.wiki", article(kPages, site));
  double theirs = 0;
  session.attempt("archive, wget of 2,000", [&] {
    theirs = wget(session, site);
    return theirs == 0 ? "there is no wget" : text("%.3g MB", theirs / 1e6);
  });
  for (const std::string name : {"cited.warc.gz", "cited.wacz"}) {
    const std::string form = name.substr(name.find('.') + 1);
    session.attempt("archive, 2,000 as " + form,
                    [&] { return told(archive(session, name, session.settings().runs), theirs); });
    session.attempt("archive, again as " + form, [&] { return second_run(session, name); });
  }
}

}  // namespace citecheck::bench

// Going on with the archive of a killed run, wherever it was cut.
#include <algorithm>
#include <fstream>

#include "checker/archive/resume_web.hpp"
#include "checker/archive/wacz_writer.hpp"
#include "support/catch.hpp"
#include "unit/checker/archive_samples.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

Chain page_chain(const std::string& url) {
  return chain_as_given({stored_page(url, "the text of " + url)});
}

std::string numbered(int number) {
  return "http://" + std::to_string(number) + ".example/";
}

/// Answers everything, and counts.
class LiveWeb final : public Web {
 public:
  void get(WebRequest request, Done done) override {
    asked.push_back(request.url);
    done(page_chain(request.url));
  }
  void stop() override {}

  std::vector<std::string> asked;
};

void write_bytes(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace

TEST_CASE("a killed run's archive is gone on with wherever it was cut", "[archive][resume]") {
  const std::vector<std::string> urls{"http://a.example/", "http://b.example/", "http://c.example/"};
  std::vector<Chain> chains;
  for (const std::string& url : urls) chains.push_back(page_chain(url));
  const Archive archive(chains);
  const std::string whole = read_file(archive.path());
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "cut.warc.gz").string();
  std::size_t least = urls.size();
  for (std::size_t left = 0; left + 40 < whole.size(); left += 61) {
    const std::size_t size = whole.size() - left;
    INFO("cut at byte " << size);
    write_bytes(path, std::string_view(whole).substr(0, size));
    LiveWeb live;
    {
      ReplayWeb kept({path}, 10);
      REQUIRE(kept.whole_until() <= size);
      ResumeWeb web(kept, live);
      ArchiveInfo info = kInfo;
      info.resume_at = kept.whole_until();
      WarcWriter writer(path, info);
      for (const std::string& url : urls) {
        const Chain chain = ask(web, url);
        CHECK(chain.last().body == "the text of " + url);
        if (!chain.recorded) writer.append(make_records(chain, {"alive", "200 OK"}));
      }
      writer.close();
    }
    ReplayWeb again({path}, 10);
    CHECK(again.problems().empty());
    for (const std::string& url : urls) CHECK(again.holds(url));
    least = std::min(least, live.asked.size());
  }
  CHECK(least == 0);
}

TEST_CASE("cut at any byte, every whole chain is held, and no other", "[archive][resume]") {
  const TemporaryFolder folder;
  const std::string name =
      GENERATE(std::string("x.warc.gz"), std::string("x.wacz"), std::string("rolled.wacz"));
  const bool closed = GENERATE(false, true);
  const std::string path = (folder.path() / name).string();
  std::unique_ptr<ArchiveWriter> writer;
  if (name == "rolled.wacz")
    writer = std::make_unique<WaczWriter>(path, kInfo, 2000);
  else
    writer = open_archive(path, kInfo);
  const std::uint64_t begun = std::filesystem::file_size(path);
  std::vector<std::uint64_t> ends;
  for (int i = 0; i < 4; ++i) {
    const WarcRecords records = make_records(page_chain(numbered(i)), {"alive", "200 OK"});
    ends.push_back(writer->append(records) + records.bytes.size());
  }
  if (closed) writer->close();
  std::size_t wrong = 0;
  for (std::uint64_t size = closed ? std::filesystem::file_size(path) : ends.back(); size > 70; --size) {
    std::filesystem::resize_file(path, size);
    const auto whole =
        static_cast<std::size_t>(std::ranges::count_if(ends, [&](std::uint64_t end) { return end <= size; }));
    const ReplayWeb kept({path}, 10);
    for (std::size_t i = 0; i < ends.size(); ++i)
      wrong += kept.holds(numbered(static_cast<int>(i))) != (i < whole);
    const std::uint64_t expected = whole > 0 ? ends[whole - 1] : size < begun ? 0 : begun;
    wrong += kept.whole_until() != expected;
    if (kept.whole_until() != expected) UNSCOPED_INFO("cut at " << size << ": " << kept.whole_until());
  }
  CHECK(wrong == 0);
}

TEST_CASE("what was interrupted is asked again", "[archive][resume]") {
  const std::string url = "http://a.example/";
  Archive archive({chain_as_given({failure(url, NetFailure::cancelled)}, Chain::End::failed),
                   chain_as_given({failure("http://b.example/", NetFailure::timeout)}, Chain::End::failed)});
  ReplayWeb kept({archive.path()}, 10);
  CHECK_FALSE(kept.holds(url));
  CHECK(kept.holds("http://b.example/"));
}

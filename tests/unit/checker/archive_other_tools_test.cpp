// Archives of other tools (wget, warcio, pywb, browsertrix and others) are read as they are: how many records
// each holds, how many places in it are damaged, and what its payloads are. The figures come from another
// reader, written for this purpose in another language.
#include <algorithm>
#include <sstream>

#include "checker/archive/archive_tool.hpp"
#include "checker/archive/digest.hpp"
#include "checker/archive/warc_reader.hpp"
#include "support/catch.hpp"
#include "unit/checker/archive_samples.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

struct Sample {
  const char* name;
  long records, damaged;
  int without_payload;  ///< Revisits whose original lies in another file, and broken chunks.
  std::uint64_t bytes;  ///< Of all payloads, one behind the other,
  const char* sha256;   ///< and how their SHA-256 begins.
};

constexpr Sample kSamples[]{
    {"gowarc__corrupted-mid-record.warc.gz", 12, 1, 0, 3162, "e1c8aa5ad708d313"},
    {"gowarc__single-record.warc.gz", 1, 0, 0, 263, "a46dce1579a7b11c"},
    {"gowarc__test.warc.gz", 3, 0, 0, 20684, "a3c80f5a07fe588d"},
    {"local__good.wacz", 16, 0, 0, 63436, "433420b4c5ad3e72"},
    {"local__v-ce-br.warc.gz", 1, 0, 0, 4221, "81dca60d5380e968"},
    {"local__v-gzip+chunked-raw.warc.gz", 2, 0, 0, 4727, "e90e1d28ecb61b43"},
    {"local__v-gzip-encoded-kept.warc.gz", 2, 0, 0, 4727, "e90e1d28ecb61b43"},
    {"local__v-h1-from-h2.warc.gz", 2, 0, 0, 29880, "90f5067bfbfeb08e"},
    {"local__v-h2-status-line.warc.gz", 2, 0, 0, 29880, "90f5067bfbfeb08e"},
    {"local__v-revisit-id-only.warc.gz", 3, 0, 0, 59744, "ec3b21b59ecc1fef"},
    {"local__v-revisit-uri+date.warc.gz", 3, 0, 0, 59744, "ec3b21b59ecc1fef"},
    {"local__v-zstd-encoded-kept.warc.gz", 2, 0, 0, 5687, "5bec24816a067f4a"},
    {"local__wget-1.21.3-chunked-gzip.warc.gz", 6, 0, 0, 7466, "cd1f991c856b5933"},
    {"local__wget-1.21.3-dedup-revisits.warc.gz", 21, 0, 10, 281, "1196a6a5939e3aa5"},
    {"py-wacz__example-collection-with-lists.warc", 38, 0, 0, 726203, "eca117633fe2cd1c"},
    {"py-wacz__example-collection.warc", 4, 0, 0, 1467, "e5fc79ad773f513d"},
    {"py-wacz__example-resource.warc.gz", 3, 0, 0, 2672, "f78df52a9078aa51"},
    {"py-wacz__example-warcinfo-metadata.warc", 4, 0, 0, 1561, "aa7becf1dcd7f1b3"},
    {"py-wacz__invalid_signed_example_1.wacz", 4, 0, 0, 1296, "60fb57f431bc5a4b"},
    {"py-wacz__valid_example_1.wacz", 4, 0, 0, 1467, "e5fc79ad773f513d"},
    {"py-wacz__valid_example_2.wacz", 4, 0, 0, 1467, "e5fc79ad773f513d"},
    {"pywb__dupes.warc.gz", 25, 0, 8, 2736, "833c2986966abb99"},
    {"pywb__example-extra.warc", 4, 2, 0, 3810, "1938a20da5e31afb"},
    {"pywb__example-url-agnostic-orig.warc.gz", 2, 0, 0, 1513, "9a2bf519b12f102d"},
    {"pywb__example-url-agnostic-revisit.warc.gz", 2, 0, 1, 243, "f91fb03f8105786d"},
    {"pywb__example-wget-1-14.warc.gz", 6, 0, 0, 2066, "19f57894c4b00d0b"},
    {"pywb__example.warc", 5, 1, 0, 2937, "ab3fad74ad846ff1"},
    {"pywb__example2.warc.gz", 3, 0, 0, 744, "37652f45a7dc4e1a"},
    {"pywb__httpbin-resource.warc.gz", 1, 0, 0, 367, "90f3a9f25e7191bd"},
    {"pywb__valid_example_1.wacz", 4, 0, 0, 1467, "e5fc79ad773f513d"},
    {"warc-specifications__20130729-heritrix-original.warc.gz", 1, 0, 0, 68639, "483944129f675bbc"},
    {"warc-specifications__20141129-heritrix-original.warc.gz", 1, 0, 0, 75331, "c4cefa7f469f48ec"},
    {"warc-specifications__hello-world.warc", 6, 0, 0, 982, "4ad674bf1359d4f4"},
    {"warc-specifications__hello-world.warc.gz", 6, 0, 0, 982, "4ad674bf1359d4f4"},
    {"warcio__example-bad-non-chunked.warc.gz", 6, 0, 0, 1931, "bbf002a8cd92f46f"},
    {"warcio__example-digest.warc", 4, 0, 0, 0, "e3b0c44298fc1c14"},
    {"warcio__example-iana.org-chunked.warc", 3, 0, 0, 7360, "12b74fb3cfe35c8b"},
    {"warcio__example-wget-bad-target-uri.warc.gz", 6, 0, 0, 2070, "196b79215fd5eed9"},
    {"warcio__example.warc.gz", 6, 0, 0, 1931, "bbf002a8cd92f46f"},
};

struct Found {
  int without_payload = 0;
  std::string payloads;
};

/// The payload of every record, by its id.
Found payloads_of(const std::string& path) {
  Found found;
  for (const WarcPart& part : warc_parts(path).parts) {
    WarcReader reader(part);
    while (const auto record = reader.next()) {
      if (!*record) continue;
      std::ostringstream out;
      if (get_by_id({path}, (*record)->get("WARC-Record-ID"), out))
        found.payloads += out.str();
      else
        ++found.without_payload;
    }
  }
  return found;
}

}  // namespace

TEST_CASE("Samples of other tools give their records and payloads", "[archive][samples]") {
  if (!std::filesystem::exists(shared_warcs())) {
    WARN("skipped: no ../shared/data/archive/warc");
    return;
  }
  for (const Sample& sample : kSamples) {
    if (!std::filesystem::exists(shared_warcs() / sample.name)) continue;
    INFO(sample.name);
    const std::string path = (shared_warcs() / sample.name).string();
    std::ostringstream list, complaints;
    list_archive(path, list, complaints);
    INFO(complaints.str());
    CHECK(std::ranges::count(list.str(), '\n') == sample.records);
    CHECK(std::ranges::count(complaints.str(), '\n') == sample.damaged);
    const Found found = payloads_of(path);
    CHECK(found.without_payload == sample.without_payload);
    CHECK(found.payloads.size() == sample.bytes);
    CHECK(labelled_sha256(found.payloads).substr(7, 16) == sample.sha256);
    // Damage is told and skipped; what is whole is answered.
    const ReplayWeb replay({path}, 10);
    CHECK((sample.damaged == 0 || !replay.problems().empty()));
    std::ostringstream out;
    if (sample.damaged > 0) CHECK_FALSE(verify_archive(path, out).sound());
  }
}

TEST_CASE("A package without a WARC file is refused", "[archive][samples]") {
  const std::filesystem::path path = shared_warcs() / "py-wacz__invalid_example_1.wacz";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: no ../shared/data/archive/warc");
    return;
  }
  std::ostringstream out;
  CHECK_THROWS_WITH(verify_archive(path.string(), out), Catch::Contains("without a WARC file"));
}

// The splitter gives the same pieces however the bytes arrive.
#include "references/dump/splitter.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace citecheck;
using dump::Piece;

namespace {

/// Gives `at_most` bytes at a time.
class Drops final : public ByteSource {
 public:
  Drops(std::string_view bytes, std::size_t at_most) : bytes_(bytes), at_most_(at_most) {}
  std::size_t read(std::span<char> into) override {
    const std::size_t count = std::min({into.size(), at_most_, bytes_.size()});
    std::copy_n(bytes_.data(), count, into.data());
    bytes_.remove_prefix(count);
    return count;
  }
  std::optional<StreamFault> take_fault() override { return std::nullopt; }

 private:
  std::string_view bytes_;
  std::size_t at_most_;
};

std::string pieces(std::string_view xml, std::size_t at_most) {
  Drops drops(xml, at_most);
  dump::Splitter splitter(drops);
  std::string out;
  while (const auto piece = splitter.next()) {
    out += std::to_string(static_cast<int>(piece->kind)) + "@" + std::to_string(piece->offset) + "+" +
           std::to_string(piece->head) + ":" + std::string(piece->xml.data(), piece->xml.size()) +
           piece->problem.what + "\n";
  }
  return out;
}

const std::string kDump =
    "<?xml version='1.0'?><!-- <page> --><mediawiki xml:lang=\"en\"><siteinfo><x/></siteinfo><pages/>"
    "<page><title>A</title><revision><text>1</text></revision><revision ><text><![CDATA[</page>]]>2</text>"
    "</revision></page >\n<page\n><!-- </page> -- - --><?pi </page> ? ?></page><page></page></mediawiki>";

}  // namespace

TEST_CASE("pieces do not depend on how the bytes arrive", "[dump][splitter]") {
  const std::string expected = pieces(kDump, kDump.size());
  CHECK(std::ranges::count(expected, '\n') == 7);
  CHECK(expected.find(
            "<page><title>A</title><revision ><text><![CDATA[</page>]]>2</text></revision></page >") !=
        std::string::npos);
  for (std::size_t at_most = 1; at_most < kDump.size(); ++at_most) {
    INFO("at most " << at_most);
    CHECK(pieces(kDump, at_most) == expected);
  }
}

TEST_CASE("every beginning and every damage of a dump comes to an end", "[dump][splitter][property]") {
  for (std::size_t size = 0; size < kDump.size(); ++size)
    CHECK(pieces(kDump.substr(0, size), 7) == pieces(kDump.substr(0, size), 1000));
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = kDump;
    for (int i = 0; i < 4; ++i) {
      const std::size_t at = random() % damaged.size();
      if (random() % 2 == 0)
        damaged.erase(at, 1 + random() % 5);
      else
        damaged.insert(at, damaged.substr(random() % damaged.size(), random() % 12));
    }
    if (pieces(damaged, 1 + random() % 9) != pieces(damaged, 1000)) FAIL(damaged);
  }
}

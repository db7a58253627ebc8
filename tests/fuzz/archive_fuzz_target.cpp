// The entry point libFuzzer calls; built once for each form of archive, whose name is CITECHECK_FUZZ_ARCHIVE.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/read_archive.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const std::string fault = citecheck::test::read_archive(CITECHECK_FUZZ_ARCHIVE, bytes);
      !fault.empty()) {
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
  }
  return 0;
}

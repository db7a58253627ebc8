// The entry point libFuzzer calls; built once for each format, whose name is CITECHECK_FUZZ_FORMAT.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/read_anything.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const citecheck::FormatInfo* const format = citecheck::find_format(CITECHECK_FUZZ_FORMAT);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (const std::string fault = citecheck::test::read_anything(*format, bytes); !fault.empty()) {
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
  }
  return 0;
}

// The entry point libFuzzer calls, for comparing.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/read_a_comparison.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const std::string fault = citecheck::test::read_a_comparison(bytes); !fault.empty()) {
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
  }
  return 0;
}

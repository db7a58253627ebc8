#include "reports/html_frame.hpp"

#include <openssl/evp.h>

#include <array>
#include <string>

#include "support/catch.hpp"

using namespace citecheck;

namespace {

std::string csp_hash(std::string_view text) {
  std::array<unsigned char, 32> digest{};
  unsigned int length = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr);
  std::array<unsigned char, 64> base64{};
  EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(length));
  return "sha256-" + std::string(reinterpret_cast<const char*>(base64.data()));
}

}  // namespace

TEST_CASE("the content security policy lets exactly the report's own style and script run") {
  CHECK(kStyleHash == csp_hash(html_style()));
  CHECK(kScriptHash == csp_hash(html_script()));
}

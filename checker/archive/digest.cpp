#include "checker/archive/digest.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <new>
#include <stdexcept>

#include "references/text.hpp"

namespace citecheck {

namespace {

struct Algorithm {
  DigestKind kind;
  std::string_view label;
  const char* openssl;
};
constexpr std::array kAlgorithms{
    Algorithm{DigestKind::md5, "md5", "MD5"}, Algorithm{DigestKind::sha1, "sha1", "SHA1"},
    Algorithm{DigestKind::sha256, "sha256", "SHA256"}, Algorithm{DigestKind::sha384, "sha384", "SHA384"},
    Algorithm{DigestKind::sha512, "sha512", "SHA512"}};

struct FreeMd {
  void operator()(EVP_MD* md) const { EVP_MD_free(md); }
};
using Md = std::unique_ptr<EVP_MD, FreeMd>;

/// Fetched once: a fetch takes OpenSSL's locks and costs more than hashing a small record.
const EVP_MD* fetched(DigestKind kind) {
  static const std::array<Md, kAlgorithms.size()> kMds = [] {
    std::array<Md, kAlgorithms.size()> mds;
    for (std::size_t i = 0; i < mds.size(); ++i)
      mds[i].reset(EVP_MD_fetch(nullptr, kAlgorithms[i].openssl, nullptr));
    return mds;
  }();
  const EVP_MD* md = kMds[static_cast<std::size_t>(kind)].get();
  if (md == nullptr)
    throw std::runtime_error(std::string("OpenSSL offers no ") +
                             kAlgorithms[static_cast<std::size_t>(kind)].openssl +
                             "; archives cannot be written or checked with this OpenSSL configuration");
  return md;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

/// Without padding. `bits` is 5 for base32 and 6 for base64.
std::string base(std::string_view bytes, int bits, std::string_view alphabet) {
  std::string out;
  unsigned buffer = 0;
  int held = 0;
  const unsigned mask = (1U << bits) - 1;
  for (const char c : bytes) {
    buffer = (buffer << 8 | static_cast<unsigned char>(c)) & 0xFFFF;
    for (held += 8; held >= bits; held -= bits) out += alphabet[buffer >> (held - bits) & mask];
  }
  if (held > 0) out += alphabet[buffer << (bits - held) & mask];
  return out;
}

}  // namespace

Digest::Digest(DigestKind kind) : context_(EVP_MD_CTX_new()) {
  if (!context_) throw std::bad_alloc();
  EVP_DigestInit_ex2(static_cast<EVP_MD_CTX*>(context_.get()), fetched(kind), nullptr);
}
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

void Digest::Free::operator()(void* context) const {
  EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context));
}

void Digest::add(std::string_view bytes) {
  EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_.get()), bytes.data(), bytes.size());
}

std::string Digest::finish() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned length = 0;
  EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(context_.get()), bytes.data(), &length);
  return {reinterpret_cast<const char*>(bytes.data()), length};
}

std::string labelled_sha256(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return labelled_sha256(std::move(digest));
}

std::string labelled_sha256(std::string_view bytes, const SpooledBytes& more) {
  Digest digest;
  digest.add(bytes);
  more.for_each_piece([&](std::string_view piece) { digest.add(piece); });
  return labelled_sha256(std::move(digest));
}

std::string labelled_sha256(Digest&& digest) {
  return "sha256:" + hex(digest.finish());
}

std::optional<DigestCheck> DigestCheck::of(std::string_view stated) {
  const std::size_t colon = stated.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string label = to_lower_ascii(stated.substr(0, colon));
  std::erase(label, '-');  // "sha-256" is written too
  const auto found = std::ranges::find(kAlgorithms, label, &Algorithm::label);
  if (found == kAlgorithms.end()) return std::nullopt;
  return DigestCheck(found->kind, trim(stated.substr(colon + 1)));
}

bool DigestCheck::matches() {
  const std::string bytes = digest_.finish();
  const std::string_view value = std::string_view(value_).substr(0, value_.find('='));
  if (value.size() == bytes.size() * 2) return equal_ignoring_case(value, hex(bytes));
  const std::string in_base32 = base(bytes, 5, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
  if (value.size() == in_base32.size()) return equal_ignoring_case(value, in_base32);
  std::string urlsafe(value);
  std::ranges::replace(urlsafe, '-', '+');
  std::ranges::replace(urlsafe, '_', '/');
  return urlsafe == base(bytes, 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
}

}  // namespace citecheck

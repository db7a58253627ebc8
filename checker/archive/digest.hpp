#pragma once
// Digests as WARC records state them ("sha256:…", "sha1:…"), made and checked while the bytes pass by.
//
// Records written here carry SHA-256 in lower-case hexadecimal: the pages are hostile and SHA-1 collisions
// are cheap to make, so a SHA-1 would not prove which page was seen; hashing is not what takes the time.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "checker/web/spooled_bytes.hpp"

namespace citecheck {

enum class DigestKind : std::uint8_t { md5, sha1, sha256, sha384, sha512 };

/// A running digest.
class Digest {
 public:
  explicit Digest(DigestKind kind = DigestKind::sha256);
  ~Digest();
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;

  void add(std::string_view bytes);
  /// The digest's own bytes, not text; call once.
  std::string finish();

 private:
  struct Free {
    void operator()(void* context) const;
  };
  std::unique_ptr<void, Free> context_;
};

/// "sha256:" and lower-case hexadecimal.
std::string labelled_sha256(std::string_view bytes);
/// The same of two pieces, one behind the other.
std::string labelled_sha256(std::string_view bytes, const SpooledBytes& more);
/// The same of what was added to a digest; finishes it.
std::string labelled_sha256(Digest&& digest);

/// A digest that a record states, and the bytes it is to be held against.
class DigestCheck {
 public:
  /// None if the label is of no known algorithm.
  static std::optional<DigestCheck> of(std::string_view stated);
  void add(std::string_view bytes) { digest_.add(bytes); }
  /// Hexadecimal, base32 and base64 are understood; call once.
  bool matches();

 private:
  DigestCheck(DigestKind kind, std::string_view value) : digest_(kind), value_(value) {}
  Digest digest_;
  std::string value_;
};

}  // namespace citecheck

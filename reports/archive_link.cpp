#include "reports/archive_link.hpp"

#include <filesystem>

#include "reports/time_text.hpp"

namespace citecheck {

namespace {

/// As a part of a URL; what is in `kept` stays, too.
std::string percent_encode(std::string_view text, std::string_view kept = {}) {
  constexpr std::string_view kHex = "0123456789ABCDEF", kUnreserved = "-._~";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       kUnreserved.find(c) != std::string_view::npos ||
                       kept.find(c) != std::string_view::npos;
    if (plain)
      out += c;
    else
      out.append("%").append(1, kHex[byte >> 4]).append(1, kHex[byte & 15]);
  }
  return out;
}

std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c >= '0' && c <= '9') out += c;
  return out;
}

}  // namespace

std::string archive_link(const Captured& captured, const std::string& folder) {
  std::error_code error;
  const std::filesystem::path file = std::filesystem::absolute(captured.file, error);
  const std::filesystem::path from = std::filesystem::absolute(folder.empty() ? "." : folder, error);
  const std::string path = error ? captured.file : file.lexically_relative(from.lexically_normal()).string();
  return percent_encode(path, "/") + "#view=pages&url=" + percent_encode(captured.entry_url) +
         "&ts=" + digits_of(to_text(captured.entry_at)).substr(0, 14);
}

}  // namespace citecheck

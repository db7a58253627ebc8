#include "checker/run/inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "checker/run/companions.hpp"
#include "checker/run/input_stream.hpp"
#include "references/file_kind.hpp"
#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeadBytes = 64u << 10;

bool has_known_suffix(const fs::path& path) {
  const std::string name = to_lower_ascii(path.filename().string());
  return std::ranges::any_of(formats(), [&](const FormatInfo& format) {
    return std::ranges::any_of(format.suffixes,
                               [&](std::string_view suffix) { return name.ends_with(suffix); });
  });
}

/// Suffixes of many kinds of files: in a folder only those are read whose content shows references.
bool has_common_suffix(const fs::path& path) {
  const std::string suffix = to_lower_ascii(path.extension().string());
  return suffix == ".json" || suffix == ".jsonl" || suffix == ".xml";
}

bool looks_cited(const fs::path& path) {
  constexpr int kLikely = 50;
  std::ifstream file(path, std::ios::binary);
  const std::string head = read_at_most(file, kHeadBytes);
  const FormatInfo* const format = guess_format(path.string(), head);
  return format && format->looks_like(head) >= kLikely;
}

void walk(const std::string& folder, std::vector<std::string>& out) {
  std::vector<std::string> found;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error), end;
  for (; !error && entry != end; entry.increment(error)) {
    const bool hidden = entry->path().filename().string().starts_with('.');
    if (hidden && entry->is_directory(error)) entry.disable_recursion_pending();
    if (!hidden && entry->is_regular_file(error) && has_known_suffix(entry->path()) &&
        (!has_common_suffix(entry->path()) || looks_cited(entry->path())))
      found.push_back(entry->path().string());
  }
  std::ranges::sort(found);
  if (found.empty()) found.push_back(folder);  // open_input tells that there is nothing in it.
  out.insert(out.end(), found.begin(), found.end());
}

Error unreadable(const std::string& path, const std::string& why) {
  return {path + ": " + why, 0};
}

Error no_format(const std::string& path, std::string_view head) {
  if (const std::string_view kind = foreign_kind(head); !kind.empty())
    return {path + ": " + std::string(kind), 0};
  if (const std::size_t nul = head.find('\0'); nul != std::string_view::npos)
    return {path + ": is binary (a NUL at byte " + std::to_string(nul) + "); name its format with --format",
            nul};
  return {path + ": is in no format that citecheck knows; name it with --format", 0};
}

Result<const FormatInfo*> format_of(const std::string& path, std::string_view head,
                                    const FormatInfo* format) {
  if (head.empty()) return tl::unexpected(unreadable(path, "is empty"));
  if (!format) format = guess_format(path == "-" ? "" : path, head);
  if (!format) return tl::unexpected(no_format(path, head));
  return format;
}

}  // namespace

std::vector<std::string> expand_inputs(const std::vector<std::string>& operands) {
  std::vector<std::string> out;
  for (const std::string& operand : operands) {
    std::error_code error;
    if (operand != "-" && !is_url_input(operand) && fs::is_directory(operand, error))
      walk(operand, out);
    else
      out.push_back(is_url_input(operand) ? without_userinfo(operand) : operand);
  }
  return out;
}

std::string read_at_most(std::istream& in, std::size_t limit) {
  std::string bytes;
  std::string block(1u << 20, '\0');
  while (bytes.size() < limit && in) {
    const std::size_t wanted = std::min(block.size(), limit - bytes.size());
    in.read(block.data(), static_cast<std::streamsize>(wanted));
    bytes.append(block, 0, static_cast<std::size_t>(in.gcount()));
  }
  return bytes;
}

bool is_url_input(const std::string& input) {
  return starts_with_ignoring_case(input, "http://") || starts_with_ignoring_case(input, "https://");
}

Result<std::unique_ptr<Reader>> open_bytes(std::string bytes, const std::string& path,
                                           const FormatInfo* format, ReadOptions options) {
  options.companion = companions_of(path);
  const auto known = format_of(path, std::string_view(bytes).substr(0, kHeadBytes), format);
  if (!known) return tl::unexpected(known.error());
  return (*known)->open(std::make_unique<std::istringstream>(std::move(bytes)), path, options);
}

Result<std::unique_ptr<Reader>> open_input(const std::string& input, const FormatInfo* format,
                                           ReadOptions options, const Interrupted& interrupted) try {
  options.companion = companions_of(input);
  std::error_code error;
  if (fs::is_directory(input, error))
    return tl::unexpected(unreadable(input, "is a folder without known files"));
  auto stream = InputStream::open(input, interrupted);
  if (!stream) return tl::unexpected(unreadable(input, stream.error().what));
  const auto known = format_of(input, (*stream)->head(kHeadBytes), format);
  if (!known) return tl::unexpected(known.error());
  return (*known)->open(std::move(*stream), input, options);
} catch (const std::runtime_error& failure) {
  return tl::unexpected(unreadable(input, failure.what()));
}

}  // namespace citecheck

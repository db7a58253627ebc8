#include "checker/run/inputs.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "checker/run/companions.hpp"
#include "references/text.hpp"

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

void walk(const std::string& folder, std::vector<std::string>& out) {
  std::vector<std::string> found;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error), end;
  for (; !error && entry != end; entry.increment(error)) {
    const bool hidden = entry->path().filename().string().starts_with('.');
    if (hidden && entry->is_directory(error)) entry.disable_recursion_pending();
    if (!hidden && entry->is_regular_file(error) && has_known_suffix(entry->path()))
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

/// All that is left to read, up to the bound. Whoever writes may be slow: that is waited for in short turns.
Result<std::string> slurp(int file, const std::string& path, const Interrupted& interrupted) {
  constexpr int kTurnMs = 100;
  std::string bytes;
  std::string block(1u << 20, '\0');
  for (;;) {
    if (interrupted && interrupted()) return tl::unexpected(unreadable(path, "interrupted"));
    pollfd ready{file, POLLIN, 0};
    if (poll(&ready, 1, kTurnMs) <= 0) continue;  // Nothing yet, or a signal.
    const ssize_t count = read(file, block.data(), block.size());
    if (count == 0) return bytes;
    if (count < 0 && errno != EINTR && errno != EAGAIN)
      return tl::unexpected(unreadable(path, std::strerror(errno)));
    if (count > 0) bytes.append(block, 0, static_cast<std::size_t>(count));
    if (bytes.size() > kMaxInputBytes) return tl::unexpected(unreadable(path, "is larger than 1 GiB"));
  }
}

}  // namespace

std::vector<std::string> expand_inputs(const std::vector<std::string>& operands) {
  std::vector<std::string> out;
  for (const std::string& operand : operands) {
    std::error_code error;
    if (operand != "-" && !is_url_input(operand) && fs::is_directory(operand, error))
      walk(operand, out);
    else
      out.push_back(operand);
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

namespace {

/// For what cannot be read twice: standard input, a pipe.
Result<std::unique_ptr<Reader>> open_whole(int file, const std::string& path, const FormatInfo* format,
                                           const ReadOptions& options, const Interrupted& interrupted) {
  Result<std::string> bytes = slurp(file, path, interrupted);
  if (!bytes) return tl::unexpected(bytes.error());
  return open_bytes(std::move(*bytes), path, format, options);
}

Result<std::unique_ptr<Reader>> open_pipe(const std::string& path, const FormatInfo* format,
                                          const ReadOptions& options, const Interrupted& interrupted) {
  const int file = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);  // Nobody may write to it yet.
  if (file < 0) return tl::unexpected(unreadable(path, std::strerror(errno)));
  auto reader = open_whole(file, path, format, options, interrupted);
  close(file);
  return reader;
}

}  // namespace

Result<std::unique_ptr<Reader>> open_input(const std::string& input, const FormatInfo* format,
                                           ReadOptions options, const Interrupted& interrupted) {
  options.companion = companions_of(input);
  std::error_code error;
  if (input == "-") return open_whole(STDIN_FILENO, input, format, options, interrupted);
  if (fs::is_directory(input, error))
    return tl::unexpected(unreadable(input, "is a folder without known files"));
  if (fs::exists(input, error) && !fs::is_regular_file(input, error))
    return open_pipe(input, format, options, interrupted);
  errno = 0;
  auto file = std::make_unique<std::ifstream>(input, std::ios::binary);
  if (!*file)
    return tl::unexpected(unreadable(input, errno != 0 ? std::strerror(errno) : "cannot be opened"));
  if (fs::file_size(input, error) > kMaxInputBytes)
    return tl::unexpected(unreadable(input, "is larger than 1 GiB"));
  std::string head(kHeadBytes, '\0');
  file->read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file->gcount()));
  if (file->bad()) return tl::unexpected(unreadable(input, std::strerror(errno)));
  const auto known = format_of(input, head, format);
  if (!known) return tl::unexpected(known.error());
  file->clear();
  file->seekg(0);
  return (*known)->open(std::move(file), input, options);
}

}  // namespace citecheck

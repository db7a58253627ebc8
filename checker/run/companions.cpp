#include "checker/run/companions.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "checker/run/inputs.hpp"

namespace citecheck {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxCompanionBytes = 64u << 20;

bool is_below(const fs::path& path, const fs::path& folder) {
  const auto [in_folder, in_path] = std::ranges::mismatch(folder, path);
  return in_folder == folder.end();
}

Result<std::string> read_companion(const std::string& input, std::string_view name) {
  std::error_code error;
  const fs::path here = fs::canonical(fs::current_path(error), error);
  const fs::path folder = input == "-" ? here : fs::canonical(input, error).parent_path();
  const fs::path path = fs::canonical(folder / fs::path(name), error);
  const auto refuse = [&](const std::string& why) {
    return tl::unexpected(Error{"the file " + std::string(name) + " " + why, 0});
  };
  if (name.find('\0') != std::string_view::npos) return refuse("has a name that no file has");
  if (error) return refuse("cannot be read: " + error.message());
  if (!is_below(path, folder) && !is_below(path, here))
    return refuse("lies outside of the article's folder and the working directory, and is not read");
  if (!fs::is_regular_file(path, error)) return refuse("is no file");
  if (fs::file_size(path, error) > kMaxCompanionBytes && !error) return refuse("is larger than 64 MiB");
  std::ifstream file(path, std::ios::binary);
  std::string bytes = read_at_most(file, kMaxCompanionBytes + 1);
  if (file.bad()) return refuse("cannot be read");
  if (bytes.size() > kMaxCompanionBytes) return refuse("is larger than 64 MiB");
  return bytes;
}

}  // namespace

std::function<Result<std::string>(std::string_view)> companions_of(const std::string& input) {
  if (is_url_input(input)) return {};
  return [input](std::string_view name) { return read_companion(input, name); };
}

}  // namespace citecheck

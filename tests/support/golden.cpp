#include "support/golden.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace citecheck::test {

namespace {

/// The line (without its break) that begins at `at`, which is moved behind it.
std::string_view next_line(std::string_view text, std::size_t& at) {
  const std::size_t end = text.find('\n', at);
  const std::string_view line = text.substr(at, end == std::string_view::npos ? end : end - at);
  at = end == std::string_view::npos ? text.size() : end + 1;
  return line;
}

std::string first_difference(std::string_view expected, std::string_view text) {
  std::size_t in_expected = 0, in_text = 0;
  for (int number = 1; in_expected < expected.size() || in_text < text.size(); ++number) {
    const bool expected_over = in_expected == expected.size(), text_over = in_text == text.size();
    const std::string_view want = next_line(expected, in_expected), have = next_line(text, in_text);
    if (want == have && !expected_over && !text_over) continue;
    std::string out = "line " + std::to_string(number) + "\n  golden: ";
    out += expected_over ? "(end of file)" : std::string(want);
    out += "\n  output: ";
    return out + (text_over ? "(end of output)" : std::string(have));
  }
  return "the line break at the end";
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::filesystem::path& path, std::string_view text) {
  std::ofstream out(path, std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::string golden_difference(std::string_view path, std::string_view text) {
  const std::string file = CITECHECK_SOURCE_DIR "/" + std::string(path);
  const char* update = std::getenv("CITECHECK_UPDATE_GOLDEN");
  if (update != nullptr && *update != '\0') {
    write_file(file, text);
    return "";
  }
  if (!std::filesystem::exists(file))
    return file + " is not there; run the test with CITECHECK_UPDATE_GOLDEN=1 to write it";
  const std::string expected = read_file(file);
  if (expected == text) return "";
  return file + " differs at " + first_difference(expected, text) +
         "\n(if the output is right, run the test with CITECHECK_UPDATE_GOLDEN=1)";
}

std::string with_replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& changes) {
  for (const auto& [from, to] : changes) {
    if (from.empty()) continue;
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace citecheck::test

// The shape of the source tree: which folder may include which, no circles, third-party headers kept where
// they are used, and files short enough to be read.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/golden.hpp"

namespace {

namespace fs = std::filesystem;

/// Each may include itself and what stands to its right.
const std::vector<std::string> kLayers{"checker", "reports", "rules", "references"};

constexpr std::size_t kMaxLines = 600;

struct Include {
  std::string path;
  std::size_t line = 0;
  bool quoted = false;
};

struct Source {
  std::string path;  ///< From the root of the tree.
  std::vector<std::string> lines;
  std::vector<Include> includes;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// `#include "x"` or `#include <x>`, with space wherever the preprocessor allows it.
bool parse_include(std::string_view line, Include& out) {
  const auto skip_space = [&] { line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size())); };
  const auto skip = [&](std::string_view word) {
    skip_space();
    if (!line.starts_with(word)) return false;
    line.remove_prefix(word.size());
    return true;
  };
  if (!skip("#") || !skip("include")) return false;
  skip_space();
  if (line.empty() || (line.front() != '"' && line.front() != '<')) return false;
  out.quoted = line.front() == '"';
  const std::size_t end = line.find(out.quoted ? '"' : '>', 1);
  if (end == std::string_view::npos) return false;
  out.path = line.substr(1, end - 1);
  return true;
}

std::vector<Source> read_tree(const std::vector<std::string>& folders) {
  std::vector<Source> out;
  const fs::path root = CITECHECK_SOURCE_DIR;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string suffix = entry.path().extension().string();
      if (suffix != ".cpp" && suffix != ".hpp") continue;
      Source source{.path = fs::relative(entry.path(), root).generic_string(),
                    .lines = lines_of(citecheck::test::read_file(entry.path().string()))};
      for (std::size_t i = 0; i < source.lines.size(); ++i) {
        Include include{.line = i + 1};
        if (parse_include(source.lines[i], include)) source.includes.push_back(include);
      }
      out.push_back(std::move(source));
    }
  }
  std::ranges::sort(out, {}, &Source::path);
  return out;
}

std::string place(const Source& source, const Include& include) {
  return source.path + ":" + std::to_string(include.line) + " includes " + include.path;
}

bool is_posix(std::string_view header) {
  constexpr std::string_view kKnown[]{"unistd.h", "fcntl.h", "poll.h", "netdb.h", "pthread.h", "signal.h"};
  return std::ranges::find(kKnown, header) != std::end(kKnown);
}

/// Standard headers have neither folder nor suffix, POSIX's are cheap, intrinsics (emmintrin.h) are the
/// compiler's own; tl::expected is the one library that public headers may show.
bool is_third_party(const Include& include) {
  if (include.quoted || include.path == "tl/expected.hpp" || include.path == "emmintrin.h") return false;
  const auto starts = [&](std::string_view folder) { return include.path.starts_with(folder); };
  return starts("rapidjson/") || starts("boost/") || starts("curl/") || starts("openssl/") ||
         starts("brotli/") ||
         (include.path.find('/') == std::string::npos && include.path.ends_with(".h") &&
          !is_posix(include.path)) ||
         include.path.ends_with(".hpp");
}

std::ptrdiff_t layer_of(std::string_view path) {
  return std::ranges::find(kLayers, path.substr(0, path.find('/'))) - kLayers.begin();
}

/// One circle of includes through `file`, in words; "" if there is none. `state`: 1 on the way, 2 done.
std::string find_circle(const std::map<std::string, std::vector<std::string>>& graph, const std::string& file,
                        std::map<std::string, int>& state) {
  state[file] = 1;
  const auto found = graph.find(file);
  if (found != graph.end()) {
    for (const std::string& next : found->second) {
      if (state[next] == 1) return file + " -> " + next;
      if (state[next] == 2) continue;
      const std::string circle = find_circle(graph, next, state);
      if (!circle.empty()) return file + " -> " + circle;
    }
  }
  state[file] = 2;
  return "";
}

}  // namespace

TEST_CASE("include lines are recognised however they are spaced") {
  Include include;
  CHECK(parse_include("#include \"rules/rule.hpp\"", include));
  CHECK(include.path == "rules/rule.hpp");
  CHECK(parse_include("  #  include <curl/curl.h>", include));
  CHECK(include.path == "curl/curl.h");
  CHECK_FALSE(include.quoted);
  CHECK_FALSE(parse_include("// #include \"x\"", include));
}

TEST_CASE("folders include in one direction: checker, reports, rules, references") {
  std::vector<std::string> wrong;
  for (const Source& source : read_tree(kLayers)) {
    for (const Include& include : source.includes) {
      if (!include.quoted) continue;
      const std::ptrdiff_t from = layer_of(source.path), to = layer_of(include.path);
      if (to == static_cast<std::ptrdiff_t>(kLayers.size()) || to < from)
        wrong.push_back(place(source, include));
    }
  }
  CHECK(wrong == std::vector<std::string>{});
}

TEST_CASE("every quoted include names a file from the root of the tree") {
  std::vector<std::string> wrong;
  for (const Source& source : read_tree(kLayers))
    for (const Include& include : source.includes)
      if (include.quoted && !fs::exists(fs::path(CITECHECK_SOURCE_DIR) / include.path))
        wrong.push_back(place(source, include));
  CHECK(wrong == std::vector<std::string>{});
}

TEST_CASE("no file includes itself by way of others") {
  std::map<std::string, std::vector<std::string>> graph;
  for (const Source& source : read_tree(kLayers))
    for (const Include& include : source.includes)
      if (include.quoted) graph[source.path].push_back(include.path);
  std::map<std::string, int> state;
  std::vector<std::string> circles;
  for (const auto& [file, ignored] : graph) {
    const std::string circle = state[file] == 0 ? find_circle(graph, file, state) : "";
    if (!circle.empty()) circles.push_back(circle);
  }
  CHECK(circles == std::vector<std::string>{});
}

TEST_CASE("third-party headers do not leak out of the folder that uses them") {
  const std::vector<Source> tree = read_tree(kLayers);
  std::set<std::string> heavy;
  std::size_t before = 0;
  do {  // Until nothing is added.
    before = heavy.size();
    for (const Source& source : tree)
      for (const Include& include : source.includes)
        if (source.path.ends_with(".hpp") && (is_third_party(include) || heavy.contains(include.path)))
          heavy.insert(source.path);
  } while (heavy.size() != before);
  std::vector<std::string> wrong;
  for (const Source& source : tree)
    for (const Include& include : source.includes)
      if (heavy.contains(include.path) &&
          fs::path(source.path).parent_path() != fs::path(include.path).parent_path())
        wrong.push_back(place(source, include));
  CHECK(wrong == std::vector<std::string>{});
}

TEST_CASE("files are short and clean") {
  std::vector<std::string> wrong;
  std::vector<std::string> folders = kLayers;
  folders.push_back("tests");
  for (const Source& source : read_tree(folders)) {
    if (source.lines.size() >= kMaxLines)
      wrong.push_back(source.path + " has " + std::to_string(source.lines.size()) + " lines");
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      const std::string& line = source.lines[i];
      const bool trailing = !line.empty() && (line.back() == ' ' || line.back() == '\r');
      if (trailing || line.find('\t') != std::string::npos)
        wrong.push_back(source.path + ":" + std::to_string(i + 1) + " has a tab or space at its end");
    }
  }
  CHECK(wrong == std::vector<std::string>{});
}

TEST_CASE("every header is guarded and says what it is") {
  std::vector<std::string> wrong;
  for (const Source& source : read_tree(kLayers)) {
    if (!source.path.ends_with(".hpp")) continue;
    if (source.lines.size() < 2 || source.lines[0] != "#pragma once" || !source.lines[1].starts_with("// "))
      wrong.push_back(source.path);
  }
  CHECK(wrong == std::vector<std::string>{});
}

#include "checker/cli/config.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "checker/run/inputs.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFileName = ".citecheck.cfg";
constexpr std::size_t kMaxBytes = 1u << 20;

constexpr auto kHostOptions =
    std::to_array<std::string_view>({"per-host", "delay", "timeout", "connect-timeout", "retries"});

/// What only the person who starts the program may say.
constexpr auto kNotFound = std::to_array<std::string_view>(
    {"config", "archive", "replay", "resume", "allow-private", "header", "proxy", "cacert", "connect-to",
     "resolve", "save-page-now", "netrc-file"});

class Parser {
 public:
  Parser(const std::string& path, std::span<const Option> options, bool found)
      : options_(options), found_(found) {
    config_.path = path;
  }

  Config parse(std::string_view text) {
    if (first_invalid_utf8(text)) fail("is not UTF-8");
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
      ++line_;
      const std::size_t end = std::min(text.find('\n'), text.size());
      take(trim(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(config_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw UsageError(config_.path + (line_ > 0 ? ":" + std::to_string(line_) : "") + ": " + what);
  }

  void take(std::string_view line) {
    if (line.empty() || line.front() == '#' || line.front() == ';') return;
    if (line.front() == '[') return open_section(line);
    const std::size_t equals = line.find('=');
    Setting setting{std::string(trim(line.substr(0, equals))), {}, line_};
    if (equals != std::string_view::npos) setting.value = trim(line.substr(equals + 1));
    if (std::ranges::any_of(setting.value, [](char c) { return c >= 0 && c < 0x20 && c != '\t'; }))
      fail("holds a control character");
    if (config_.hosts.empty())
      take_setting(std::move(setting), equals != std::string_view::npos);
    else
      take_host_setting(std::move(setting));
  }

  void open_section(std::string_view line) {
    const std::string_view inside = trim(line.substr(1, line.find(']') - 1));
    const bool closed = line.ends_with(']');
    std::string host = to_lower_ascii(trim(inside.substr(std::min<std::size_t>(4, inside.size()))));
    const std::string_view name = host.starts_with("*.") ? std::string_view(host).substr(2) : host;
    if (!closed || !starts_with_ignoring_case(inside, "host ") || name.empty() ||
        name.find_first_of("*/: \t") != std::string_view::npos)
      fail("a section is [host example.org] or [host *.example.org]");
    config_.hosts.push_back({std::move(host), {}, line_});
  }

  void take_setting(Setting setting, bool has_value) {
    const auto option = std::ranges::find(options_, setting.name, &Option::name);
    if (option == options_.end()) {
      std::vector<std::string_view> names;
      for (const Option& one : options_) names.push_back(one.name);
      fail_unknown(setting.name, names);
    }
    if (found_ && is_reserved(setting))
      fail("'" + setting.name +
           "' is not taken from a file that was found; give it on the command line, or name " +
           "this file with --config");
    if (option->argument.empty()) {
      if (has_value && !is_yes(setting)) return;  // Switched off, as it is anyway.
      setting.value.clear();
    } else if (setting.value.empty()) {
      fail("'" + setting.name + "' needs a value: " + setting.name + " = " + std::string(option->argument));
    }
    config_.settings.push_back(std::move(setting));
  }

  void take_host_setting(Setting setting) {
    if (std::ranges::find(kHostOptions, setting.name) == kHostOptions.end())
      fail_unknown(setting.name, kHostOptions);
    if (setting.value.empty()) fail("'" + setting.name + "' needs a value");
    config_.hosts.back().settings.push_back(std::move(setting));
  }

  [[noreturn]] void fail_unknown(const std::string& name, std::span<const std::string_view> names) const {
    const auto near = nearest(name, names);
    fail("there is no option '" + ellipsize(printable(name), 60) + "'" +
         (config_.hosts.empty() ? "" : " for a host") +
         (near ? "; did you mean '" + std::string(*near) + "'?" : ""));
  }

  static bool is_reserved(const Setting& setting) {
    const bool writes = setting.name == "report" && setting.value.find('=') != std::string::npos;
    return writes || std::ranges::find(kNotFound, setting.name) != kNotFound.end();
  }

  bool is_yes(const Setting& setting) const {
    const std::string value = to_lower_ascii(setting.value);
    if (value == "yes" || value == "true" || value == "on" || value == "1") return true;
    if (value == "no" || value == "false" || value == "off" || value == "0") return false;
    fail("'" + setting.name + "' is yes or no");
  }

  std::span<const Option> options_;
  bool found_;
  Config config_;
  std::size_t line_ = 0;
};

std::optional<fs::path> nearest_file(const Arguments& arguments) {
  std::error_code error;
  fs::path folder = fs::current_path(error);
  if (!arguments.operands().empty()) {
    const fs::path input = fs::weakly_canonical(arguments.operands().front(), error);
    if (!error && fs::is_directory(input, error))
      folder = input;
    else if (!error && fs::is_regular_file(input, error))
      folder = input.parent_path();
  }
  for (;; folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / kFileName, error)) return folder / kFileName;
    if (!folder.has_relative_path()) return std::nullopt;
  }
}

}  // namespace

Config parse_config(std::string_view text, const std::string& path, std::span<const Option> options,
                    bool found) {
  return Parser(path, options, found).parse(text);
}

std::optional<Config> find_config(const Arguments& arguments, std::span<const Option> options) {
  const bool named = arguments.has("config");
  std::optional<fs::path> path = named ? fs::path(arguments.get("config")) : nearest_file(arguments);
  if (!path) return std::nullopt;
  std::ifstream file(*path, std::ios::binary);
  if (!file) throw UsageError("the configuration " + path->string() + " cannot be read");
  const std::string text = read_at_most(file, kMaxBytes + 1);
  if (text.size() > kMaxBytes)
    throw UsageError("the configuration " + path->string() + " is larger than 1 MiB");
  return parse_config(text, path->string(), options, !named);
}

}  // namespace citecheck

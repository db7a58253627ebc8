#pragma once
// The configuration file, .citecheck.cfg: options by their own names, one a line, and sections of hosts that
// are asked otherwise than the rest.
//
//     # A comment.
//     fail-on = warning
//     ignore = DAT005
//     [host *.example.org]
//     delay = 2000
//
// A file that was found and not named is part of what is checked, and may come from anybody: it cannot say
// where requests go, what they carry, or where files are written.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/cli/arguments.hpp"

namespace citecheck {

struct Setting {
  std::string name, value;
  std::size_t line = 0;
};

struct HostSection {
  std::string host;  ///< "example.org", or "*.example.org" for it and all below it.
  std::vector<Setting> settings;
  std::size_t line = 0;
};

struct Config {
  std::string path;
  std::vector<Setting> settings;
  std::vector<HostSection> hosts;
};

/// Reads the text of the file `path`. Throws UsageError with the line: for a name that no option has (and the
/// nearest one that there is), and, if `found`, for an option that such a file must not set.
Config parse_config(std::string_view text, const std::string& path, std::span<const Option> options,
                    bool found);

/// The configuration for these arguments: the file --config names, else the nearest .citecheck.cfg in the
/// folder of the first operand or above it (of the working directory, where that is no file). None if there
/// is none.
std::optional<Config> find_config(const Arguments& arguments, std::span<const Option> options);

}  // namespace citecheck

#pragma once
// Golden files: what an output looked like when a person last approved it.

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citecheck::test {

/// None if `text` equals the file (`path` from the root of the source tree), else what differs first, for
/// INFO or FAIL. With CITECHECK_UPDATE_GOLDEN set to something in the environment the file is rewritten
/// instead.
std::string golden_difference(std::string_view path, std::string_view text);

/// Every occurrence of a first replaced by its second: ports, times and folders that change from run to run.
std::string with_replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& changes);

/// The whole file; throws std::runtime_error if it cannot be read.
std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, std::string_view text);

}  // namespace citecheck::test

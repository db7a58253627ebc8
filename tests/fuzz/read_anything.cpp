#include "fuzz/read_anything.hpp"

#include <memory>
#include <sstream>

#include "unit/references/sound.hpp"

namespace citecheck::test {

std::string read_anything(const FormatInfo& format, std::string_view bytes) {
  // A bibliography that the input names is the input again: so its reader meets the bytes too.
  ReadOptions options;
  options.namespaces = {};
  options.redirects = true;
  options.companion = [bytes](std::string_view) -> Result<std::string> { return std::string(bytes); };
  format.looks_like(bytes);
  const auto reader = format.open(std::make_unique<std::istringstream>(std::string(bytes)), "fuzz", options);
  while (const std::optional<Article> article = reader->next())
    if (std::string fault = unsound(*article); !fault.empty()) return fault;
  return {};
}

}  // namespace citecheck::test

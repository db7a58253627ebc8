#include "checker/cli/input_options.hpp"

namespace citecheck {

const FormatInfo* format_option(const Arguments& arguments) {
  if (!arguments.has("format")) return nullptr;
  if (const FormatInfo* format = find_format(arguments.get("format"))) return format;
  throw UsageError("there is no input format '" + arguments.get("format") + "'");
}

}  // namespace citecheck

#include "checker/cli/input_options.hpp"

#include <algorithm>
#include <charconv>

namespace citecheck {

const FormatInfo* format_option(const Arguments& arguments) {
  if (!arguments.has("format")) return nullptr;
  if (const FormatInfo* format = find_format(arguments.get("format"))) return format;
  throw UsageError("there is no input format '" + arguments.get("format") + "'");
}

ReadOptions read_options(const Arguments& arguments, unsigned threads) {
  ReadOptions options;
  options.threads = threads;
  options.redirects = arguments.has("redirects");
  if (!arguments.has("namespaces")) return options;
  options.namespaces.clear();
  const std::string list = arguments.get("namespaces");
  if (list == "all") return options;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t comma = std::min(list.find(',', at), list.size());
    int number = 0;
    const auto [end, error] = std::from_chars(list.data() + at, list.data() + comma, number);
    if (error != std::errc{} || end != list.data() + comma)
      throw UsageError("--namespaces takes numbers with commas between, such as 0,4, or all; not '" + list +
                       "'");
    options.namespaces.push_back(number);
    at = comma + 1;
  }
  return options;
}

}  // namespace citecheck

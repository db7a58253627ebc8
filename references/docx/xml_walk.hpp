#pragma once
// Names of XML elements without their prefix: which prefix stands for a namespace is up to the writer.

#include <string_view>

namespace citecheck::docx {

inline std::string_view local_name(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

}  // namespace citecheck::docx

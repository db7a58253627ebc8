#include "reports/archive_link.hpp"

#include <filesystem>

#include "references/archives/stamp.hpp"
#include "references/url.hpp"
#include "reports/time_text.hpp"

namespace citecheck {

std::string archive_link(const Captured& captured, const std::string& folder) {
  std::error_code error;
  const std::filesystem::path file = std::filesystem::absolute(captured.file, error);
  const std::filesystem::path from = std::filesystem::absolute(folder.empty() ? "." : folder, error);
  const std::string path = error ? captured.file : file.lexically_relative(from.lexically_normal()).string();
  return percent_encoded(path, "/") + "#view=pages&url=" + percent_encoded(captured.entry_url) +
         "&ts=" + archives::digits_of(to_text(captured.entry_at)).substr(0, 14);
}

}  // namespace citecheck

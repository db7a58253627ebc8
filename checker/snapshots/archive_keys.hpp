#pragma once
// ArchiveKeys: what proves to archive.org whose account it is that saves pages (the S3-like keys of
// https://archive.org/account/s3.php). They come from the environment or from a file in the form of netrc,
// never from the command line, where others would see them; and they are written nowhere.

#include <functional>
#include <string>
#include <string_view>

#include "references/result.hpp"

namespace citecheck {

/// The environment variables that hold them.
inline constexpr const char* kArchiveKeyVariable = "CITECHECK_ARCHIVE_ORG_KEY";
inline constexpr const char* kArchiveSecretVariable = "CITECHECK_ARCHIVE_ORG_SECRET";

struct ArchiveKeys {
  std::string key, secret;

  /// The header line that carries them.
  std::string authorization() const { return "Authorization: LOW " + key + ':' + secret; }
};

/// The value of an environment variable, "" if it is not set.
using Environment = std::function<std::string(const char* name)>;

/// The keys from the netrc file that is named; without one from the environment, else from ~/.netrc. A file
/// that others may read or write is refused. No error holds anything of a key.
Result<ArchiveKeys> read_archive_keys(const std::string& netrc_file, const Environment& environment);

/// From the text of a netrc file: `machine web.archive.org login KEY password SECRET`. The words stand in any
/// lines, comments (a line that begins with #) and macros are passed over, values may be quoted; the entry
/// `default` is nobody's key. The error is a sentence without its subject.
Result<ArchiveKeys> parse_netrc(std::string_view text);

}  // namespace citecheck

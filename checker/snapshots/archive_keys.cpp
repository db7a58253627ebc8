#include "checker/snapshots/archive_keys.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

namespace citecheck {

namespace {

constexpr std::string_view kMachine = "web.archive.org";
constexpr std::size_t kMaxBytes = 1u << 20;

tl::unexpected<Error> wrong(std::string what) {
  return tl::unexpected(Error{std::move(what), 0});
}

/// The words of a netrc file, one after the other.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  std::optional<std::string> next() {
    skip_space();
    while (at_ < text_.size() && text_[at_] == '#' && begins_line_) {
      skip_line();
      skip_space();
    }
    begins_line_ = false;
    if (at_ == text_.size()) return std::nullopt;
    return text_[at_] == '"' ? quoted() : plain();
  }

  /// A macro's lines, up to an empty one.
  void skip_macro() {
    skip_line();
    while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') skip_line();
  }

 private:
  static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

  void skip_space() {
    for (; at_ < text_.size() && is_space(text_[at_]); ++at_) begins_line_ |= text_[at_] == '\n';
  }

  void skip_line() {
    at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
    begins_line_ = true;
  }

  std::string plain() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string quoted() {
    std::string out;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      out += text_[at_];
    }
    if (at_ < text_.size()) ++at_;
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool begins_line_ = true;
};

/// They become part of a header line, where a ":" stands between them.
bool is_key(std::string_view text) {
  return !text.empty() && text.size() <= 256 &&
         std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f && c != ':'; });
}

Result<ArchiveKeys> checked(ArchiveKeys keys, const std::string& where) {
  if (is_key(keys.key) && is_key(keys.secret)) return keys;
  return wrong(where +
               " does not hold what archive.org gives as an access key and its secret: each is one word of "
               "letters and digits; copy them from https://archive.org/account/s3.php");
}

/// The bytes of a file that nobody but its owner can read.
Result<std::string> private_bytes(const std::string& path) {
  const auto fail = [&](const std::string& what) { return wrong("the file of keys " + path + ' ' + what); };
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return fail(std::string("cannot be read: ") + std::strerror(errno));
  struct stat about {};
  std::string bytes;
  std::array<char, 4096> piece{};
  const bool told = fstat(fd, &about) == 0;
  const bool open_to_others = !told || (about.st_mode & (S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH)) != 0;
  ssize_t got = 0;
  while (!open_to_others && bytes.size() <= kMaxBytes && (got = read(fd, piece.data(), piece.size())) > 0)
    bytes.append(piece.data(), static_cast<std::size_t>(got));
  close(fd);
  if (open_to_others) return fail("may be read or changed by others, who are not to know them; chmod 600 it");
  if (got < 0) return fail("cannot be read");
  if (bytes.size() > kMaxBytes) return fail("is larger than 1 MiB");
  return bytes;
}

Result<ArchiveKeys> keys_of_file(const std::string& path) {
  const Result<std::string> bytes = private_bytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  Result<ArchiveKeys> keys = parse_netrc(*bytes);
  if (!keys) return wrong("the file of keys " + path + ' ' + keys.error().what);
  return checked(*std::move(keys), "the file of keys " + path);
}

}  // namespace

Result<ArchiveKeys> parse_netrc(std::string_view text) {
  Words words(text);
  bool ours = false, found = false;
  ArchiveKeys keys;
  while (const auto word = words.next()) {
    if (*word == "machine") {
      if (found) break;
      ours = found = words.next() == kMachine;
    } else if (*word == "default") {
      ours = false;
    } else if (*word == "macdef") {
      words.skip_macro();
    } else if (*word == "login" || *word == "password" || *word == "account") {
      std::string value = words.next().value_or("");
      if (ours && *word == "login")
        keys.key = std::move(value);
      else if (ours && *word == "password")
        keys.secret = std::move(value);
    }
  }
  if (!found) return wrong("has no entry 'machine web.archive.org login KEY password SECRET'");
  if (keys.key.empty() || keys.secret.empty())
    return wrong("lacks the login or the password of its entry 'machine web.archive.org'");
  return keys;
}

Result<ArchiveKeys> read_archive_keys(const std::string& netrc_file, const Environment& environment) {
  if (!netrc_file.empty()) return keys_of_file(netrc_file);
  ArchiveKeys keys{environment(kArchiveKeyVariable), environment(kArchiveSecretVariable)};
  if (keys.key.empty() != keys.secret.empty())
    return wrong(std::string("of ") + kArchiveKeyVariable + " and " + kArchiveSecretVariable +
                 " only one is set; set both");
  if (!keys.key.empty())
    return checked(std::move(keys), std::string(kArchiveKeyVariable) + " or " + kArchiveSecretVariable);
  const std::string home = environment("HOME");
  const std::string path = home + "/.netrc";
  if (!home.empty() && access(path.c_str(), F_OK) == 0) return keys_of_file(path);
  return wrong(std::string("there are no keys: set ") + kArchiveKeyVariable + " and " +
               kArchiveSecretVariable +
               ", or write 'machine web.archive.org login KEY password SECRET' to ~/.netrc; "
               "https://archive.org/account/s3.php gives you both");
}

}  // namespace citecheck

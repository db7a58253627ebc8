// citecheck-pdf: reads one PDF from its standard input and writes what is in it to its standard output, which
// must be a pipe, as one line of JSON (describe.hpp). It is a program of its own because poppler, which it
// links, is under the GPL and reads hostile files: citecheck starts it once for each PDF and survives it.
#include <unistd.h>

#include <array>
#include <cerrno>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "checker/pdf/bounds.hpp"
#include "checker/pdf/describe.hpp"

namespace {

constexpr std::size_t kMaxBytes = 64u << 20;

bool read_all(std::vector<char>& bytes) {
  std::array<char, 1u << 16> piece{};
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return count == 0;
    if (bytes.size() + static_cast<std::size_t>(count) > kMaxBytes) return false;
    bytes.insert(bytes.end(), piece.data(), piece.data() + count);
  }
}

bool write_all(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

int main() {
  citecheck::pdf::prepare();
  citecheck::pdf::confine_process();
  int code = 1;
  try {
    std::vector<char> bytes;
    if (read_all(bytes) && write_all(citecheck::pdf::describe(std::move(bytes)) + "\n")) code = 0;
  } catch (const std::bad_alloc&) {
    code = 2;
  }
  _exit(code);  // Nothing is worth tidying up.
}

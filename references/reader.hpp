#pragma once
// Reader: takes the articles of one input, one after the other. One FormatInfo per format; the table of them
// is all the rest of the program knows of formats.

#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/result.hpp"

namespace citecheck {

/// What readers may be told and given.
struct ReadOptions {
  std::vector<int> namespaces{0};  ///< Of a dump: pages of these only; empty is all.
  bool redirects = false;          ///< Of a dump: pages that only lead to another one too.
  unsigned threads = 1;            ///< How many may decode at once.
  /// The bytes of a file that the article names (a bibliography), by its name relative to the article.
  /// Whoever gives this decides what may be read; the error is a sentence for a person. Null: no file may be
  /// read.
  std::function<Result<std::string>(std::string_view name)> companion;
};

class Reader {
 public:
  virtual ~Reader() = default;
  /// The next article, none after the last. Malformed text becomes a Problem of the article; throws
  /// std::runtime_error only if the stream itself fails.
  virtual std::optional<Article> next() = 0;
};

struct FormatInfo {
  Format format;
  std::string_view name;                       ///< As --format takes it.
  std::span<const std::string_view> suffixes;  ///< ".wiki", ".mediawiki": lower case, with the dot.
  int (*looks_like)(std::string_view head);    ///< How much the first bytes look like it: 0..100.
  std::unique_ptr<Reader> (*open)(std::unique_ptr<std::istream> in, std::string path,
                                  const ReadOptions& options);
  bool binary =
      false;  ///< Its bytes are not text (an archive, a compressed file): looks_like is asked first.
};

/// Every format that can be read, in the order of their names.
std::span<const FormatInfo> formats();

/// By its --format name; null if there is none.
const FormatInfo* find_format(std::string_view name);

/// By suffix and content: a suffix decides unless the content contradicts it, content alone decides for
/// standard input and unknown suffixes. Null if the bytes look like none (a binary file).
const FormatInfo* guess_format(std::string_view path, std::string_view head);

}  // namespace citecheck

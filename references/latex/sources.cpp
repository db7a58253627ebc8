#include "references/latex/sources.hpp"

#include <algorithm>
#include <utility>

#include "references/bibtex/bibtex.hpp"
#include "references/charset.hpp"
#include "references/one_article.hpp"
#include "references/text.hpp"

namespace citecheck::latex {

namespace {

constexpr std::size_t kMostFiles = 256;
/// Files that are not there are asked for, too.
constexpr std::size_t kMostTried = 2000;

/// The option of \usepackage[…]{inputenc}, or what a database says of itself.
std::string_view stated_charset(std::string_view text) {
  const std::string_view head = text.substr(0, 8192);
  const std::size_t package = head.find("{inputenc}");
  if (package != std::string_view::npos) {
    const std::size_t open = head.rfind('[', package), close = head.rfind(']', package);
    if (open != std::string_view::npos && close != std::string_view::npos && open < close)
      if (const auto name = head.substr(open + 1, close - open - 1); !encoding_named(name).empty())
        return name;
  }
  return bibtex::stated_charset(text);
}

}  // namespace

Sources::Sources(std::string path, std::string main, const ReadOptions& options) : options_(options) {
  folder_ = path.substr(0, path.find_last_of('/') + 1);
  parts_.push_back({std::move(path), 0});
  text_ = text_of(std::move(main), 0);
}

std::string Sources::text_of(std::string bytes, std::size_t begin) {
  std::string text = utf8(std::move(bytes), begin);
  if (auto clean = with_text_only(text, begin, problems_)) return *std::move(clean);
  return text;
}

std::string Sources::utf8(std::string bytes, std::size_t begin) {
  if (!first_invalid_utf8(bytes) && utf16_of(bytes).empty()) return bytes;
  const std::string_view stated = stated_charset(bytes);
  const std::string encoding(choose_encoding(bytes, {.document = stated}));
  problems_.push_back({"invalid-utf8",
                       to_valid_utf8(parts_.back().path) + " is not UTF-8; it was read as " + encoding +
                           ": save it as UTF-8 to be sure of its letters",
                       {begin, begin}});
  return to_utf8(bytes, {.document = stated});
}

std::optional<Span> Sources::add(const std::vector<std::string>& names) {
  failure_.clear();
  for (const std::string& name : names)
    if (names_.contains(name)) return std::nullopt;
  if (!options_.companion) {
    failure_ = "the file " + names.front() + " was not read: only the document was given";
    return std::nullopt;
  }
  for (const std::string& name : names) {
    if (const auto known = failures_.find(name); known != failures_.end()) {
      if (failure_.empty()) failure_ = known->second;
      continue;
    }
    if (parts_.size() > kMostFiles || failures_.size() >= kMostTried) {
      failure_ = "the file " + name + " was not read: the document names more than " +
                 std::to_string(parts_.size() > kMostFiles ? kMostFiles : kMostTried) + " files";
      return std::nullopt;
    }
    Result<std::string> bytes = options_.companion(name);
    if (bytes && bytes->size() > kMostSource - std::min(kMostSource, text_.size()))
      bytes =
          tl::unexpected(Error{"the file " + name + " was not read: with it the document and its files are " +
                                   "larger than " + std::to_string(kMostSource >> 20) + " MiB",
                               0});
    if (!bytes) {
      failures_.emplace(name, bytes.error().what);
      if (failure_.empty()) failure_ = bytes.error().what;
      continue;
    }
    failure_.clear();
    names_.insert(name);
    text_ += '\n';
    const std::size_t begin = text_.size();
    parts_.push_back({folder_ + name, begin});
    text_ += text_of(std::move(*bytes), begin);
    return Span{begin, text_.size()};
  }
  return std::nullopt;
}

}  // namespace citecheck::latex

#include "references/wikitext/wikitext.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "references/text.hpp"
#include "references/wikitext/assemble.hpp"

namespace citecheck {

namespace {

std::string read_all(std::istream& in, const std::string& path) {
  std::string bytes;
  constexpr std::size_t kChunk = 1 << 16;
  while (in) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kChunk);
    in.read(bytes.data() + size, kChunk);
    bytes.resize(size + static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) throw std::runtime_error("cannot read " + path + ": check the file and its device");
  return bytes;
}

// "data/Anarchism_(book).wiki" -> "Anarchism (book)"; nothing for standard input.
std::string title_of(std::string_view path) {
  path = path.substr(path.find_last_of('/') + 1);
  if (path == "-") return {};
  if (const std::size_t dot = path.rfind('.'); dot != std::string_view::npos && dot > 0)
    path = path.substr(0, dot);
  std::string title(path);
  std::ranges::replace(title, '_', ' ');
  return title;
}

void report_invalid_utf8(std::string_view text, Article& article) {
  const auto first = first_invalid_utf8(text);
  if (!first) return;
  std::size_t count = 0;
  for (std::size_t at = *first; at < text.size();) {
    ++count;
    const auto next = first_invalid_utf8(text.substr(at + 1));
    at = next ? at + 1 + *next : text.size();
  }
  article.problems.push_back(
      {"invalid-utf8",
       std::to_string(count) + " bytes are not UTF-8, the first at byte " + std::to_string(*first),
       {*first, *first + 1}});
}

class WikitextReader : public Reader {
 public:
  WikitextReader(std::unique_ptr<std::istream> in, std::string path)
      : in_(std::move(in)), path_(std::move(path)) {}

  std::optional<Article> next() override {
    if (!in_) return std::nullopt;
    Article article;
    article.source = std::make_shared<const std::string>(read_all(*in_, path_));
    in_.reset();
    article.path = path_;
    article.title = title_of(path_);
    article.format = Format::wikitext;
    report_invalid_utf8(*article.source, article);
    wikitext::Page page{*article.source, wikitext::scan(*article.source)};
    article.problems.insert(article.problems.end(), page.markup.problems.begin(), page.markup.problems.end());
    wikitext::assemble(page, article);
    return article;
  }

 private:
  std::unique_ptr<std::istream> in_;
  std::string path_;
};

std::size_t occurrences(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
    ++count;
  return count;
}

}  // namespace

std::unique_ptr<Reader> open_wikitext(std::unique_ptr<std::istream> in, std::string path) {
  return std::make_unique<WikitextReader>(std::move(in), std::move(path));
}

int looks_like_wikitext(std::string_view head) {
  const std::string_view start = trim(head);
  if (starts_with_ignoring_case(start, "<!doctype") || starts_with_ignoring_case(start, "<html") ||
      starts_with_ignoring_case(start, "<?xml"))
    return 0;
  int score = 0;
  if (occurrences(head, "[[") > 0 && occurrences(head, "]]") > 0) score += 30;
  if (occurrences(head, "{{") > 0 && occurrences(head, "}}") > 0) score += 25;
  if (occurrences(head, "<ref") > 0) score += 30;
  if (occurrences(head, "'''") > 1) score += 15;
  if (head.starts_with("==") || occurrences(head, "\n==") > 0) score += 20;
  return std::min(score, 95);
}

}  // namespace citecheck

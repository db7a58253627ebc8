#include "references/one_article.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "references/charset.hpp"
#include "references/cut_url.hpp"
#include "references/problem_list.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

// At most `limit` bytes, and one more if there are more.
std::string read_beyond(std::istream& in, std::size_t limit, const std::string& path) {
  constexpr std::size_t kBlock = 1 << 16;
  std::string bytes;
  if (const auto available = in.rdbuf()->in_avail(); available > 0)
    bytes.reserve(std::min(static_cast<std::size_t>(available), limit) + 1);
  while (in && bytes.size() <= limit) {
    // What is reserved is filled first: room that is not needed would be cleared for nothing.
    const std::size_t size = bytes.size(), room = bytes.capacity() - size;
    const std::size_t wanted = std::min(room > 0 ? room : kBlock, limit + 1 - size);
    bytes.resize(size + wanted);
    in.read(bytes.data() + size, static_cast<std::streamsize>(wanted));
    bytes.resize(size + static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) throw std::runtime_error("cannot read " + path + ": check the file and its device");
  // The source is kept to the end of the run; grown by doubling, half of it may be room.
  if (bytes.capacity() - bytes.size() > bytes.size() / 8) bytes.shrink_to_fit();
  return bytes;
}

// Ends the text behind its last whole line.
void cut(std::string& text) {
  constexpr std::size_t kLongestLine = 1 << 20;
  std::size_t end = text.size() - 1;
  if (const std::size_t line = text.rfind('\n', end - 1);
      line != std::string::npos && end - line < kLongestLine)
    end = line + 1;
  text.resize(end);
}

std::string read_source(std::istream& in, Density density, Article& article) {
  std::string bytes = read_beyond(in, kMostSource, article.path);
  const bool too_large = bytes.size() > kMostSource;
  const std::size_t within = size_within(bytes, density);
  const bool too_dense = within < bytes.size();
  if (too_dense) bytes.resize(within + 1);
  if (too_large || too_dense) {
    cut(bytes);
    const std::string bound =
        too_dense ? "holds more than " + std::to_string(density.most) + " " + std::string(density.name)
                  : "is larger than " + std::to_string(kMostSource >> 20) + " MiB";
    article.problems.push_back({"input-cut",
                                "the input " + bound + " and is not read from byte " +
                                    std::to_string(bytes.size()) + " on: give it in several files",
                                {bytes.size(), bytes.size()}});
  }
  return bytes;
}

class OneArticle final : public Reader {
 public:
  OneArticle(std::unique_ptr<std::istream> in, std::string path, Format format, const ReadOptions& options,
             ReadArticle read, Density density)
      : in_(std::move(in)),
        path_(std::move(path)),
        format_(format),
        options_(options),
        read_(read),
        density_(density) {}

  std::optional<Article> next() override {
    if (!in_) return std::nullopt;
    Article article;
    article.path = path_;
    article.format = format_;
    article.source = std::make_shared<const std::string>(read_source(*in_, density_, article));
    in_.reset();
    read_(article, options_);
    report_cut_url(article);
    bound_problems(article.problems);
    return article;
  }

 private:
  std::unique_ptr<std::istream> in_;
  std::string path_;
  Format format_;
  ReadOptions options_;
  ReadArticle read_;
  Density density_;
};

}  // namespace

std::unique_ptr<Reader> one_article(std::unique_ptr<std::istream> in, std::string path, Format format,
                                    const ReadOptions& options, ReadArticle read, Density density) {
  return std::make_unique<OneArticle>(std::move(in), std::move(path), format, options, read, density);
}

std::string title_from_path(std::string_view path) {
  path = path.substr(path.find_last_of('/') + 1);
  if (path == "-") return {};
  if (const std::size_t dot = path.rfind('.'); dot != std::string_view::npos && dot > 0)
    path = path.substr(0, dot);
  std::string title(path);
  std::ranges::replace(title, '_', ' ');
  return title;
}

bool decode_source(Article& article, std::string_view declared) {
  const std::string_view bytes = *article.source;
  const bool needs_no_look = declared.empty() && !first_invalid_utf8(bytes) && utf16_of(bytes).empty();
  const std::string encoding(needs_no_look ? "utf-8" : choose_encoding(bytes, {{}, declared}));
  bool valid = true;
  if (encoding != "utf-8") {
    const std::size_t first = first_invalid_utf8(bytes).value_or(0);
    article.source = std::make_shared<const std::string>(decode_charset(bytes, encoding));
    // Up to there both texts are the same, unless it is UTF-16.
    const std::size_t place = std::min(first, article.source->size());
    article.problems.push_back({"converted-charset",
                                "the text is in " + encoding +
                                    " and was converted: places are those in UTF-8, and are off in the file",
                                {place, place}});
  } else if (!needs_no_look) {
    valid = report_invalid_utf8(article);
  }
  keep_text_only(article);
  return valid;
}

std::optional<std::string> with_text_only(std::string_view text, std::size_t begin,
                                          std::vector<Problem>& problems) {
  constexpr std::string_view kLineWithMark = "\n\xEF\xBB\xBF";
  const std::size_t first_zero = text.find('\0');
  // Lines are many, and bytes that begin such a mark few.
  std::size_t first_mark = text.find('\xEF', 1);
  while (first_mark != std::string_view::npos && !text.substr(first_mark - 1).starts_with(kLineWithMark))
    first_mark = text.find('\xEF', first_mark + 1);
  if (first_mark != std::string_view::npos) --first_mark;
  if (first_zero == std::string_view::npos && first_mark == std::string_view::npos) return std::nullopt;
  std::string out(text);
  if (first_zero != std::string_view::npos) {
    const std::size_t at = begin + first_zero;
    problems.push_back(
        {"zero-byte",
         "the text holds zero bytes, the first at byte " + std::to_string(at) + "; each is read as a space",
         {at, at + 1}});
    std::ranges::replace(out, '\0', ' ');
  }
  for (std::size_t at = first_mark; at != std::string::npos; at = out.find(kLineWithMark, at))
    out.replace(at + 1, kLineWithMark.size() - 1, kLineWithMark.size() - 1, ' ');
  return out;
}

void keep_text_only(Article& article) {
  if (auto text = with_text_only(*article.source, 0, article.problems))
    article.source = std::make_shared<const std::string>(*std::move(text));
}

bool report_invalid_utf8(Article& article) {
  const std::string_view text = *article.source;
  const auto first = first_invalid_utf8(text);
  if (!first) return true;
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
  return false;
}

}  // namespace citecheck

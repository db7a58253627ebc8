#pragma once
// What readers share that take a whole input as one article: reading the stream to its end, the title that a
// file's name gives, and telling of bytes that are not UTF-8.

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/bounds.hpp"
#include "references/reader.hpp"

namespace citecheck {

/// Fills in an article of which path, format and source are set; may replace the source (another charset,
/// several parts).
using ReadArticle = void (*)(Article& article, const ReadOptions& options);

/// Bytes of one input that are read. It is held in memory whole, and with it what is read from it, which
/// bounds.hpp bounds. No article is so long; a bibliography may be, and
/// can be given in several files.
inline constexpr std::size_t kMostSource = std::size_t{64} << 20;

/// A reader whose only article `read` fills in. Of an input larger than kMostSource, or denser than
/// `density`, the first lines are read, and a Problem "input-cut" says from which byte on it is not.
std::unique_ptr<Reader> one_article(std::unique_ptr<std::istream> in, std::string path, Format format,
                                    const ReadOptions& options, ReadArticle read, Density density = {});

/// "data/Anarchism_(book).wiki" -> "Anarchism (book)"; "" for standard input.
std::string title_from_path(std::string_view path);

/// Makes the source UTF-8 where its byte order mark, or bytes that are not UTF-8, say that it is in another
/// charset (the one it declares, if it does), and tells so in a Problem "converted-charset": offsets are then
/// those of the converted text. What is no text becomes spaces. True if the source is UTF-8 now.
bool decode_source(Article& article, std::string_view declared = {});

/// `text` with spaces for zero bytes, which a Problem "zero-byte" tells of, and for byte order marks that
/// begin a line other than the first (of several files put together); none where there is nothing of that.
/// The Problem's offset counts from `begin`.
std::optional<std::string> with_text_only(std::string_view text, std::size_t begin,
                                          std::vector<Problem>& problems);
/// The same with the source of an article.
void keep_text_only(Article& article);

/// A Problem "invalid-utf8" where the source is not UTF-8: how many bytes are not, and where the first is.
/// True if it is UTF-8.
bool report_invalid_utf8(Article& article);

}  // namespace citecheck

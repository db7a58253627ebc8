#include "references/dump/dump.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "references/charset.hpp"
#include "references/compression/byte_source.hpp"
#include "references/compression/utf8_source.hpp"
#include "references/dump/page.hpp"
#include "references/dump/splitter.hpp"
#include "references/problem_list.hpp"
#include "references/text.hpp"
#include "references/wikitext/wikitext.hpp"

namespace citecheck {

namespace {

using dump::Piece;

class DumpReader final : public Reader {
 public:
  DumpReader(std::unique_ptr<std::istream> in, std::string path, const ReadOptions& options)
      : path_(std::move(path)),
        options_(options),
        bytes_(open_utf8_source(open_byte_source(std::move(in), options.threads))),
        splitter_(*bytes_) {}

  std::optional<Article> next() override {
    while (std::optional<Piece> piece = splitter_.next())
      if (std::optional<Article> article = take(*piece)) return article;
    return last_words();
  }

 private:
  std::optional<Article> take(const Piece& piece) {
    switch (piece.kind) {
      case Piece::Kind::declaration:
        encoding_ = encoding_named(dump::declared_encoding(piece.xml));
        if (encoding_.starts_with("utf-16")) encoding_.clear();  // The source has made it UTF-8.
        break;
      case Piece::Kind::root:
        known_ = true;
        dump::read_root(piece.xml, site_);
        break;
      case Piece::Kind::site_info:
        dump::read_site_info(piece.xml, site_);
        break;
      case Piece::Kind::page:
        known_ = true;
        if (is_whole(piece)) return take_page(piece);
        told_ = true;
        return take_cut_page(piece);
      case Piece::Kind::problem:
        told_ = true;
        return fault(piece.problem);
    }
    return std::nullopt;
  }

  bool wants(int ns) const {
    return options_.namespaces.empty() ||
           std::ranges::find(options_.namespaces, ns) != options_.namespaces.end();
  }

  static bool is_whole(const Piece& page) { return page.problem.kind.empty(); }

  /// With what cut it; where the page is not wanted, that alone.
  std::optional<Article> take_cut_page(const Piece& piece) {
    std::optional<Article> article = take_page(piece);
    if (!article) return fault(piece.problem);
    article->problems.push_back(piece.problem);
    return article;
  }

  /// Of each kind the first are told, the others counted: a broken dump may hold millions.
  std::optional<Article> fault(Problem problem) {
    if (++faults_[problem.kind] > kMostOfAKind) return std::nullopt;
    return of_stream({std::move(problem)});
  }

  std::optional<Article> take_page(const Piece& piece) {
    const dump::PageHead head = dump::read_head({piece.xml.data(), piece.head});
    if (head.ns && !wants(*head.ns)) return std::nullopt;
    if (head.redirect && !options_.redirects) return std::nullopt;
    std::string decoded;
    std::span<char> xml = piece.xml;
    if (!encoding_.empty() && encoding_ != "utf-8") {
      decoded = decode_charset({xml.data(), xml.size()}, encoding_);
      xml = decoded;
    }
    const auto nuls = replace_nuls(xml);
    Result<dump::Page> page = dump::read_page(xml, !is_whole(piece));
    if (!page)
      return fault({"malformed-page",
                    "The page at byte " + std::to_string(piece.offset) +
                        " of the XML is malformed and is left out: " + page.error().what,
                    {}});
    if (!head.ns && !wants(dump::namespace_of(page->title, site_))) return std::nullopt;
    if (!options_.redirects && dump::is_redirect(page->text)) return std::nullopt;
    if (!is_whole(piece) && !page->has_text) return std::nullopt;
    if (page->model != "wikitext") {
      constexpr std::size_t kMostModels = 20;
      ++other_models_[other_models_.size() < kMostModels ? page->model : "others"];
      return std::nullopt;
    }
    if (!page->has_text) {
      ++without_text_;
      return std::nullopt;
    }
    Article article = article_of(std::move(*page), nuls);
    if (!is_whole(piece)) leave_out_cut(article);
    return article;
  }

  /// By spaces; how many there were. Nearly no page has any.
  static std::size_t replace_nuls(std::span<char> xml) {
    if (std::string_view(xml.data(), xml.size()).find('\0') == std::string_view::npos) return 0;
    const auto count = std::ranges::count(xml, '\0');
    std::ranges::replace(xml, '\0', ' ');
    return static_cast<std::size_t>(count);
  }

  /// Half a URL is another URL, what a mark leads to may have stood behind, and what is not closed was.
  static void leave_out_cut(Article& article) {
    while (!article.citations.empty() && article.citations.back().span.end >= article.source->size())
      article.citations.pop_back();
    article.dangling_marks.clear();
    article.problems.clear();
  }

  Article article_of(dump::Page page, std::size_t nuls) const {
    Article article;
    article.format = Format::mediawiki_dump;
    article.title = to_valid_utf8(page.title);
    article.path = path_ + "/" + article.title;
    std::replace(article.path.begin() + static_cast<std::ptrdiff_t>(path_.size()), article.path.end(), ' ',
                 '_');
    article.language = site_.language;
    article.source = std::make_shared<const std::string>(std::move(page.text));
    if (nuls > 0)
      article.problems.push_back(
          {"nul-bytes",
           std::to_string(nuls) + " NUL bytes, which XML does not allow, are read as spaces",
           {}});
    read_wikitext(article);
    bound_problems(article.problems);
    return article;
  }

  /// What belongs to no page.
  Article of_stream(std::vector<Problem> problems) const {
    Article article;
    article.format = Format::mediawiki_dump;
    article.path = path_;
    article.source = std::make_shared<const std::string>();
    article.problems = std::move(problems);
    return article;
  }

  std::optional<Article> last_words() {
    if (std::exchange(ended_, true)) return std::nullopt;
    std::vector<Problem> problems;
    if (!known_ && !told_)
      problems.push_back(
          {"not-a-dump",
           "There is neither <mediawiki> nor <page> in it: it is no dump of a MediaWiki, or the "
           "wrong --format was given",
           {}});
    for (const auto& [kind, count] : faults_)
      if (count > kMostOfAKind) problems.push_back({kind, more_of_a_kind(kind, count - kMostOfAKind), {}});
    if (!other_models_.empty()) {
      std::string what = "Pages in other content models than wikitext were not read:";
      for (const auto& [model, count] : other_models_)
        what.append(" ")
            .append(ellipsize(to_valid_utf8(model), 60))
            .append(" ")
            .append(std::to_string(count));
      problems.push_back({"other-content-model", std::move(what), {}});
    }
    if (without_text_ > 0)
      problems.push_back({"no-text",
                          std::to_string(without_text_) +
                              " pages carry no text: it was deleted, or this is a stub dump; take one named "
                              "pages-articles or pages-meta-current",
                          {}});
    if (problems.empty()) return std::nullopt;
    return of_stream(std::move(problems));
  }

  std::string path_;
  ReadOptions options_;
  std::unique_ptr<ByteSource> bytes_;
  dump::Splitter splitter_;
  dump::Site site_;
  std::string encoding_;
  std::map<std::string, std::size_t> other_models_;
  std::map<std::string_view, std::size_t> faults_;  ///< By the kind of problem.
  std::size_t without_text_ = 0;
  bool known_ = false;  ///< It is a dump.
  bool told_ = false;   ///< That something is wrong with the stream.
  bool ended_ = false;
};

/// Behind the byte order mark, white space, declarations and comments.
std::string_view first_element(std::string_view xml) {
  for (;;) {
    xml = trim(xml);
    const std::string_view ending = xml.starts_with("<!--") ? "-->" : xml.starts_with("<?") ? "?>" : "";
    const std::size_t end = ending.empty() ? std::string_view::npos : xml.find(ending);
    if (end == std::string_view::npos) return xml;
    xml.remove_prefix(end + ending.size());
  }
}

}  // namespace

std::unique_ptr<Reader> open_dump(std::unique_ptr<std::istream> in, std::string path,
                                  const ReadOptions& options) {
  return std::make_unique<DumpReader>(std::move(in), std::move(path), options);
}

int looks_like_dump(std::string_view head) {
  const Compression compression = compression_of(head);
  const std::string decoded =
      compression == Compression::none ? std::string() : to_utf8(decompressed_head(head));
  const std::string_view element = first_element(compression == Compression::none ? head : decoded);
  if (element.starts_with("<mediawiki") || element.starts_with("<page>")) return 95;
  // The first block of bzip2 may be longer than what is at hand, and hardly anything but dumps comes so.
  return compression == Compression::bzip2 && decoded.empty() ? 60 : 0;
}

}  // namespace citecheck

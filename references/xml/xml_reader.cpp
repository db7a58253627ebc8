#include "references/xml/xml_reader.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "references/one_article.hpp"
#include "references/problem_list.hpp"
#include "references/xml/prolog.hpp"

namespace citecheck::xml {

namespace {

void decode(Article& article, const ReadOptions&) {
  if (is_utf8_xml(*article.source)) return;
  decode_source(article, declared_encoding(*article.source));
  article.source = std::make_shared<const std::string>(xml_to_utf8(*article.source));
}

class XmlReader final : public Reader {
 public:
  XmlReader(std::unique_ptr<Reader> whole, bool (*is_article)(std::string_view), ReadElement read)
      : whole_(std::move(whole)), is_article_(is_article), read_(read) {}

  std::optional<Article> next() override {
    if (!document_) return read_document();
    return next_ < articles_.size() ? std::optional(read_part(articles_[next_++])) : std::nullopt;
  }

 private:
  // The article, if there is but one; of several the first.
  Article read_document() {
    document_ = whole_->next();
    Article article = *document_;
    const Tree tree(*article.source, article.problems);
    const Index first = next_article(tree, 0);
    for (Index i = first; i != kNoNode; i = next_article(tree, tree[i].end))
      articles_.push_back(tree[i].span);
    if (articles_.size() > 1) return read_part(articles_[next_++]);
    articles_.clear();
    read_(tree, first, article);
    bound_problems(article.problems);
    return article;
  }

  Article read_part(Span span) const {
    Article article = *document_;
    article.source = std::make_shared<const std::string>(span.of(*document_->source));
    // Their places are those in the whole document.
    for (Problem& problem : article.problems) problem.span = {};
    const Tree tree(*article.source, article.problems);
    read_(tree, next_article(tree, 0), article);
    bound_problems(article.problems);
    return article;
  }

  Index next_article(const Tree& tree, Index from) const {
    for (Index i = from; i < tree.size(); ++i)
      if (is_article_(tree[i].name)) return i;
    return kNoNode;
  }

  std::unique_ptr<Reader> whole_;
  bool (*is_article_)(std::string_view);
  ReadElement read_;
  std::optional<Article> document_;  // With nothing read but its source.
  std::vector<Span> articles_;       // Where they stand, if there are several.
  std::size_t next_ = 0;
};

}  // namespace

std::unique_ptr<Reader> open_xml(std::unique_ptr<std::istream> in, std::string path, Format format,
                                 const ReadOptions& options, bool (*is_article)(std::string_view name),
                                 ReadElement read) {
  return std::make_unique<XmlReader>(
      one_article(std::move(in), std::move(path), format, options, decode, kXmlDensity), is_article, read);
}

}  // namespace citecheck::xml

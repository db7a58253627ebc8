#include "references/xml/xml_reader.hpp"

#include <optional>
#include <utility>

#include "references/one_article.hpp"
#include "references/xml/prolog.hpp"

namespace citecheck::xml {

namespace {

void decode(Article& article, const ReadOptions&) {
  if (!is_utf8_xml(*article.source))
    article.source = std::make_shared<const std::string>(xml_to_utf8(*article.source));
}

class XmlReader final : public Reader {
 public:
  XmlReader(std::unique_ptr<Reader> whole, bool (*is_article)(std::string_view), ReadElement read)
      : whole_(std::move(whole)), is_article_(is_article), read_(read) {}

  std::optional<Article> next() override {
    if (!blank_) {
      blank_ = whole_->next();
      tree_.emplace(*blank_->source, blank_->problems);
      at_ = next_article(0);
      Article first = *blank_;
      blank_->problems.clear();
      read_(*tree_, at_, first);
      at_ = at_ == kNoNode ? kNoNode : next_article((*tree_)[at_].end);
      return first;
    }
    if (at_ == kNoNode) return std::nullopt;
    Article article = *blank_;
    read_(*tree_, at_, article);
    at_ = next_article((*tree_)[at_].end);
    return article;
  }

 private:
  Index next_article(Index from) const {
    for (Index i = from; i < tree_->size(); ++i)
      if (is_article_((*tree_)[i].name)) return i;
    return kNoNode;
  }

  std::unique_ptr<Reader> whole_;
  bool (*is_article_)(std::string_view);
  ReadElement read_;
  std::optional<Article> blank_;  // Of which every article is made.
  std::optional<Tree> tree_;
  Index at_ = kNoNode;
};

}  // namespace

std::unique_ptr<Reader> open_xml(std::unique_ptr<std::istream> in, std::string path, Format format,
                                 const ReadOptions& options, bool (*is_article)(std::string_view name),
                                 ReadElement read) {
  return std::make_unique<XmlReader>(one_article(std::move(in), std::move(path), format, options, decode),
                                     is_article, read);
}

}  // namespace citecheck::xml

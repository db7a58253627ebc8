#include "unit/references/sound.hpp"

#include <algorithm>
#include <string_view>

#include "references/text.hpp"

namespace citecheck::test {

namespace {

/// Walks over all that an article holds and keeps the first fault.
class Inspector {
 public:
  explicit Inspector(const Article& article) : article_(article) {}

  std::string inspect() {
    std::uint32_t index = 0;
    for (const Citation& citation : article_.citations) {
      where_ = "citation " + std::to_string(index);
      expect(citation.index == index++, "index");
      citation_(citation);
    }
    where_ = "article";
    for (const DanglingMark& mark : article_.dangling_marks) inside(mark.span, "dangling mark");
    for (const Problem& problem : article_.problems) {
      inside(problem.span, problem.kind);
      expect(!first_invalid_utf8(problem.what), "the text of a problem is not UTF-8");
    }
    std::size_t begin = 0;
    for (const SourcePart& part : article_.parts) {
      expect(part.begin >= begin && part.begin <= article_.source->size(), "part");
      begin = part.begin;
    }
    return fault_;
  }

 private:
  void expect(bool holds, std::string_view what) {
    if (!holds && fault_.empty()) fault_ = where_ + ": " + std::string(what);
  }

  void inside(Span span, std::string_view what) {
    expect(span.begin <= span.end && span.end <= article_.source->size(), what);
  }

  template <typename T>
  void claim(const Claim<T>& claim, std::string_view what) {
    inside(claim.span, what);
    if (fault_.empty() && !claim.span.empty())
      expect(article_.text_of(claim.span) == claim.as_written, std::string(what) + " covers other bytes");
  }

  void value(const std::string& text, std::string_view what) {
    expect(!first_invalid_utf8(text), std::string(what) + " is not UTF-8");
  }

  void claim(const Claim<std::string>& text, std::string_view what) {
    claim<std::string>(text, what);
    value(text.value, what);
  }

  void claim(const Claim<Name>& name, std::string_view what) {
    claim<Name>(name, what);
    for (const std::string* part : {&name.value.family, &name.value.given, &name.value.particle,
                                    &name.value.suffix, &name.value.literal, &name.value.dropping_particle})
      value(*part, what);
  }

  template <typename T>
  void claim(const std::optional<Claim<T>>& optional, std::string_view what) {
    if (optional) claim(*optional, what);
  }

  template <typename T>
  void claims(const std::vector<Claim<T>>& list, std::string_view what) {
    for (const auto& one : list) claim(one, what);
  }

  template <typename T>
  void fields(const std::vector<std::pair<std::string, Claim<T>>>& list) {
    for (const auto& [name, one] : list) claim(one, name);
  }

  void citation_(const Citation& c) {
    inside(c.span, "span");
    for (const Span mark : c.marks) inside(mark, "mark");
    claim(c.title, "title");
    claim(c.container_title, "container-title");
    claim(c.publisher, "publisher");
    claim(c.publisher_place, "publisher-place");
    claim(c.language, "language");
    claim(c.volume, "volume");
    claim(c.issue, "issue");
    claim(c.page, "page");
    claim(c.edition, "edition");
    claim(c.quote, "quote");
    claim(c.url_status, "url-status");
    claims(c.authors, "author");
    claims(c.editors, "editor");
    fields(c.contributors);
    claim(c.issued, "issued");
    claim(c.accessed, "accessed");
    claim(c.archived, "archive-date");
    fields(c.other_dates);
    claim(c.url, "url");
    claim(c.archive_url, "archive-url");
    claims(c.identifiers, "identifier");
    fields(c.other);
  }

  const Article& article_;
  std::string where_, fault_;
};

}  // namespace

std::string unsound(const Article& article) {
  return Inspector(article).inspect();
}

}  // namespace citecheck::test

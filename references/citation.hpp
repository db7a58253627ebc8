#pragma once
// Citation and Article: what an article says about its sources, whatever format it was written in. Every
// claim keeps the text it was written as and the bytes it was written at; nothing is invented.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "references/date.hpp"
#include "references/identifier.hpp"
#include "references/name.hpp"
#include "references/span.hpp"
#include "references/url.hpp"

namespace citecheck {

/// A value an article states. `span` covers `as_written` in Article::source; it is empty where the value was
/// assembled from several places.
template <typename T>
struct Claim {
  T value{};
  std::string as_written;
  Span span;
};

/// CSL 1.0.2 item types (appendix III), all of them, in the order of their names.
enum class ItemType : std::uint8_t {
  article,
  article_journal,
  article_magazine,
  article_newspaper,
  bill,
  book,
  broadcast,
  chapter,
  classic,
  collection,
  dataset,
  document,
  entry,
  entry_dictionary,
  entry_encyclopedia,
  event,
  figure,
  graphic,
  hearing,
  interview,
  legal_case,
  legislation,
  manuscript,
  map,
  motion_picture,
  musical_score,
  pamphlet,
  paper_conference,
  patent,
  performance,
  periodical,
  personal_communication,
  post,
  post_weblog,
  regulation,
  report,
  review,
  review_book,
  software,
  song,
  speech,
  standard,
  thesis,
  treaty,
  webpage
};

/// The CSL name: "article-journal".
std::string_view csl_name(ItemType type);

/// The type CSL names so; none if there is no such type.
std::optional<ItemType> item_type_named(std::string_view csl_name);

/// One entry of the reference list.
struct Citation {
  std::uint32_t index = 0;  ///< Position in Article::citations.
  ItemType type = ItemType::document;
  std::string label;          ///< As the list shows it: "24", or the running number per group.
  std::string ref_name;       ///< What marks call it by: <ref name=>, a BibTeX key, an xml:id.
  std::string group;          ///< <ref group=>, in wikitext.
  std::string template_name;  ///< What it was written as: "cite web", "inproceedings"; empty for free text.
  Span span;                  ///< The whole reference; its text is what reports show as raw.

  std::optional<Claim<std::string>> title, container_title, publisher, publisher_place, language;
  std::optional<Claim<std::string>> volume, issue, page, edition, quote, url_status;
  std::vector<Claim<Name>> authors, editors;
  bool authors_truncated = false;  ///< "et al.", display-authors: the list is known to be incomplete.
  std::vector<std::pair<std::string, Claim<Name>>>
      contributors;  ///< In other roles, by the CSL name variable ("translator"), in order.
  std::optional<Claim<Date>> issued, accessed, archived;
  std::vector<std::pair<std::string, Claim<Date>>>
      other_dates;  ///< By the CSL date variable ("original-date").
  std::optional<Claim<Url>> url, archive_url;
  std::vector<Claim<Identifier>> identifiers;

  std::vector<Span> marks;                 ///< The places in the text that point here.
  std::optional<std::uint32_t> backlinks;  ///< How many the list itself shows; none where it shows no count.
  bool tagged_dead = false;                ///< {{dead link}}, "[dead link]".
  bool archive_stated = false;             ///< "Archived from the original", even where this copy has no URL.
  std::vector<std::pair<std::string, Claim<std::string>>>
      other;  ///< Fields no rule reads yet: by the CSL variable where there is one, else by their own name.
};

/// What a reader could not make sense of. `kind` is a stable word: "invalid-utf8", "unbalanced-template".
struct Problem {
  std::string_view kind;
  std::string what;
  Span span;
};

/// A mark in the text that points at no reference.
struct DanglingMark {
  std::string label;
  Span span;
};

enum class Format : std::uint8_t {
  bibtex,
  csl_json,
  docx,
  html,
  jats,
  latex,
  markdown,
  mediawiki_dump,
  ris,
  tei,
  text,
  wikitext
};

/// The name `--format` and the reports use: "text", "mediawiki-dump".
std::string_view name_of(Format format);

/// Where a file begins in the source of an article that spreads over several: a bibliography that the text
/// names, a part of a DOCX.
struct SourcePart {
  std::string path;  ///< As reports show it: "refs.bib", "paper.docx/word/document.xml".
  std::size_t begin = 0;
};

/// An article and its references. Immutable once a reader has handed it out; shared between threads.
struct Article {
  std::uint32_t ordinal = 0;  ///< Position among the run's articles.
  std::string path, title;
  std::string language;  ///< BCP 47, "" if not known.
  Format format = Format::text;
  std::shared_ptr<const std::string> source;  ///< Every Span points into this.
  std::vector<SourcePart> parts;  ///< In order of `begin`; empty where the source is one file, `path`.
  std::vector<Citation> citations;
  std::vector<DanglingMark> dangling_marks;
  std::vector<Problem> problems;

  std::string_view text_of(Span span) const { return span.of(*source); }
  /// The file that holds the byte at `offset` of the source.
  std::string_view path_at(std::size_t offset) const;
};

}  // namespace citecheck

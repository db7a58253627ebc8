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

/// CSL 1.0.2 item types (appendix III), those that citations in the wild use.
enum class ItemType : std::uint8_t {
  document,
  webpage,
  article,
  article_journal,
  article_magazine,
  article_newspaper,
  book,
  chapter,
  paper_conference,
  thesis,
  report,
  entry_encyclopedia,
  broadcast,
  motion_picture,
  song,
  interview,
  map,
  patent,
  post,
  speech,
  legal_case,
  dataset,
  software,
  personal_communication
};

/// The CSL name: "article-journal".
std::string_view csl_name(ItemType type);

/// One entry of the reference list.
struct Citation {
  std::uint32_t index = 0;  ///< Position in Article::citations.
  ItemType type = ItemType::document;
  std::string label;            ///< As the list shows it: "24", or the running number per group.
  std::string ref_name, group;  ///< <ref name= group=>, in wikitext.
  std::string template_name;    ///< "cite web"; empty for free text.
  Span span;                    ///< The whole reference; its text is what reports show as raw.

  std::optional<Claim<std::string>> title, container_title, publisher, publisher_place, language;
  std::optional<Claim<std::string>> volume, issue, page, edition, quote, url_status;
  std::vector<Claim<Name>> authors, editors;
  bool authors_truncated = false;  ///< "et al.", display-authors: the list is known to be incomplete.
  std::optional<Claim<Date>> issued, accessed, archived;
  std::optional<Claim<Url>> url, archive_url;
  std::vector<Claim<Identifier>> identifiers;

  std::vector<Span> marks;                 ///< The places in the text that point here.
  std::optional<std::uint32_t> backlinks;  ///< How many the list itself shows; none where it shows no count.
  bool tagged_dead = false;                ///< {{dead link}}, "[dead link]".
  bool archive_stated = false;             ///< "Archived from the original", even where this copy has no URL.
  std::vector<std::pair<std::string, Claim<std::string>>>
      other;  ///< Fields no rule reads yet, by their name.
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

enum class Format : std::uint8_t { text, wikitext };

/// The name `--format` and the reports use: "text", "wikitext".
std::string_view name_of(Format format);

/// An article and its references. Immutable once a reader has handed it out; shared between threads.
struct Article {
  std::uint32_t ordinal = 0;  ///< Position among the run's articles.
  std::string path, title;
  std::string language;  ///< BCP 47, "" if not known.
  Format format = Format::text;
  std::shared_ptr<const std::string> source;  ///< Every Span points into this.
  std::vector<Citation> citations;
  std::vector<DanglingMark> dangling_marks;
  std::vector<Problem> problems;

  std::string_view text_of(Span span) const { return span.of(*source); }
};

}  // namespace citecheck

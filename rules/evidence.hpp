#pragma once
// Evidence: all that rules may know about a citation beyond its text. It is declared here and filled by the
// checker, so that a rule is a pure function and never sees a socket. Unknown is never "absent": every piece
// is a Fact with its state and the reason for it.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "references/date.hpp"
#include "references/name.hpp"
#include "references/span.hpp"
#include "rules/compare/passage.hpp"
#include "rules/page_words.hpp"

namespace citecheck {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Something that may have been found out. `reason` says in words why it was not ("offline", "no URL").
template <typename T>
struct Fact {
  enum class State : std::uint8_t { not_asked, unavailable, known };
  State state = State::not_asked;
  T value{};
  std::string reason;

  bool known() const { return state == State::known; }
  static Fact of(T value) { return {State::known, std::move(value), {}}; }
  static Fact not_asked(std::string reason) { return {State::not_asked, {}, std::move(reason)}; }
  static Fact unavailable(std::string reason) { return {State::unavailable, {}, std::move(reason)}; }
};

/// The status of a link, as reports name it (name_of). Which of them say that the page is gone is told by
/// Fetch::gone().
enum class LinkStatus : std::uint8_t {
  alive,        ///< The page was reached where it was cited, or by temporary redirects.
  moved,        ///< Reached by a permanent redirect.
  dead,         ///< 404, 410, a redirect loop, a redirect to nowhere.
  soft_404,     ///< Answers 200, but the page says it is not there, or it is only the home page.
  parked,       ///< The domain is for sale.
  blocked,      ///< 401, 403, 429, 451, 999 or a challenge page: not shown to us, which is not dead.
  login_wall,   ///< A log-in page in place of the page.
  unreachable,  ///< Time-out, reset, refused connection, 5xx, a site under construction: today; one bad night
                ///< is not death.
  tls_error,    ///< The certificate or the handshake is wrong.
  dns_error,    ///< The host name does not exist (see Fetch::host_gone) or cannot be resolved.
  refused,      ///< We refuse to ask: private address, unsupported scheme.
  not_checked   ///< Offline, no network, deadline, interrupted.
};
std::string_view name_of(LinkStatus status);  ///< "alive", "soft-404", "not-checked".

struct Hop {
  std::string url;
  int status = 0;  ///< HTTP status, 0 where none came.
};

/// What became of one request for a URL, redirects followed.
struct Fetch {
  LinkStatus status = LinkStatus::not_checked;
  std::string reason;  ///< For a person: "404 Not Found", "certificate expired".
  /// The class of what went wrong below HTTP, for a program: "timeout", "dns-not-found", "tls-expired",
  /// "too-large" (then the beginning of the page came); "" if nothing did.
  std::string failure;
  std::vector<Hop> chain;  ///< The URLs asked, in order, the cited one first.
  int http = 0;            ///< The last HTTP status, 0 where none came.
  std::string final_url;
  std::string content_type;  ///< Media type, lower case, no parameters.
  bool permanent = false;    ///< Every redirect of the chain was 301 or 308.
  bool to_home = false;      ///< A deep link ended at a host's home page.
  bool host_gone = false;    ///< The name server says the name does not exist.
  bool truncated = false;    ///< The body was cut at --max-bytes or by the server.
  bool memento = false;      ///< An archive answered with what it keeps (Memento-Datetime, RFC 7089).
  /// Where a DOI's resolver was asked: whether it knows the DOI, whatever the publisher then shows.
  std::optional<bool> doi_registered;
  std::uint64_t bytes = 0;  ///< Of the last body, as sent.
  int attempts = 0;         ///< Requests sent for the last hop; 0 if none was.
  std::chrono::milliseconds elapsed{};
  Instant at{};  ///< When the first request was sent.

  /// True if a page came: it is alive, or was reached where it moved to.
  bool reached() const { return status == LinkStatus::alive || status == LinkStatus::moved; }
  /// True if the page is known to be gone. Blocked, unreachable and unresolved for today are not gone.
  bool gone() const {
    return status == LinkStatus::dead || status == LinkStatus::soft_404 || status == LinkStatus::parked ||
           (status == LinkStatus::dns_error && host_gone);
  }
};

/// A value a page states, with the place it was read from ("json-ld", "meta citation_title", "time",
/// "byline") and how far that place is to be trusted, 0 to 100.
template <typename T>
struct Sourced {
  T value{};
  std::string source;
  int confidence = 0;
};

/// Below this confidence a value is a hint: kept with its source, but not what the page says.
inline constexpr int kHint = 40;

/// What a page was read from. Of what is not HTML less is certain: PDFs have no fields but what was put into
/// them, and their text comes from places on paper.
enum class PageForm : std::uint8_t { html, pdf, text, xml };
std::string_view name_of(PageForm form);  ///< "html", "pdf", "text", "xml".

/// The page is what it seems, or something that stands in its place.
enum class PageKind : std::uint8_t {
  page,
  soft_404,
  parked,
  challenge,
  login_wall,
  under_construction  ///< Nothing is there yet, or for the moment.
};
std::string_view name_of(PageKind kind);  ///< "soft-404", "login-wall".

/// A quotation that was searched on a page.
struct SearchedQuotation {
  std::string text;
  Passage passage;
};

/// What a page says of itself. Every list is best first.
struct PageFacts {
  std::vector<Sourced<std::string>> titles, sites, languages, canonical_urls;
  std::vector<Sourced<std::vector<Name>>> authors;  ///< One list per source.
  std::vector<Sourced<Date>> published, modified;
  /// What kind of work the page says it is ("NewsArticle", "article"); "doi:10.1234/x" and its kin (doi,
  /// pmid, pmcid, arxiv, isbn, issn); the licence's URL or words; "true" or "false": whether it is free to
  /// read.
  std::vector<Sourced<std::string>> types, identifiers, licences, free_access;
  PageForm form = PageForm::html;
  PageKind kind = PageKind::page;
  std::string kind_reason;      ///< What gave it away, for kinds other than page.
  std::size_t text_length = 0;  ///< Characters of visible text; little text means little was seen.
  /// One signal that the page stands in place of one that is gone, which is too little to say so; "" if none.
  std::string suspicion;
  std::string refresh;                ///< Where the page sends its reader by itself, absolute; "" if nowhere.
  std::vector<std::uint64_t> sketch;  ///< Of the text, where it is short: resemblance() compares two.
  /// Of the main text, whatever its length, where somebody asks for it: how much of it is still there.
  std::vector<std::uint64_t> text_sketch;
  std::vector<SearchedQuotation> searched;  ///< As whoever had the page read wanted.
  /// What shows that only a part of the text is free to read; "" if nothing does. The page is there all the
  /// same, and what it says of itself holds.
  std::string paywall;
  PageWords words;  ///< Of all its text and metadata.
  /// Every day that its text mentions, whatever of; sorted. Both readings of an ambiguous one.
  std::vector<std::chrono::sys_days> mentioned;
  std::vector<std::uint64_t> anchors;  ///< Hashes of the ids and names that fragments lead to, sorted.
  bool whole = true;                   ///< False where the page was cut, so that something may be missing.
};

/// The number by which PageFacts::anchors knows an id or name.
std::uint64_t anchor_hash(std::string_view name);

/// Shared, because pages are large and one may be cited many times; never null in a known Fact.
using PageFactsPtr = std::shared_ptr<const PageFacts>;
Fact<PageFactsPtr> known_page(PageFacts facts);

/// A quotation of the article, and what became of it on the page.
struct Quotation {
  std::string text;
  Span span;             ///< In the article; empty where it was put together.
  bool in_text = false;  ///< From the article's own text, before the mark; else the reference's field.
  Passage passage;
  std::string where;  ///< "the page", "the archived copy"; "" where it was not searched.
};

/// The page's text against that of an earlier capture.
struct Drift {
  double resemblance = 1;  ///< The share of the two texts' word sequences that both have, 0 to 1.
  std::string earlier;     ///< "the cited archive copy", "the capture of 2024-05-06".
};

/// A copy that one of the world's archives keeps of a cited page.
struct Snapshot {
  std::string url;      ///< As a citation gives it.
  std::string service;  ///< "Wayback Machine", "archive.today".
  std::chrono::sys_seconds captured{};
  int http = 0;  ///< The status that was archived, 0 where the archive does not tell.
};

/// What the world's archives answered when they were asked about a cited URL.
struct Snapshots {
  /// With a good status, the nearest before the access date, else the nearest after it; none where the
  /// archives say that they keep no such copy.
  std::optional<Snapshot> best;
  std::optional<int> days;  ///< From the access date to `best`; negative before it. None without both.
};

/// All that is known of one citation.
struct Evidence {
  Fact<Fetch> fetch, archive_fetch;  ///< Of the URL, and of the cited archive copy.
  Fact<PageFactsPtr> page, archive_page;
  std::vector<Quotation> quotations;
  Fact<Drift> drift;
  Fact<Snapshots> snapshots;  ///< Unavailable where no archive gave an answer that can be relied upon.

  /// The facts of the page a reader would see: the live one, else the cited archive copy's; null if neither.
  const PageFacts* best_page() const;
  /// True if the cited archive copy came, and nothing stands in its place.
  bool archive_reached() const;
};

}  // namespace citecheck

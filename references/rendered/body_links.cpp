#include "references/rendered/body_links.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "references/rendered/article_body.hpp"
#include "references/rendered/entry.hpp"
#include "references/rendered/link.hpp"
#include "references/text.hpp"

namespace citecheck::rendered {

namespace {

/// Addresses at which a reader shares the page, or signs up: they cite nothing.
bool is_share_button(const Url& url) {
  struct Place {
    std::string_view host, path;
  };
  static constexpr auto kPlaces = std::to_array<Place>({{"facebook.com", "/share"},
                                                        {"facebook.com", "/sharer"},
                                                        {"facebook.com", "/dialog/"},
                                                        {"twitter.com", "/intent"},
                                                        {"twitter.com", "/share"},
                                                        {"twitter.com", "/home"},
                                                        {"x.com", "/intent"},
                                                        {"x.com", "/share"},
                                                        {"linkedin.com", "/share"},
                                                        {"linkedin.com", "/cws/share"},
                                                        {"pinterest.com", "/pin/create"},
                                                        {"reddit.com", "/submit"},
                                                        {"tumblr.com", "/share"},
                                                        {"tumblr.com", "/widgets/share"},
                                                        {"t.me", "/share"},
                                                        {"telegram.me", "/share"},
                                                        {"wa.me", "/"},
                                                        {"api.whatsapp.com", "/send"},
                                                        {"web.whatsapp.com", "/send"},
                                                        {"news.ycombinator.com", "/submit"},
                                                        {"plus.google.com", "/share"},
                                                        {"getpocket.com", "/save"},
                                                        {"getpocket.com", "/edit"},
                                                        {"vk.com", "/share"},
                                                        {"share.flipboard.com", "/"},
                                                        {"addtoany.com", "/"},
                                                        {"addthis.com", "/"},
                                                        {"digg.com", "/submit"},
                                                        {"stumbleupon.com", "/submit"},
                                                        {"delicious.com", "/"},
                                                        {"xing.com", "/"},
                                                        {"line.me", "/"}});
  return std::ranges::any_of(kPlaces, [&](const Place& place) {
    const std::string_view host = url.host();
    const bool there = host.ends_with(place.host) &&
                       (host.size() == place.host.size() || host[host.size() - place.host.size() - 1] == '.');
    return there && url.path().starts_with(place.path);
  });
}

bool is_network(std::string_view text) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"bluesky",   "email",   "facebook", "flipboard", "google news", "instagram", "linkedin", "mastodon",
       "pinterest", "pocket",  "print",    "reddit",    "rss",         "telegram",  "threads",  "tiktok",
       "tumblr",    "twitter", "whatsapp", "x",         "xing",        "youtube"});
  return std::ranges::binary_search(kNames, to_lower_ascii(text));
}

class LinkReader {
 public:
  explicit LinkReader(const Page& page) : page_(page), body_(find_article_body(page)), own_(own_host()) {}

  std::vector<Citation> read() {
    const Nodes body = page_.inside(body_);
    const Index large = (body.end - body.begin) / 2;
    for (Index node = body.begin; node < body.end;) {
      const HtmlNode& element = page_[node];
      if (element.name.empty()) {
        ++node;
        continue;
      }
      // A class that calls most of the article a side bar is not to be believed.
      const bool frame = is_page_frame(page_, node) && element.end - node < std::max(large, Index{2});
      if (frame || page_.html().is_invisible(node)) {
        node = element.end;
        continue;
      }
      if (element.name == "a") read_link(node);
      if (element.name == "blockquote" || element.name == "q") read_quote(node);
      if (element.name == "cite") read_title(node);
      ++node;
    }
    return std::move(citations_);
  }

 private:
  /// The host the page says it has, else the one that most of its links share.
  std::string own_host() const {
    if (const Url url = parse_url(page_.address()); url.is_http())
      return std::string(registered_host(url.host()));
    std::map<std::string, std::size_t> counts;
    std::size_t all = 0;
    for (const Index link : page_.links())
      if (const Url url = parse_url(trim(page_.attribute(link, "href"))); url.is_http()) {
        ++counts[std::string(registered_host(url.host()))];
        ++all;
      }
    constexpr std::size_t kFewest = 10;
    for (const auto& [host, count] : counts)
      if (all >= kFewest && count * 2 > all) return host;
    return {};
  }

  bool leads_out(const Url& url) const {
    return url.is_http() && registered_host(url.host()) != own_ && !is_share_button(url);
  }

  /// The citation of the address; a new one at its first link.
  Citation* cited(const Link& link, Index node) {
    if (link.kind == Link::Kind::none || link.kind == Link::Kind::search || !leads_out(link.url.value))
      return nullptr;
    const Span span = page_.html().span(node);
    const auto [at, is_new] = by_address_.try_emplace(fetch_key(link.url.value), citations_.size());
    if (is_new) {
      Citation citation;
      citation.type = ItemType::webpage;
      citation.span = span;
      (link.kind == Link::Kind::archive ? citation.archive_url : citation.url) = link.url;
      citation.archive_stated = link.kind == Link::Kind::archive;
      if (link.identifier)
        citation.identifiers.push_back({*link.identifier, link.url.as_written, link.url.span});
      citations_.push_back(std::move(citation));
    }
    Citation& citation = citations_[at->second];
    citation.marks.push_back(span);
    return &citation;
  }

  void read_link(Index node) {
    const VisibleText text(page_, page_.inside(node), show_in_entry);
    // Pictures are banners and buttons; the name of a network is the page's own account there.
    if (text.text().empty() || is_network(text.text())) return;
    Citation* const citation = cited(link_of(page_, node), node);
    if (citation == nullptr || citation->marks.size() > 1) return;
    const Span all{0, text.text().size()};
    citation->other.emplace_back("link-text", shown_claim(page_, text, all));
    // The words of a sentence are no title; those that stand in quotes or in <cite> are.
    const bool in_cite = page_.is(page_[node].parent, "cite") ||
                         (page_.is(node + 1, "cite") && page_[node + 1].end == page_[node].end);
    if (const Span title = in_cite ? all : quoted(text.text()); !title.empty())
      citation->title = shown_claim(page_, text, title);
  }

  /// The text between the quotes around all of it.
  static Span quoted(std::string_view text) {
    struct Quotes {
      std::string_view open, close;
    };
    static constexpr auto kQuotes = std::to_array<Quotes>(
        {{"\"", "\""}, {"“", "”"}, {"«", "»"}, {"„", "“"}, {"「", "」"}, {"『", "』"}, {"《", "》"}});
    for (const Quotes& quotes : kQuotes)
      if (text.size() > quotes.open.size() + quotes.close.size() + 4 && text.starts_with(quotes.open) &&
          text.ends_with(quotes.close))
        return {quotes.open.size(), text.size() - quotes.close.size()};
    return {};
  }

  void read_quote(Index node) {
    if (page_.attribute(node, "cite").empty()) return;
    Link link = classify_link(page_.attribute(node, "cite"));
    link.url = attribute_claim(page_, node, "cite", std::move(link.url.value));
    Citation* const citation = cited(link, node);
    if (citation == nullptr || citation->quote) return;
    const VisibleText text(page_, page_.inside(node), show_in_entry);
    if (!text.text().empty()) citation->quote = shown_claim(page_, text, {0, text.text().size()});
  }

  /// <cite> in a sentence is the title of a work. Alone it mostly names a person, or tells of a picture.
  void read_title(Index node) {
    for (Index inner = node; inner < page_[node].end; ++inner)
      if (page_.is(inner, "a")) return;
    const Index holder = page_[node].parent;
    if (!page_.is(holder, "p") && !page_.is(holder, "li") && !page_.is(holder, "dd")) return;
    for (Index above = holder; above != 0; above = page_[above].parent)
      if (page_.is(above, "blockquote") || page_.is(above, "figure") || page_.is(above, "a")) return;
    const VisibleText text(page_, page_.inside(node), show_in_entry);
    const Claim<std::string> title = shown_claim(page_, text, {0, text.text().size()});
    const std::size_t around = words(page_.html().text(holder)).size();
    if (words(title.value).size() < 2 || around < words(title.value).size() + 5) return;
    Citation& citation = citations_.emplace_back();
    citation.span = page_.html().span(node);
    citation.title.emplace(title);
    citation.marks.push_back(citation.span);
  }

  const Page& page_;
  Index body_;
  std::string own_;
  std::vector<Citation> citations_;
  std::unordered_map<std::string, std::size_t> by_address_;
};

}  // namespace

std::vector<Citation> read_body_links(const Page& page) {
  return LinkReader(page).read();
}

}  // namespace citecheck::rendered

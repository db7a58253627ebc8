#include <algorithm>
#include <array>

#include "checker/page/xml_page.hpp"
#include "references/html/html.hpp"
#include "references/languages.hpp"
#include "references/text.hpp"
#include "references/xml/flat_text.hpp"

namespace citecheck {

namespace {

using xml::Index;
using xml::kNoNode;
using xml::Tree;

constexpr int kSure = 85;
constexpr xml::TextRules kRules{[](const Tree&, Index) { return false; },
                                [](std::string_view) { return xml::Break::none; }};

/// Without scheme, fragment and the slash at the end: feeds are not exact about these.
std::string url_key(std::string_view url) {
  url = trim(url);
  url = url.substr(0, url.find('#'));
  for (const std::string_view scheme : {"https://", "http://"})
    if (starts_with_ignoring_case(url, scheme)) url.remove_prefix(scheme.size());
  while (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

class FeedReader {
 public:
  FeedReader(const Tree& tree, Candidates& found) : tree_(tree), found_(found) {}

  std::string read(std::string_view url) {
    const Index channel = find_channel();
    if (channel == kNoNode) return {};
    const std::string site = child_text(channel, "title");
    add(found_.languages, language_tag(language_of(channel)), "feed language", 60);
    const Index entry = find_entry(url);
    if (entry == kNoNode) {
      add(found_.titles, site, "feed title", kSure);
      for (const std::string_view name : {"updated", "lastBuildDate", "pubDate"})
        add(found_.modified, child_text(channel, name), "feed " + std::string(name), 60);
      return site;
    }
    add(found_.sites, site, "feed title", 75);
    return read_entry(entry, channel);
  }

 private:
  static bool is_entry(std::string_view name) { return name == "entry" || name == "item"; }

  Index find_channel() const {
    for (Index i = 0; i < tree_.size(); ++i)
      if (tree_.is(i, "channel") || tree_.is(i, "feed")) return i;
    return kNoNode;
  }

  std::string language_of(Index channel) const {
    std::string language = tree_.attribute(channel, "lang");
    return language.empty() ? child_text(channel, "language") : language;
  }

  /// The one that leads to `url`; the only one, if there is but one.
  Index find_entry(std::string_view url) const {
    const std::string key = url_key(url);
    Index only = kNoNode;
    std::size_t count = 0;
    for (Index i = 0; i < tree_.size(); ++i) {
      if (!is_entry(tree_[i].name)) continue;
      ++count;
      only = i;
      if (!key.empty() && leads_to(i, key)) return i;
    }
    return count == 1 ? only : kNoNode;
  }

  bool leads_to(Index entry, const std::string& key) const {
    for (Index i = entry + 1; i < tree_[entry].end; i = tree_[i].end) {
      const bool names_it =
          tree_.is(i, "link") || tree_.is(i, "guid") || tree_.is(i, "id") || tree_.is(i, "origLink");
      if (!names_it) continue;
      const std::string href = tree_.attribute(i, "href");
      if (url_key(href.empty() ? text(i) : href) == key) return true;
    }
    return false;
  }

  /// Titles may hold HTML as text.
  std::string text(Index node) const {
    std::string line = xml::line_of(tree_, node, kRules);
    if (line.find('<') == std::string::npos && line.find('&') == std::string::npos) return line;
    const HtmlTree html(line);
    return collapse_space(html.text(0, 4000));
  }

  std::string child_text(Index node, std::string_view name) const {
    const Index child = tree_.child(node, name);
    return child == kNoNode ? std::string{} : text(child);
  }

  std::string read_entry(Index entry, Index channel) {
    const std::string title = child_text(entry, "title");
    add(found_.titles, title, "feed entry title", kSure);
    for (const std::string_view name : {"published", "pubDate", "issued", "date"})
      add(found_.published, child_text(entry, name), "feed entry " + std::string(name), 82);
    for (const std::string_view name : {"updated", "modified"})
      add(found_.modified, child_text(entry, name), "feed entry " + std::string(name), 70);
    for (Index i = entry + 1; i < tree_[entry].end; i = tree_[i].end) read_author(i, "feed entry author", 78);
    if (found_.authors.empty())
      for (Index i = channel + 1; i < tree_[channel].end; i = tree_[i].end) read_author(i, "feed author", 55);
    for (Index i = entry + 1; i < tree_[entry].end; i = tree_[i].end)
      if (tree_.is(i, "doi")) add_identifier(found_, "doi", text(i), "feed entry doi", 85);
    return title;
  }

  void read_author(Index i, std::string_view source, int confidence) {
    if (!tree_.is(i, "author") && !tree_.is(i, "creator")) return;
    std::string name = child_text(i, "name");
    if (name.empty()) name = text(i);
    // RSS wants an address with the name in brackets.
    if (name.find('@') != std::string::npos) {
      const std::size_t open = name.find('('), close = name.rfind(')');
      if (open == std::string::npos || close == std::string::npos || close < open) return;
      name = name.substr(open + 1, close - open - 1);
    }
    add_author(found_.authors, name, source, confidence);
  }

  const Tree& tree_;
  Candidates& found_;
};

}  // namespace

std::string read_feed(const xml::Tree& tree, std::string_view url, Candidates& found) {
  return FeedReader(tree, found).read(url);
}

}  // namespace citecheck

#include "checker/page/requisites.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "checker/page/style_urls.hpp"
#include "checker/web/target.hpp"
#include "references/charset.hpp"
#include "references/html/html.hpp"
#include "references/html/page_charset.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxRequisites = 1000;

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// URLs in the order of their weight, each once.
class Collector {
 public:
  enum Weight : std::uint8_t { kStyle, kImage, kIcon, kOtherSize };

  explicit Collector(std::string_view base) : base_(base) {}

  void set_base(std::string_view href) {
    if (auto resolved = resolve_location(base_, href)) base_ = std::move(*resolved);
  }

  void add(std::string_view reference, Weight weight) {
    reference = trim(reference);
    // Within the page, or in the reference itself.
    if (reference.empty() || reference.front() == '#' || starts_with_ignoring_case(reference, "data:"))
      return;
    if (seen_.size() >= kMaxRequisites) return;
    auto resolved = resolve_location(base_, reference);
    if (resolved && seen_.insert(*resolved).second)
      found_[weight].push_back({std::move(*resolved), weight == kStyle});
  }

  void add_all(const std::vector<StyleUrl>& urls) {
    for (const StyleUrl& each : urls) add(each.url, each.import ? kStyle : kImage);
  }

  std::vector<Requisite> take() {
    std::vector<Requisite> out;
    for (auto& list : found_) std::ranges::move(list, std::back_inserter(out));
    return out;
  }

 private:
  std::string base_;
  std::unordered_set<std::string> seen_;
  std::array<std::vector<Requisite>, 4> found_;
};

bool has_word(std::string_view list, std::string_view word) {
  const std::string lower = to_lower_ascii(list);
  for (std::size_t at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || is_space(lower[at - 1])) && (end == lower.size() || is_space(lower[end]))) return true;
  }
  return false;
}

class PageReader {
 public:
  PageReader(const HtmlTree& html, Collector& out) : html_(html), out_(out) {}

  void read() {
    for (HtmlTree::Index i = 0; i < html_.size(); ++i)
      if (html_[i].name == "base" && html_.has_attribute(i, "href")) {
        out_.set_base(value(i, "href"));
        break;
      }
    for (HtmlTree::Index i = 1; i < html_.size(); ++i)
      if (!html_[i].name.empty()) read_element(i);
  }

 private:
  std::string_view value(HtmlTree::Index node, std::string_view name) const {
    return html_.raw_attribute(node, name).value_or(std::string_view{});
  }

  void add_srcset(HtmlTree::Index node, std::string_view name) {
    for (const std::string_view url : srcset_urls(value(node, name))) out_.add(url, Collector::kOtherSize);
  }

  void read_element(HtmlTree::Index node) {
    const std::string_view name = html_[node].name;
    if (name == "link") {
      read_link(node);
    } else if (name == "img") {
      out_.add(value(node, "src"), Collector::kImage);
      add_srcset(node, "srcset");
    } else if (name == "source") {
      add_srcset(node, "srcset");
    } else if (name == "input") {
      if (equal_ignoring_case(value(node, "type"), "image")) out_.add(value(node, "src"), Collector::kImage);
    } else if (name == "video") {
      out_.add(value(node, "poster"), Collector::kImage);
    } else if (name == "image" || name == "use" || name == "feimage") {
      out_.add(value(node, "href"), Collector::kImage);
      out_.add(value(node, "xlink:href"), Collector::kImage);
    } else if (name == "style") {
      for (HtmlTree::Index i = node + 1; i < html_[node].end; ++i) out_.add_all(style_urls(html_[i].text));
    }
    out_.add(value(node, "background"), Collector::kImage);
    if (const auto style = html_.raw_attribute(node, "style")) out_.add_all(style_urls(*style));
  }

  void read_link(HtmlTree::Index node) {
    const std::string_view rel = value(node, "rel"), href = value(node, "href");
    const std::string as = to_lower_ascii(value(node, "as"));
    if (has_word(rel, "stylesheet")) {
      if (!has_word(rel, "alternate")) out_.add(href, Collector::kStyle);
    } else if (has_word(rel, "icon") || has_word(rel, "apple-touch-icon") || has_word(rel, "mask-icon")) {
      out_.add(href, Collector::kIcon);
    } else if (has_word(rel, "preload")) {
      if (as == "style") out_.add(href, Collector::kStyle);
      if (as == "font" || as == "image") out_.add(href, Collector::kImage);
      for (const std::string_view url : srcset_urls(value(node, "imagesrcset")))
        out_.add(url, Collector::kOtherSize);
    }
  }

  const HtmlTree& html_;
  Collector& out_;
};

}  // namespace

std::vector<std::string_view> srcset_urls(std::string_view srcset) {
  std::vector<std::string_view> urls;
  std::size_t at = 0;
  while (at < srcset.size() && urls.size() < kMaxRequisites) {
    while (at < srcset.size() && (is_space(srcset[at]) || srcset[at] == ',')) ++at;
    const std::size_t begin = at;
    while (at < srcset.size() && !is_space(srcset[at])) ++at;
    std::string_view url = srcset.substr(begin, at - begin);
    const bool ended = url.ends_with(',');
    while (url.ends_with(',')) url.remove_suffix(1);
    if (!url.empty()) urls.push_back(url);
    // Descriptors, up to a comma that stands in no brackets.
    for (bool in_brackets = false; !ended && at < srcset.size(); ++at) {
      if (srcset[at] == ',' && !in_brackets) break;
      if (srcset[at] == '(' || srcset[at] == ')') in_brackets = srcset[at] == '(';
    }
  }
  return urls;
}

std::vector<Requisite> page_requisites(std::string_view body, std::string_view content_type,
                                       std::string_view url) {
  const std::string transport = charset_parameter(content_type), document = declared_charset(body);
  const HtmlTree html(to_utf8(body, {transport, document}));
  Collector out(url);
  PageReader(html, out).read();
  return out.take();
}

std::vector<Requisite> style_requisites(std::string_view css, std::string_view url) {
  Collector out(url);
  out.add_all(style_urls(css));
  return out.take();
}

}  // namespace citecheck

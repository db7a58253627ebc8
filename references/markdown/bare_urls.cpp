#include "references/markdown/bare_urls.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "references/markdown/destination.hpp"
#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck::markdown {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0x80;
}

/// Length of "http://", "https://" or "www." at text[at], where it begins a word; 0 if there is none.
std::size_t opening(Text text, std::size_t at) {
  if (at > 0 && is_word(text[at - 1])) return 0;
  for (const Text begin : {Text("http://"), Text("https://"), Text("www.")})
    if (starts_with_ignoring_case(text.substr(at, begin.size()), begin)) return begin.size();
  return 0;
}

/// The URL at source[at], without the marks of emphasis behind it.
Text url_in_source(Text source, std::size_t at, bool with_scheme) {
  Text url;
  if (with_scheme) {
    url = url_at(source, at);
  } else {
    // A scheme of the same length as the dot and letters it takes the place of would do no harm either, but
    // the URL's end is the same for any beginning.
    constexpr std::size_t kLongest = 2048;
    const std::string text = "http://" + std::string(source.substr(at, kLongest));
    url = source.substr(at, std::max<std::size_t>(url_at(text, 0).size(), 7) - 7);
  }
  while (!url.empty() && Text("*_~`\\.,:;!?'").find(url.back()) != kNone) url.remove_suffix(1);
  return url;
}

/// GitHub links "www." only where a name with another dot follows.
bool names_a_host(Text url) {
  const Url parts = parse_url("http://" + std::string(url));
  return parts.is_http() && parts.host().find('.', 4) != kNone && !parts.host().ends_with('.');
}

/// Goes through the places where a URL may begin. Each of the two signs is looked for once.
class Candidates {
 public:
  Candidates(Text text, std::size_t from)
      : text_(text), scheme_(text.find("://", from)), www_(text.find("www.", from)) {}

  /// Of "://" or "www."; npos behind the last.
  std::size_t next() {
    const std::size_t at = std::min(scheme_, www_);
    if (at == kNone) return kNone;
    if (at == scheme_)
      scheme_ = text_.find("://", at + 3);
    else
      www_ = text_.find("www.", at + 4);
    return at;
  }

 private:
  Text text_;
  std::size_t scheme_, www_;
};

}  // namespace

void find_bare_urls(std::string_view source, Span block, std::size_t known, Document& document) {
  const Text text = Text(document.syntax).substr(0, block.end);
  std::vector<Span> taken;
  for (std::size_t i = document.links.size() - known; i < document.links.size(); ++i)
    taken.push_back(document.links[i].text);
  std::ranges::sort(taken, {}, &Span::begin);
  std::size_t source_end = 0;
  auto link = taken.begin();
  Candidates candidates(text, block.begin);
  for (std::size_t at = candidates.next(); at != kNone; at = candidates.next()) {
    std::size_t begin = at;
    if (text[at] == ':')
      begin =
          at >= block.begin + 5 && opening(text, at - 5) == 8 ? at - 5 : at - std::min<std::size_t>(at, 4);
    const std::size_t length = begin < block.begin ? 0 : opening(text, begin);
    while (link != taken.end() && link->end <= begin) ++link;
    if (length == 0 || (link != taken.end() && link->begin <= begin)) continue;
    const auto place = document.prose.source_of(begin);
    if (!place || *place < source_end || !Text(source).substr(*place).starts_with(text.substr(begin, length)))
      continue;
    const bool with_scheme = length > 4;
    const Text url = url_in_source(source, *place, with_scheme);
    if (url.size() <= length || (!with_scheme && !names_a_host(url))) continue;
    Link found;
    found.kind = Link::Kind::bare;
    found.span = found.destination = {*place, *place + url.size()};
    found.url = (with_scheme ? "" : "http://") + unescape(url);
    found.text = {begin, std::min(begin + url.size(), text.size())};
    source_end = found.span.end;
    document.links.push_back(std::move(found));
  }
}

}  // namespace citecheck::markdown

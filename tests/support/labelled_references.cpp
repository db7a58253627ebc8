#include "support/labelled_references.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

namespace citecheck::test {

namespace {

std::string unescape(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, char>, 5> kEntities{
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
  std::string out;
  bool space = true;
  for (std::size_t at = 0; at < text.size();) {
    bool entity = false;
    for (const auto& [name, sign] : kEntities)
      if (text.substr(at).starts_with(name)) {
        out += sign;
        at += name.size();
        entity = true;
        space = false;
        break;
      }
    if (entity) continue;
    const char c = text[at++];
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank || !space) out += blank ? ' ' : c;
    space = blank;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

std::vector<LabelledReference> read_labelled_references(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string xml((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::vector<LabelledReference> out;
  constexpr std::string_view kOpen = "<sequence>", kClose = "</sequence>";
  for (std::size_t at = xml.find(kOpen); at != std::string::npos; at = xml.find(kOpen, at)) {
    const std::size_t end = xml.find(kClose, at);
    if (end == std::string::npos) break;
    LabelledReference reference;
    for (std::size_t tag = xml.find('<', at + kOpen.size()); tag < end;) {
      const std::size_t name_end = xml.find('>', tag);
      const std::string name = xml.substr(tag + 1, name_end - tag - 1);
      const std::size_t close = xml.find("</" + name + ">", name_end);
      if (close == std::string::npos || close > end) break;
      LabelledPart part{name, unescape(std::string_view(xml).substr(name_end + 1, close - name_end - 1)), 0};
      if (!reference.text.empty()) reference.text += ' ';
      part.begin = reference.text.size();
      reference.text += part.text;
      reference.parts.push_back(std::move(part));
      tag = xml.find('<', close + name.size() + 3);
    }
    out.push_back(std::move(reference));
    at = end;
  }
  return out;
}

}  // namespace citecheck::test

#include "references/xml/prolog.hpp"

#include <algorithm>

#include "references/charset.hpp"
#include "references/text.hpp"

namespace citecheck::xml {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;

Text behind(Text text, Text mark, std::size_t from) {
  const std::size_t at = text.find(mark, from);
  return at == kNone ? Text{} : text.substr(at + mark.size());
}

// To its ">", an internal subset skipped; the whole rest if that is not in sight.
std::size_t doctype_end(Text text) {
  const std::size_t end = text.find('>');
  const std::size_t subset = text.find('[');
  if (subset == kNone || subset > end) return end == kNone ? text.size() : end + 1;
  std::size_t close = text.find("]>", subset);
  if (close == kNone) close = text.find(']', subset);
  const std::size_t last = close == kNone ? kNone : text.find('>', close);
  return last == kNone ? text.size() : last + 1;
}

Text local_name_at(Text tag) {
  Text name = tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1);
  if (const std::size_t colon = name.find(':'); colon != kNone) name.remove_prefix(colon + 1);
  return name;
}

}  // namespace

Prolog read_prolog(std::string_view head) {
  Prolog prolog;
  for (std::size_t at = head.find('<'); at != kNone; at = head.find('<', at)) {
    const Text rest = head.substr(at);
    if (rest.starts_with("<!--") || rest.starts_with("<?")) {
      const Text close = rest[1] == '?' ? "?>" : "-->";
      const std::size_t end = rest.find(close, 2);
      if (end == kNone) return prolog;
      at += end + close.size();
    } else if (starts_with_ignoring_case(rest, "<!DOCTYPE")) {
      prolog.doctype = rest.substr(0, std::min(rest.find_first_of("[>"), rest.size()));
      at += doctype_end(rest);
    } else {
      prolog.root = local_name_at(rest);
      prolog.root_tag = rest.substr(0, std::min(rest.find('>'), rest.size()));
      return prolog;
    }
  }
  return prolog;
}

std::string_view declared_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const Text declaration = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
  const Text value = behind(declaration, "encoding", 0);
  const std::size_t quote = value.find_first_of("\"'");
  if (quote == kNone) return {};
  return value.substr(quote + 1, value.find(value[quote], quote + 1) - quote - 1);
}

bool is_utf8_xml(std::string_view bytes) {
  return !first_invalid_utf8(bytes) && !bytes.starts_with("\uFEFF") && utf16_of(bytes).empty() &&
         encoding_named(declared_encoding(bytes)) != "iso-2022-jp";
}

std::string xml_to_utf8(std::string_view bytes) {
  return to_utf8(bytes, {.transport = {}, .document = declared_encoding(bytes)});
}

}  // namespace citecheck::xml

#include "references/html/script_json.hpp"

#include "references/text.hpp"
#include "references/wikitext/entities.hpp"

namespace citecheck {

std::string repaired_json(std::string_view script) {
  std::string json(trim(script));
  for (char& c : json)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  const std::size_t begin = json.find_first_of("{[&");
  if (json.starts_with("<!") || json.starts_with("//") || json.starts_with("/*")) {
    const std::size_t object = json.find('{');
    json.erase(0, object == std::string::npos ? json.size() : object);
  } else if (begin != std::string::npos && begin > 0) {
    json.erase(0, begin);
  }
  if (json.starts_with('&') || json.starts_with("{&quot;") || json.starts_with("[&quot;") ||
      json.starts_with("[{&quot;"))
    json = wikitext::decode_entities(json);
  return json;
}

std::string without_bad_escapes(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '\\' && i + 1 < json.size()) {
      if (std::string_view("\"\\/bfnrtu").find(json[i + 1]) != std::string_view::npos) out += json[i];
      out += json[++i];
    } else {
      out += json[i];
    }
  }
  return out;
}

}  // namespace citecheck

#include "checker/web/target.hpp"

#include <curl/curl.h>

#include <memory>

#include "checker/web/idna.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using UrlHandle = std::unique_ptr<CURLU, FreeUrl>;

constexpr std::size_t kMaxUrl = 64u << 10;

std::string part(CURLU* url, CURLUPart what, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, what, &text, flags) != CURLUE_OK || text == nullptr) return {};
  std::string out{text};
  curl_free(text);
  return out;
}

// What a URL cannot hold is percent-encoded, as browsers do; what is encoded already stays as it is. The
// authority is left alone: its letters are IDNA's business.
std::string encode_strays(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const std::size_t slashes = text.find("//");
  const bool has_authority = slashes != std::string_view::npos && text.find_first_of("/?#") >= slashes;
  const std::size_t begin = has_authority ? std::min(text.find_first_of("/?#", slashes + 2), text.size()) : 0;
  std::string out{text.substr(0, begin)};
  for (const char c : text.substr(begin)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == '\t' || byte == '\r' || byte == '\n') continue;
    if (byte <= 0x20 || byte >= 0x7F || std::string_view{"\"<>`{}"}.find(c) != std::string_view::npos) {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out;
}

Result<UrlHandle> parse(std::string_view text) {
  text = trim(text);
  text = text.substr(0, text.find('#'));
  if (text.size() > kMaxUrl) return tl::unexpected(Error{"the URL is too long"});
  if (text.find('\0') != std::string_view::npos) return tl::unexpected(Error{"the URL holds a zero byte"});
  UrlHandle url{curl_url()};
  const CURLUcode code = curl_url_set(url.get(), CURLUPART_URL, encode_strays(text).c_str(), 0);
  if (code != CURLUE_OK) return tl::unexpected(Error{curl_url_strerror(code)});
  return url;
}

std::optional<Error> make_plain(CURLU* url) {
  const std::string scheme = part(url, CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return Error{"not an http or https URL"};
  for (const CURLUPart what : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_FRAGMENT})
    curl_url_set(url, what, nullptr, 0);
  return std::nullopt;
}

// Whoever connects reads "127.1" or "2130706433." as an address, though it may have become that only by IDNA.
std::string as_address(const std::string& host) {
  std::string_view name = host;
  if (name.ends_with('.')) name.remove_suffix(1);
  const std::size_t label = name.rfind('.') + 1;  // 0 where there is but one.
  if (label >= name.size() || name[label] < '0' || name[label] > '9') return host;
  auto url = parse("http://" + std::string{name} + "/");
  std::string known = url ? part(url->get(), CURLUPART_HOST) : std::string{};
  return parse_ip(known) ? known : host;
}

}  // namespace

std::string_view Target::request_target() const {
  const std::string_view url = wire;
  const std::size_t begin = url.find('/', url.find("//") + 2);
  return begin == std::string_view::npos ? "/" : url.substr(begin);
}

Result<Target> read_target(std::string_view text) {
  auto parsed = parse(text);
  if (!parsed) return tl::unexpected(parsed.error());
  CURLU* url = parsed->get();
  if (auto error = make_plain(url)) return tl::unexpected(*std::move(error));
  const auto host_name = to_ascii_host(part(url, CURLUPART_HOST));
  if (!host_name || host_name->empty()) return tl::unexpected(Error{"the host name is not valid"});
  Target target;
  target.host = as_address(*host_name);
  curl_url_set(url, CURLUPART_HOST, target.host.c_str(), 0);
  target.https = part(url, CURLUPART_SCHEME) == "https";
  if (part(url, CURLUPART_PORT) == (target.https ? "443" : "80"))
    curl_url_set(url, CURLUPART_PORT, nullptr, 0);
  target.wire = part(url, CURLUPART_URL);
  // The question mark of an empty query is the page's name, too; libcurl leaves it out.
  const std::string_view asked = text.substr(0, text.find('#'));
  if (asked.ends_with('?') && !target.wire.ends_with('?')) target.wire += '?';
  target.path = part(url, CURLUPART_PATH);
  target.port = static_cast<std::uint16_t>(std::stoi(part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT)));
  if (target.host.ends_with(".onion") || target.host.ends_with(".onion."))
    return tl::unexpected(Error{"an onion service, which is reached only through Tor"});
  target.literal = parse_ip(target.host);
  if (target.literal) target.host = to_string(*target.literal);
  return target;
}

Result<std::string> resolve_location(std::string_view base, std::string_view location) {
  location = trim(location);
  location = location.substr(0, location.find('#'));
  if (location.size() > kMaxUrl) return tl::unexpected(Error{"the Location is too long"});
  if (location.find('\0') != std::string_view::npos)
    return tl::unexpected(Error{"the Location holds a zero byte"});
  auto parsed = parse(base);
  if (!parsed) return tl::unexpected(parsed.error());
  CURLU* url = parsed->get();
  if (!location.empty()) {
    const CURLUcode code = curl_url_set(url, CURLUPART_URL, encode_strays(location).c_str(), 0);
    if (code != CURLUE_OK) return tl::unexpected(Error{curl_url_strerror(code)});
  }
  if (auto error = make_plain(url)) return tl::unexpected(*std::move(error));
  std::string resolved = part(url, CURLUPART_URL);
  if (resolved.empty()) return tl::unexpected(Error{"the Location is not a URL"});
  return resolved;
}

}  // namespace citecheck

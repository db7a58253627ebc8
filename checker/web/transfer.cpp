#include "checker/web/transfer.hpp"

#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "checker/web/curl_failure.hpp"
#include "checker/web/guard.hpp"
#include "checker/web/redirect.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxHead = 256u << 10, kUsualHead = 1u << 10;
/// Enough of the bodies of redirects and server errors, which nobody cites: they are held while retries wait.
constexpr std::uint64_t kMaxInterimBody = 256u << 10;

template <typename T>
T info(CURL* easy, CURLINFO what) {
  T value{};
  curl_easy_getinfo(easy, what, &value);
  return value;
}

void append(HeaderList& list, const std::string& text) {
  curl_slist* longer = curl_slist_append(list.get(), text.c_str());
  if (longer == nullptr) throw std::bad_alloc{};
  if (!list) list.reset(longer);
}

std::string_view name_of_field(std::string_view field) {
  return trim(field.substr(0, field.find(':')));
}

bool is_among(std::string_view name, const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [&](const std::string& one) { return equal_ignoring_case(one, name); });
}

std::vector<std::string> names_of(const std::vector<std::string>& fields) {
  std::vector<std::string> names;
  for (const std::string& one : fields) names.emplace_back(name_of_field(one));
  return names;
}

/// libcurl can be built upon other libraries, whose contexts are no SSL_CTX.
bool is_openssl_used() {
  static const char* const name = curl_version_info(CURLVERSION_NOW)->ssl_version;
  return name != nullptr && std::string_view(name).starts_with("OpenSSL/");
}

// Without the fields that carry secrets, and with the version that archives write.
std::string archived_head(std::string_view head, const std::vector<std::string>& secrets) {
  std::string out;
  out.reserve(head.size() + 2);
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = std::min(head.find('\n', at), head.size() - 1);
    const std::string_view line = head.substr(at, end - at + 1);
    if (at == 0 && line.ends_with(" HTTP/2\r\n"))
      out.append(line.substr(0, line.size() - 9)).append(" HTTP/1.1\r\n");
    else if (at == 0 || !is_among(name_of_field(line), secrets))
      out += line;
    at = end + 1;
  }
  return out;
}

std::string_view protocol_name(long version) {
  switch (version) {
    case CURL_HTTP_VERSION_1_0:
      return "http/1.0";
    case CURL_HTTP_VERSION_1_1:
      return "http/1.1";
    case CURL_HTTP_VERSION_2_0:
      return "h2";
    case CURL_HTTP_VERSION_3:
      return "h3";
    default:
      return "";
  }
}

std::string_view tls_name(int version) {
  switch (version) {
    case TLS1_VERSION:
      return "tls/1.0";
    case TLS1_1_VERSION:
      return "tls/1.1";
    case TLS1_2_VERSION:
      return "tls/1.2";
    case TLS1_3_VERSION:
      return "tls/1.3";
    default:
      return "";
  }
}

}  // namespace

TransferSettings::TransferSettings(WebOptions given)
    : options(std::move(given)), secrets{"authorization", "cookie", "proxy-authorization"} {
  std::vector<std::string> fields{"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                                  "Accept-Encoding: gzip, br"};
  if (!options.user_agent.empty()) fields.push_back("User-Agent: " + options.user_agent);
  for (const std::string& field : options.headers) {
    const bool steers =
        field.find_first_of("\r\n") != std::string::npos || field.find('\0') != std::string::npos;
    if (steers || field.find(':') == std::string::npos || name_of_field(field).empty())
      throw std::runtime_error("--header " + printable(field) + ": expected \"Name: value\"");
    secrets.emplace_back(name_of_field(field));
    std::erase_if(fields, [&](const std::string& ours) {
      return equal_ignoring_case(name_of_field(ours), name_of_field(field));
    });
  }
  for (const auto* all : {&fields, &options.headers})
    for (const std::string& field : *all) append(headers, field);
}

Transfer::Transfer(const TransferSettings& settings) : settings_(settings), easy_(curl_easy_init()) {
  if (!easy_) throw std::bad_alloc{};
  CURL* easy = easy_.get();
  const WebOptions& options = settings.options;
  curl_easy_setopt(easy, CURLOPT_PRIVATE, this);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, error_);
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, settings.headers.get());
  curl_easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  // The default directory of certificates makes every connection parse them all (31 ms); with the bundle
  // alone libcurl reads it once, at the first TLS connection, and keeps it.
  curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
  if (!options.cacert.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, options.cacert.c_str());
  curl_easy_setopt(easy, CURLOPT_PROXY_CAPATH, nullptr);
  if (!options.cacert.empty()) curl_easy_setopt(easy, CURLOPT_PROXY_CAINFO, options.cacert.c_str());
  curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
  if (options.ip_version != IpVersion::any)
    curl_easy_setopt(easy, CURLOPT_IPRESOLVE,
                     options.ip_version == IpVersion::v4 ? CURL_IPRESOLVE_V4 : CURL_IPRESOLVE_V6);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, &Transfer::on_debug);
  curl_easy_setopt(easy, CURLOPT_DEBUGDATA, this);
  curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
  if (is_openssl_used()) {
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, &Transfer::on_tls);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, this);
  }
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
}

void Transfer::prepare(Question question, std::uint64_t id) {
  question_ = std::move(question);
  id_ = id;
  exchange_ = std::make_shared<Exchange>();
  exchange_->body = SpooledBytes(settings_.options.body_in_memory);
  exchange_->url = question_.url;
  exchange_->hop = question_.hop;
  exchange_->attempt = question_.attempt;
  exchange_->at = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  why_ended_.clear();
  head_bytes_ = 0;
  in_head_ = head_done_ = false;
  ended_ = Ended::not_by_us;
  error_[0] = '\0';

  CURL* easy = easy_.get();
  curl_easy_setopt(easy, CURLOPT_SHARE, question_.sessions);
  const Target& target = question_.target;
  curl_easy_setopt(easy, CURLOPT_URL, target.wire.c_str());
  // libcurl leaves out the "?" of an empty query, which a server may heed. A proxy wants the whole address.
  const bool by_hand = target.wire.ends_with('?') && question_.proxy.empty();
  curl_easy_setopt(easy, CURLOPT_REQUEST_TARGET, by_hand ? target.request_target().data() : nullptr);
  // An empty proxy also keeps the environment's out: it would go around the guard unseen.
  curl_easy_setopt(easy, CURLOPT_PROXY, question_.proxy.c_str());
  curl_easy_setopt(easy, CURLOPT_COOKIE, question_.cookies.empty() ? nullptr : question_.cookies.c_str());
  curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 0L);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(question_.timeout.count()));
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(question_.connect_timeout.count()));
  HeaderList pins, connect_to;
  for (const std::string& pin : question_.pins) append(pins, pin);
  if (!question_.connect_to.empty()) append(connect_to, question_.connect_to);
  curl_easy_setopt(easy, CURLOPT_RESOLVE, pins.get());
  curl_easy_setopt(easy, CURLOPT_CONNECT_TO, connect_to.get());
  pins_ = std::move(pins);
  connect_to_ = std::move(connect_to);
  set_method();
  set_headers();
}

void Transfer::set_method() {
  if (question_.form) {
    exchange_->method = "POST";
    curl_easy_setopt(easy_.get(), CURLOPT_POST, 1L);
    curl_easy_setopt(easy_.get(), CURLOPT_POSTFIELDS, question_.form->data());
    curl_easy_setopt(easy_.get(), CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(question_.form->size()));
  } else if (posts_) {
    curl_easy_setopt(easy_.get(), CURLOPT_POSTFIELDS, nullptr);  // which sets the method, too
    curl_easy_setopt(easy_.get(), CURLOPT_HTTPGET, 1L);
  }
  posts_ = question_.form.has_value();
}

void Transfer::set_headers() {
  const bool has_own = !question_.own_headers.empty() || !question_.confidential.empty();
  if (!has_own && !own_headers_) return;
  const std::vector<std::string> replaced = names_of(question_.confidential);
  HeaderList headers;
  if (has_own)
    for (const curl_slist* each = settings_.headers.get(); each != nullptr; each = each->next)
      if (!is_among(name_of_field(each->data), replaced)) append(headers, each->data);
  for (const auto* lines : {&question_.own_headers, &question_.confidential})
    for (const std::string& line : *lines) append(headers, line);
  curl_easy_setopt(easy_.get(), CURLOPT_HTTPHEADER, headers ? headers.get() : settings_.headers.get());
  own_headers_ = std::move(headers);
}

std::size_t Transfer::on_header(char* data, std::size_t, std::size_t size, void* self) {
  return static_cast<Transfer*>(self)->take_header({data, size}) ? size : 0;
}

std::size_t Transfer::on_body(char* data, std::size_t, std::size_t size, void* self) {
  return static_cast<Transfer*>(self)->take_body({data, size}) ? size : 0;
}

int Transfer::on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* self) {
  if (type != CURLINFO_HEADER_OUT) return 0;
  std::string& head = static_cast<Transfer*>(self)->exchange_->request_head;
  // A whole head before this one was a proxy's, or went out on a connection that had died.
  if (head.ends_with("\r\n\r\n")) head.clear();
  head.append(data, size);
  return 0;
}

CURLcode Transfer::on_tls(CURL*, void* ssl_context, void* self) {
  const auto& transfer = *static_cast<const Transfer*>(self);
  try {
    transfer.settings_.certificates->watch(ssl_context, transfer.id_);
  } catch (const std::bad_alloc&) {
    return CURLE_OUT_OF_MEMORY;
  }
  return CURLE_OK;
}

curl_socket_t Transfer::on_socket(void* self, curlsocktype purpose, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  const WebOptions& options = transfer.settings_.options;
  if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
  // Through a proxy the only address that is seen is the proxy's own, which the user has named.
  if (!options.allow_private && transfer.question_.proxy.empty()) {
    const auto ip = ip_of(address->addr);
    const std::string_view special = ip ? special_purpose(*ip) : "not an IP address";
    if (!special.empty()) {
      transfer.ended_ = Ended::private_address;
      transfer.why_ended_ = (ip ? to_string(*ip) + " is " : std::string{}) + std::string{special};
      return CURL_SOCKET_BAD;
    }
  }
  const int fd = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  if (fd >= 0) transfer.settings_.poller->forget(fd);
  return fd;
}

void Transfer::begin_head(std::string_view status_line) {
  std::string& head = exchange_->response_head;
  head.clear();
  head.reserve(kUsualHead);
  in_head_ = true;
  head_done_ = false;
  exchange_->body.clear();
  read_connection();
  const std::size_t space = status_line.find(' ');
  if (status_line.starts_with("HTTP/2") || status_line.starts_with("HTTP/3"))
    head.append("HTTP/1.1").append(space == std::string_view::npos ? "\r\n" : status_line.substr(space));
  else
    head = status_line;
}

// The head that counts is the last: interim (1xx) answers come before it. Trailers after the body are
// dropped.
bool Transfer::take_header(std::string_view line) {
  head_bytes_ += line.size();
  if (head_bytes_ > kMaxHead) {
    ended_ = Ended::head_too_long;
    return false;
  }
  if (!in_head_ && line.starts_with("HTTP/")) {
    begin_head(line);
    return true;
  }
  if (!in_head_) return true;
  exchange_->response_head += line;
  if (line == "\r\n" || line == "\n") {
    in_head_ = false;
    const auto status = static_cast<int>(info<long>(easy_.get(), CURLINFO_RESPONSE_CODE));
    head_done_ = status >= 200;
    exchange_->status = head_done_ ? status : 0;
    const bool interim = is_redirect(status) || status == 429 || (status >= 500 && status < 600);
    body_limit_ = settings_.options.max_bytes;
    if (interim) body_limit_ = std::min(body_limit_, kMaxInterimBody);
    if (question_.last_of_host && head_done_ && !interim)
      curl_easy_setopt(easy_.get(), CURLOPT_FORBID_REUSE, 1L);
  }
  return true;
}

bool Transfer::take_body(std::string_view bytes) {
  SpooledBytes& body = exchange_->body;
  const auto room =
      static_cast<std::size_t>(std::min<std::uint64_t>(body_limit_ - body.size(), bytes.size()));
  try {
    body.append(bytes.substr(0, room));
  } catch (const std::exception& error) {  // libcurl, which called us, knows of none
    ended_ = Ended::no_room;
    why_ended_ = error.what();
    return false;
  }
  if (room == bytes.size()) return true;
  ended_ = Ended::body_long_enough;
  return false;
}

// The TLS session can be asked only while the transfer holds its connection.
void Transfer::read_connection() {
  const auto* session = info<curl_tlssessioninfo*>(easy_.get(), CURLINFO_TLS_SSL_PTR);
  if (session == nullptr || session->backend != CURLSSLBACKEND_OPENSSL || session->internals == nullptr)
    return;
  const SSL* ssl = static_cast<const SSL*>(session->internals);
  exchange_->tls_version = tls_name(SSL_version(ssl));
  const SSL_CIPHER* cipher = SSL_get_current_cipher(ssl);
  const char* name = cipher == nullptr ? nullptr : SSL_CIPHER_standard_name(cipher);
  exchange_->cipher = name == nullptr ? "" : name;
  if (settings_.options.keep_certificates) exchange_->certificates = settings_.certificates->of(ssl);
}

void Transfer::judge(CURLcode code) {
  Exchange& it = *exchange_;
  if (code == CURLE_OK && head_done_) return;
  const std::string_view words = error_[0] != '\0' ? error_ : curl_easy_strerror(code);
  if (ended_ == Ended::body_long_enough || ended_ == Ended::no_room) {
    it.cut = Exchange::Cut::length;
    it.failure_detail = why_ended_;
  } else if (ended_ == Ended::head_too_long) {
    fail(NetFailure::too_large, "the header is longer than " + std::to_string(kMaxHead) + " bytes");
  } else if (code == CURLE_OUT_OF_MEMORY &&
             !head_done_) {  // What libcurl says of a line above its own limit.
    fail(NetFailure::too_large, "a line of the header is too long");
  } else if (is_unclean_end(code, it.response_head, words) && head_done_) {
    it.failure_detail = words;
  } else if (head_done_) {
    it.cut = code == CURLE_OPERATION_TIMEDOUT ? Exchange::Cut::time : Exchange::Cut::disconnect;
    it.failure_detail = words;
  } else if (ended_ == Ended::private_address) {
    fail(NetFailure::private_address, why_ended_);
  } else if (!question_.proxy.empty() && is_proxy_trouble(code, easy_.get(), words)) {
    fail(NetFailure::no_route, "the proxy: " + std::string{words});
  } else {
    fail(code == CURLE_OK ? NetFailure::protocol : failure_of(code, easy_.get(), words), std::string{words});
  }
}

/// After a handshake that failed there is no connection that could be asked.
void Transfer::read_refused_certificates() {
  const bool refused = is_tls(exchange_->failure);
  auto shown = settings_.certificates->take(id_, refused && settings_.options.keep_certificates);
  if (!refused) return;
  exchange_->certificates = std::move(shown.chain);
  exchange_->certificate_limit = shown.limit;
}

void Transfer::fail(NetFailure failure, std::string detail) {
  Exchange& it = *exchange_;
  it.failure = failure;
  it.failure_detail = std::move(detail);
  it.status = 0;
  it.response_head.clear();
  it.body.clear();
}

std::shared_ptr<Exchange> Transfer::finish(CURLcode code) {
  CURL* easy = easy_.get();
  Exchange& it = *exchange_;
  if (it.failure == NetFailure::none) judge(code);
  read_refused_certificates();
  const auto total = info<curl_off_t>(easy, CURLINFO_TOTAL_TIME_T);
  it.elapsed = std::chrono::round<std::chrono::milliseconds>(std::chrono::microseconds{total});
  if (const char* address = info<char*>(easy, CURLINFO_PRIMARY_IP)) it.remote_address = address;
  if (it.status != 0) it.protocol = protocol_name(info<long>(easy, CURLINFO_HTTP_VERSION));
  it.request_head = archived_head(it.request_head, settings_.secrets);
  if (!question_.confidential.empty())
    it.request_head = archived_head(it.request_head, names_of(question_.confidential));
  return std::move(exchange_);
}

std::shared_ptr<Exchange> Transfer::cancel(std::string why) {
  fail(NetFailure::cancelled, std::move(why));
  return finish(CURLE_ABORTED_BY_CALLBACK);
}

}  // namespace citecheck

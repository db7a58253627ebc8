#pragma once
// Transfer: one libcurl easy handle and what it collects into an Exchange. It is used for many requests, one
// after the other. It reads no body: bytes are kept as they came. Belongs to the web thread.

#include <curl/curl.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/web/certificates.hpp"
#include "checker/web/exchange.hpp"
#include "checker/web/options.hpp"
#include "checker/web/poller.hpp"
#include "checker/web/target.hpp"

namespace citecheck {

struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

/// The same for all transfers of a web, and alive as long as they are.
struct TransferSettings {
  explicit TransferSettings(WebOptions given);  ///< Throws std::runtime_error for a header that is none.

  WebOptions options;
  HeaderList headers;
  std::vector<std::string> secrets;           ///< Names of request headers that are never archived.
  Poller* poller = nullptr;                   ///< Told of every socket that is opened.
  CertificateChains* certificates = nullptr;  ///< Of what servers showed.
};

/// What to ask, and how to get there.
struct Question {
  std::string url;  ///< For the exchange.
  Target target;
  std::string cookies;
  std::vector<std::string> own_headers;   ///< Header lines of this request alone.
  std::optional<std::string> form;        ///< As WebRequest's.
  std::vector<std::string> confidential;  ///< WebRequest::headers: in place of the usual ones, not recorded.
  std::string proxy;                      ///< Its URL; "" for none.
  std::string connect_to;                 ///< For CURLOPT_CONNECT_TO; "" for no change.
  std::vector<std::string> pins;          ///< For CURLOPT_RESOLVE.
  std::string pinned;                     ///< The key these pins are held by.
  CURLSH* sessions = nullptr;             ///< Where its host's TLS sessions are kept.
  int hop = 0, attempt = 1;
  std::chrono::milliseconds timeout{20'000}, connect_timeout{10'000};
  bool last_of_host = false;  ///< The connection need not be kept, unless the answer makes us ask again.
};

class Transfer {
 public:
  explicit Transfer(const TransferSettings& settings);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  CURL* easy() const { return easy_.get(); }
  void prepare(Question question, std::uint64_t id);
  std::uint64_t id() const { return id_; }  ///< As given to prepare().
  const Question& question() const { return question_; }

  /// After the transfer ended with this code, and before the handle leaves the multi handle.
  std::shared_ptr<Exchange> finish(CURLcode code);
  /// Ends it from our side.
  std::shared_ptr<Exchange> cancel(std::string why);

 private:
  enum class Ended : std::uint8_t { not_by_us, body_long_enough, no_room, head_too_long, private_address };

  static std::size_t on_header(char* data, std::size_t one, std::size_t size, void* self);
  static std::size_t on_body(char* data, std::size_t one, std::size_t size, void* self);
  static int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* self);
  static CURLcode on_tls(CURL*, void* ssl_context, void* self);
  static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  void set_method();
  void set_headers();
  bool take_header(std::string_view line);
  bool take_body(std::string_view bytes);
  void begin_head(std::string_view status_line);
  void read_connection();
  void judge(CURLcode code);
  void read_refused_certificates();
  void fail(NetFailure failure, std::string detail);

  const TransferSettings& settings_;
  std::unique_ptr<CURL, FreeEasy> easy_;
  HeaderList pins_, connect_to_, own_headers_;
  Question question_;
  std::uint64_t id_ = 0;
  std::shared_ptr<Exchange> exchange_;
  std::string why_ended_;  ///< The address the guard refused, or what there was no room for, and why.
  std::size_t head_bytes_ = 0;
  std::uint64_t body_limit_ = 0;
  bool posts_ = false;  ///< The handle is set to POST.
  bool in_head_ = false, head_done_ = false;
  Ended ended_ = Ended::not_by_us;
  char error_[CURL_ERROR_SIZE] = {};
};

}  // namespace citecheck

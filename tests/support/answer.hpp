#pragma once
// Answer: what the loopback server does when it is asked, down to the byte: send this, wait, go on, reset.
// The functions below build the usual answers; everything a broken server can do is a list of steps.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace citecheck::test {

/// A door an answer waits at until the test opens it: order without sleeping. Any thread.
class Gate {
 public:
  Gate();
  ~Gate();
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  void open();
  int fd() const { return fd_; }  ///< Readable once it is open.

 private:
  int fd_;
};
using GatePtr = std::shared_ptr<Gate>;
GatePtr make_gate();

struct Step {
  enum class Kind : std::uint8_t {
    send,
    repeat,  ///< Sends the bytes over and over until the client goes away.
    pause,
    wait,
    close,  ///< In order: TLS close_notify, FIN.
    cut,    ///< FIN without close_notify: a truncation under TLS, the same as close without.
    reset,  ///< RST.
    hang    ///< Nothing more, until the client goes away.
  };
  Kind kind = Kind::send;
  std::string bytes;
  std::chrono::milliseconds duration{};
  GatePtr gate;
  bool of_body = false;  ///< Left out in the answer to HEAD.
};

/// Steps in order. Where none of them ends the connection it is kept for the next request.
class Answer {
 public:
  Answer& send(std::string bytes);  ///< Bytes of the body, as they are.
  Answer& trickle(std::string_view bytes, std::chrono::milliseconds gap);  ///< One byte at a time.
  Answer& repeat(std::string bytes);
  Answer& pause(std::chrono::milliseconds duration);
  Answer& wait(GatePtr gate);
  Answer& close();
  Answer& cut();
  Answer& reset();
  Answer& hang();
  Answer& then(Answer next);

  const std::vector<Step>& steps() const { return steps_; }
  Answer& add(Step step);

 private:
  std::vector<Step> steps_;
};

using Headers = std::vector<std::string>;  ///< "Name: value"

/// The status line and the header fields, nothing added.
Answer head(int status, const Headers& headers = {});

/// A whole answer with its Content-Length; text/html in UTF-8 unless a header says otherwise.
Answer answer(int status, std::string body = {}, Headers headers = {});
Answer page(std::string body, Headers headers = {});  ///< 200
Answer redirect(int status, const std::string& location);
Answer chunked(std::string_view body, std::size_t chunk_size = 1000, Headers headers = {});

/// A 200 whose body is encoded as `encoding`, "gzip", "deflate" (zlib) or "br", and labelled so.
Answer encoded(std::string_view body, const std::string& encoding, Headers headers = {});
std::string encode(std::string_view body, const std::string& encoding);

/// These bytes and the end of the connection: HTTP/0.9, broken heads, early hints.
Answer raw(std::string bytes);

/// An HTML page with this title and text.
std::string html(std::string_view title, std::string_view text);

}  // namespace citecheck::test

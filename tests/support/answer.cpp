#include "support/answer.hpp"

#include <brotli/encode.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "support/deflate.hpp"

namespace citecheck::test {

Gate::Gate() : fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (fd_ < 0) throw std::runtime_error("no eventfd: too many open files?");
}
Gate::~Gate() {
  ::close(fd_);
}

void Gate::open() {
  eventfd_write(fd_, 1);
}

GatePtr make_gate() {
  return std::make_shared<Gate>();
}

Answer& Answer::add(Step step) {
  steps_.push_back(std::move(step));
  return *this;
}
Answer& Answer::send(std::string bytes) {
  return add({.bytes = std::move(bytes), .of_body = true});
}
Answer& Answer::trickle(std::string_view bytes, std::chrono::milliseconds gap) {
  for (const char byte : bytes) {
    send(std::string(1, byte));
    add({.kind = Step::Kind::pause, .duration = gap, .of_body = true});
  }
  return *this;
}
Answer& Answer::repeat(std::string bytes) {
  return add({.kind = Step::Kind::repeat, .bytes = std::move(bytes), .of_body = true});
}
Answer& Answer::pause(std::chrono::milliseconds duration) {
  return add({.kind = Step::Kind::pause, .duration = duration});
}
Answer& Answer::wait(GatePtr gate) {
  return add({.kind = Step::Kind::wait, .gate = std::move(gate)});
}
Answer& Answer::close() {
  return add({.kind = Step::Kind::close});
}
Answer& Answer::cut() {
  return add({.kind = Step::Kind::cut});
}
Answer& Answer::reset() {
  return add({.kind = Step::Kind::reset});
}
Answer& Answer::hang() {
  return add({.kind = Step::Kind::hang});
}
Answer& Answer::then(Answer next) {
  for (Step& step : next.steps_) add(std::move(step));
  return *this;
}

namespace {

bool names(const std::string& line, std::string_view name) {
  if (line.size() <= name.size() || line[name.size()] != ':') return false;
  return std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  });
}

bool has(const Headers& headers, std::string_view name) {
  return std::ranges::any_of(headers, [&](const std::string& line) { return names(line, name); });
}

void default_type(Headers& headers) {
  if (!has(headers, "Content-Type")) headers.push_back("Content-Type: text/html; charset=utf-8");
}

std::string brotli_encode(std::string_view body) {
  std::size_t size = BrotliEncoderMaxCompressedSize(body.size()) + 16;
  std::string out(size, '\0');
  BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, body.size(),
                        reinterpret_cast<const std::uint8_t*>(body.data()), &size,
                        reinterpret_cast<std::uint8_t*>(out.data()));
  out.resize(size);
  return out;
}

std::string_view phrase(int status) {
  constexpr auto kPhrases =
      std::to_array<std::pair<int, std::string_view>>({{200, "OK"},
                                                       {301, "Moved Permanently"},
                                                       {302, "Found"},
                                                       {303, "See Other"},
                                                       {307, "Temporary Redirect"},
                                                       {308, "Permanent Redirect"},
                                                       {401, "Unauthorized"},
                                                       {403, "Forbidden"},
                                                       {404, "Not Found"},
                                                       {410, "Gone"},
                                                       {405, "Method Not Allowed"},
                                                       {429, "Too Many Requests"},
                                                       {451, "Unavailable For Legal Reasons"},
                                                       {500, "Internal Server Error"},
                                                       {502, "Bad Gateway"},
                                                       {503, "Service Unavailable"},
                                                       {504, "Gateway Timeout"}});
  const auto found = std::ranges::find(kPhrases, status, &std::pair<int, std::string_view>::first);
  return found == kPhrases.end() ? "Status" : found->second;
}

}  // namespace

Answer head(int status, const Headers& headers) {
  std::string bytes = "HTTP/1.1 " + std::to_string(status) + " " + std::string(phrase(status)) + "\r\n";
  for (const std::string& line : headers) bytes += line + "\r\n";
  return Answer().add({.bytes = bytes + "\r\n"});
}

Answer answer(int status, std::string body, Headers headers) {
  if (!body.empty()) default_type(headers);
  if (!has(headers, "Content-Length")) headers.push_back("Content-Length: " + std::to_string(body.size()));
  Answer made = head(status, headers);
  if (!body.empty()) made.send(std::move(body));
  return made;
}

Answer page(std::string body, Headers headers) {
  return answer(200, std::move(body), std::move(headers));
}

Answer redirect(int status, const std::string& location) {
  return answer(status, {}, {"Location: " + location});
}

Answer chunked(std::string_view body, std::size_t chunk_size, Headers headers) {
  default_type(headers);
  headers.push_back("Transfer-Encoding: chunked");
  Answer made = head(200, headers);
  for (; !body.empty(); body.remove_prefix(std::min(chunk_size, body.size()))) {
    const std::string_view chunk = body.substr(0, chunk_size);
    std::array<char, 24> size{};
    std::snprintf(size.data(), size.size(), "%zx\r\n", chunk.size());
    made.send(size.data() + std::string(chunk) + "\r\n");
  }
  return made.send("0\r\n\r\n");
}

std::string encode(std::string_view body, const std::string& encoding) {
  if (encoding == "gzip") return deflated(body, DeflateFrame::gzip);
  if (encoding == "deflate") return deflated(body, DeflateFrame::zlib);
  if (encoding == "br") return brotli_encode(body);
  throw std::invalid_argument("no such encoding: " + encoding);
}

Answer encoded(std::string_view body, const std::string& encoding, Headers headers) {
  headers.push_back("Content-Encoding: " + encoding);
  return page(encode(body, encoding), std::move(headers));
}

Answer raw(std::string bytes) {
  return Answer().add({.bytes = std::move(bytes)}).close();
}

std::string html(std::string_view title, std::string_view text) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>";
  out.append(title).append("</title></head>\n<body><h1>").append(title).append("</h1>\n<p>");
  return out.append(text).append("</p></body></html>\n");
}

}  // namespace citecheck::test

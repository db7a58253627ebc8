#include "checker/archive/http_block.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "checker/archive/warc_fields.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::string_view kRenamed = "X-Archive-Orig-";
constexpr std::array<std::string_view, 4> kSecrets{"authorization", "proxy-authorization", "cookie",
                                                   "cookie2"};
constexpr std::array<std::string_view, 2> kCookies{"set-cookie", "set-cookie2"};

/// A hostile head as lines that cannot break the block: no empty line within, folded lines joined.
std::vector<std::string> lines_of(std::string_view head) {
  std::vector<std::string> lines;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    std::string line(head.substr(0, end));
    head.remove_prefix(std::min(end + 1, head.size()));
    std::ranges::replace(line, '\r', ' ');
    std::ranges::replace(line, '\0', ' ');
    const std::size_t last = line.find_last_not_of(" \t");
    if (last == std::string::npos) continue;
    line.resize(last + 1);
    const std::size_t first = line.find_first_not_of(" \t");
    if (first > 0 && lines.size() > 1)
      lines.back().append(" ").append(line, first);
    else
      lines.push_back(line.substr(first));
  }
  return lines;
}

std::string_view name_of_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon == std::string_view::npos ? std::string_view{} : trim(line.substr(0, colon));
}

bool is_one_of(std::string_view name, const auto& names) {
  return std::ranges::any_of(names, [&](std::string_view other) { return equal_ignoring_case(name, other); });
}

std::string joined(std::string first_line, const std::vector<std::string>& fields) {
  std::string out = std::move(first_line);
  for (const std::string& line : fields) out.append("\r\n").append(line);
  return out + "\r\n\r\n";
}

bool is_request_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
  if (second == std::string_view::npos || first == 0 || second == first + 1) return false;
  const std::string_view version = line.substr(second + 1);
  return (version == "HTTP/1.1" || version == "HTTP/1.0") && line.find('\t') == std::string_view::npos;
}

std::string request_line(const Exchange& exchange) {
  const std::string url = encode_uri(exchange.url.substr(0, exchange.url.find('#')));
  const std::size_t authority = url.find("://");
  const std::size_t path =
      authority == std::string::npos ? authority : url.find_first_of("/?", authority + 3);
  std::string target = path == std::string::npos ? "/" : url.substr(path);
  if (target.front() == '?') target.insert(0, 1, '/');
  return exchange.method + ' ' + target + " HTTP/1.1";
}

bool is_status_line(std::string_view line) {
  return (line.starts_with("HTTP/1.1 ") || line.starts_with("HTTP/1.0 ")) && status_of(line) != 0;
}

std::string status_line(const Exchange& exchange) {
  Exchange without_head;  // whose reason is the standard's: this head's first line is not to be trusted
  without_head.status = exchange.status;
  return ("HTTP/1.1 " + std::to_string(exchange.status) + ' ').append(reason_phrase(without_head));
}

/// Whether the stated lengths fit what is stored: all of it came, and there is one length and it is the
/// body's. Answers that have no body by definition may state any length.
bool lengths_fit(const Exchange& exchange, const std::vector<std::string_view>& lengths) {
  if (!is_whole(exchange)) return true;
  const bool bodiless = exchange.status == 304 || exchange.status == 204 || exchange.method == "HEAD";
  if (bodiless && exchange.body.empty()) return true;
  if (lengths.empty()) return true;
  const std::string_view line = lengths.front();
  return lengths.size() == 1 && trim(line.substr(line.find(':') + 1)) == std::to_string(exchange.body.size());
}

}  // namespace

bool is_whole(const Exchange& exchange) {
  return exchange.cut == Exchange::Cut::none && exchange.failure == NetFailure::none;
}

bool has_response(const Exchange& exchange) {
  return exchange.status >= 100 && exchange.status <= 999;
}

std::string stored_request_head(const Exchange& exchange) {
  std::vector<std::string> lines = lines_of(exchange.request_head);
  std::string first = request_line(exchange);
  if (!lines.empty() && is_request_line(lines.front())) first = lines.front();
  if (!lines.empty()) lines.erase(lines.begin());
  std::erase_if(lines, [](const std::string& line) { return is_one_of(name_of_line(line), kSecrets); });
  return joined(std::move(first), lines);
}

std::string stored_response_head(const Exchange& exchange) {
  const std::vector<std::string> lines = lines_of(exchange.response_head);
  const bool good = !lines.empty() && is_status_line(lines.front());
  const std::span<const std::string> fields = std::span(lines).subspan(lines.empty() ? 0 : 1);
  const auto is = [](const std::string& line, std::string_view name) {
    return equal_ignoring_case(name_of_line(line), name);
  };
  const bool transfer_coded =
      std::ranges::any_of(fields, [&](const std::string& line) { return is(line, "transfer-encoding"); });
  std::vector<std::string_view> lengths;
  for (const std::string& line : fields)
    if (is(line, "content-length")) lengths.push_back(line);
  const bool keep_lengths = !transfer_coded && lengths_fit(exchange, lengths);

  std::vector<std::string> stored;
  for (const std::string& line : fields) {
    if (is_one_of(name_of_line(line), kCookies)) continue;
    const bool rename = is(line, "transfer-encoding") || (is(line, "content-length") && !keep_lengths);
    stored.push_back(rename ? std::string(kRenamed) + line : line);
  }
  if (!keep_lengths && is_whole(exchange))
    stored.push_back("Content-Length: " + std::to_string(exchange.body.size()));
  return joined(good ? lines.front() : status_line(exchange), stored);
}

int status_of(std::string_view head) {
  if (!head.starts_with("HTTP/")) return 0;
  const std::size_t space = head.substr(0, 16).find(' ');
  if (space == std::string_view::npos || head.size() < space + 4) return 0;
  int status = 0;
  for (const char c : head.substr(space + 1, 3)) {
    if (c < '0' || c > '9') return 0;
    status = status * 10 + (c - '0');
  }
  const bool ends =
      head.size() == space + 4 || std::string_view(" \r\n").find(head[space + 4]) != std::string_view::npos;
  return ends && status >= 100 ? status : 0;
}

bool says_chunked(std::string_view head) {
  const std::string codings = to_lower_ascii(header(head, "Transfer-Encoding"));
  return codings.ends_with("chunked");
}

std::string_view HttpSplitter::feed(std::string_view piece) {
  if (ended_) return piece;
  const std::size_t before = head_.size();
  if (before > kMaxHead) return {};  // no head at all: the rest is not kept
  head_ += piece;
  for (std::size_t at = head_.find('\n', before < 2 ? 0 : before - 2); at != std::string::npos;
       at = head_.find('\n', at + 1)) {
    const std::string_view next = std::string_view(head_).substr(at + 1, 2);
    const std::size_t length = next.starts_with('\n') ? 1 : next == "\r\n" ? 2 : 0;
    if (length == 0) continue;
    ended_ = true;
    head_.resize(at + 1 + length);
    return piece.substr(head_.size() - before);
  }
  return {};
}

void Dechunker::take_size_line(std::string_view& piece) {
  constexpr std::size_t kMaxLine = 16 * 1024;
  const std::size_t end = piece.find('\n');
  line_.append(piece.substr(0, end));
  piece.remove_prefix(end == std::string_view::npos ? piece.size() : end + 1);
  if (line_.size() > kMaxLine) state_ = State::broken;
  if (end == std::string_view::npos || state_ == State::broken) return;
  const std::string_view digits = trim(std::string_view(line_).substr(0, line_.find(';')));
  if (digits.empty() || digits.size() > 15) {
    state_ = State::broken;
    return;
  }
  left_ = 0;
  for (const char c : to_lower_ascii(digits)) {
    const std::size_t digit = std::string_view("0123456789abcdef").find(c);
    if (digit == std::string_view::npos) {
      state_ = State::broken;
      return;
    }
    left_ = left_ * 16 + digit;
  }
  line_.clear();
  any_ = true;
  state_ = left_ == 0 ? State::trailer : State::data;
}

void Dechunker::feed(std::string_view piece, std::string& out) {
  while (!piece.empty()) {
    switch (state_) {
      case State::size_line:
        take_size_line(piece);
        break;
      case State::data: {
        const std::size_t taken = static_cast<std::size_t>(std::min<std::uint64_t>(left_, piece.size()));
        out.append(piece.substr(0, taken));
        piece.remove_prefix(taken);
        left_ -= taken;
        if (left_ == 0) state_ = State::data_end;
        break;
      }
      case State::data_end:
        if (piece.front() == '\n')
          state_ = State::size_line;
        else if (piece.front() != '\r')
          state_ = State::broken;
        piece.remove_prefix(1);
        break;
      case State::trailer:
      case State::broken:
        return;
    }
  }
}

SpooledBytes entity_body(std::string_view head, SpooledBytes body, bool& whole) {
  whole = true;
  if (!says_chunked(head)) return body;
  Dechunker dechunker;
  SpooledBytes entity;
  std::string unchunked;
  body.for_each_piece([&](std::string_view piece) {
    unchunked.clear();
    dechunker.feed(piece, unchunked);
    entity.append(unchunked);
  });
  if (!dechunker.decided() || dechunker.was_never_chunked()) return body;
  whole = dechunker.done();
  return entity;
}

}  // namespace citecheck

#include "web/case_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include "references/text.hpp"

namespace citecheck::test {

namespace {

/// An answer while its lines are read: what comes before the message, the message, what comes after it.
struct Draft {
  Answer before, after;
  std::optional<int> status;
  Headers headers;
  std::optional<std::string> body;
  std::string encoding;
  std::size_t chunk = 0;
  bool any = false, any_after = false;

  Answer& steps() {
    any = true;
    if (status) any_after = true;
    return status ? after : before;
  }
};

/// So many bytes of the text over and over.
std::string filled(std::size_t size, const std::string& text) {
  std::string out;
  out.reserve(size + text.size());
  while (out.size() < size) out += text;
  out.resize(size);
  return out;
}

Answer finish(Draft draft) {
  if (!draft.status) return std::move(draft.before);
  std::string body = draft.body.value_or("");
  if (!draft.encoding.empty()) {
    body = encode(body, draft.encoding);
    draft.headers.push_back("Content-Encoding: " + draft.encoding);
  }
  Answer message;
  if (draft.chunk != 0) {
    message = chunked(body, draft.chunk, draft.headers);
  } else if (draft.body || !draft.any_after) {
    message = answer(*draft.status, body, draft.headers);
  } else {
    message = head(*draft.status, draft.headers);
  }
  return draft.before.then(std::move(message)).then(std::move(draft.after));
}

constexpr auto kTlsFaults =
    std::to_array<std::pair<std::string_view, TlsFault>>({{"expired", TlsFault::expired},
                                                          {"not-yet-valid", TlsFault::not_yet_valid},
                                                          {"wrong-host", TlsFault::wrong_host},
                                                          {"self-signed", TlsFault::self_signed},
                                                          {"unknown-issuer", TlsFault::unknown_issuer},
                                                          {"none", TlsFault::none},
                                                          {"weak-key", TlsFault::weak_key},
                                                          {"weak-signature", TlsFault::weak_signature},
                                                          {"expired-issuer", TlsFault::expired_issuer},
                                                          {"missing-issuer", TlsFault::missing_issuer},
                                                          {"issuer-is-none", TlsFault::issuer_is_none},
                                                          {"old-protocol", TlsFault::old_protocol},
                                                          {"no-handshake", TlsFault::no_handshake}});

constexpr auto kDnsFaults =
    std::to_array<std::pair<std::string_view, DnsFault>>({{"no-such-name", DnsFault::no_such_name},
                                                          {"server-failure", DnsFault::server_failure},
                                                          {"silent", DnsFault::silent}});

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  WebCase parse() {
    std::string_view line;
    while (next_line(line)) {
      if (line.starts_with('#')) {
        if (number_ == 1) out_.summary = trim(line.substr(1));
        continue;
      }
      if (trim(line).empty()) continue;
      const std::size_t space = line.find(' ');
      const std::string_view word = line.substr(0, space);
      const std::string rest(space == std::string_view::npos ? std::string_view{} : trim(line.substr(space)));
      if (!scene(word, rest) && !message(word, rest) && !step(word, rest) && !expectation(word, rest))
        fail("no such word: " + std::string(word));
    }
    end_route();
    if (out_.links.empty()) fail("nothing is cited");
    return std::move(out_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error("line " + std::to_string(number_) + ": " + what);
  }

  bool next_line(std::string_view& line) {
    if (at_ >= text_.size()) return false;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    line = text_.substr(at_, end - at_);
    at_ = end + 1;
    ++number_;
    return true;
  }

  template <typename T = int>
  T number(std::string_view text) const {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) fail("not a number: " + std::string(text));
    return value;
  }

  template <typename Table>
  auto named(const Table& table, const std::string& name) const {
    const auto found = std::ranges::find(table, name, [](const auto& entry) { return entry.first; });
    if (found == table.end()) fail("no such fault: " + name);
    return found->second;
  }

  bool yes(std::string_view text) const {
    if (text != "yes" && text != "no") fail("yes or no, not " + std::string(text));
    return text == "yes";
  }

  /// "A B" in two.
  std::pair<std::string, std::string> two(const std::string& rest) const {
    const std::size_t space = rest.find(' ');
    if (space == std::string::npos) fail("two words are needed");
    return {rest.substr(0, space), std::string(trim(std::string_view(rest).substr(space)))};
  }

  /// \r \n \t \\ \xHH
  std::string unescaped(std::string_view text) const {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '\\') {
        out += text[i];
        continue;
      }
      const char c = ++i < text.size() ? text[i] : '\0';
      if (c == 'x' && i + 2 < text.size()) {
        int byte = 0;
        std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16);
        out += static_cast<char>(byte);
        i += 2;
        continue;
      }
      const std::size_t found = std::string_view("rnt\\").find(c);
      if (found == std::string_view::npos) fail("an escape is \\r \\n \\t \\\\ or \\xHH");
      out += "\r\n\t\\"[found];
    }
    return out;
  }

  /// The rest of the line, or after "<<WORD" the lines up to one that is WORD.
  std::string text_block(const std::string& rest) {
    if (!rest.starts_with("<<")) return unescaped(rest);
    const std::string end = rest.substr(2);
    std::string out;
    std::string_view line;
    while (next_line(line)) {
      if (line == end) return out;
      out.append(line).append("\n");
    }
    fail("no line " + end + " ends the text");
  }

  bool scene(std::string_view word, const std::string& rest) {
    if (word == "option") {
      out_.options.push_back(two(rest + " "));
    } else if (word == "on") {
      end_route();
      if (rest.find('/') == std::string::npos) fail("[METHOD ]HOST/TARGET is needed");
      where_ = rest;
    } else if (word == "then") {
      end_answer();
    } else if (word == "tls") {
      const auto [host, how] = two(rest);
      const std::size_t space = how.find(' ');
      const int between = space == std::string::npos ? 0 : number(how.substr(space + 1));
      out_.tls.push_back({host, named(kTlsFaults, how.substr(0, space)), between});
    } else if (word == "dns") {
      const auto [host, fault] = two(rest);
      out_.dns.emplace_back(host, named(kDnsFaults, fault));
    } else if (word == "resolves") {
      out_.resolves.push_back(two(rest));
    } else if (word == "refuses") {
      out_.refusing.push_back(rest);
    } else if (word == "silent") {
      out_.silent.push_back(rest);
    } else {
      return false;
    }
    return true;
  }

  bool message(std::string_view word, const std::string& rest) {
    if (word == "status") {
      begin_message(number(rest));
    } else if (word == "header") {
      draft_.headers.push_back(unescaped(rest));
    } else if (word == "body") {
      draft_.body = text_block(rest);
    } else if (word == "fill") {
      const auto [size, text] = two(rest);
      draft_.body = filled(number<std::size_t>(size), unescaped(text));
    } else if (word == "page") {
      if (!draft_.status) begin_message(200);
      const std::size_t bar = rest.find('|');
      const auto text =
          bar == std::string::npos ? std::string_view{} : std::string_view(rest).substr(bar + 1);
      draft_.body = html(trim(std::string_view(rest).substr(0, bar)), trim(text));
    } else if (word == "encoding") {
      draft_.encoding = rest;
    } else if (word == "chunked") {
      draft_.chunk = number<std::size_t>(rest);
    } else {
      return false;
    }
    if (where_.empty()) fail("this belongs to an answer, after on");
    if (!draft_.status) fail("status or page must come before this");
    return true;
  }

  bool step(std::string_view word, const std::string& rest) {
    if (word == "raw") {
      draft_.steps().add({.bytes = text_block(rest)});
    } else if (word == "send") {
      draft_.steps().send(text_block(rest));
    } else if (word == "repeat") {
      draft_.steps().repeat(unescaped(rest));
    } else if (word == "trickle") {
      const auto [gap, bytes] = two(rest);
      draft_.steps().trickle(unescaped(bytes), std::chrono::milliseconds{number(gap)});
    } else if (word == "pause") {
      draft_.steps().pause(std::chrono::milliseconds{number(rest)});
    } else if (word == "close") {
      draft_.steps().close();
    } else if (word == "cut") {
      draft_.steps().cut();
    } else if (word == "reset") {
      draft_.steps().reset();
    } else if (word == "hang") {
      draft_.steps().hang();
    } else {
      return false;
    }
    if (where_.empty()) fail("this belongs to an answer, after on");
    return true;
  }

  bool expectation(std::string_view word, const std::string& rest) {
    if (word == "cite") {
      end_route();
      out_.links.push_back({.line = number_, .url = rest});
      return true;
    }
    if (out_.links.empty()) return false;
    ExpectedLink& link = out_.links.back();
    if (word == "link") {
      link.link = rest;
    } else if (word == "reason") {
      link.reason.push_back(rest);
    } else if (word == "http") {
      link.http = number(rest);
    } else if (word == "chain") {
      const auto [url, status] = two(rest);
      link.chain.emplace_back(url, number(status));
    } else if (word == "requests") {
      link.requests = number<std::size_t>(rest);
    } else if (word == "attempts") {
      link.attempts = number(rest);
    } else if (word == "final") {
      link.final_url = rest;
    } else if (word == "type") {
      link.content_type = rest;
    } else if (word == "failure") {
      link.failure = rest;
    } else if (word == "bytes-at-most") {
      link.bytes_at_most = number<std::uint64_t>(rest);
    } else if (word == "permanent") {
      link.permanent = yes(rest);
    } else if (word == "to-home") {
      link.to_home = yes(rest);
    } else if (word == "host-gone") {
      link.host_gone = yes(rest);
    } else if (word == "truncated") {
      link.truncated = yes(rest);
    } else {
      return false;
    }
    return true;
  }

  void begin_message(int status) {
    if (draft_.status) fail("an answer has one status; then begins the next");
    draft_.status = status;
    draft_.any = true;
  }

  void end_answer() {
    if (where_.empty() || !draft_.any) fail("an answer has to come first");
    answers_.push_back(finish(std::move(draft_)));
    draft_ = {};
  }

  void end_route() {
    if (where_.empty()) return;
    end_answer();
    out_.routes.emplace_back(std::move(where_), std::move(answers_));
    where_.clear();
    answers_.clear();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int number_ = 0;
  WebCase out_;
  std::string where_;  ///< Of the open route, "" outside.
  std::vector<Answer> answers_;
  Draft draft_;
};

}  // namespace

WebCase parse_case(std::string_view text) {
  return Parser(text).parse();
}

}  // namespace citecheck::test

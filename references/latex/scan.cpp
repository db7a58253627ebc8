#include "references/latex/scan.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "references/latex/arguments.hpp"
#include "references/text.hpp"

namespace citecheck::latex {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;
constexpr std::size_t kLongestWord = 64;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '@';
}

template <std::size_t N>
bool is_one_of(Text word, const std::array<Text, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

constexpr std::array<Text, 9> kVerbatim{"verbatim", "verbatim*", "Verbatim",  "lstlisting", "minted",
                                        "comment",  "alltt",     "Verbatim*", "BVerbatim"};
constexpr std::array<Text, 5> kInputs{"input", "include", "subfile", "loadbibliography", "subfileinclude"};
constexpr std::array<Text, 6> kBibliographies{"bibliography",  "addbibresource", "addglobalbib",
                                              "addsectionbib", "nobibliography", "bibliographyprimary"};
constexpr std::array<Text, 9> kDefinitions{"newcommand",       "renewcommand",         "providecommand",
                                           "newenvironment",   "DeclareRobustCommand", "NewDocumentCommand",
                                           "renewenvironment", "DeclareCiteCommand",   "newrobustcmd"};

class Scanner {
 public:
  Scanner(Text source, Span part, Scan& out)
      : in_(source.substr(0, part.end)), arguments_(in_), at_(part.begin), out_(out) {}

  void run() {
    while (at_ < in_.size()) {
      at_ = std::min(in_.find_first_of("\\%", at_), in_.size());
      if (at_ >= in_.size()) break;
      if (in_[at_] == '%')
        at_ = std::min(in_.find('\n', at_), in_.size());
      else
        control();
    }
    end_item(in_.size());
  }

 private:
  void control() {
    const std::size_t begin = at_++;
    const std::size_t word = at_;
    while (at_ < in_.size() && is_letter(in_[at_])) ++at_;
    const Text name = in_.substr(word, at_ - word);
    if (name.empty()) {
      at_ = std::min(at_ + 1, in_.size());
      return;
    }
    if (name == "begin") return begin_environment();
    if (name == "end") return end_environment(begin);
    if (name == "verb" || name == "lstinline") return skip_verb();
    if (name == "iffalse") return skip_to("\\fi");
    if (name == "bibitem") return item(begin);
    if (name == "url" || name == "href" || name == "nolinkurl") return link(begin, name);
    if (name == "footnote" || name == "footnotetext" || name == "thanks") return note(begin);
    if (name == "title" || name == "usepackage") return setting(name);
    if (name == "def") return skip_definition(true);
    if (is_one_of(name, kDefinitions)) return skip_definition(false);
    if (is_one_of(name, kInputs)) return input();
    if (is_one_of(name, kBibliographies)) return bibliography();
    std::ranges::move(read_cite(arguments_, name, at_), std::back_inserter(out_.cites));
  }

  // ---- environments ----

  void begin_environment() {
    std::size_t at = at_;
    const auto name = arguments_.take(at);
    if (!name || name->size() > kLongestWord) return;
    at_ = at;
    const Text environment = name->of(in_);
    if (is_one_of(environment, kVerbatim)) return skip_to("\\end{" + std::string(environment) + "}");
    if (environment == "filecontents" || environment == "filecontents*") return embedded(environment);
    if (environment == "thebibliography") arguments_.take(at_);  // the widest label
  }

  void end_environment(std::size_t begin) {
    std::size_t at = at_;
    const auto name = arguments_.take(at);
    if (!name) return;
    at_ = at;
    if (name->of(in_) == "thebibliography") end_item(begin);
    if (name->of(in_) == "document") at_ = in_.size();
  }

  void embedded(Text environment) {
    arguments_.take_optional(at_);
    const auto name = arguments_.take(at_);
    const std::size_t begin = at_;
    skip_to("\\end{" + std::string(environment) + "}");
    const std::size_t end = in_.substr(begin, at_ - begin).rfind("\\end");
    if (name && end != kNone) out_.embedded.push_back({*name, {begin, begin + end}});
  }

  /// Behind the next `end`, which is searched to the end of the text once only.
  void skip_to(const std::string& end) {
    if (end == missing_) return;
    const std::size_t found = in_.find(end, at_);
    if (found == kNone) {
      missing_ = end;
    } else {
      at_ = found + end.size();
    }
  }

  void skip_verb() {
    if (at_ < in_.size() && in_[at_] == '*') ++at_;
    arguments_.take_optional(at_);
    if (at_ >= in_.size()) return;
    const char close = in_[at_] == '{' ? '}' : in_[at_];
    ++at_;
    std::size_t& missing = no_close_before_[static_cast<unsigned char>(close)];
    if (close == '\n' || at_ < missing) return;
    const std::array<char, 2> ends{close, '\n'};
    const std::size_t end = std::min(in_.find_first_of({ends.data(), ends.size()}, at_), in_.size());
    if (end < in_.size() && in_[end] == close)
      at_ = end + 1;
    else
      missing = end;
  }

  /// The body of a definition says what others will do.
  void skip_definition(bool plain) {
    std::size_t at = at_;
    if (at < in_.size() && in_[at] == '*') ++at;
    if (plain) {  // \def\name#1#2{body}
      at = in_.substr(0, std::min(in_.size(), at + kLongestWord)).find('{', at);
      if (at == kNone) return;
    } else if (!arguments_.take(at)) {
      at = skip_space(in_, at);
      if (at >= in_.size() || in_[at] != '\\') return;
      ++at;
      while (at < in_.size() && is_letter(in_[at])) ++at;
    }
    while (arguments_.take_optional(at)) {
    }
    if (arguments_.take(at)) at_ = at;
  }

  // ---- files ----

  void input() {
    std::size_t at = at_;
    if (const auto name = arguments_.take(at)) {
      at_ = at;
      add_file(*name, false, false);
      return;
    }
    at = skip_space(in_, at_);  // plain TeX: \input name
    const std::size_t end = std::min(in_.find_first_of(" \t\r\n\\{}%", at), in_.size());
    if (end > at && end - at < 4 * kLongestWord) add_file({at, end}, false, false);
    at_ = std::max(at_, end > at ? end : at_);
  }

  void bibliography() {
    const auto options = arguments_.take_optional(at_);
    const auto names = arguments_.take(at_);
    if (!names) return;
    const bool remote = options && options->of(in_).find("remote") != kNone;
    for (const Span name : split_keys(in_, *names)) add_file(name, true, remote);
  }

  void add_file(Span name, bool is_bibliography, bool remote) {
    while (!name.empty() && (in_[name.begin] == ' ' || in_[name.begin] == '"')) ++name.begin;
    while (!name.empty() && (in_[name.end - 1] == ' ' || in_[name.end - 1] == '"')) --name.end;
    if (!name.empty()) out_.files.push_back({name, is_bibliography, remote});
  }

  // ---- what is cited ----

  void item(std::size_t begin) {
    end_item(begin);
    Item item{.whole = {begin, begin}};
    if (const auto label = arguments_.take_optional(at_)) item.label = *label;
    const auto key = arguments_.take(at_);
    if (!key) return;
    item.key = *key;
    item.text = {at_, at_};
    out_.items.push_back(item);
    in_item_ = true;
  }

  void end_item(std::size_t end) {
    if (in_item_)
      out_.items.back().text.end = out_.items.back().whole.end = std::max(end, out_.items.back().text.begin);
    in_item_ = false;
  }

  void link(std::size_t begin, Text name) {
    if (in_item_ || begin < note_end_) return;
    std::size_t at = at_;
    if (at < in_.size() && in_[at] == '*') ++at;
    arguments_.take_optional(at);
    const auto url = arguments_.take(at);
    if (!url) return;
    at_ = at;
    Link link{{begin, at}, *url, {}};
    if (name == "href")
      if (const auto text = arguments_.take(at)) {
        link.text = *text;
        link.whole.end = at;
      }
    if (is_web(url->of(in_))) out_.links.push_back(link);
  }

  static bool is_web(Text url) {
    url = trim(url);
    return starts_with_ignoring_case(url, "http://") || starts_with_ignoring_case(url, "https://") ||
           starts_with_ignoring_case(url, "ftp://");
  }

  void note(std::size_t begin) {
    if (in_item_ || begin < note_end_) return;
    std::size_t at = at_;
    arguments_.take_optional(at);
    const auto text = arguments_.take(at);
    if (!text) return;
    const Text inside = text->of(in_);
    if (inside.find("http://") == kNone && inside.find("https://") == kNone) return;
    out_.notes.push_back({{begin, at}, *text});
    note_end_ = at;
  }

  void setting(Text name) {
    const auto options = arguments_.take_optional(at_);
    std::size_t at = at_;
    const auto argument = arguments_.take(at);
    if (!argument) return;
    if (name == "title" && out_.title.empty()) out_.title = *argument;
    if (name == "usepackage" && options && argument->of(in_) == "babel") out_.language = *options;
  }

  const Text in_;
  Arguments arguments_;
  std::size_t at_;
  Scan& out_;
  bool in_item_ = false;
  std::size_t note_end_ = 0;
  std::string missing_;                             ///< An end that is nowhere.
  std::array<std::size_t, 256> no_close_before_{};  ///< By the byte that was to end a \verb on its line.
};

}  // namespace

void scan(std::string_view source, Span part, Scan& out) {
  Scanner(source, part, out).run();
}

}  // namespace citecheck::latex

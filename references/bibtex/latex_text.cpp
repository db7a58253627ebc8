#include "references/bibtex/latex_text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>

#include "references/bibtex/latex_symbols.hpp"
#include "references/bibtex/tex_glue.hpp"
#include "references/text.hpp"

namespace citecheck::bibtex {

namespace {

using Text = std::string_view;

constexpr std::size_t kMostAccents = 4;        ///< On one letter; more is no writing.
constexpr std::size_t kLongestScript = 64;     ///< Bytes of a raised or lowered text that is rewritten.
constexpr std::size_t kLongestMarkRun = 32;    ///< Combining marks in a row that are still put in order.
constexpr std::size_t kLongestOptional = 200;  ///< Bytes between [ and ] behind a command.

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Bytes that always stand for themselves.
constexpr std::array<bool, 256> ordinary_bytes() {
  std::array<bool, 256> out{};
  for (unsigned i = 0x21; i < 256; ++i) out[i] = i != 0x7F && i != 0xC2;
  for (const char c : Text("\\{}$~`'-%^_?!&")) out[static_cast<unsigned char>(c)] = false;
  return out;
}
constexpr std::array<bool, 256> kOrdinary = ordinary_bytes();

bool is_ordinary(char c) {
  return kOrdinary[static_cast<unsigned char>(c)];
}

std::string compose(Text text) {
  utf8proc_uint8_t* composed = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
      &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(composed, &std::free);
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size)};
}

/// Ordering marks takes time quadratic in their number, so a run longer than any writing has is left alone.
bool has_long_mark_run(Text text) {
  std::size_t run = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(point));
    run = property->combining_class != 0 ? run + 1 : 0;
    if (run > kLongestMarkRun) return true;
  }
  return false;
}

/// What becomes of an argument.
enum class Argument : std::uint8_t { keep, drop, quote, raise, lower, numerator, blackboard, math };

struct Command {
  Text name;
  Argument first;
  Argument second = Argument::keep;
};

constexpr auto kCommands = std::to_array<Command>({
    {"begin", Argument::drop},
    {"bibfield", Argument::drop},
    {"bibinfo", Argument::drop},
    {"color", Argument::drop},
    {"end", Argument::drop},
    {"enquote", Argument::quote},
    {"ensuremath", Argument::math},
    {"foreignlanguage", Argument::drop},
    {"frac", Argument::numerator},
    {"tfrac", Argument::numerator},
    {"dfrac", Argument::numerator},
    {"hphantom", Argument::drop},
    {"hspace", Argument::drop},
    {"label", Argument::drop},
    {"mathbb", Argument::blackboard},
    {"mkbibquote", Argument::quote},
    {"mkbibsuperscript", Argument::raise},
    {"noop", Argument::drop},
    {"noopsort", Argument::drop},
    {"phantom", Argument::drop},
    {"selectlanguage", Argument::drop},
    {"sortnoop", Argument::drop},
    {"textcolor", Argument::drop},
    {"textlang", Argument::drop},
    {"textquote", Argument::quote},
    {"textsubscript", Argument::lower},
    {"textsuperscript", Argument::raise},
    {"vphantom", Argument::drop},
    {"vspace", Argument::drop},
});

const Command* find_command(Text name) {
  if (name == "SortNoop" || name == "NoopSort" || name == "NOOP" || name == "Noop") name = "noopsort";
  const auto found = std::ranges::find(kCommands, name, &Command::name);
  return found == kCommands.end() ? nullptr : &*found;
}

class Converter {
 public:
  Converter(Text latex, bool comments, bool mapped) : in_(latex), comments_(comments), mapped_(mapped) {
    out_.reserve(latex.size());
  }

  MappedText convert() {
    while (at_ < in_.size()) {
      token_ = at_;
      step();
    }
    token_ = in_.size();
    print_accents_alone();
    while (out_.ends_with(' ')) shrink(out_.size() - 1);
    if (composable_ && !mapped_ && !has_long_mark_run(out_)) out_ = compose(out_);
    return {std::move(out_), std::move(begin_), std::move(end_)};
  }

 private:
  struct Group {
    std::size_t begin = 0;  ///< In out_.
    Argument argument = Argument::keep;
    bool math = false;  ///< Before it.
  };

  void step() {
    const char c = in_[at_];
    if (is_space(c)) return space();
    if (is_ordinary(c) && argument_ == Argument::keep && accents_.empty()) return run();
    switch (c) {
      case '\\':
        return control();
      case '{':
        return open();
      case '}':
        return close();
      case '$':
        return dollar();
      case '~':
        ++at_;
        return print_space();
      case '-':
        return dashes();
      case '`':
      case '\'':
        return quote(c);
      case '%':
        if (comments_) return comment();
        break;
      case '^':
      case '_':
        if (math_) return script(c == '^' ? Argument::raise : Argument::lower);
        break;
      case '?':
      case '!':
        if (next_is(1, '`')) return replace(2, c == '?' ? "¿" : "¡");
        break;
      case '&':
        break;
      default:
        if (in_.substr(at_).starts_with("\xC2\xA0")) {
          at_ += 2;
          return print_space();
        }
    }
    std::size_t end = at_;
    next_code_point(in_, end);
    const Text letter = in_.substr(at_, end - at_);
    composable_ = composable_ || static_cast<unsigned char>(c) >= 0xCC;
    at_ = end;
    print(letter);
  }

  bool next_is(std::size_t ahead, char c) const { return at_ + ahead < in_.size() && in_[at_ + ahead] == c; }

  void replace(std::size_t length, Text text) {
    at_ += length;
    print(text);
  }

  /// A stretch that stands for itself, single spaces between words included.
  void run() {
    const std::size_t begin = at_;
    while (at_ < in_.size()) {
      const auto byte = static_cast<unsigned char>(in_[at_]);
      if (kOrdinary[byte]) {
        composable_ = composable_ || (byte >= 0xCC && byte != 0xE2);
      } else if (in_[at_] != ' ' || at_ + 1 >= in_.size() || !is_ordinary(in_[at_ + 1])) {
        break;
      }
      ++at_;
    }
    if (!mapped_) {
      out_.append(in_, begin, at_ - begin);
      return;
    }
    for (token_ = begin; token_ < at_;) {
      std::size_t end = token_;
      next_code_point(in_, end);
      append(in_.substr(token_, end - token_), end);
      token_ = end;
    }
  }

  void space() {
    while (at_ < in_.size() && is_space(in_[at_])) ++at_;
    if (argument_ == Argument::keep && accents_.empty()) print_space();
  }

  void comment() {
    at_ = std::min(in_.find('\n', at_), in_.size());
    while (at_ < in_.size() && is_space(in_[at_])) ++at_;
  }

  void dashes() {
    std::size_t count = 1;
    while (count < 3 && next_is(count, '-')) ++count;
    if (math_ || argument_ != Argument::keep) count = 1;
    replace(count, count == 3 ? "—" : count == 2 ? "–" : "-");
  }

  void quote(char c) {
    const bool twice = next_is(1, c);
    if (c == '`') return replace(twice ? 2 : 1, twice ? "“" : "‘");
    if (math_) return replace(1, "′");
    replace(twice ? 2 : 1, twice ? "”" : "'");
  }

  void dollar() {
    if (!math_ && !dollar_follows()) return replace(1, "$");
    at_ += next_is(1, '$') ? 2 : 1;
    math_ = !math_;
  }

  /// True if the formula that begins here ends somewhere.
  bool dollar_follows() {
    if (!last_dollar_) {
      std::size_t last = in_.rfind('$');
      while (last > at_ && in_[last - 1] == '\\') last = in_.rfind('$', last - 1);
      last_dollar_ = last;
    }
    return *last_dollar_ > at_;
  }

  // ---- groups and arguments ----

  void open() {
    ++at_;
    if (!accents_.empty() && accent_depth_ == groups_.size()) ++accent_depth_;
    groups_.push_back({out_.size(), argument_, math_});
    if (argument_ == Argument::quote) append(quote_depth_++ % 2 == 0 ? "“" : "‘", at_);
    if (argument_ == Argument::math) math_ = true;
    argument_ = Argument::keep;
  }

  void close() {
    ++at_;
    argument_ = Argument::keep;
    if (groups_.empty()) return;
    if (!accents_.empty() && accent_depth_ == groups_.size()) print_accents_alone();
    const Group group = groups_.back();
    groups_.pop_back();
    finish(group);
    math_ = group.math;
  }

  /// What an argument does to the text it printed.
  void finish(const Group& group) {
    const std::size_t begin = std::min(group.begin, out_.size());
    switch (group.argument) {
      case Argument::drop:
        shrink(begin);
        argument_ = Argument::keep;
        return;
      case Argument::quote:
        return append(--quote_depth_ % 2 == 0 ? "”" : "’", at_);
      case Argument::raise:
      case Argument::lower:
        return rewrite_script(begin, group);
      case Argument::numerator:
        if (at_ < in_.size() && !out_.empty()) append("/", at_);
        return;
      case Argument::blackboard:
        if (out_.size() == begin + 1)
          if (const Text set = blackboard(out_[begin]); !set.empty()) put(begin, set);
        return;
      default:
        return;
    }
  }

  void script(Argument argument) {
    ++at_;
    argument_ = argument;
  }

  /// Digits get their small forms; what has none keeps the sign of its place in a formula.
  void rewrite_script(std::size_t begin, const Group& group) {
    const Text inside = Text(out_).substr(begin);
    if (inside.empty() || inside.size() > kLongestScript) return;
    if (group.argument == Argument::raise && inside == "∘") return put(begin, "°");
    std::string small;
    for (const char c : inside) {
      const Text form = group.argument == Argument::raise ? raised(c) : lowered(c);
      if (form.empty()) {
        small.clear();
        break;
      }
      small += form;
    }
    if (!small.empty()) return put(begin, small);
    const bool ordinal = inside == "st" || inside == "nd" || inside == "rd" || inside == "th";
    if (!group.math || ordinal || !is_alphanumeric(inside)) return;
    const std::string marked = (group.argument == Argument::raise ? "^" : "_") + std::string(inside);
    put(begin, marked);
  }

  static bool is_alphanumeric(Text text) {
    return is_ascii_letter(text[0]) || (text[0] >= '0' && text[0] <= '9') ||
           static_cast<unsigned char>(text[0]) >= 0x80;
  }

  // ---- control sequences ----

  void control() {
    ++at_;
    if (at_ >= in_.size()) return;
    const char c = in_[at_];
    if (is_ascii_letter(c)) return control_word();
    if (is_space(c)) {
      ++at_;
      return print_space();
    }
    if (const auto accent = math_ ? std::nullopt : text_accent(in_.substr(at_, 1))) {
      ++at_;
      return add_accent(*accent);
    }
    if (Text(",;:>").find(c) != Text::npos) {
      ++at_;
      return print_space();
    }
    if (Text("!/-@*").find(c) != Text::npos) {
      ++at_;
      return;
    }
    if (Text("()[]").find(c) != Text::npos) {
      math_ = c == '(' || c == '[';
      ++at_;
      return;
    }
    if (c == '\\') {
      ++at_;
      return print_space();
    }
    std::size_t end = at_;
    next_code_point(in_, end);
    const Text sign = in_.substr(at_, end - at_);
    at_ = end;
    print(sign);
  }

  void control_word() {
    const std::size_t begin = at_;
    while (at_ < in_.size() && is_ascii_letter(in_[at_])) ++at_;
    const Text name = in_.substr(begin, at_ - begin);
    const bool spaced = at_ < in_.size() && is_space(in_[at_]);
    if (const auto accent = math_ ? math_accent(name) : text_accent(name)) return add_accent(*accent);
    if (const auto symbol = symbol_named(name)) return print_symbol(name, *symbol, spaced);
    if (const auto glue = read_glue(name, in_, at_)) {
      at_ = glue->end;
      return glue->space ? print_space() : void();
    }
    if (at_ < in_.size() && in_[at_] == '*') ++at_;
    if (name == "url" || name == "path" || name == "nolinkurl" || name == "doi") return verbatim(true);
    if (name == "href") return verbatim(false);
    skip_optional();
    skip_spaces();
    if (const Command* command = find_command(name)) argument_ = command->first;
  }

  void print_symbol(Text name, Text symbol, bool spaced) {
    skip_spaces();
    if (symbol == " ") return print_space();
    const bool dotless = !accents_.empty() && (name == "i" || name == "j" || name == "imath");
    if (symbol.starts_with(' ') && !out_.empty()) print_space(), symbol.remove_prefix(1);
    print(dotless ? name.substr(0, 1) : symbol);
    const bool more = at_ < in_.size() && in_[at_] != '}' && in_[at_] != '$';
    if (math_ && spaced && more) print_space();
  }

  void skip_spaces() {
    while (at_ < in_.size() && is_space(in_[at_])) ++at_;
  }

  /// "[…]" right behind a command that takes an argument.
  void skip_optional() {
    if (at_ >= in_.size() || in_[at_] != '[') return;
    const std::size_t end = in_.substr(at_, kLongestOptional).find(']');
    if (end != Text::npos && at_ + end + 1 < in_.size() && in_[at_ + end + 1] == '{') at_ += end + 1;
  }

  /// An argument in which no command is one: printed as a URL is, or passed over.
  void verbatim(bool printed) {
    skip_optional();
    skip_spaces();
    if (at_ >= in_.size() || in_[at_] != '{' || no_match_) return;
    const std::size_t end = matching_brace(in_, at_);
    if (end == Text::npos) {
      no_match_ = true;
      return;
    }
    const std::size_t begin = at_ + 1;
    at_ = end + 1;
    if (printed) append(latex_verbatim(in_.substr(begin, end - begin)), at_);
  }

  // ---- accents ----

  void add_accent(const Accent& accent) {
    if (accents_.empty()) {
      accent_depth_ = groups_.size();
      accent_begin_ = token_;
    }
    if (accents_.size() < kMostAccents) accents_.push_back(accent);
    skip_spaces();
  }

  void print_accents_alone() {
    std::string alone;
    for (const Accent& accent : accents_) alone += accent.alone;
    accents_.clear();
    if (!alone.empty()) append(alone, at_);
  }

  // ---- what is printed ----

  void print(Text text) {
    if (!accents_.empty()) {
      std::size_t end = 0;
      next_code_point(text, end);
      std::string letter(text.substr(0, end));
      for (std::size_t i = accents_.size(); i-- > 0;) append_utf8(letter, accents_[i].mark);
      accents_.clear();
      letter = compose(letter);
      letter += text.substr(end);
      token_ = accent_begin_;
      print_argument(letter);
    } else {
      print_argument(text);
    }
  }

  void print_argument(Text text) {
    if (argument_ == Argument::keep) return append(text, at_);
    const Group group{out_.size(), argument_, math_};
    argument_ = Argument::keep;
    if (group.argument == Argument::quote) append(quote_depth_++ % 2 == 0 ? "“" : "‘", at_);
    append(text, at_);
    finish(group);
  }

  void print_space() {
    if (!accents_.empty() && accent_depth_ == groups_.size()) print_accents_alone();
    if (!out_.empty() && out_.back() != ' ') append(" ", at_);
  }

  void append(Text text, std::size_t source_end) {
    out_ += text;
    if (!mapped_) return;
    begin_.resize(out_.size(), token_);
    end_.resize(out_.size(), source_end);
  }

  /// Puts `text` in the place of all behind `begin`, made by the same bytes of the source.
  void put(std::size_t begin, Text text) {
    const std::size_t source = mapped_ && begin < begin_.size() ? begin_[begin] : token_;
    shrink(begin);
    const std::size_t token = token_;
    token_ = source;
    append(std::string(text), at_);
    token_ = token;
  }

  void shrink(std::size_t size) {
    out_.resize(size);
    if (!mapped_) return;
    begin_.resize(size);
    end_.resize(size);
  }

  const Text in_;
  const bool comments_, mapped_;
  std::size_t at_ = 0, token_ = 0;  ///< Where reading is, and where what is being read began.
  std::string out_;
  std::vector<std::size_t> begin_, end_;
  std::vector<Group> groups_;
  std::vector<Accent> accents_;  ///< That wait for their letter, the outermost first.
  std::size_t accent_depth_ = 0, accent_begin_ = 0;
  std::optional<std::size_t> last_dollar_;  ///< The last that is not escaped.
  unsigned quote_depth_ = 0;
  Argument argument_ = Argument::keep;  ///< Of the command that waits for one.
  bool math_ = false;
  bool composable_ = false;  ///< Something may not be in normal form C yet.
  bool no_match_ = false;    ///< A brace that is never closed has been seen.
};

/// True if the text is one line that stands for itself.
bool is_plain(Text text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  char last = 'x';
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
    if (!is_ordinary(c) && !(c == ' ' && last != ' ') && !(c == '-' && last != '-')) return false;
    last = c;
  }
  return true;
}

}  // namespace

std::string latex_to_text(std::string_view latex) {
  if (is_plain(latex)) return std::string(latex);
  return Converter(latex, false, false).convert().text;
}

MappedText latex_to_mapped_text(std::string_view latex) {
  return Converter(latex, true, true).convert();
}

}  // namespace citecheck::bibtex

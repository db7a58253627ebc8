#include <array>
#include <thread>

#include "checker/cli/command.hpp"
#include "checker/cli/input_options.hpp"
#include "checker/run/inputs.hpp"
#include "references/bibtex/bibtex_writer.hpp"
#include "references/csl/csl_writer.hpp"
#include "references/line_index.hpp"
#include "references/place.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"to", 0, "FORMAT", "csl-json (default: one array), jsonl (one item a line) or bibtex (for biblatex)"},
    kFormatOption,
    kNamespacesOption,
    kRedirectsOption,
});

/// Items of all articles: CSL-JSON in one array or one a line, or entries of BibTeX.
class Items {
 public:
  enum class Form : std::uint8_t { array, lines, bibtex };

  Items(std::ostream& out, Form form) : out_(out), form_(form) {}

  void add(Article article) {
    article.ordinal = articles_++;
    if (form_ == Form::bibtex) return add_entries(article);
    const LineIndex index(article);
    const CslIds ids(article);
    for (const Citation& citation : article.citations) {
      if (form_ == Form::array) out_ << (any_ ? ",\n" : "[\n");
      out_ << csl_item(article, citation, index, ids);
      if (form_ == Form::lines) out_ << '\n';
      any_ = true;
    }
  }

  void end() {
    if (form_ == Form::array) out_ << (any_ ? "\n]\n" : "[]\n");
    out_ << std::flush;
    if (!out_) throw std::runtime_error("the items could not be written to standard output");
  }

 private:
  void add_entries(const Article& article) {
    for (const Citation& citation : article.citations) {
      out_ << (any_ ? "\n" : "") << bibtex_.entry(article, citation);
      any_ = true;
    }
  }

  std::ostream& out_;
  const Form form_;
  BibtexWriter bibtex_;
  bool any_ = false;
  std::uint32_t articles_ = 0;
};

void tell_problems(const Article& article, std::ostream& err) {
  if (article.problems.empty()) return;
  const LineIndex lines(article);
  for (const Problem& problem : article.problems)
    err << "citecheck: " << printable(place_of(article, problem, lines) + ": " + problem.what) << '\n';
}

/// Throws std::runtime_error, whose message names the input, if it cannot be read.
void extract_input(const std::string& input, const FormatInfo* format, const ReadOptions& options,
                   Items& items, std::ostream& err) {
  const auto reader = open_input(input, format, options);
  if (!reader) throw std::runtime_error(reader.error().what);
  const auto next = [&] {
    try {
      return (*reader)->next();
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(input + ": " + error.what());
    }
  };
  while (std::optional<Article> article = next()) {
    tell_problems(*article, err);
    items.add(std::move(*article));
  }
}

int extract(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  static constexpr std::array<std::string_view, 3> kTo{"csl-json", "jsonl", "bibtex"};
  const std::string to = arguments.choice("to", kTo);
  const FormatInfo* format = format_option(arguments);
  const ReadOptions options = read_options(arguments, std::thread::hardware_concurrency());
  if (arguments.operands().empty()) throw UsageError("name an article: a file, a folder or -");
  Items items(out, to == "bibtex"  ? Items::Form::bibtex
                   : to == "jsonl" ? Items::Form::lines
                                   : Items::Form::array);
  int code = exit_code::kClean;
  for (const std::string& input : expand_inputs(arguments.operands())) {
    try {
      extract_input(input, format, options, items, err);
    } catch (const std::runtime_error& error) {
      err << "citecheck: " << error.what() << '\n';
      code = exit_code::kUsage;
    }
  }
  items.end();
  return code;
}

}  // namespace

const Command extract_command{
    .name = "extract",
    .operands = "INPUT...",
    .summary = "prints the references as read; no network",
    .details = "INPUT is a file, a folder (walked for known suffixes), or - for standard input.",
    .options = kOptions,
    .run = extract};

}  // namespace citecheck

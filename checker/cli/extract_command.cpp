#include <array>

#include "checker/cli/command.hpp"
#include "checker/cli/input_options.hpp"
#include "checker/run/inputs.hpp"
#include "references/csl/csl_writer.hpp"
#include "references/line_index.hpp"

namespace citecheck {

namespace {

constexpr auto kOptions = std::to_array<Option>({
    {"to", 0, "FORMAT", "csl-json (default: one array) or jsonl (one item a line)"},
    kFormatOption,
});

/// Items of all articles, in one array or one a line.
class Items {
 public:
  Items(std::ostream& out, bool lines) : out_(out), lines_(lines) {}

  void add(const Article& article) {
    const LineIndex index(article);
    const CslIds ids(article);
    for (const Citation& citation : article.citations) {
      if (!lines_) out_ << (any_ ? ",\n" : "[\n");
      out_ << csl_item(article, citation, index, ids);
      if (lines_) out_ << '\n';
      any_ = true;
    }
  }

  void end() {
    if (!lines_) out_ << (any_ ? "\n]\n" : "[]\n");
    out_ << std::flush;
    if (!out_) throw std::runtime_error("the items could not be written to standard output");
  }

 private:
  std::ostream& out_;
  const bool lines_;
  bool any_ = false;
};

int extract(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  static constexpr std::array<std::string_view, 2> kTo{"csl-json", "jsonl"};
  const bool lines = arguments.choice("to", kTo) == "jsonl";
  const FormatInfo* format = format_option(arguments);
  if (arguments.operands().empty()) throw UsageError("name an article: a file, a folder or -");
  Items items(out, lines);
  int code = exit_code::kClean;
  std::uint32_t ordinal = 0;
  for (const std::string& input : expand_inputs(arguments.operands())) {
    auto reader = open_input(input, format, {});
    if (!reader) {
      err << "citecheck: " << reader.error().what << '\n';
      code = exit_code::kUsage;
      continue;
    }
    while (std::optional<Article> article = (*reader)->next()) {
      article->ordinal = ordinal++;
      for (const Problem& problem : article->problems)
        err << "citecheck: " << article->path << ": byte " << problem.span.begin << ": " << problem.what
            << '\n';
      items.add(*article);
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

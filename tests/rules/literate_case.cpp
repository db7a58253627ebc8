#include "literate_case.hpp"

#include <algorithm>
#include <stdexcept>

#include "references/date.hpp"
#include "references/reader.hpp"
#include "references/text.hpp"

namespace citecheck::test {
namespace {

struct Block {
  std::string info, text;
  std::size_t line = 0;
};

[[noreturn]] void fail(std::size_t line, const std::string& what) {
  throw std::runtime_error("line " + std::to_string(line) + ": " + what);
}

class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  bool next(std::string_view& line) {
    if (at_ >= text_.size()) return false;
    const std::size_t end = std::min(text_.find('\n', at_), text_.size());
    line = text_.substr(at_, end - at_);
    at_ = end + 1;
    ++number_;
    return true;
  }
  std::size_t number() const { return number_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0, number_ = 0;
};

std::size_t fence_of(std::string_view line) {
  const std::size_t ticks = std::min(line.find_first_not_of('`'), line.size());
  return ticks >= 3 ? ticks : 0;
}

Block read_block(Lines& lines, std::string_view opening) {
  const std::size_t ticks = fence_of(opening);
  Block block{std::string(trim(opening.substr(ticks))), {}, lines.number()};
  for (std::string_view line; lines.next(line);) {
    if (fence_of(line) >= ticks && trim(line).find_first_not_of('`') == std::string_view::npos) return block;
    block.text.append(line).append("\n");
  }
  fail(block.line, "a block is not closed");
}

std::string_view after(std::string_view line, std::string_view word) {
  return trim(line.substr(word.size()));
}

ExpectedFinding read_first_line(std::string_view line, std::size_t number) {
  const std::size_t colon = line.find(": ");
  const std::size_t space = line.substr(0, std::min(colon, line.size())).rfind(' ');
  if (colon == std::string_view::npos || space == std::string_view::npos)
    fail(number, "a finding reads LABEL CERTAINTY: MESSAGE");
  ExpectedFinding finding;
  finding.label = trim(line.substr(0, space));
  finding.certainty = line.substr(space + 1, colon - space - 1);
  finding.message = trim(line.substr(colon + 2));
  return finding;
}

std::vector<ExpectedFinding> read_expected(const Block& block) {
  std::vector<ExpectedFinding> expected;
  if (trim(block.text) == "nothing") return expected;
  Lines lines(block.text);
  for (std::string_view line; lines.next(line);) {
    const std::size_t number = block.line + lines.number();
    const std::string_view text = trim(line);
    if (text.empty()) continue;
    if (!line.starts_with(' ')) {
      expected.push_back(read_first_line(text, number));
    } else if (expected.empty()) {
      fail(number, "a detail without a finding");
    } else if (text.starts_with("cited:")) {
      expected.back().cited = after(text, "cited:");
    } else if (text.starts_with("found:")) {
      expected.back().found = after(text, "found:");
    } else if (text.starts_with("where:")) {
      expected.back().where = after(text, "where:");
    } else if (text.starts_with("fix:")) {
      expected.back().fix = after(text, "fix:");
    } else {
      fail(number, "a detail is cited, found, where or fix");
    }
  }
  if (expected.empty()) fail(block.line, "an expect block holds findings or the word nothing");
  return expected;
}

void take_block(LiterateCase& literate, const Block& block, bool& expects) {
  if (block.info == "expect") {
    literate.expected = read_expected(block);
    expects = true;
  } else if (block.info == "json") {
    literate.answers = block.text;
  } else if (block.info == "fixed") {
    literate.fixed = block.text;
  } else if (find_format(block.info)) {
    literate.format = block.info;
    literate.article = block.text;
  } else {
    fail(block.line, "no block is called \"" + block.info + "\"");
  }
}

std::string fix_difference(const std::optional<std::string>& expected, const std::optional<Fix>& fix) {
  if (!expected) return "";
  const std::string found = fix ? std::string(name_of(fix->safety)) + " " + fix->title : "none";
  const std::size_t space = std::min(expected->find(' '), expected->size());
  const bool same_safety = found.substr(0, found.find(' ')) == expected->substr(0, space);
  const bool holds_title = found.find(trim(std::string_view(*expected).substr(space))) != std::string::npos;
  return same_safety && holds_title ? "" : "the fix is: " + found;
}

}  // namespace

std::vector<LiterateCase> parse_cases(std::string_view markdown) {
  const auto default_today = std::chrono::sys_days(std::chrono::year{2026} / 1 / 1);
  std::vector<LiterateCase> cases;
  LiterateCase current;
  bool expects = false;
  const auto finish = [&](std::size_t line) {
    if (!expects && !current.format.empty()) fail(line, "\"" + current.heading + "\" expects nothing said");
    if (expects && current.format.empty()) fail(line, "\"" + current.heading + "\" has no article");
    if (expects) cases.push_back(std::move(current));
    current = LiterateCase{};
    current.today = default_today;
    expects = false;
  };
  finish(0);
  Lines lines(markdown);
  for (std::string_view line; lines.next(line);) {
    if (fence_of(line)) {
      take_block(current, read_block(lines, line), expects);
    } else if (line.starts_with("## ")) {
      finish(lines.number());
      current.heading = trim(line.substr(3));
    } else if (line.starts_with("Today: ")) {
      const auto date = parse_edtf(trim(line.substr(7)));
      if (!date || !date->has_day()) fail(lines.number(), "Today is a date such as 2020-01-31");
      current.today = first_day(*date);
    }
  }
  finish(lines.number());
  return cases;
}

std::string label_of(const Citation& citation) {
  if (!citation.label.empty()) return citation.label;
  if (!citation.ref_name.empty()) return citation.ref_name;
  return "#" + std::to_string(citation.index + 1);
}

std::string difference(const ExpectedFinding& expected, const Finding& finding, const Article& article) {
  const std::string label = finding.citation ? label_of(article.citations[*finding.citation]) : "-";
  if (label != expected.label) return "the citation is " + label;
  if (name_of(finding.certainty) != expected.certainty)
    return "the certainty is " + std::string(name_of(finding.certainty));
  if (finding.message.find(expected.message) == std::string::npos)
    return "the message is: " + finding.message;
  const bool has_evidence = std::ranges::any_of(finding.because, [&](const Because& because) {
    return because.cited.find(expected.cited) != std::string::npos &&
           because.found.find(expected.found) != std::string::npos &&
           because.where.find(expected.where) != std::string::npos;
  });
  if (!has_evidence && !(expected.cited.empty() && expected.found.empty() && expected.where.empty()))
    return "the evidence differs";
  return fix_difference(expected.fix, finding.fix);
}

std::string apply_fixes(std::string source, const std::vector<Finding>& findings) {
  std::vector<Edit> edits;
  for (const Finding& finding : findings)
    if (finding.fix) edits.insert(edits.end(), finding.fix->edits.begin(), finding.fix->edits.end());
  std::ranges::sort(edits, std::greater{}, [](const Edit& edit) { return edit.span.begin; });
  for (const Edit& edit : edits) source.replace(edit.span.begin, edit.span.size(), edit.text);
  return source;
}

std::string to_expect_block(const std::vector<Finding>& findings, const Article& article) {
  std::string out;
  for (const Finding& finding : findings) {
    out += finding.citation ? label_of(article.citations[*finding.citation]) : "-";
    out.append(" ").append(name_of(finding.certainty)).append(": ").append(finding.message).append("\n");
    for (const Because& because : finding.because) {
      out.append("  cited: ").append(because.cited).append("\n  found: ").append(because.found);
      out.append("\n  where: ").append(because.where).append("\n");
    }
    if (finding.fix)
      out.append("  fix: ")
          .append(name_of(finding.fix->safety))
          .append(" ")
          .append(finding.fix->title)
          .append("\n");
  }
  return out.empty() ? "nothing\n" : out;
}

}  // namespace citecheck::test

#include "checker/page/pdf_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr double kSmall = 0.78;  ///< Of a line's size: what is smaller are marks.
constexpr std::size_t kLongestLine = 4000;

class LineBuilder {
 public:
  void add(const PdfWord& word) {
    if (!words_.empty() && !continues(word)) finish();
    words_.push_back(&word);
  }

  std::vector<PdfLine> take() {
    finish();
    return std::move(lines_);
  }

 private:
  /// Marks are raised; columns stand apart.
  bool continues(const PdfWord& word) const {
    const PdfWord& last = *words_.back();
    const double size = std::max(word.size, last.size);
    const double overlap = std::min(word.y1, last.y1) - std::max(word.y0, last.y0);
    const bool level = overlap > 0.35 * std::min(word.y1 - word.y0, last.y1 - last.y0);
    const double gap = word.x0 - last.x1;
    return level && gap > -0.5 * size && gap < 2.5 * size;
  }

  /// The size of most characters.
  double main_size() const {
    std::map<long, std::size_t> sizes;
    for (const PdfWord* word : words_) sizes[std::lround(word->size * 4)] += word->text.size();
    const auto most = std::ranges::max_element(sizes, {}, [](const auto& entry) { return entry.second; });
    return static_cast<double>(most->first) / 4;
  }

  void finish() {
    if (words_.empty()) return;
    PdfLine line;
    line.size = main_size();
    line.x0 = line.y0 = 1e6;
    const PdfWord* last = nullptr;
    for (const PdfWord* word : words_) {
      if (word->size < kSmall * line.size || line.text.size() > kLongestLine) continue;
      // Where initials of small capitals are larger, no space parts them from their word.
      const bool parted = last == nullptr || word->x0 - last->x1 > 0.12 * line.size;
      if (!line.text.empty() && parted) line.text += ' ';
      line.text += word->text;
      line.x0 = std::min(line.x0, word->x0);
      line.y0 = std::min(line.y0, word->y0);
      line.x1 = std::max(line.x1, word->x1);
      line.y1 = std::max(line.y1, word->y1);
      last = word;
    }
    words_.clear();
    if (!line.text.empty()) lines_.push_back(std::move(line));
  }

  std::vector<const PdfWord*> words_;
  std::vector<PdfLine> lines_;
};

}  // namespace

std::vector<PdfLine> lines_of(const PdfContent& pdf, int page) {
  LineBuilder builder;
  for (const PdfWord& word : pdf.words)
    if (word.page == page && word.rotation == 0) builder.add(word);
  return builder.take();
}

std::vector<std::string> sideways_texts(const PdfContent& pdf, int page) {
  std::vector<std::string> out;
  int rotation = 0;
  for (const PdfWord& word : pdf.words) {
    if (word.page != page) continue;
    const bool goes_on = word.rotation != 0 && word.rotation == rotation && !out.empty();
    rotation = word.rotation;
    if (rotation == 0) continue;
    if (!goes_on) out.emplace_back();
    if (out.back().size() < kLongestLine) out.back() += (out.back().empty() ? "" : " ") + word.text;
  }
  return out;
}

double body_size(const std::vector<PdfLine>& lines) {
  std::map<long, std::size_t> sizes;
  for (const PdfLine& line : lines) sizes[std::lround(line.size * 2)] += line.text.size();
  const auto most = std::ranges::max_element(sizes, {}, [](const auto& entry) { return entry.second; });
  return most == sizes.end() ? 0 : static_cast<double>(most->first) / 2;
}

std::string join_lines(const PdfLine* begin, const PdfLine* end) {
  std::string out;
  for (const PdfLine* line = begin; line != end; ++line) {
    // A hyphen at a line's end is kept, as titles are seldom broken within words.
    const bool joined = out.empty() || out.ends_with('-') || out.ends_with("\u2010");
    if (!joined) out += ' ';
    out += line->text;
  }
  return collapse_space(out);
}

}  // namespace citecheck

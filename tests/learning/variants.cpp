#include "learning/variants.hpp"

#include <array>
#include <map>
#include <random>
#include <string_view>

namespace citecheck::test {

namespace {

using Text = std::string_view;

/// A part without the signs at its ends, and these.
struct Bare {
  std::string front, core, back;
};

constexpr std::array<Text, 16> kSigns{" ", ".", ",", ":", ";", "\"", "“", "”",
                                      "«", "»", "„", "‘", "’", "'",  "`", "–"};

Bare bare(const std::string& text) {
  Text core = text;
  for (bool again = true; again;) {
    again = false;
    for (const Text sign : kSigns)
      if (core.starts_with(sign)) {
        core.remove_prefix(sign.size());
        again = true;
      }
  }
  const auto front = text.substr(0, text.size() - core.size());
  for (bool again = true; again;) {
    again = false;
    for (const Text sign : kSigns)
      if (core.ends_with(sign)) {
        core.remove_suffix(sign.size());
        again = true;
      }
  }
  return {front, std::string(core), text.substr(front.size() + core.size())};
}

class Maker {
 public:
  Maker(const std::vector<LabelledReference>& references, std::uint32_t seed) : random_(seed) {
    for (const LabelledReference& reference : references)
      for (const LabelledPart& part : reference.parts)
        if (is_exchanged(part.label)) stock_[part.label].push_back(bare(part.text).core);
  }

  LabelledReference make(const LabelledReference& model) {
    LabelledReference out;
    const bool commas = chance(0.25), unsigned_parts = !commas && chance(0.06);
    for (const LabelledPart& part : model.parts) {
      LabelledPart copy{part.label, part.text, 0};
      Bare pieces = bare(part.text);
      if (is_exchanged(part.label) && chance(0.7)) pieces.core = pick(stock_[part.label]);
      if (&part != &model.parts.back()) change_signs(commas, unsigned_parts, pieces.back);
      copy.text = pieces.front + pieces.core + pieces.back;
      if (copy.text.empty()) continue;
      if (!out.text.empty()) out.text += ' ';
      copy.begin = out.text.size();
      out.text += copy.text;
      out.parts.push_back(std::move(copy));
    }
    return out;
  }

 private:
  static bool is_exchanged(const std::string& label) {
    for (const Text name : {"title", "journal", "container-title", "publisher", "location"})
      if (label == name) return true;
    return false;
  }

  static void change_signs(bool commas, bool none, std::string& back) {
    if (commas && back == ".") back = ",";
    if (none && (back == "." || back == ",")) back = "";
  }

  bool chance(double odds) { return std::uniform_real_distribution<>(0, 1)(random_) < odds; }
  const std::string& pick(const std::vector<std::string>& from) {
    return from[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(random_)];
  }

  std::mt19937 random_;
  std::map<std::string, std::vector<std::string>> stock_;
};

}  // namespace

std::vector<LabelledReference> variants_of(const std::vector<LabelledReference>& references,
                                           std::uint32_t seed) {
  Maker maker(references, seed);
  std::vector<LabelledReference> out;
  for (const LabelledReference& reference : references) out.push_back(maker.make(reference));
  return out;
}

}  // namespace citecheck::test

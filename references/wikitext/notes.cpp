#include "references/wikitext/notes.hpp"

#include <array>

#include "references/text.hpp"

namespace citecheck::wikitext {

namespace {

// 1 is the first letter, and "aa" follows the last.
std::string letters(int number, char32_t first, int count) {
  std::u32string reversed;
  for (; number > 0; number = (number - 1) / count) {
    auto letter = static_cast<char32_t>(first + static_cast<char32_t>((number - 1) % count));
    if (first == U'α' && letter >= U'ς') ++letter;  // No final sigma.
    reversed += letter;
  }
  std::string out;
  for (auto letter = reversed.rbegin(); letter != reversed.rend(); ++letter) append_utf8(out, *letter);
  return out;
}

std::string roman(int number) {
  struct Digit {
    int value;
    std::string_view text;
  };
  constexpr std::array<Digit, 13> kDigits{{{1000, "m"},
                                           {900, "cm"},
                                           {500, "d"},
                                           {400, "cd"},
                                           {100, "c"},
                                           {90, "xc"},
                                           {50, "l"},
                                           {40, "xl"},
                                           {10, "x"},
                                           {9, "ix"},
                                           {5, "v"},
                                           {4, "iv"},
                                           {1, "i"}}};
  if (number > 3999) return std::to_string(number);
  std::string out;
  for (const auto& [value, text] : kDigits)
    for (; number >= value; number -= value) out += text;
  return out;
}

std::string to_upper_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return text;
}

}  // namespace

Notes::Group& Notes::group(const std::string& name) {
  if (latest_ == nullptr || latest_->first != name) latest_ = &*groups_.try_emplace(name).first;
  return latest_->second;
}

Notes::Id Notes::find_or_add(const std::string& group, const std::string& name) {
  if (!name.empty()) {
    const auto [at, is_new] = this->group(group).by_name.try_emplace(name, notes_.size());
    if (!is_new) return at->second;
  }
  Note& note = notes_.emplace_back();
  note.group = group;
  note.name = name;
  return notes_.size() - 1;
}

void Notes::number(Note& note) {
  if (note.label.empty()) note.label = note_label(note.group, ++group(note.group).last_number);
}

void Notes::use(Id id, Span mark) {
  notes_[id].marks.push_back(mark);
  number(notes_[id]);
}

void Notes::use_below(Id id, Id parent, Span mark) {
  // Cite knows one level of parts.
  if (id == parent || notes_[parent].label.find('.') != std::string::npos) return use(id, mark);
  number(notes_[parent]);
  notes_[parent].marks.push_back(mark);
  Note& note = notes_[id];
  note.marks.push_back(mark);
  if (note.label.empty()) note.label = notes_[parent].label + "." + std::to_string(++parts_of_[parent]);
}

void Notes::close_group(const std::string& group) {
  groups_.erase(group);
  latest_ = nullptr;
}

std::string note_label(std::string_view group, int number) {
  if (group.empty() || group == "decimal" || group == kNamedNotes) return std::to_string(number);
  if (group == "lower-alpha" || group == "lower-latin") return letters(number, U'a', 26);
  if (group == "upper-alpha" || group == "upper-latin") return letters(number, U'A', 26);
  if (group == "lower-greek") return letters(number, U'α', 24);
  if (group == "lower-roman") return roman(number);
  if (group == "upper-roman") return to_upper_ascii(roman(number));
  return std::string(group) + " " + std::to_string(number);
}

}  // namespace citecheck::wikitext

#pragma once
// Notes: the footnotes of a page as MediaWiki's Cite numbers them. A note is known by its group and name; it
// gets its number where it is first used, each group counts for itself, and a list of references closes the
// notes of its group.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "references/span.hpp"

namespace citecheck::wikitext {

struct Note {
  std::string group, name;  ///< Empty where the reference has none.
  std::string label;        ///< "24", "note 1", "a"; empty as long as nothing in the text uses it.
  bool defined = false;
  std::string_view text;  ///< Of its first definition.
  bool is_short = false;  ///< {{sfn}}: it has a number, and its text is that of a template.
  std::vector<Span> marks;
  std::vector<std::uint32_t> citations;  ///< Into Article::citations.
};

class Notes {
 public:
  using Id = std::size_t;

  /// Room for so many notes.
  void reserve(std::size_t count) { notes_.reserve(count); }

  /// The note of that name; a new one for a new name, and always for an empty one.
  Id find_or_add(const std::string& group, const std::string& name);

  /// A mark in the text. The first one gives the note its number.
  void use(Id id, Span mark);

  /// As use(), for a part of another note (<ref extends=…>): it is numbered below its parent, "3.1", and a
  /// mark of the parent too.
  void use_below(Id id, Id parent, Span mark);

  /// Behind a list of references the group's numbers start anew, and its names are forgotten.
  void close_group(const std::string& group);

  Note& operator[](Id id) { return notes_[id]; }
  std::vector<Note>& all() { return notes_; }

 private:
  struct Group {
    int last_number = 0;
    std::unordered_map<std::string, Id> by_name;
  };
  Group& group(const std::string& name);
  /// Of a mark of `note` in the text: its number, if it has none yet.
  void number(Note& note);

  std::vector<Note> notes_;
  std::unordered_map<Id, int> parts_of_;
  std::unordered_map<std::string, Group> groups_;
  std::pair<const std::string, Group>* latest_ = nullptr;  // Most notes are of the group of the one before.
};

/// The group of {{ref}} and {{note}}, which are no notes of Cite's: they are numbered, and show no group.
inline constexpr std::string_view kNamedNotes = "{{note}}";

/// How Cite shows the number of a note: "3", "note 3", and by the group's name "c", "C", "iii", "III", "γ".
std::string note_label(std::string_view group, int number);

}  // namespace citecheck::wikitext

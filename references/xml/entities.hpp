#pragma once
// Entities: what the named character references of an XML document stand for. Publishers' DTDs declare the
// sets of ISO 8879, which are never fetched; the names are those HTML kept, and the few it dropped.

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace citecheck::xml {

/// The character references of one document. Every name is looked up once, when the document is opened, so
/// that decoding any stretch of it costs no more than reading it.
class Entities {
 public:
  /// Looks up every name that `source` refers to; `source` must outlive this.
  explicit Entities(std::string_view source);

  /// `text` with every known reference, named or numeric, replaced by its characters; an unknown one stays as
  /// it is written.
  std::string decode(std::string_view text) const;

  /// What the reference at text[at] (an "&") stands for, and how many bytes it takes; 0 if it is none.
  std::size_t read(std::string_view text, std::size_t at, std::string& out) const;

  /// The first reference of the source that nothing is known of, with "&" and ";"; "" if all are known.
  std::string_view first_unknown() const { return first_unknown_; }

 private:
  std::map<std::string_view, std::string, std::less<>> named_;
  std::string_view first_unknown_;
};

}  // namespace citecheck::xml

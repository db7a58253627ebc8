#pragma once
// Sources: the document and the files it reads, put together as the one source of the article. How many
// files, how deep, and how many bytes are bounded; what could not be read is told.

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "references/citation.hpp"
#include "references/reader.hpp"

namespace citecheck::latex {

class Sources {
 public:
  Sources(std::string path, std::string main, const ReadOptions& options);

  /// Appends the first of the named files that can be read, and gives its part of the text. None if none can
  /// be, or it is part of the text already.
  std::optional<Span> add(const std::vector<std::string>& names);

  /// True if the file is part of the text.
  bool has(const std::string& name) const { return names_.contains(name); }

  const std::string& text() const { return text_; }
  const std::vector<SourcePart>& parts() const { return parts_; }
  const std::string& failure() const {
    return failure_;
  }  ///< Why the last add gave nothing; "" if it is there.
  std::vector<Problem>& problems() { return problems_; }
  std::string take_text() { return std::move(text_); }

 private:
  std::string text_of(std::string bytes, std::size_t begin);
  std::string utf8(std::string bytes, std::size_t begin);

  const ReadOptions& options_;
  std::string folder_;
  std::string text_;
  std::vector<SourcePart> parts_;
  std::set<std::string> names_;
  std::map<std::string, std::string> failures_;  ///< Of names that were tried.
  std::string failure_;
  std::vector<Problem> problems_;
};

}  // namespace citecheck::latex

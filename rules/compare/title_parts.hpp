#pragma once
// The parts of a title: its words, split where a subtitle or a site's name may begin, with the names of the
// site known. Comparing titles begins here.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace citecheck {

/// A title as its words, put together, with the places where a part of it may begin or end.
struct TitleParts {
  std::vector<std::vector<std::string>> parts;  ///< The words of each part; none is empty.
  bool truncated = false;                       ///< Ends in an ellipsis.
};

/// Of the first 1,500 bytes: what is longer is no title.
TitleParts title_parts(std::string_view text);

/// The keys by which without_sites() knows the names of a site.
std::vector<std::string> site_keys_of(std::span<const std::string> sites);

/// True if the words are a name of the site.
bool names_site(std::vector<std::string> words, const std::vector<std::string>& site_keys);

/// Takes parts that are only the site's name off both ends; one part always stays.
TitleParts without_sites(TitleParts title, const std::vector<std::string>& site_keys);

}  // namespace citecheck

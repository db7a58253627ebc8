#pragma once
// The site's name, as og:site_name or the host tell it: <title> carries it behind a separator, and bylines
// name it where no person wrote.

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace citecheck {

/// The label of a URL's host that the site is known by: "chicagoreader" of https://www.chicagoreader.com/a.
std::string host_label(std::string_view url);

/// True if `text` is one of the names, apart from case, spaces, punctuation and a domain's ending. A name may
/// be a host_label.
bool is_site_name(std::string_view text, std::span<const std::string> sites);

/// `title` without the site's name and its separator at the end or at the start; none if it has none.
std::optional<std::string> without_site(std::string_view title, std::span<const std::string> sites);

/// `heading` where `title` is it and more behind or before a separator ("Heading - Section"); none otherwise.
std::optional<std::string> cut_to_heading(std::string_view title, std::string_view heading);

/// `title` without what follows its last " | ", " - " and the like; none if it has no separator. For pages
/// that nowhere say their site's name.
std::optional<std::string> without_last_part(std::string_view title);

}  // namespace citecheck

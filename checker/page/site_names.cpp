#include "checker/page/site_names.hpp"

#include <algorithm>
#include <array>

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

// With the spaces that make them separators; a colon has none before it.
constexpr auto kSeparators =
    std::to_array<std::string_view>({" | ", " - ", " – ", " — ", " · ",  " • ", " » ", " « ", " › ", " :: ",
                                     " / ", " ~ ", " : ", ": ",  " // ", "|",   " − ", " ‹ ", " → ", " \\ "});

/// Letters and digits alone, folded.
std::string key_of(std::string_view text) {
  std::string key;
  for (const std::string& word : words(text)) key += word;
  return key;
}

bool same_site(const std::string& a, const std::string& b) {
  if (a.size() < 2 || b.size() < 2) return false;
  if (a == b) return true;
  // "Chicago Reader" and "chicagoreader.com"; "The Times" and "Times".
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return shorter.size() >= 4 && shorter.size() * 10 >= longer.size() * 6 &&
         (longer.starts_with(shorter) || longer.ends_with(shorter));
}

struct Cut {
  std::size_t at = 0, length = 0;
};

/// Every separator of the title, in order.
std::vector<Cut> separators_of(std::string_view title) {
  std::vector<Cut> cuts;
  for (std::size_t at = 1; at < title.size() && cuts.size() < 32; ++at) {
    // What all separators begin with.
    if (title[at] != ' ' && title[at] != '|' && title[at] != ':') continue;
    std::size_t length = 0;
    for (const std::string_view separator : kSeparators)
      if (title.substr(at).starts_with(separator)) length = std::max(length, separator.size());
    if (length == 0) continue;
    cuts.push_back({at, length});
    at += length - 1;
  }
  return cuts;
}

}  // namespace

std::string host_label(std::string_view url) {
  const Url parts = parse_url(url);
  std::string_view host = parts.host();
  // Generic second levels ("co.uk", "com.au") are short; the label before them is the name.
  std::vector<std::string_view> labels;
  while (!host.empty()) {
    const std::size_t dot = std::min(host.find('.'), host.size());
    labels.push_back(host.substr(0, dot));
    host.remove_prefix(std::min(host.size(), dot + 1));
  }
  if (labels.size() < 2) return {};
  std::size_t name = labels.size() - 2;
  if (name > 0 && labels[name].size() <= 3 && labels[name - 1] != "www" && labels.back().size() == 2) --name;
  // Blogs are known by their own label below the host of many.
  const bool shared = labels[name] == "blogspot" || labels[name] == "wordpress" || labels[name] == "tumblr";
  if (shared && name > 0 && labels[name - 1] != "www") --name;
  return std::string(labels[name]);
}

bool is_site_name(std::string_view text, std::span<const std::string> sites) {
  const std::string key = key_of(text);
  return std::ranges::any_of(sites, [&](const std::string& site) { return same_site(key, key_of(site)); });
}

std::optional<std::string> without_site(std::string_view title, std::span<const std::string> sites) {
  const std::vector<Cut> cuts = separators_of(title);
  // The shortest end that is the site's name; more may stand before it ("Title | Section | Site").
  for (std::size_t i = cuts.size(); i-- > 0;)
    if (is_site_name(title.substr(cuts[i].at + cuts[i].length), sites))
      return std::string(trim(title.substr(0, cuts[i].at)));
  for (const Cut& cut : cuts)
    if (is_site_name(title.substr(0, cut.at), sites))
      return std::string(trim(title.substr(cut.at + cut.length)));
  return std::nullopt;
}

std::optional<std::string> cut_to_heading(std::string_view title, std::string_view heading) {
  const std::string wanted = fold(heading);
  if (words(wanted).size() < 2) return std::nullopt;
  for (const Cut& cut : separators_of(title)) {
    const std::string_view before = trim(title.substr(0, cut.at)),
                           after = trim(title.substr(cut.at + cut.length));
    for (const std::string_view part : {before, after})
      if (fold(part) == wanted) return std::string(part);
  }
  return std::nullopt;
}

std::optional<std::string> without_last_part(std::string_view title) {
  const std::vector<Cut> cuts = separators_of(title);
  for (std::size_t i = cuts.size(); i-- > 0;) {
    const std::string_view separator = title.substr(cuts[i].at, cuts[i].length);
    // Colons and slashes part titles from subtitles rather than from sites.
    if (separator == ": " || separator == " : " || separator == " / ") continue;
    const std::string_view rest = trim(title.substr(0, cuts[i].at));
    if (!rest.empty()) return std::string(rest);
  }
  return std::nullopt;
}

}  // namespace citecheck

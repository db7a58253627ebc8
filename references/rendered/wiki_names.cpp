#include "references/rendered/wiki_names.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck::rendered {

namespace {

constexpr auto kStyles = std::to_array<std::string_view>(
    {"lower-alpha", "lower-greek", "lower-roman", "upper-alpha", "upper-roman"});

bool is_decimal(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Ids of older wikis write the bytes of letters beyond ASCII as ".C3.A9".
std::string dots_decoded(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0; at + 2 < out.size(); ++at)
    if (out[at] == '.' && std::string_view("89ABCDEF").find(out[at + 1]) != std::string_view::npos)
      out[at] = '%';
  std::string decoded = percent_decoded(out);
  return first_invalid_utf8(decoded) ? std::string(text) : decoded;
}

std::string text_member(const rapidjson::Value& object, const char* name) {
  const auto member = object.FindMember(name);
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return to_valid_utf8({member->value.GetString(), member->value.GetStringLength()});
}

}  // namespace

std::string name_in_id(std::string_view id) {
  const std::size_t begin = id.find('-');
  if (begin == std::string_view::npos) return {};
  std::string_view name = id.substr(begin + 1);
  if (const std::size_t last = name.rfind('-');
      last != std::string_view::npos && is_decimal(name.substr(last + 1)))
    name = name.substr(0, last);
  else if (is_decimal(name))
    return {};
  return to_valid_utf8(dots_decoded(name));
}

std::optional<NoteName> stated_name(std::string_view data) {
  constexpr std::size_t kLongest = 1u << 16;
  if (data.empty() || data.size() > kLongest) return std::nullopt;
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag>(data.data(), data.size());
  if (json.HasParseError() || !json.IsObject()) return std::nullopt;
  const auto attributes = json.FindMember("attrs");
  if (attributes == json.MemberEnd() || !attributes->value.IsObject()) return std::nullopt;
  NoteName stated{text_member(attributes->value, "name"), text_member(attributes->value, "group")};
  if (stated.name.empty() && stated.group.empty()) return std::nullopt;
  return stated;
}

std::string group_of_list(const Page& page, Index list) {
  if (const auto group = page.attribute(list, "data-mw-group"); !group.empty()) return collapse_space(group);
  Index node = list;
  for (int i = 0; i < 3 && node != 0; ++i, node = page[node].parent) {
    const std::string_view style = page.attribute(node, "style"), classes = page.attribute(node, "class");
    for (const std::string_view name : kStyles)
      if ((style.find("list-style-type") != std::string_view::npos &&
           style.find(name) != std::string_view::npos) ||
          Page::has_word(classes, std::string("reflist-").append(name)))
        return std::string(name);
  }
  return {};
}

std::string group_in_label(const Page& page, Index item, std::string_view label) {
  const std::size_t space = label.rfind(' ');
  if (space != std::string_view::npos && is_decimal(label.substr(space + 1)))
    return std::string(label.substr(0, space));
  const auto all_within = [&](char from, char to) {
    return !label.empty() && label.size() <= 3 &&
           std::ranges::all_of(label, [&](char c) { return c >= from && c <= to; });
  };
  if (!all_within('a', 'z') && !all_within('A', 'Z')) return {};
  const std::string stated = group_of_list(page, page[item].parent);
  return !stated.empty() ? stated : all_within('a', 'z') ? "lower-alpha" : "upper-alpha";
}

std::string mark_label(std::string_view text) {
  std::string label = collapse_space(text);
  if (label.starts_with('[')) label.erase(0, 1);
  if (label.ends_with(']')) label.pop_back();
  return collapse_space(label);
}

WikiTemplate template_of(std::string_view classes) {
  struct Named {
    std::string_view word, name;
    ItemType type;
  };
  static constexpr auto kTemplates =
      std::to_array<Named>({{"web", "cite web", ItemType::webpage},
                            {"news", "cite news", ItemType::article_newspaper},
                            {"journal", "cite journal", ItemType::article_journal},
                            {"book", "cite book", ItemType::book},
                            {"magazine", "cite magazine", ItemType::article_magazine},
                            {"encyclopaedia", "cite encyclopedia", ItemType::entry_encyclopedia},
                            {"conference", "cite conference", ItemType::paper_conference},
                            {"thesis", "cite thesis", ItemType::thesis},
                            {"report", "cite report", ItemType::report},
                            {"techreport", "cite tech report", ItemType::report},
                            {"pressrelease", "cite press release", ItemType::document},
                            {"audio-visual", "cite AV media", ItemType::motion_picture},
                            {"AV-media-notes", "cite AV media notes", ItemType::song},
                            {"episode", "cite episode", ItemType::broadcast},
                            {"serial", "cite serial", ItemType::broadcast},
                            {"podcast", "cite podcast", ItemType::broadcast},
                            {"interview", "cite interview", ItemType::interview},
                            {"speech", "cite speech", ItemType::speech},
                            {"map", "cite map", ItemType::map},
                            {"sign", "cite sign", ItemType::document},
                            {"mailinglist", "cite mailing list", ItemType::post},
                            {"newsgroup", "cite newsgroup", ItemType::post},
                            {"arxiv", "cite arXiv", ItemType::article},
                            {"biorxiv", "cite bioRxiv", ItemType::article},
                            {"medrxiv", "cite medRxiv", ItemType::article},
                            {"ssrn", "cite SSRN", ItemType::article},
                            {"citeseerx", "cite CiteSeerX", ItemType::article},
                            {"document", "cite document", ItemType::document}});
  for (const Named& named : kTemplates)
    if (Page::has_word(classes, named.word)) return {std::string(named.name), named.type};
  if (Page::has_word(classes, "cs2") || Page::has_word(classes, "cs1"))
    return {"citation", ItemType::document};
  return {};
}

}  // namespace citecheck::rendered

#include "rules/rule_page.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

#include "references/text.hpp"

namespace citecheck {
namespace {

std::string_view needs_in_words(const Rule& rule) {
  if (rule.needs & needs_page) return "the page the citation leads to";
  if (rule.needs & needs_fetch) return "the answer of the cited URL";
  return "the article alone";
}

std::string_view needs_in_a_word(const Rule& rule) {
  if (rule.needs & needs_page) return "page";
  if (rule.needs & needs_fetch) return "fetch";
  return "text";
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.resize(std::max(width, text.size()), ' ');
  return out;
}

std::string explained(const Rule& rule) {
  std::string out;
  out.append(rule.code).append(" ").append(rule.name).append("\n").append(rule.summary).append(".\n\n");
  out.append("Severity: ").append(name_of(rule.severity)).append("\n");
  out.append("Needs:    ").append(needs_in_words(rule)).append("\n");
  out.append("Since:    ").append(rule.since).append("\n\n");
  return out.append(trim(rule.explain)).append("\n");
}

}  // namespace

std::string rule_page(const Rule& rule) {
  std::string out;
  out.append("# ").append(rule.code).append(" ").append(rule.name).append("\n\n");
  out.append(rule.summary).append(".\n\n");
  out.append("| severity | needs | makes a citation inconsistent | since |\n|---|---|---|---|\n");
  out.append("| ").append(name_of(rule.severity)).append(" | ").append(needs_in_words(rule));
  out.append(rule.contradicts ? " | yes | " : " | no | ").append(rule.since).append(" |\n\n");
  return out.append(trim(rule.explain)).append("\n");
}

std::string rules_markdown(std::span<const Rule* const> rules) {
  std::string out;
  if (rules.size() > 1) {
    out = "| code | name | severity | what is wrong |\n|---|---|---|---|\n";
    for (const Rule* rule : rules) {
      out.append("| ").append(rule->code).append(" | ").append(rule->name).append(" | ");
      out.append(name_of(rule->severity)).append(" | ").append(rule->summary).append(" |\n");
    }
  }
  for (const Rule* rule : rules) out.append(out.empty() ? "" : "\n").append(rule_page(*rule));
  return out;
}

std::string rules_text(std::span<const Rule* const> rules) {
  if (rules.size() == 1) return explained(*rules.front());
  std::size_t longest = 0;
  for (const Rule* rule : rules) longest = std::max(longest, rule->name.size());
  std::string out;
  for (const Rule* rule : rules) {
    out.append(rule->code).append("  ").append(padded(name_of(rule->severity), 7)).append("  ");
    out.append(padded(rule->name, longest)).append("  ").append(rule->summary).append("\n");
  }
  return out;
}

std::string rules_json(std::span<const Rule* const> rules) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer writer(buffer);
  const auto put = [&](std::string_view key, std::string_view value) {
    writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  writer.StartArray();
  for (const Rule* rule : rules) {
    writer.StartObject();
    put("code", rule->code);
    put("name", rule->name);
    put("summary", rule->summary);
    put("severity", name_of(rule->severity));
    put("needs", needs_in_a_word(*rule));
    writer.Key("contradicts");
    writer.Bool(rule->contradicts);
    put("since", rule->since);
    put("explain", trim(rule->explain));
    writer.EndObject();
  }
  writer.EndArray();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace citecheck

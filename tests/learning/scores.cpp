#include "learning/scores.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>
#include <vector>

#include "references/plain/segment.hpp"
#include "references/text.hpp"

namespace citecheck::test {

namespace {

std::string key(std::string_view text) {
  const std::string folded = fold(text);
  std::size_t begin = folded.size(), end = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t from = at;
    const char32_t point = next_code_point(folded, at);
    if (!is_letter(point) && !is_digit(point)) continue;
    begin = std::min(begin, from);
    end = at;
  }
  return begin < end ? collapse_space(std::string_view(folded).substr(begin, end - begin)) : "";
}

std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c >= '0' && c <= '9')
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  return std::string(trim(out));
}

/// The years a label states.
std::set<std::string> years_of(std::string_view text) {
  std::set<std::string> out;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const bool four = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                                  text.begin() + static_cast<std::ptrdiff_t>(at + 4),
                                  [](char c) { return c >= '0' && c <= '9'; });
    const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    if (four && !digit(at + 4) && (at == 0 || !digit(at - 1))) out.insert(std::string(text.substr(at, 4)));
  }
  return out;
}

// ---- the family names a label lists, by a reading of their order that shares nothing with the reader's ----

std::vector<std::string> split(std::string text, const std::vector<std::string>& joints) {
  for (const std::string& joint : joints)
    for (std::size_t at = text.find(joint); at != std::string::npos; at = text.find(joint, at))
      text.replace(at, joint.size(), "\n");
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (const std::string part(trim(std::string_view(text).substr(at, end - at))); !part.empty())
      out.push_back(part);
    at = end + 1;
  }
  return out;
}

/// "J.", "J", "JA", "J.-P.", "Ch."
bool is_initials(const std::string& word) {
  std::size_t letters = 0, lower = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t point = next_code_point(word, at);
    letters += is_letter(point);
    lower += is_letter(point) && !is_upper(point);
  }
  return letters > 0 && (lower == 0 ? letters <= 3 : letters <= 2 && word.ends_with('.'));
}

bool all_initials(const std::string& part) {
  const auto words = split(part, {" "});
  return std::ranges::all_of(words, is_initials);
}

std::string family_of(const std::string& part) {
  auto words = split(part, {" "});
  while (words.size() > 1 && (words.back() == "Jr." || words.back() == "Jr" || words.back() == "III"))
    words.pop_back();
  if (words.size() > 1 && is_initials(words.back()) && !is_initials(words.front())) {
    while (words.size() > 1 && is_initials(words.back())) words.pop_back();
    return words.back();
  }
  return words.back();
}

/// Compared by their last words: where particles belong is a matter of taste.
std::multiset<std::string> families_in(std::string text) {
  for (const char* end : {"et al", "and others", "(ed", "(hrsg", "(dir", "[et"})
    if (const std::size_t at = to_lower_ascii(text).find(end); at != std::string::npos && at > 0)
      text.resize(at);
  std::multiset<std::string> out;
  for (const std::string& group :
       split(text, {" and ", " & ", ";", " und ", " et ", " y ", " u. ", ", and", " e "})) {
    const auto parts = split(group, {","});
    const bool inverted = parts.size() > 1 && split(parts[0], {" "}).size() == 1 && !all_initials(parts[1]);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (all_initials(parts[i]) && i > 0) continue;
      if (inverted && i == 1) continue;
      const std::string bare = to_lower_ascii(parts[i]);
      if (bare == "jr." || bare == "jr" || bare == "iii") continue;
      out.insert(key(family_of(parts[i])));
    }
  }
  out.erase("");
  return out;
}

std::string last_word(std::string_view text) {
  const auto all = split(std::string(text), {" "});
  return all.empty() ? "" : key(all.back());
}

std::multiset<std::string> families_of(const Citation& citation) {
  std::multiset<std::string> out;
  for (const auto& author : citation.authors)
    out.insert(last_word(author.value.is_literal() ? author.value.literal : author.value.family));
  out.erase("");
  return out;
}

std::string join(const std::multiset<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += name + "; ";
  return out;
}

std::string value_of(const std::optional<Claim<std::string>>& claim) {
  return claim ? claim->value : "";
}

std::string pages(const Citation& citation) {
  for (const auto& [name, claim] : citation.other)
    if (name == "number-of-pages" && !citation.page) return claim.value;
  return value_of(citation.page);
}

std::string volume(const Citation& citation) {
  return value_of(citation.volume) + " " + value_of(citation.issue);
}

}  // namespace

void Scores::add(const LabelledReference& reference, const plain::Tagger& tagger) {
  reference_ = &reference;
  const Citation citation = plain::read_reference(reference.text, 0, std::nullopt, tagger);
  const auto label = [&](const char* name) {
    for (const auto& part : reference.parts)
      if (part.label == name) return part.text;
    return std::string();
  };
  count_year(citation);
  count_links(citation, label("doi"), label("url"));
  count("title", key(label("title")), key(value_of(citation.title)));
  const auto families = families_in(label("author"));
  count("author families", join(families), join(families_of(citation)));
  std::string container = label("journal");
  if (container.empty()) container = label("container-title");
  if (starts_with_ignoring_case(container, "in ")) container = container.substr(3);
  if (starts_with_ignoring_case(container, "in: ")) container = container.substr(4);
  count("container", key(container), key(value_of(citation.container_title)));
  count("pages", digits_of(label("pages")), digits_of(pages(citation)));
  count("volume", digits_of(label("volume")), digits_of(volume(citation)));
  count("publisher", key(label("publisher")), key(value_of(citation.publisher)));
  count("place", key(label("location")), key(value_of(citation.publisher_place)));
}

void Scores::print(const std::string& name) const {
  std::printf("%s\n", name.c_str());
  for (const auto& [field, score] : scores_)
    std::printf("  %-16s %5.1f %% of %4d, precision %5.1f %% where given (%d)\n", field.c_str(),
                100.0 * score.right / std::max(1, score.labelled), score.labelled,
                100.0 * score.right / std::max(1, score.given), score.given);
}

void Scores::count(const std::string& field, const std::string& wanted, const std::string& got) {
  if (wanted.empty()) return;
  count(field, wanted == got, !got.empty(), wanted, got);
}

void Scores::count(const std::string& field, bool right, bool given, const std::string& wanted,
                   const std::string& got) {
  Score& score = scores_[field];
  ++score.labelled;
  score.right += right;
  score.given += given;
  if (!right && field == misses_)
    std::printf("  wanted: %s\n  got:    %s\n  text:   %s\n\n", wanted.c_str(), got.c_str(),
                reference_->text.c_str());
}

/// Of several dates any may be meant.
void Scores::count_year(const Citation& citation) {
  std::set<std::string> years;
  for (const auto& part : reference_->parts)
    if (part.label == "date") years.merge(years_of(part.text));
  if (years.empty()) return;
  const std::string got = citation.issued ? std::to_string(citation.issued->value.begin.year) : "";
  count("year", years.contains(got), !got.empty(), *years.begin(), got);
}

void Scores::count_links(const Citation& citation, std::string doi, std::string url) {
  if (const std::size_t at = doi.find("10."); at != std::string::npos) {
    doi = to_lower_ascii(doi.substr(at, doi.find(' ', at) - at));
    std::string got;
    for (const auto& claim : citation.identifiers)
      if (claim.value.kind == Identifier::Kind::doi) got = to_lower_ascii(claim.value.value);
    count("doi", key(doi), key(got));
  }
  std::size_t at = url.find("http");
  if (at == std::string::npos) at = url.find("www.");
  if (at == std::string::npos) return;
  url = url.substr(at);
  std::erase(url, ' ');
  const std::string got = citation.url           ? citation.url->as_written
                          : citation.archive_url ? citation.archive_url->as_written
                                                 : "";
  std::string bare = got;
  std::erase(bare, ' ');
  count("url", key(url), key(bare));
}

void Scores::add(const Scores& other) {
  for (const auto& [field, score] : other.scores_) {
    Score& sum = scores_[field];
    sum.right += score.right;
    sum.given += score.given;
    sum.labelled += score.labelled;
  }
}

}  // namespace citecheck::test

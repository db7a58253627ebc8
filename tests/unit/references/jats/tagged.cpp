#include "unit/references/jats/tagged.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "references/jats/jats.hpp"
#include "references/text.hpp"
#include "references/wikitext/entities.hpp"

namespace citecheck::test {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;

// Without tags and references, space collapsed.
std::string plain(Text text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '<')
      at = std::min(text.find('>', at), text.size());
    else
      out += text[at];
  }
  return collapse_space(wikitext::decode_entities(out));
}

struct Found {
  Text tag, inner;
};

// Every element of the name, nested ones of the same name aside.
std::vector<Found> elements(Text text, const std::string& name) {
  std::vector<Found> out;
  const std::string open = "<" + name, close = "</" + name + ">";
  for (std::size_t at = text.find(open); at != kNone; at = text.find(open, at + 1)) {
    const char next = text[std::min(at + open.size(), text.size() - 1)];
    if (next != ' ' && next != '>' && next != '\n') continue;
    const std::size_t tag = text.find('>', at), end = text.find(close, at);
    if (tag == kNone || end == kNone || end < tag) continue;
    out.push_back({text.substr(at, tag - at), text.substr(tag + 1, end - tag - 1)});
  }
  return out;
}

std::vector<std::string> texts(Text block, std::initializer_list<std::string> names) {
  std::vector<std::string> out;
  for (const std::string& name : names)
    for (const Found& found : elements(block, name))
      if (std::string text = plain(found.inner); !text.empty()) out.push_back(std::move(text));
  return out;
}

struct Judge {
  Scores& scores;
  std::string where;
  std::vector<const Citation*> citations;

  template <typename Predicate>
  bool any(Predicate holds) const {
    return std::ranges::any_of(citations, [&](const Citation* citation) { return holds(*citation); });
  }

  void expect(const std::string& field, bool read, const std::string& tagged) const {
    Score& score = scores.fields[field];
    ++score.tagged;
    if (read)
      ++score.read;
    else
      scores.misses.push_back(where + " " + field + ": " + tagged);
  }

  // The value stands in the field, or, of several of one kind, beside it.
  void claim(const std::string& field, std::optional<Claim<std::string>> Citation::*member,
             const std::string& value) const {
    const bool read = any([&](const Citation& citation) {
      return ((citation.*member) && (citation.*member)->value == value) ||
             std::ranges::any_of(citation.other,
                                 [&](const auto& other) { return other.second.value == value; });
    });
    expect(field, read, value);
  }

  void title_or_container(const std::string& field, const std::string& value) const {
    const bool read = any([&](const Citation& citation) {
      return (citation.title && citation.title->value == value) ||
             (citation.container_title && citation.container_title->value == value) ||
             std::ranges::any_of(citation.other,
                                 [&](const auto& other) { return other.second.value == value; });
    });
    expect(field, read, value);
  }

  void year(const std::string& text) const {
    const std::size_t digit = text.find_first_of("0123456789");
    if (digit == std::string::npos) return;
    const int year = std::stoi(text.substr(digit, 4));
    expect("year", any([&](const Citation& c) { return c.issued && c.issued->value.begin.year == year; }),
           text);
  }

  void identifier(Identifier::Kind kind, const std::string& text) const {
    const std::string value = normalise(kind, text).value;
    const bool read = any([&](const Citation& citation) {
      return std::ranges::any_of(citation.identifiers, [&](const Claim<Identifier>& claim) {
        return claim.value.kind == kind && equal_ignoring_case(claim.value.value, value);
      });
    });
    expect(std::string(label(kind)), read, value);
  }

  // The begin of a page range.
  void page(const std::string& first) const {
    const bool read = any(
        [&](const Citation& citation) { return citation.page && citation.page->value.starts_with(first); });
    expect("page", read, first);
  }

  std::vector<std::string> families() const {
    std::vector<std::string> out;
    for (const Citation* citation : citations)
      std::ranges::move(families_of(*citation), std::back_inserter(out));
    return out;
  }

  static std::vector<std::string> families_of(const Citation& citation) {
    std::vector<std::string> out;
    const auto add = [&](const Name& name) { out.push_back(name.is_literal() ? name.literal : name.family); };
    for (const auto& author : citation.authors) add(author.value);
    for (const auto& editor : citation.editors) add(editor.value);
    for (const auto& [role, name] : citation.contributors) add(name.value);
    return out;
  }

  // Beside the tagged citations of a reference may stand one without tags, whose names are guessed.
  void people(std::vector<std::string> expected) const {
    if (expected.empty()) return;
    std::vector<std::string> read;
    for (const Citation* citation : citations) {
      const std::vector<std::string> names = families_of(*citation);
      const bool tagged = std::ranges::any_of(names, [&](const std::string& name) {
        return std::ranges::find(expected, name) != expected.end();
      });
      if (tagged) read.insert(read.end(), names.begin(), names.end());
    }
    std::ranges::sort(read);
    std::ranges::sort(expected);
    expect("authors", read == expected, expected.front() + " …");
  }
};

void judge_block(const Judge& judge, Text block) {
  const auto titles = texts(block, {"article-title", "chapter-title", "data-title", "part-title"});
  for (const std::string& title : titles) judge.title_or_container("title", title);
  for (const std::string& source : texts(block, {"source"})) judge.title_or_container("container", source);
  for (const std::string& year : texts(block, {"year"})) judge.year(year);
  for (const std::string& volume : texts(block, {"volume"})) judge.claim("volume", &Citation::volume, volume);
  for (const std::string& issue : texts(block, {"issue"})) judge.claim("issue", &Citation::issue, issue);
  for (const std::string& page : texts(block, {"fpage"})) judge.page(page);
  for (const std::string& publisher : texts(block, {"publisher-name"}))
    judge.claim("publisher", &Citation::publisher, publisher);
  for (const std::string& place : texts(block, {"publisher-loc"}))
    judge.claim("place", &Citation::publisher_place, place);
  std::vector<std::string> people = texts(block, {"surname", "collab"});
  std::erase(people, "et al");  // nobody, though tagged as a name
  judge.people(people);
  for (const std::string name : {"pub-id", "object-id"})
    for (const auto& [tag, inner] : elements(block, name)) {
      if (tag.find("\"doi\"") != kNone) judge.identifier(Identifier::Kind::doi, plain(inner));
      if (tag.find("\"pmid\"") != kNone) judge.identifier(Identifier::Kind::pmid, plain(inner));
      if (tag.find("\"isbn\"") != kNone) judge.identifier(Identifier::Kind::isbn, plain(inner));
    }
  for (const auto& [tag, inner] : elements(block, "ext-link")) {
    const std::size_t doi = tag.find("doi.org/10.");
    if (doi != kNone)
      judge.identifier(Identifier::Kind::doi,
                       wikitext::decode_entities(tag.substr(doi + 8, tag.find('"', doi) - doi - 8)));
  }
}

// ---- Python literals ----

std::string literal_at(Text text, std::size_t& at) {
  const char quote = text[at++];
  std::string out;
  while (at < text.size() && text[at] != quote) {
    if (text[at] == '\\' && text[at + 1] == 'u') {
      append_utf8(out, static_cast<char32_t>(std::stoul(std::string(text.substr(at + 2, 4)), nullptr, 16)));
      at += 6;
    } else if (text[at] == '\\' && text[at + 1] == 'n') {
      out += '\n';
      at += 2;
    } else {
      at += text[at] == '\\' ? 1 : 0;
      out += text[at++];
    }
  }
  ++at;
  return out;
}

// Every text that a text stands before, with nothing but punctuation between: keys and their values.
std::vector<std::pair<std::string, std::string>> pairs_in(Text text) {
  std::vector<std::pair<std::string, std::string>> pairs;
  std::string key;
  bool has_key = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      std::string value = literal_at(text, at);
      if (has_key) pairs.emplace_back(key, value);
      key = std::move(value);
      has_key = true;
      continue;
    }
    if (c == '(' || c == ')' || c == '{' || c == '}') has_key = false;
    ++at;
  }
  return pairs;
}

}  // namespace

Scores score_tagged(const Article& article) {
  Scores scores;
  const Text source = *article.source;
  for (const auto& [tag, inner] : elements(source, "ref")) {
    const auto begin = static_cast<std::size_t>(tag.data() - source.data());
    const auto end = static_cast<std::size_t>(inner.data() - source.data()) + inner.size();
    ++scores.refs;
    Judge judge{scores, std::string(tag), {}};
    for (const Citation& citation : article.citations)
      if (citation.span.begin >= begin && citation.span.begin < end) judge.citations.push_back(&citation);
    scores.found += !judge.citations.empty();
    judge_block(judge, inner);
  }
  return scores;
}

Scores score_expected(const Article& article, std::string_view expected) {
  Scores scores;
  Judge judge{scores, "fixture", {}};
  for (const Citation& citation : article.citations) judge.citations.push_back(&citation);
  std::vector<std::string> people;
  for (const auto& [key, raw] : pairs_in(expected)) {
    const std::string value = plain(raw);
    if (key == "article_title" || key == "full_article_title" || key == "articleTitle" || key == "title" ||
        key == "data-title" || key == "bookTitle" || key == "source" || key == "journal" || key == "website")
      judge.title_or_container("title", value);
    if (key == "year" || key == "date") judge.year(value);
    if (key == "volume") judge.claim(key, &Citation::volume, value);
    if (key == "issue") judge.claim(key, &Citation::issue, value);
    if (key == "fpage") judge.page(value);
    if (key == "doi") judge.identifier(Identifier::Kind::doi, value);
    if (key == "formatted") judge.claim("place", &Citation::publisher_place, value);
    if (key == "surname" || key == "collab") people.push_back(value);
    if (key == "index") people.push_back(value.substr(0, value.find(',')));
    if (key == "accession" || key == "dataId") judge.title_or_container("accession", value);
    if (key == "uri")
      judge.expect("url", judge.any([&](const Citation& c) { return c.url && c.url->value.href() == value; }),
                   value);
    if (key == "name") {
      // Of a publisher, or of a group of authors.
      const auto families = judge.families();
      judge.expect("name", judge.any([&](const Citation& c) {
        return c.publisher && c.publisher->value == value;
      }) || std::ranges::find(families, value) != families.end(),
                   value);
    }
  }
  const auto families = judge.families();
  for (const std::string& person : people)
    judge.expect("authors", std::ranges::find(families, person) != families.end(), person);
  return scores;
}

std::filesystem::path jats_data() {
  const std::filesystem::path folder = CITECHECK_SOURCE_DIR "/../shared/data/jats";
  return std::filesystem::exists(folder) ? folder : std::filesystem::path{};
}

std::vector<std::filesystem::path> jats_files(std::string_view folder, std::string_view suffix) {
  std::vector<std::filesystem::path> files;
  if (jats_data().empty()) return files;
  for (const auto& entry : std::filesystem::directory_iterator(jats_data() / folder))
    if (entry.path().string().ends_with(suffix)) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

Article read_jats_file(const std::filesystem::path& file) {
  return *open_jats(std::make_unique<std::ifstream>(file, std::ios::binary), file.string())->next();
}

Article read_jats(std::string_view text) {
  return *open_jats(std::make_unique<std::istringstream>(std::string(text)), "a.xml")->next();
}

}  // namespace citecheck::test

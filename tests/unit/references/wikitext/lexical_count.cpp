#include "unit/references/wikitext/lexical_count.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string_view>
#include <tuple>

namespace citecheck::test {

namespace {

constexpr std::size_t kNone = std::string::npos;

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string stripped(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == kNone) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool opens_tag(const std::string& low, std::size_t at, const std::string& name) {
  if (low.compare(at, name.size() + 1, "<" + name) != 0) return false;
  const char next = at + name.size() + 1 < low.size() ? low[at + name.size() + 1] : 'x';
  return next == '>' || next == '/' || std::isspace(static_cast<unsigned char>(next)) != 0;
}

// Behind the "}}" that closes the "{{" at `at`; npos if none does.
std::size_t template_end(const std::string& text, std::size_t at) {
  int depth = 0;
  for (; at + 1 < text.size(); ++at) {
    if (text[at] == '{' && text[at + 1] == '{') {
      ++depth;
      ++at;
    } else if (text[at] == '}' && text[at + 1] == '}') {
      ++at;
      if (--depth == 0) return at + 1;
    }
  }
  return kNone;
}

// The arguments of the template in text[at, end), its name first; inner templates and links are not split.
std::vector<std::string> arguments(const std::string& text, std::size_t at, std::size_t end) {
  std::vector<std::string> out(1);
  int depth = 0;
  for (std::size_t i = at + 2; i + 2 < end + 1; ++i) {
    const std::string two = text.substr(i, 2);
    if (two == "{{" || two == "[[") ++depth;
    if ((two == "}}" || two == "]]") && depth > 0) --depth;
    if (text[i] == '|' && depth == 0)
      out.emplace_back();
    else
      out.back() += text[i];
  }
  return out;
}

bool is_named(const std::string& argument, const std::string& name) {
  const std::size_t equals = argument.find('=');
  return equals != kNone && lower(stripped(argument.substr(0, equals))) == name;
}

bool has(const std::vector<std::string>& arguments, const std::string& name) {
  return std::ranges::any_of(arguments,
                             [&](const std::string& argument) { return is_named(argument, name); });
}

std::string name_of(const std::string& written) {
  std::string name = lower(stripped(written));
  std::ranges::replace(name, '_', ' ');
  if (name.starts_with("template:")) name = stripped(name.substr(9));
  return name;
}

bool is_citation(const std::string& name, const std::vector<std::string>& arguments) {
  static const std::set<std::string> kNames = {
      "literatur",        "internetquelle", "lien web",      "ouvrage",        "lien brisé",
      "cita web",         "cita libro",     "cita noticia",  "cita news",      "citar web",
      "citar livro",      "citeer web",     "citeer boek",   "cytuj",          "cytuj stronę",
      "cytuj książkę",    "cytuj pismo",    "книга",         "статья",         "Книга",
      "Статья",           "публикация",     "chú thích web", "chú thích sách", "cita pubblicazione",
      "cita publicación", "citar jornal",   "webbref",       "citeweb",        "citebook"};
  static const std::set<std::string> kRemarks = {"cite check", "cite quote", "cite needed", "cite sources"};
  if (name == "citation")
    return std::ranges::any_of(arguments, [](const std::string& a) { return a.find('=') != kNone; });
  if (name == "article") return has(arguments, "titre");
  if (name == "chapitre") return has(arguments, "titre ouvrage");
  return kNames.contains(name) ||
         ((name.starts_with("cite ") || name.starts_with("vcite ")) && !kRemarks.contains(name));
}

void count_template(const std::string& name, const std::vector<std::string>& arguments,
                    WikitextCounts& counts) {
  counts.templates += is_citation(name, arguments);
  static const std::set<std::string> kNotes = {"refn", "#tag:ref", "efn", "efn-ua", "efn-lr", "efn-lg"};
  const auto unnamed = [](const std::string& a) { return a.find('=') == kNone && !stripped(a).empty(); };
  if (kNotes.contains(name) || name.starts_with("#tag:ref\n")) {
    const bool body = std::any_of(arguments.begin() + 1, arguments.end(), [&](const std::string& a) {
      return unnamed(a) || is_named(a, "1") || a.find('=') > a.find_first_of("<{[\"");
    });
    (body ? counts.full : counts.reuses) += 1;
  }
  if (name == "r")
    counts.reuses += static_cast<std::size_t>(std::count_if(arguments.begin() + 1, arguments.end(), unnamed));
}

bool is_reuse(std::string_view mark) {
  std::string low = lower(std::string(mark));
  if (!low.starts_with("<ref")) return false;
  const std::size_t end = low.find('>');
  return low[end - 1] == '/' ||
         stripped(visible_wikitext(low.substr(end + 1, low.rfind("</ref") - end - 1))).empty();
}

// A note's template says by its name whether it reuses.
bool is_reusing_template(std::string_view mark) {
  const std::string text(mark);
  if (!text.starts_with("{{")) return false;
  WikitextCounts counts;
  const auto parts = arguments(text, 0, text.size());
  count_template(name_of(parts.front()), parts, counts);
  return counts.reuses > 0;
}

}  // namespace

std::string visible_wikitext(const std::string& text) {
  static const std::vector<std::string> kOpaque = {"nowiki",       "pre",        "syntaxhighlight", "source",
                                                   "math",         "chem",       "timeline",        "score",
                                                   "templatedata", "includeonly"};
  const std::string low = lower(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (low.compare(at, 4, "<!--") == 0) {
      end = low.find("-->", at);
      end = end == kNone ? text.size() : end + 3;
    } else if (low[at] == '<') {
      for (const std::string& tag : kOpaque)
        if (opens_tag(low, at, tag)) {
          const std::size_t close = low.find("</" + tag, at), gt = low.find('>', at);
          if (close != kNone && gt != kNone && low[gt - 1] != '/') end = low.find('>', close) + 1;
        }
    }
    if (end == at + 1) out += text[at];
    at = end;
  }
  return out;
}

WikitextCounts count_lexically(const std::string& page) {
  const std::string text = visible_wikitext(page), low = lower(text);
  WikitextCounts counts;
  for (std::size_t at = low.find("<ref"); at != kNone; at = low.find("<ref", at + 1)) {
    if (!opens_tag(low, at, "ref")) continue;
    const std::size_t end = low.find('>', at), close = low.find("</ref", at);
    if (end == kNone) continue;
    if (low[end - 1] == '/')
      ++counts.reuses;
    else if (close != kNone && !stripped(text.substr(end + 1, close - end - 1)).empty())
      ++counts.full;
    else if (low.substr(at, end - at).find("name") != kNone)
      ++counts.reuses;
  }
  for (std::size_t at = text.find("{{"); at != kNone; at = text.find("{{", at + 1)) {
    if (text.compare(at, 3, "{{{") == 0) continue;
    const std::size_t end = template_end(text, at);
    if (end == kNone) continue;
    const auto parts = arguments(text, at, end);
    count_template(name_of(parts.front()), parts, counts);
  }
  return counts;
}

WikitextCounts count_read(const Article& article) {
  WikitextCounts counts;
  std::set<std::size_t> full, reuses;
  std::size_t names_of_r = 0;
  const auto mark = [&](Span span) {
    const std::string_view text = article.text_of(span);
    if (text.starts_with("{{r|") || text.starts_with("{{R|"))
      ++names_of_r;
    else if (is_reuse(text) || is_reusing_template(text))
      reuses.insert(span.begin);
    else if (text.starts_with('<') || text.starts_with("{{refn") || text.starts_with("{{efn") ||
             text.starts_with("{{Refn") || text.starts_with("{{Efn") || text.starts_with("{{#tag"))
      full.insert(span.begin);
  };
  // The citations of one note share its marks: these count once.
  std::set<std::tuple<std::string, std::string, std::size_t>> notes;
  const Citation* last = nullptr;
  for (const Citation& citation : article.citations) {
    counts.templates += !citation.template_name.empty();
    const bool is_reference = !is_reuse(article.text_of(citation.span));
    if (is_reference) mark(citation.span);
    const std::size_t first = citation.marks.empty() ? kNone : citation.marks.front().begin;
    const bool is_new = notes.insert({citation.group, citation.ref_name, first}).second;
    if (is_new || first == kNone) std::ranges::for_each(citation.marks, mark);
    // Several templates of a reference in a list: its first one stands for it.
    const bool listed = citation.label.empty() ? !citation.ref_name.empty() : true;
    const bool alone =
        article.text_of(citation.span).starts_with("{{") && listed &&
        std::ranges::none_of(citation.marks, [&](Span span) { return full.contains(span.begin); });
    if (alone && !full.contains(citation.span.begin) &&
        (last == nullptr || last->ref_name != citation.ref_name))
      full.insert(citation.span.begin);
    last = &citation;
  }
  for (const DanglingMark& dangling : article.dangling_marks) mark(dangling.span);
  counts.full = full.size();
  counts.reuses = reuses.size() + names_of_r;
  return counts;
}

std::vector<const Citation*> without_their_url(const Article& article) {
  std::vector<const Citation*> out;
  for (const Citation& citation : article.citations) {
    std::string text = visible_wikitext(std::string(article.text_of(citation.span)));
    // A reference inside a note has its URLs to itself.
    for (std::size_t at = text.find("<ref", 1); at != kNone; at = text.find("<ref", 1))
      text.erase(at, std::min(text.find("</ref>", at), text.size()) - at + 6);
    if (text.find("://") == kNone || citation.url || citation.archive_url) continue;
    const bool kept = std::ranges::any_of(citation.other, [](const auto& field) {
      return field.first.find("url") != kNone || field.second.as_written.find("://") != kNone;
    });
    if (!kept) out.push_back(&citation);
  }
  return out;
}

std::vector<WikitextPage> shared_wikitext_pages() {
  std::vector<WikitextPage> out;
  const std::filesystem::path folder = CITECHECK_SOURCE_DIR "/../shared/data/wikitext";
  if (!std::filesystem::exists(folder)) return out;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".wiki") {
      std::ifstream in(entry.path(), std::ios::binary);
      out.push_back({entry.path().filename().string(),
                     std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>())});
    }
  std::ranges::sort(out, {}, &WikitextPage::name);
  return out;
}

}  // namespace citecheck::test

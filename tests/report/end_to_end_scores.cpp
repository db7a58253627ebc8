// Measures whole checks of articles that cite labelled pages, served on loopback under their own names: how
// often a true citation is contradicted, and how often an altered claim is found out and named as the right
// field. No test, its result is read by a person.
//
//   end_to_end_scores FOLDER [--misses]
//
// Every second page is for developing; the others are only for scoring, and misses are shown of the former.

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>

#include "altered_claims.hpp"
#include "checker/page/page.hpp"
#include "labelled_pages.hpp"
#include "references/charset.hpp"
#include "references/html/html.hpp"
#include "references/html/page_charset.hpp"
#include "references/text.hpp"
#include "references/url.hpp"
#include "rules/rule.hpp"
#include "support/loopback_server.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

using namespace citecheck;
using namespace citecheck::test;

namespace {

/// Which claims of its labels a page states in so many words, wherever on it.
struct Stated {
  bool date = false, authors = false, title = false;

  bool states(std::string_view field) const {
    return field == "DAT" ? date : field == "AUT" ? authors : title;
  }
};

std::string key(std::string_view text) {
  std::string out = " ";
  for (const std::string& word : words(text)) out += word + " ";
  return out;
}

bool holds_date(const std::string& source, const std::string& text, const Date& date) {
  std::array<char, 16> form{};
  for (const char* pattern : {"%04d-%02d-%02d", "%04d/%02d/%02d", "%04d%02d%02d", "%04d/%d/%d"}) {
    std::snprintf(form.data(), form.size(), pattern, date.begin.year, date.begin.month, date.begin.day);
    if (source.find(form.data()) != std::string::npos) return true;
  }
  for (auto found = find_date(text); found; found = find_date(text, found->span.end))
    if (found->date.begin == date.begin) return true;
  return false;
}

Stated stated_by(const LabelledPage& page) {
  const std::string document = declared_charset(page.body);
  const std::string source = to_utf8(page.body, {"", document});
  const HtmlTree html(source);
  const std::string text = html.text(0, source.size());
  const std::string all = key(text) + key(source);
  const Claims claims = true_claims(page);
  Stated stated;
  stated.date = claims.date && holds_date(source, text, *claims.date);
  stated.title = !claims.title.empty() && all.find(key(claims.title)) != std::string::npos;
  stated.authors = !page.authors.empty() && std::ranges::all_of(page.authors, [&](const std::string& name) {
    return all.find(key(name)) != std::string::npos;
  });
  return stated;
}

/// What is no ASCII is sent percent-encoded.
std::string as_sent(std::string_view target) {
  std::string out;
  std::array<char, 4> escape{};
  for (const char c : target) {
    std::snprintf(escape.data(), escape.size(), "%%%02X", static_cast<unsigned char>(c));
    out += static_cast<unsigned char>(c) < 0x80 ? std::string(1, c) : std::string(escape.data());
  }
  return out;
}

/// A path that ends in "/." is asked for as the folder it means (RFC 3986, 5.2.4).
std::string as_asked(const Url& url) {
  std::string path(url.path().empty() ? "/" : url.path());
  if (path.ends_with("/.")) path.pop_back();
  if (!url.query().empty()) path.append("?").append(url.query());
  return path;
}

/// What one article got: per page the contradicting findings, and whether its verdict is "inconsistent".
struct Outcome {
  std::map<std::size_t, std::vector<std::string>> contradictions;  ///< "CODE certainty: message".
  std::set<std::size_t> inconsistent;

  bool found(std::size_t page, std::string_view field) const {
    const auto of_page = contradictions.find(page);
    return of_page != contradictions.end() &&
           std::ranges::any_of(of_page->second,
                               [&](const std::string& finding) { return finding.starts_with(field); });
  }
};

class Measurement {
 public:
  Measurement(std::vector<LabelledPage> pages, bool misses) : pages_(std::move(pages)), misses_(misses) {
    for (LabelledPage& page : pages_) {
      stated_.push_back(stated_by(page));
      for (auto at = page.url.find(' '); at != std::string::npos; at = page.url.find(' '))
        page.url.replace(at, 1, "%20");
    }
  }

  void run() {
    serve();
    std::vector<std::string> inputs;
    for (int i = 0; i < kAlterations; ++i) inputs.push_back(write_article(static_cast<Alteration>(i)));
    const std::string report = check(inputs);
    rapidjson::Document json;
    if (json.Parse(report.c_str()).HasParseError()) throw std::runtime_error("no report: " + report);
    const auto& articles = json["articles"];
    for (rapidjson::SizeType i = 0; i < articles.Size(); ++i)
      print(static_cast<Alteration>(i), outcome_of(articles[i], cited_[i]));
    const auto& summary = json["summary"];
    for (const auto& link : summary["links"].GetObject())
      std::printf("links %s: %d\n", link.name.GetString(), link.value.GetInt());
  }

 private:
  void serve() {
    server_.listen();
    server_.listen_tls();
    for (const LabelledPage& page : pages_) {
      const Url url = parse_url(fetch_key(parse_url(page.url)));
      server_.on(std::string(url.host()) + as_sent(as_asked(url)),
                 test::page(page.body, {"Content-Type: text/html"}));
    }
  }

  std::string write_article(Alteration alteration) {
    std::string text = "Facts.\n\n";
    std::vector<std::size_t>& cited = cited_.emplace_back();
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const auto claims = altered_claims(pages_, i, alteration);
      if (!claims) continue;
      text += "A fact." + write_reference(*claims, pages_[i].url, i / 2) + "\n\n";
      cited.push_back(i);
    }
    const std::string path =
        (folder_.path() / (std::to_string(static_cast<int>(alteration)) + ".wiki")).string();
    std::ofstream(path) << text;
    return path;
  }

  std::string check(const std::vector<std::string>& inputs) {
    ProgramInput input;
    input.folder = folder_.path();
    input.limit = std::chrono::minutes{10};
    input.arguments = {"check",           "--no-archive", "--allow-private", "--delay",   "0",
                       "--report",        "json",         "--fail-on",       "never",     "--cacert",
                       server_.ca_file(), "--today",      "2026-01-01",      "--retries", "0",
                       "--timeout",       "120"};
    for (const std::string& rule : server_.connect_to())
      input.arguments.insert(input.arguments.end(), {"--connect-to", rule});
    input.arguments.insert(input.arguments.end(), inputs.begin(), inputs.end());
    ProgramResult result = run_program(std::move(input));
    if (result.exit_code != 0) throw std::runtime_error("the check failed: " + result.errors);
    return std::move(result.output);
  }

  static Outcome outcome_of(const rapidjson::Value& article, const std::vector<std::size_t>& cited) {
    Outcome outcome;
    std::map<std::string, std::size_t> page_of;
    const auto& citations = article["citations"];
    if (citations.Size() != cited.size()) throw std::runtime_error("references were lost");
    for (rapidjson::SizeType i = 0; i < citations.Size(); ++i) {
      page_of[citations[i]["label"].GetString()] = cited[i];
      if (std::string_view(citations[i]["verdict"].GetString()) == "inconsistent")
        outcome.inconsistent.insert(cited[i]);
    }
    for (const auto& finding : article["findings"].GetArray()) {
      const Rule* rule = find_rule(finding["code"].GetString());
      if (!rule->contradicts || rule->severity < Severity::warning || !finding["citation"].IsString())
        continue;
      outcome.contradictions[page_of.at(finding["citation"].GetString())].push_back(
          std::string(rule->code) + " " + finding["certainty"].GetString() + ": " +
          finding["message"].GetString());
    }
    return outcome;
  }

  void print(Alteration alteration, const Outcome& outcome) const {
    const std::string_view field = field_of(alteration);
    std::printf("%s\n", std::string(name_of(alteration)).c_str());
    for (const std::size_t half : {0u, 1u, 2u}) {
      std::size_t cited = 0, hit = 0, likely = 0, stated = 0, stated_hit = 0;
      for (const std::size_t page : cited_[static_cast<std::size_t>(alteration)]) {
        if (half != 2 && page % 2 != half) continue;
        const bool found = field.empty() ? outcome.contradictions.contains(page) : outcome.found(page, field);
        ++cited;
        hit += found;
        likely += outcome.inconsistent.contains(page);
        if (!field.empty() && stated_[page].states(field)) {
          ++stated;
          stated_hit += found;
        }
      }
      static constexpr std::array<const char*, 3> kHalves{"develop", "score", "all"};
      const auto percent = [](std::size_t a, std::size_t b) {
        return b == 0 ? 0.0 : 100.0 * static_cast<double>(a) / static_cast<double>(b);
      };
      if (field.empty())
        std::printf("  %-8s contradicted %zu of %zu (%.1f %%, at most 3), inconsistent %zu\n", kHalves[half],
                    hit, cited, percent(hit, cited), likely);
      else
        std::printf(
            "  %-8s found %zu of %zu stated (%.1f %%, at least 90), %zu of %zu altered; "
            "inconsistent %zu\n",
            kHalves[half], stated_hit, stated, percent(stated_hit, stated), hit, cited, likely);
    }
    if (misses_) print_misses(alteration, outcome);
  }

  void print_misses(Alteration alteration, const Outcome& outcome) const {
    const std::string_view field = field_of(alteration);
    for (const std::size_t page : cited_[static_cast<std::size_t>(alteration)]) {
      if (page % 2 != 0) continue;
      const auto findings = outcome.contradictions.find(page);
      if (field.empty() && findings != outcome.contradictions.end())
        for (const std::string& finding : findings->second)
          std::printf("    FALSE %s %s\n", pages_[page].file.c_str(), finding.c_str());
      if (field.empty() || !stated_[page].states(field) || outcome.found(page, field)) continue;
      const Claims claims = *altered_claims(pages_, page, alteration);
      std::string authors;
      for (const Name& name : claims.authors) authors += " [" + to_text(name) + "]";
      std::printf("    MISSED %s %s%s \"%s\"\n", pages_[page].file.c_str(),
                  claims.date ? to_edtf(*claims.date).c_str() : "-", authors.c_str(), claims.title.c_str());
    }
  }

  std::vector<LabelledPage> pages_;
  std::vector<Stated> stated_;
  bool misses_;
  LoopbackServer server_;
  TemporaryFolder folder_;
  std::vector<std::vector<std::size_t>> cited_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: end_to_end_scores FOLDER [--misses]\n";
    return 2;
  }
  try {
    Measurement(read_labelled_pages(argv[1]), argc > 2 && std::string_view(argv[2]) == "--misses").run();
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}

// Properties of the reader of plain text on lists of every style, whole and damaged; and, where the labelled
// references lie beside the repository, whether the weights belong to the features: those it learnt from are
// read right. How well it reads others is measured by the report anystyle_scores.
#include <filesystem>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "references/plain/plain.hpp"
#include "references/plain/segment.hpp"
#include "references/text.hpp"
#include "support/catch.hpp"
#include "support/labelled_references.hpp"
#include "unit/references/sound.hpp"

using namespace citecheck;

namespace {

const std::string kSample =
    "On Waders\n\nSee [1], [2, 3] and [Doe99].\n\nReferences\n\n"
    "[1] Aldous, M. T., & Brennick, P. (2011). Feeding rhythms in tidal-\n    flats. Imagined Ornithology, "
    "14(3), "
    "211–229. https://doi.org/10.5072/\n    jio.2011\n"
    "[2] M. Okafor, “Deep ‘marsh’ nets,” IEEE Trans. Wetl., vol. 3, pp. 1–10, Feb. 2016, PMID: 123.\n"
    "[3] 张伟，李娜．湿地鸟类［J］．生态学杂志，2015，34（2）：120-128．\n"
    "[4] Müller, Hans und Schmidt, E.: Das Watt. In: Krause, P. (Hrsg.): Handbuch. Hamburg: Nord 1999, S. "
    "1–5.\n"
    "\n            12\n\n"
    "[5] Eaves K, et al. Mites. Ann Med. 2015;22(4):301-9. Available from: http:// www.example.org/a b_c.pdf "
    "[cited 2020 "
    "Jan 5].\n[6] \"Quoted\". Work. Archived from the original on 1 May 2014. Retrieved 2 May 2014.\n"
    "[Doe99] Doe, A. (1999, March 4). The soft\u00ADhyphen. Press: Place.\n\nAppendix\n";

Article read(const std::string& text) {
  return *open_plain(std::make_unique<std::istringstream>(text), "article.txt")->next();
}

}  // namespace

TEST_CASE("every beginning of a list can be read", "[plain][property]") {
  for (std::size_t size = 0; size <= kSample.size(); ++size) {
    const std::string fault = test::unsound(read(kSample.substr(0, size)));
    if (!fault.empty()) FAIL(size << ": " << fault);
  }
}

TEST_CASE("damaged lists are read without a loss of order", "[plain][property]") {
  std::mt19937 random(20240229);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const std::vector<std::string> splices = {
      "“",  "\"",   "[J]", "http://", "www.a.b/", "10.1000/", "-\n ", "\u00AD", "(Eds.)", "et al.",
      "\n", "\xFF", ". ",  "2014;3(", "//",       "［",       "«",    " & ",    "[K9] ",  "\t"};
  for (std::size_t round = 0; round < 150; ++round) {
    std::string damaged = kSample;
    for (std::size_t i = 0; i < 6; ++i) {
      const std::size_t at = below(damaged.size());
      if (below(2) == 0)
        damaged.erase(at, 1 + below(9));
      else
        damaged.insert(at, splices[below(splices.size())]);
    }
    const std::string fault = test::unsound(read(damaged));
    if (!fault.empty()) FAIL(fault << "\n" << damaged);
  }
}

TEST_CASE("long references and long lists take time in their length", "[plain][property]") {
  for (const std::string piece : {"Smith, J., ", "Title of it. ", "(2014) ", "“a” ", "“", "http://a.b/ ",
                                  "10.1/ ", "[J] ", "-\n a", "a,", "张，", "[K9] x\n"}) {
    std::string text = "T\n\nReferences\n\n";
    while (text.size() < 300'000) text += piece;
    INFO(piece);
    CHECK(test::unsound(read(text)) == "");
  }
}

TEST_CASE("references that were learnt from are read right", "[plain][property]") {
  const std::string path = CITECHECK_SOURCE_DIR "/../shared/data/anystyle/core.xml";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: no labelled references at " << path);
    return;
  }
  const auto key = [](std::string_view text) {
    std::string out;
    for (const std::string& word : words(text)) out += (out.empty() ? "" : " ") + word;
    return out;
  };
  const auto references = test::read_labelled_references(path);
  std::size_t titles = 0, right = 0, years = 0, right_years = 0;
  for (std::size_t i = 1; i < references.size(); i += 2) {  // half of them is telling enough
    const Citation citation = plain::read_reference(references[i].text, 0);
    bool title = false, date = false;
    for (const auto& part : references[i].parts) {
      if (part.label == "title" && !title) {
        title = true;
        ++titles;
        right += citation.title && key(citation.title->value) == key(part.text);
      }
      if (part.label == "date" && !date && part.text.find_first_of("0123456789") != std::string::npos) {
        date = true;
        ++years;
        right_years +=
            citation.issued &&
            references[i].text.find(std::to_string(citation.issued->value.begin.year)) != std::string::npos;
      }
    }
  }
  CHECK(right * 100 >= titles * 90);
  CHECK(right_years * 1000 >= years * 975);
}

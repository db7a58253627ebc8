#include "unit/references/markdown/read_markdown.hpp"

#include <algorithm>
#include <sstream>

#include "references/markdown/markdown.hpp"
#include "support/catch.hpp"
#include "unit/references/sound.hpp"

namespace citecheck::test {

Article read_markdown(const std::string& text, const Companions& companions, const std::string& path) {
  ReadOptions options;
  options.companion = [&](std::string_view name) -> Result<std::string> {
    const auto found = companions.find(name);
    if (found == companions.end()) return tl::unexpected(Error{"there is no file " + std::string(name), 0});
    return found->second;
  };
  auto reader = open_markdown(std::make_unique<std::istringstream>(text), path, options);
  auto article = reader->next();
  REQUIRE(article);
  CHECK_FALSE(reader->next());
  CHECK(unsound(*article) == "");
  return std::move(*article);
}

std::vector<std::string> urls_as_written(const Article& article) {
  std::vector<std::string> out;
  for (const Citation& citation : article.citations)
    out.push_back(citation.url ? citation.url->as_written : "");
  return out;
}

std::vector<std::string> urls(const Article& article) {
  std::vector<std::string> out;
  for (const Citation& citation : article.citations)
    out.push_back(citation.url ? citation.url->value.href() : "");
  return out;
}

std::vector<std::string> labels(const Article& article) {
  std::vector<std::string> out;
  for (const Citation& citation : article.citations) out.push_back(citation.label);
  return out;
}

std::size_t count_problems(const Article& article, std::string_view kind) {
  return static_cast<std::size_t>(
      std::ranges::count_if(article.problems, [&](const Problem& problem) { return problem.kind == kind; }));
}

}  // namespace citecheck::test

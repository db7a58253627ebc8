#pragma once
// Data to measure readers on, generated: the same bytes every time, in proportions as real data has them.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace citecheck::bench {

/// One page of an encyclopedia, of about so many bytes: prose, links, sections and references.
std::string wikitext(std::size_t bytes, unsigned seed = 1);

std::string bibtex(std::size_t bytes);
std::string jats(std::size_t bytes);

/// A dump in the proportions of an encyclopedia's: of its pages four in ten are redirects, two in ten talk,
/// templates and categories, and the rest articles, which have nearly all the bytes. Every page is of
/// `model`.
void write_dump(const std::filesystem::path& path, std::size_t bytes, std::string_view model);

/// A stream for every hundred pages, as dumps named multistream have them.
void compress_multistream(const std::filesystem::path& dump, const std::filesystem::path& compressed);

/// What is written to make a reader slow.
struct Hostile {
  std::string name, bytes;
};
std::vector<Hostile> hostile_inputs();

}  // namespace citecheck::bench

#pragma once
// Inputs: from the operands of a command to a stream of articles: files, folders (walked for known suffixes),
// standard input. An input that cannot be read is told and the others go on.

#include <cstdint>
#include <istream>
#include <memory>
#include <string>
#include <vector>

#include "checker/run/input_stream.hpp"
#include "references/reader.hpp"
#include "references/result.hpp"

namespace citecheck {

/// Operands with folders replaced by the files in them that have a known suffix, in the order of their names;
/// of .json and .xml files those alone that look like a known format, because folders hold many others.
/// "-" and URLs stand as they are.
std::vector<std::string> expand_inputs(const std::vector<std::string>& operands);

bool is_url_input(const std::string& input);

/// What is left in the stream, at most `limit` bytes of it.
std::string read_at_most(std::istream& in, std::size_t limit);

/// Opens a file or "-" with `format`, or with the format guessed where it is null. The error is a sentence
/// for a person, with the byte offset where the content is to blame. `options.companion` is
/// companions_of(input). The reader throws ReadingInterrupted where `interrupted` says so.
Result<std::unique_ptr<Reader>> open_input(const std::string& input, const FormatInfo* format,
                                           ReadOptions options, const Interrupted& interrupted = {});

/// The same for bytes that are at hand (an article fetched from the web).
Result<std::unique_ptr<Reader>> open_bytes(std::string bytes, const std::string& path,
                                           const FormatInfo* format, ReadOptions options);

}  // namespace citecheck

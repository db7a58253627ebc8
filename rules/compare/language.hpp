#pragma once
// A guess at the language of a short text from its function words: enough to tell a translated title from
// another title, and no more.

#include <span>
#include <string>
#include <string_view>

namespace citecheck {

/// The language subtag ("en", "de"), or "" where the words do not decide. `words` are plain_words().
std::string_view guess_language(std::span<const std::string> words);

/// True for function words of any known language: they carry no content.
bool is_function_word(std::string_view word);

/// The primary subtag of a BCP 47 tag in lower case: "en" of "en-GB"; "" of what is not a tag.
std::string primary_language(std::string_view tag);

}  // namespace citecheck

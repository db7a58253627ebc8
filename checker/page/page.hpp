#pragma once
// Reading a page: from the bytes of an answer to what the page says of itself. A pure function of its input,
// bounded in time and memory for any bytes.

#include <span>
#include <string>
#include <string_view>

#include "checker/web/exchange.hpp"
#include "references/result.hpp"
#include "rules/evidence.hpp"

namespace citecheck {

/// Decoded bodies are bounded: more is cut.
inline constexpr std::size_t kMaxDecodedBytes = 32u << 20;

/// The body without its content encoding (gzip, deflate, br), cut at `max_bytes`; an error where the encoding
/// is unknown or broken from the start. What was decoded before a break is kept.
/// Of a coded body no more is read than twice as many bytes.
Result<std::string> decode_body(const Exchange& exchange, std::size_t max_bytes = kMaxDecodedBytes);

/// True if the content type (or, without one, the bytes) is HTML or XHTML.
bool is_html(std::string_view content_type, std::string_view body);

/// True if what may be a tag begins somewhere in the text.
bool has_tag(std::string_view text);

/// What is read of a page beyond what it says of itself, where somebody asks for it.
struct PageWants {
  bool mentions = false;                    ///< PageFacts::words and mentioned.
  bool text_sketch = false;                 ///< PageFacts::text_sketch.
  std::span<const std::string> quotations;  ///< To be searched; of each text once.
  bool cut = false;                         ///< The body is not all of the page.
};

/// `body` is decoded HTML in any charset; `content_type` is the header's value ("" if none); `url` the
/// page's, "" if not known.
PageFacts read_page(std::string_view body, std::string_view content_type, std::string_view url,
                    const PageWants& wants = {});

}  // namespace citecheck

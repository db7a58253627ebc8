#include "checker/page/document.hpp"

#include <algorithm>
#include <array>

#include "checker/page/pdf.hpp"
#include "checker/page/pdf_content.hpp"
#include "checker/page/pdf_helper.hpp"
#include "checker/page/plain_text.hpp"
#include "checker/page/xml_page.hpp"
#include "references/jats/jats.hpp"
#include "references/text.hpp"
#include "references/xml/prolog.hpp"

namespace citecheck {

namespace {

std::string media_type(std::string_view content_type) {
  return to_lower_ascii(trim(content_type.substr(0, content_type.find(';'))));
}

bool is_pdf_type(std::string_view type) {
  return type == "application/pdf" || type == "application/x-pdf";
}

/// A PDF begins within its first 1,024 bytes (ISO 32000-1, annex H.3).
bool has_pdf_sign(std::string_view body) {
  return body.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

/// Types that say no more than "a file".
bool says_nothing(std::string_view type) {
  constexpr auto kVague = std::to_array<std::string_view>(
      {"", "application/octet-stream", "binary/octet-stream", "application/download",
       "application/force-download", "application/x-download", "application/unknown"});
  return std::ranges::find(kVague, type) != kVague.end();
}

bool is_xml_type(std::string_view type) {
  return type == "text/xml" || type == "application/xml" || type.ends_with("+xml");
}

bool is_text_type(std::string_view type) {
  constexpr auto kPrograms = std::to_array<std::string_view>(
      {"text/css", "text/javascript", "text/csv", "text/calendar", "text/vcard", "text/event-stream"});
  return type.starts_with("text/") && std::ranges::find(kPrograms, type) == kPrograms.end();
}

bool looks_like_text(std::string_view body) {
  const std::string_view head = body.substr(0, 4096);
  return std::ranges::all_of(head, [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 || (c >= '\t' && c <= '\r') || c == '\x1B';
  });
}

PageForm form_of_xml(std::string_view body) {
  const std::string head = xml::xml_to_utf8(body.substr(0, 8192));
  return xml::read_prolog(head).root == "html" ? PageForm::html : PageForm::xml;
}

std::optional<PageForm> form_of_bytes(std::string_view body) {
  const std::string_view start = trim(body.substr(0, 512));
  if (is_html("", body)) return PageForm::html;
  constexpr int kSurelyJats = 90;
  const std::string_view root = xml::read_prolog(body.substr(0, 4096)).root;
  if (start.starts_with("<?xml") || root == "rss" || root == "feed" || root == "RDF")
    return form_of_xml(body);
  if (start.starts_with('<') && looks_like_jats(body.substr(0, 8192)) >= kSurelyJats) return PageForm::xml;
  if (!looks_like_text(body)) return std::nullopt;
  return has_tag(body.substr(0, 4096)) ? PageForm::html : PageForm::text;
}

Result<PageFacts> read_pdf_body(std::string_view body, std::string_view url, const PageWants& wants) {
  if (wants.cut) return tl::make_unexpected(Error{"the PDF was cut, and its end is what leads through it"});
  if (!has_pdf_sign(body)) return tl::make_unexpected(Error{"called a PDF, but it is none"});
  const Result<std::string> answer = ask_pdf_helper(body);
  if (!answer) return tl::make_unexpected(answer.error());
  const Result<PdfContent> content = parse_pdf_answer(*answer);
  if (!content) return tl::make_unexpected(content.error());
  return read_pdf(*content, url, wants);
}

}  // namespace

std::optional<PageForm> form_of(std::string_view content_type, std::string_view body) {
  const std::string type = media_type(content_type);
  if (body.starts_with("%PDF-") || is_pdf_type(type)) return PageForm::pdf;
  if (says_nothing(type) && has_pdf_sign(body)) return PageForm::pdf;
  if (type.empty()) return form_of_bytes(body);
  if (is_html(content_type, body)) return PageForm::html;
  if (is_xml_type(type)) return form_of_xml(body);
  if (is_text_type(type)) return PageForm::text;
  return std::nullopt;
}

Result<PageFacts> read_document(std::string_view body, std::string_view content_type, std::string_view url,
                                const PageWants& wants) {
  const std::optional<PageForm> form = form_of(content_type, body);
  if (!form) {
    const std::string type = media_type(content_type);
    return tl::make_unexpected(
        Error{type.empty() ? "the file is of an unknown kind" : type + " is not read"});
  }
  switch (*form) {
    case PageForm::html:
      return read_page(body, content_type, url, wants);
    case PageForm::pdf:
      return read_pdf_body(body, url, wants);
    case PageForm::text:
      return read_plain_text(body, content_type, url, wants);
    case PageForm::xml:
      return read_xml_page(body, url, wants);
  }
  return tl::make_unexpected(Error{"the file is of an unknown kind"});
}

}  // namespace citecheck

#include "unit/references/docx/docx_file.hpp"

#include <zip.h>

#include <stdexcept>

namespace citecheck::test {

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* const zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (zip == nullptr) throw std::runtime_error("no archive could be made");
  zip_source_keep(target);
  for (const auto& [name, bytes] : parts)
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
  if (zip_close(zip) != 0) throw std::runtime_error("the archive could not be written");
  zip_stat_t stat;
  zip_source_stat(target, &stat);
  std::string out(stat.size, '\0');
  zip_source_open(target);
  zip_source_read(target, out.data(), out.size());
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

std::string document_xml(const std::string& body) {
  return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="urn:w"><w:body>)" +
         body + "</w:body></w:document>";
}

std::string xml_escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

std::string run(const std::string& text) {
  return "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" + xml_escaped(text) + "</w:t></w:r>";
}

std::string paragraph(const std::string& runs, const std::string& style) {
  const std::string properties = style.empty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>";
  return "<w:p>" + properties + runs + "</w:p>";
}

std::string field(const std::string& instruction, const std::string& result, std::size_t cut) {
  std::string out = R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r>)";
  for (std::size_t at = 0; at < instruction.size(); at += cut)
    out += "<w:r><w:instrText xml:space=\"preserve\">" + xml_escaped(instruction.substr(at, cut)) +
           "</w:instrText></w:r>";
  return out + R"(<w:r><w:fldChar w:fldCharType="separate"/></w:r>)" + result +
         R"(<w:r><w:fldChar w:fldCharType="end"/></w:r>)";
}

std::string docx_of(const std::string& body, std::vector<std::pair<std::string, std::string>> more) {
  std::vector<std::pair<std::string, std::string>> parts = {{"[Content_Types].xml", "<Types/>"},
                                                            {"word/document.xml", document_xml(body)}};
  for (auto& part : more) parts.push_back(std::move(part));
  return zip_of(parts);
}

}  // namespace citecheck::test

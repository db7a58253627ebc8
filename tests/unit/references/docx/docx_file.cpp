#include "unit/references/docx/docx_file.hpp"

#include <zip.h>
#include <zlib.h>

#include <stdexcept>

#include "support/deflate.hpp"
#include "support/little_endian.hpp"

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

// APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16.
std::string raw_zip_of(const std::vector<RawPart>& parts, bool listed, std::optional<std::uint16_t> count) {
  std::string out, list;
  std::size_t at = 0;
  for (const RawPart& part : parts) {
    const std::string packed = part.packed        ? *part.packed
                               : part.method == 8 ? deflated(part.bytes)
                                                  : part.bytes;
    const std::size_t sum =
        crc32(0, reinterpret_cast<const Bytef*>(part.bytes.data()), static_cast<uInt>(part.bytes.size()));
    const std::string head = little_endian(20, 2) + little_endian(part.flags, 2) +
                             little_endian(part.method, 2) + little_endian(0, 4) + little_endian(sum, 4);
    if (!part.again) {
      at = out.size();
      out += "PK\3\4" + head + little_endian(packed.size(), 4) + little_endian(part.bytes.size(), 4) +
             little_endian(part.name.size(), 2) + little_endian(0, 2) + part.name + packed;
    }
    list += "PK\1\2" + little_endian(20, 2) + head +
            little_endian(part.packed_size.value_or(packed.size()), 4) +
            little_endian(part.size.value_or(part.bytes.size()), 4) + little_endian(part.name.size(), 2) +
            little_endian(0, 12) + little_endian(at, 4) + part.name;
  }
  if (!listed) return out;
  const std::size_t begin = out.size(), all = count.value_or(parts.size());
  return out + list + "PK\5\6" + little_endian(0, 4) + little_endian(all, 2) + little_endian(all, 2) +
         little_endian(list.size(), 4) + little_endian(begin, 4) + little_endian(0, 2);
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

#include "support/pdf_maker.hpp"

#include <cstdio>

namespace citecheck::test {

namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

std::string reference(std::size_t object) {
  return std::to_string(object) + " 0 R";
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string pdf_stream(const std::string& bytes, const std::string& entries) {
  return "<< /Length " + std::to_string(bytes.size()) + " " + entries + " >>\nstream\n" + bytes +
         "\nendstream";
}

std::string pdf_of(const std::vector<std::string>& objects, const std::string& trailer) {
  std::string out = "%PDF-1.7\n";
  std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", out.size());
    table += entry;
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t start = out.size();
  out +=
      table + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " + trailer + " >>\n";
  return out + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

std::string make_pdf(const PdfParts& parts) {
  constexpr std::size_t kFirstPage = 6;  // Behind catalogue, pages, font, information and metadata.
  std::string kids;
  for (std::size_t i = 0; i < parts.pages.size(); ++i) kids += reference(kFirstPage + 2 * i) + " ";
  std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R" + std::string(parts.xmp.empty() ? "" : " /Metadata 5 0 R") + " >>",
      "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(parts.pages.size()) + " >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      "<< " + parts.info + " >>", pdf_stream(parts.xmp, "/Type /Metadata /Subtype /XML")};
  for (std::size_t i = 0; i < parts.pages.size(); ++i) {
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [" + parts.media_box +
                      "] /Resources << /Font << /F 3 0 R >> >> /Contents " +
                      reference(kFirstPage + 2 * i + 1) + " >>");
    std::string content;
    for (const PdfLineOfType& line : parts.pages[i])
      content += "BT /F " + number(line.size) + " Tf " + number(line.x) + " " + number(line.y) + " Td (" +
                 escaped(line.text) + ") Tj ET\n";
    objects.push_back(pdf_stream(content));
  }
  return pdf_of(objects, "/Info 4 0 R " + parts.trailer);
}

std::vector<PdfLineOfType> pdf_prose(const std::string& sentence, int count, double y) {
  std::vector<PdfLineOfType> out;
  for (int i = 0; i < count; ++i) out.push_back({10, 72, y - 12 * i, sentence});
  return out;
}

}  // namespace citecheck::test

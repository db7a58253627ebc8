#pragma once
// PDFs of the tests' own making, byte by byte: objects, cross-reference table, trailer (ISO 32000-1, 7.5).

#include <string>
#include <vector>

namespace citecheck::test {

struct PdfLineOfType {
  double size = 10, x = 72, y = 700;  ///< In points, y from the bottom.
  std::string text;                   ///< ASCII.
};

struct PdfParts {
  std::string info;  ///< Entries of the information dictionary: "/Title (A) /Author (B)".
  std::string xmp;   ///< The metadata packet.
  std::vector<std::vector<PdfLineOfType>> pages;
  std::string media_box = "0 0 612 792";
  std::string trailer;  ///< More entries of the trailer: "/Encrypt << … >>".
};

std::string make_pdf(const PdfParts& parts);

/// Of objects 1, 2, … as they are written between "obj" and "endobj"; the first is the catalogue.
std::string pdf_of(const std::vector<std::string>& objects, const std::string& trailer = {});

std::string pdf_stream(const std::string& bytes, const std::string& entries = {});

/// `count` lines of prose, ten points high, from `y` down.
std::vector<PdfLineOfType> pdf_prose(const std::string& sentence, int count, double y);

}  // namespace citecheck::test

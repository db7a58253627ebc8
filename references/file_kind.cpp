#include "references/file_kind.hpp"

#include <algorithm>
#include <array>

namespace citecheck {

namespace {

struct Kind {
  std::string_view magic, what;
};

using namespace std::string_view_literals;
constexpr auto kKinds = std::to_array<Kind>({
    {"%PDF-"sv, "is a PDF: give its source, or its text (pdftotext -layout)"},
    {"%!PS"sv, "is PostScript: give its source, or its text (ps2ascii)"},
    {"{\\rtf"sv, "is RTF: save it as DOCX or HTML"},
    {"\x1F\x8B"sv, "is compressed by gzip: unpack it (gunzip)"},
    {"\xFD"
     "7zXZ\0"sv,
     "is compressed by xz: unpack it (unxz)"},
    {"BZh"sv, "is compressed by bzip2: unpack it (bunzip2)"},
    {"\x28\xB5\x2F\xFD"sv, "is compressed by zstd: unpack it (unzstd)"},
    {"7z\xBC\xAF\x27\x1C"sv, "is a 7-Zip archive: unpack it"},
    {"Rar!\x1A\x07"sv, "is a RAR archive: unpack it"},
    {"PK\x03\x04"sv, "is a ZIP archive, and no DOCX: unpack it, or save the document in it as DOCX"},
    {"\xD0\xCF\x11\xE0"sv, "is in an old format of Office: save it as DOCX"},
    {"\x7F"
     "ELF"sv,
     "is a program, not an article"},
    {"MZ\x90\0"sv, "is a program, not an article"},
    {"\x89PNG\r\n"sv, "is an image: give the text"},
    {"\xFF\xD8\xFF"sv, "is an image: give the text"},
    {"GIF8"sv, "is an image: give the text"},
    {"SQLite format 3\0"sv, "is a database: export its references as BibTeX, RIS or CSL-JSON"},
});

}  // namespace

std::string_view foreign_kind(std::string_view head) {
  const auto found =
      std::ranges::find_if(kKinds, [&](const Kind& kind) { return head.starts_with(kind.magic); });
  return found == kKinds.end() ? "" : found->what;
}

}  // namespace citecheck

#include "checker/pdf/describe.hpp"

#include <iconv.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <memory>
#include <string_view>

namespace citecheck::pdf {

namespace {

constexpr int kMaxPages = 2000, kWordPages = 2;
constexpr std::size_t kMaxText = 1u << 20, kMaxWords = 4000, kMaxXmp = 256u << 10, kMaxValue = 4000;
constexpr std::clock_t kMaxTime = 4 * CLOCKS_PER_SEC;  // Of the processor; then what there is has to do.

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write_text(Writer& json, const poppler::ustring& text, std::size_t most) {
  const poppler::byte_array bytes = text.to_utf8();
  json.String(bytes.data(), static_cast<rapidjson::SizeType>(std::min(bytes.size(), most)));
}

/// PDFDocEncoding (ISO 32000-1, annex D.2), of which poppler knows only what it shares with Latin 1.
poppler::ustring by_pdf_encoding(poppler::ustring text) {
  constexpr std::array<unsigned short, 31> kOwn{
      0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212,
      0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141,
      0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E};
  for (auto& unit : text)
    if (unit >= 0x80 && unit < 0x80 + kOwn.size()) unit = kOwn[unit - 0x80U];
  return text;
}

/// The metadata stream is UTF-8, which poppler takes for Latin 1, if it is not UTF-16.
void write_xmp(Writer& json, const poppler::ustring& text) {
  const bool is_bytes = std::ranges::all_of(text, [](auto unit) { return unit <= 0xFF; });
  if (!is_bytes) return write_text(json, text, kMaxXmp);
  const std::string bytes = text.to_latin1();
  json.String(bytes.data(), static_cast<rapidjson::SizeType>(std::min(bytes.size(), kMaxXmp)));
}

void write_info(Writer& json, const poppler::document& document) {
  json.Key("info");
  json.StartObject();
  for (const char* key :
       {"Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"}) {
    const poppler::ustring value = document.info_key(key);
    if (value.empty()) continue;
    json.Key(key);
    write_text(json, by_pdf_encoding(value), kMaxValue);
  }
  json.EndObject();
}

double plain(double number) {  // What is no number has no place in JSON.
  return std::isfinite(number) ? std::clamp(number, -1e6, 1e6) : 0;
}

void write_words(Writer& json, const poppler::page& page, int number, std::size_t& count) {
  const poppler::rectf paper = page.page_rect(poppler::crop_box);
  for (const poppler::text_box& word : page.text_list(poppler::page::text_list_include_font)) {
    if (++count > kMaxWords) return;
    const poppler::rectf box = word.bbox();
    json.StartArray();
    json.Int(number);
    for (const double edge : {box.left() - paper.left(), box.top() - paper.top(), box.right() - paper.left(),
                              box.bottom() - paper.top()})
      json.Double(plain(edge));
    json.Double(plain(word.has_font_info() ? word.get_font_size() : box.height()));
    json.Int(word.rotation());
    write_text(json, word.text(), kMaxValue);
    json.EndArray();
  }
}

class Describer {
 public:
  explicit Describer(const poppler::document& document) : document_(document), json_(out_) {
    json_.SetMaxDecimalPlaces(2);
  }

  std::string write() {
    const int count = document_.pages();
    json_.StartObject();
    write_info(json_, document_);
    json_.Key("xmp");
    write_xmp(json_, document_.metadata());
    json_.Key("page_count");
    json_.Int(count);
    json_.Key("words");
    json_.StartArray();
    std::size_t words = 0;
    for (int i = 0; i < std::min(count, kWordPages); ++i)
      if (const auto page = open(i)) write_words(json_, *page, i, words);
    json_.EndArray();
    json_.Key("pages");
    json_.StartArray();
    write_pages(count);
    json_.EndArray();
    write_size();
    json_.Key("cut");
    json_.Bool(cut_);
    json_.EndObject();
    return {out_.GetString(), out_.GetSize()};
  }

 private:
  std::unique_ptr<poppler::page> open(int index) const {
    return std::unique_ptr<poppler::page>(document_.create_page(index));
  }

  void write_pages(int count) {
    std::size_t written = 0;
    for (int i = 0; i < count; ++i) {
      if (i >= kMaxPages || written >= kMaxText || std::clock() > kMaxTime) {
        cut_ = true;
        return;
      }
      const auto page = open(i);
      const poppler::byte_array text =
          page ? page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout).to_utf8()
               : poppler::byte_array();
      const std::size_t size = std::min(text.size(), kMaxText - written);
      cut_ = cut_ || size < text.size();
      written += size;
      json_.String(text.data(), static_cast<rapidjson::SizeType>(size));
    }
  }

  void write_size() {
    const auto first = open(0);
    const poppler::rectf paper = first ? first->page_rect(poppler::crop_box) : poppler::rectf();
    json_.Key("width");
    json_.Double(plain(paper.width()));
    json_.Key("height");
    json_.Double(plain(paper.height()));
  }

  const poppler::document& document_;
  rapidjson::StringBuffer out_;
  Writer json_;
  bool cut_ = false;
};

std::string error(std::string_view why) {
  return "{\"error\":\"" + std::string(why) + "\"}";
}

}  // namespace

void prepare() {
  // Never closed: a converter in use stays loaded.
  iconv_open("UTF-8", "UTF-16LE");
  iconv_open("UTF-16LE", "UTF-8");
}

std::string describe(std::vector<char> bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(poppler::document::load_from_data(&bytes));
  if (!document) return error("damaged");
  if (document->is_locked()) return error("encrypted");
  return Describer(*document).write();
}

}  // namespace citecheck::pdf

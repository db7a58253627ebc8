#include "checker/page/pdf_content.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>

#include "references/text.hpp"

namespace citecheck {

namespace {

using Json = rapidjson::Value;

constexpr std::size_t kMaxWords = 8000, kMaxPages = 4000, kMaxFields = 64;

const Json* member(const Json& object, const char* name) {
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

/// Form feeds end pages, and no other control character has a place in a text.
std::string text_of(const Json& value) {
  if (!value.IsString()) return {};
  std::string text = to_valid_utf8({value.GetString(), value.GetStringLength()});
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') c = '\n';
  return text;
}

std::string text_of(const Json& object, const char* name) {
  const Json* value = member(object, name);
  return value == nullptr ? std::string{} : text_of(*value);
}

double number_of(const Json& value) {
  const double number = value.IsNumber() ? value.GetDouble() : 0;
  return std::isfinite(number) ? std::clamp(number, -1e6, 1e6) : 0;
}

void read_word(const Json& json, std::vector<PdfWord>& words) {
  if (!json.IsArray() || json.Size() != 8 || !json[7].IsString()) return;
  PdfWord word{.page = static_cast<int>(number_of(json[0])),
               .x0 = number_of(json[1]),
               .y0 = number_of(json[2]),
               .x1 = number_of(json[3]),
               .y1 = number_of(json[4]),
               .size = number_of(json[5]),
               .rotation = static_cast<int>(number_of(json[6])),
               .text = collapse_space(text_of(json[7]))};
  if (!word.text.empty() && word.size > 0) words.push_back(std::move(word));
}

Error not_read(std::string_view why) {
  if (why == "encrypted") return {"the PDF is encrypted"};
  return {"the PDF is damaged"};
}

template <typename Use>
void each(const Json* array, std::size_t most, Use use) {
  if (array == nullptr || !array->IsArray()) return;
  for (rapidjson::SizeType i = 0; i < array->Size() && i < most; ++i) use((*array)[i]);
}

}  // namespace

std::string_view PdfContent::info_of(std::string_view key) const {
  for (const auto& [name, value] : info)
    if (name == key) return value;
  return {};
}

Result<PdfContent> parse_pdf_answer(std::string_view json) {
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  if (document.HasParseError() || !document.IsObject())
    return tl::make_unexpected(Error{"the PDF was not read: its reader answered nonsense"});
  if (const std::string why = text_of(document, "error"); !why.empty())
    return tl::make_unexpected(not_read(why));
  PdfContent content;
  if (const Json* info = member(document, "info"); info != nullptr && info->IsObject())
    for (const auto& field : info->GetObject())
      if (content.info.size() < kMaxFields)
        content.info.emplace_back(text_of(field.name), collapse_space(text_of(field.value)));
  content.xmp = text_of(document, "xmp");
  each(member(document, "words"), kMaxWords, [&](const Json& word) { read_word(word, content.words); });
  each(member(document, "pages"), kMaxPages,
       [&](const Json& page) { content.pages.push_back(text_of(page)); });
  if (const Json* height = member(document, "height")) content.height = number_of(*height);
  const Json* cut = member(document, "cut");
  content.cut = (cut != nullptr && cut->IsBool() && cut->GetBool()) || content.pages.size() >= kMaxPages;
  return content;
}

}  // namespace citecheck

#include "cli/json_report.hpp"

#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <stdexcept>

#include "support/golden.hpp"

namespace citecheck::test {

JsonReport::JsonReport(const std::string& text) {
  if (document_.Parse(text.c_str(), text.size()).HasParseError())
    throw std::runtime_error("no JSON at byte " + std::to_string(document_.GetErrorOffset()) +
                             " of: " + text.substr(0, 500));
}

std::string JsonReport::schema_violation() const {
  rapidjson::Document schema_text;
  const std::string text = read_file(CITECHECK_SOURCE_DIR "/reports/schema/report.schema.json");
  if (schema_text.Parse(text.c_str(), text.size()).HasParseError()) return "the schema is no JSON";
  const rapidjson::SchemaDocument schema(schema_text);
  rapidjson::SchemaValidator validator(schema);
  if (document_.Accept(validator)) return "";
  rapidjson::StringBuffer where;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
  return std::string(where.GetString()) + ": " + validator.GetInvalidSchemaKeyword();
}

const rapidjson::Value& JsonReport::citation(const std::string& label, std::size_t article) const {
  for (const auto& one :
       document_["articles"][static_cast<rapidjson::SizeType>(article)]["citations"].GetArray())
    if (one["label"].GetString() == label) return one;
  throw std::runtime_error("no reference " + label);
}

std::vector<std::string> JsonReport::found(const std::string& code) const {
  std::vector<std::string> out;
  for (const auto& article : document_["articles"].GetArray())
    for (const auto& finding : article["findings"].GetArray())
      if (finding["code"].GetString() == code)
        out.emplace_back(finding["citation"].IsString() ? finding["citation"].GetString() : "");
  return out;
}

std::vector<std::string> JsonReport::findings() const {
  std::vector<std::string> out;
  for (const auto& article : document_["articles"].GetArray())
    for (const auto& finding : article["findings"].GetArray())
      out.push_back(std::string(finding["code"].GetString()) + " " +
                    (finding["citation"].IsString() ? finding["citation"].GetString() : "-") + ": " +
                    finding["message"].GetString());
  return out;
}

}  // namespace citecheck::test

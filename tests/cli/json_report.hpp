#pragma once
// A JSON report read back: what the tests of the program ask of it.

#include <rapidjson/document.h>

#include <string>
#include <vector>

namespace citecheck::test {

class JsonReport {
 public:
  /// Throws std::runtime_error if the text is no JSON.
  explicit JsonReport(const std::string& text);

  /// Where the report differs from reports/schema/report.schema.json; "" if it does not.
  std::string schema_violation() const;

  const rapidjson::Value& root() const { return document_; }
  const rapidjson::Value& citation(const std::string& label, std::size_t article = 0) const;
  std::string verdict(const std::string& label) const { return citation(label)["verdict"].GetString(); }
  std::string link_status(const std::string& label) const {
    return citation(label)["link"]["status"].GetString();
  }
  /// Labels of the citations a rule found fault with, in order; "" for the article itself.
  std::vector<std::string> found(const std::string& code) const;
  /// Every finding as "CODE label: message", for comparing runs.
  std::vector<std::string> findings() const;

 private:
  rapidjson::Document document_;
};

}  // namespace citecheck::test

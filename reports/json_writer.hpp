#pragma once
// JsonWriter: JSON text written as it comes, through RapidJSON, which stays out of the headers. Whatever
// bytes a string holds, the output is valid UTF-8.

#include <cstdint>
#include <memory>
#include <ostream>
#include <string_view>

namespace citecheck {

class JsonWriter {
 public:
  /// `out` must outlive the writer; what is written reaches it when the writer goes.
  explicit JsonWriter(std::ostream& out);
  ~JsonWriter();
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(std::uint64_t number);
  JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(bool truth);
  JsonWriter& null();
  /// The text, or null where it is empty.
  JsonWriter& text_or_null(std::string_view text);
  /// JSON that is made already.
  JsonWriter& raw(std::string_view json);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace citecheck

#include "reports/json_writer.hpp"

#include <rapidjson/writer.h>

#include <array>
#include <string>

#include "references/text.hpp"

namespace citecheck {

namespace {

/// What RapidJSON writes to: it gives one character at a time, which an ostream takes slowly.
class Buffered {
 public:
  using Ch = char;
  explicit Buffered(std::ostream& out) : out_(out) {}

  void Put(char c) {
    buffer_[used_++] = c;
    if (used_ == buffer_.size()) empty();
  }
  void Flush() {
    empty();
    out_.flush();
  }

 private:
  void empty() {
    out_.write(buffer_.data(), static_cast<std::streamsize>(used_));
    used_ = 0;
  }

  std::ostream& out_;
  std::size_t used_ = 0;
  std::array<char, 32u << 10> buffer_;
};

}  // namespace

struct JsonWriter::Impl {
  explicit Impl(std::ostream& out) : stream(out), writer(stream) {}
  ~Impl() { stream.Flush(); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Buffered stream;
  rapidjson::Writer<Buffered> writer;
};

JsonWriter::JsonWriter(std::ostream& out) : impl_(std::make_unique<Impl>(out)) {}
JsonWriter::~JsonWriter() = default;

JsonWriter& JsonWriter::begin_object() {
  return impl_->writer.StartObject(), *this;
}
JsonWriter& JsonWriter::end_object() {
  return impl_->writer.EndObject(), *this;
}
JsonWriter& JsonWriter::begin_array() {
  return impl_->writer.StartArray(), *this;
}
JsonWriter& JsonWriter::end_array() {
  return impl_->writer.EndArray(), *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  impl_->writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  std::string mended;
  if (first_invalid_utf8(text)) {
    mended = to_valid_utf8(text);
    text = mended;
  }
  impl_->writer.String(text.data() ? text.data() : "", static_cast<rapidjson::SizeType>(text.size()));
  return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
  return impl_->writer.Int64(number), *this;
}
JsonWriter& JsonWriter::value(std::uint64_t number) {
  return impl_->writer.Uint64(number), *this;
}
JsonWriter& JsonWriter::value(bool truth) {
  return impl_->writer.Bool(truth), *this;
}
JsonWriter& JsonWriter::null() {
  return impl_->writer.Null(), *this;
}

JsonWriter& JsonWriter::text_or_null(std::string_view text) {
  return text.empty() ? null() : value(text);
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  impl_->writer.RawValue(json.data(), json.size(), rapidjson::kObjectType);
  return *this;
}

}  // namespace citecheck

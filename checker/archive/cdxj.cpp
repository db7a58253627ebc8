#include "checker/archive/cdxj.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>

#include "checker/archive/digest.hpp"
#include "checker/archive/gzip.hpp"
#include "checker/archive/surt.hpp"
#include "reports/json_writer.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kLinesInBlock = 1024;

std::string text_of(const rapidjson::Value& object, const char* name) {
  const auto member = object.FindMember(name);
  if (member == object.MemberEnd()) return {};
  if (member->value.IsString()) return {member->value.GetString(), member->value.GetStringLength()};
  if (member->value.IsUint64()) return std::to_string(member->value.GetUint64());
  return {};
}

std::optional<std::uint64_t> number_of(const rapidjson::Value& object, const char* name) {
  const std::string text = text_of(object, name);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_timestamp(std::string_view text) {
  return (text.size() == 14 || text.size() == 17) &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string cdx_timestamp(Instant at) {
  constexpr std::size_t kToTheSecond = 14;
  std::string out;
  for (const char c : format_warc_date(at))
    if (c >= '0' && c <= '9' && out.size() < kToTheSecond) out += c;
  return out;
}

std::string write_cdx_line(CdxLine line, Instant at) {
  std::ostringstream out;
  out << surt(line.url) << ' ' << cdx_timestamp(at) << ' ';
  {
    JsonWriter json(out);
    json.begin_object().key("url").value(line.url).key("digest").value(line.digest);
    json.key("mime").value(line.mime).key("filename").value(line.filename);
    // Strings, as other indexers write them and some readers expect them.
    json.key("offset").value(std::to_string(line.offset)).key("length").value(std::to_string(line.length));
    json.key("status").value(line.status).end_object();
  }
  return out.str();
}

Result<CdxLine> parse_cdx_line(std::string_view text) {
  const auto wrong = [](const char* what) { return tl::unexpected(Error{what}); };
  const std::size_t first = text.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : text.find(' ', first + 1);
  if (second == std::string_view::npos) return wrong("the line is not key, time and JSON");
  CdxLine line{.key = std::string(text.substr(0, first)),
               .timestamp = std::string(text.substr(first + 1, second - first - 1))};
  if (!is_timestamp(line.timestamp)) return wrong("the time is not 14 digits");
  rapidjson::Document json;
  json.Parse(text.data() + second + 1, text.size() - second - 1);
  if (json.HasParseError() || !json.IsObject()) return wrong("the JSON is damaged");
  const auto offset = number_of(json, "offset"), length = number_of(json, "length");
  line.url = text_of(json, "url");
  line.filename = text_of(json, "filename");
  if (line.url.empty() || line.filename.empty() || !offset || !length)
    return wrong("url, filename, offset or length is missing");
  line.digest = text_of(json, "digest");
  line.mime = text_of(json, "mime");
  line.status = text_of(json, "status");
  line.offset = *offset;
  line.length = *length;
  return line;
}

CdxFiles pack_cdx(std::vector<std::string> lines) {
  std::ranges::sort(lines);
  CdxFiles files;
  files.index = "!meta 0 {\"format\": \"cdxj-gzip-1.0\", \"filename\": \"index.cdx.gz\"}\n";
  for (std::size_t at = 0; at < lines.size(); at += kLinesInBlock) {
    std::string block;
    for (std::size_t i = at; i < std::min(lines.size(), at + kLinesInBlock); ++i)
      block.append(lines[i]).append("\n");
    const std::size_t begin = files.blocks.size();
    append_gzip_member(files.blocks, block);
    const std::size_t length = files.blocks.size() - begin;
    const std::string& first = lines[at];
    std::ostringstream json;
    JsonWriter(json)
        .begin_object()
        .key("offset")
        .value(std::uint64_t{begin})
        .key("length")
        .value(std::uint64_t{length})
        .key("digest")
        .value(labelled_sha256(std::string_view(files.blocks).substr(begin, length)))
        .key("filename")
        .value("index.cdx.gz")
        .end_object();
    files.index.append(first, 0, first.find(' ', first.find(' ') + 1) + 1).append(json.str()).append("\n");
  }
  if (lines.empty()) append_gzip_member(files.blocks, "");
  return files;
}

}  // namespace citecheck

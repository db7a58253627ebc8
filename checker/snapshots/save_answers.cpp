#include "checker/snapshots/save_answers.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>

#include "checker/snapshots/copies.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using Json = rapidjson::Value;

constexpr std::size_t kMaxMessage = 200, kMaxJob = 128;

/// Without the end of what the archive calls the same trouble: "soft-time-limit-exceeded".
constexpr auto kPassing = std::to_array<std::string_view>(
    {"user-session-limit", "soft-time-limit", "proxy-error", "browsing-timeout", "no-browsers-available",
     "redis-error", "capture-location-error", "celery"});

bool parse(rapidjson::Document& document, std::string_view json) {
  document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  return !document.HasParseError();
}

const Json* member(const Json& object, const char* name) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string_view string_of(const Json* value) {
  return value && value->IsString() ? std::string_view(value->GetString(), value->GetStringLength())
                                    : std::string_view{};
}

std::optional<std::int64_t> number(const Json& object, const char* name) {
  const Json* value = member(object, name);
  return value && value->IsInt64() ? std::optional(value->GetInt64()) : std::nullopt;
}

/// It becomes part of a URL.
bool is_job(std::string_view text) {
  return !text.empty() && text.size() <= kMaxJob && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  });
}

std::string for_people(std::string_view text) {
  return ellipsize(printable(trim(text)), kMaxMessage);
}

}  // namespace

std::optional<SaveAccount> read_save_account(std::string_view json) {
  rapidjson::Document document;
  if (!parse(document, json)) return std::nullopt;
  const auto available = number(document, "available");
  if (!available) return std::nullopt;
  return SaveAccount{std::max<std::int64_t>(*available, 0), number(document, "processing").value_or(0),
                     number(document, "daily_captures"), number(document, "daily_captures_limit")};
}

std::optional<bool> read_save_system(std::string_view json) {
  rapidjson::Document document;
  if (!parse(document, json)) return std::nullopt;
  const std::string_view status = string_of(member(document, "status"));
  if (status.empty()) return std::nullopt;
  return status == "ok";
}

std::optional<SaveJob> read_save_job(std::string_view json) {
  rapidjson::Document document;
  if (!parse(document, json) || !document.IsObject()) return std::nullopt;
  SaveJob out;
  if (const std::string_view job = string_of(member(document, "job_id")); is_job(job)) out.job = job;
  out.message = for_people(string_of(member(document, "message")));
  const std::string_view status = string_of(member(document, "status"));
  const bool recent = out.message.find("same snapshot") != std::string::npos;
  if (status == "pending") return out;
  if (status == "error") {
    out.state = SaveJob::State::error;
    std::string_view code = string_of(member(document, "status_ext"));
    if (code.starts_with("error:")) code.remove_prefix(6);
    out.code = for_people(code);
    return out;
  }
  if (status == "success") {
    out.state = SaveJob::State::success;
    out.timestamp = string_of(member(document, "timestamp"));
    out.original = printable(string_of(member(document, "original_url")));
    out.http =
        static_cast<int>(std::clamp<std::int64_t>(number(document, "http_status").value_or(0), 0, 999));
    if (!parse_archive_stamp(out.timestamp)) return std::nullopt;
    return out;
  }
  if (!status.empty() || (out.job.empty() && !recent)) return std::nullopt;
  out.state = recent ? SaveJob::State::recent : SaveJob::State::accepted;
  return out;
}

bool is_passing_trouble(std::string_view code) {
  return std::ranges::any_of(kPassing, [&](std::string_view one) { return code.starts_with(one); });
}

}  // namespace citecheck

#include "checker/snapshots/cdx.hpp"

#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "references/text.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

/// Cells of a row that are looked at; an honest row has up to ten.
constexpr std::size_t kMostCells = 32;

/// The payload of nothing: redirects and empty pages share it, so it tells no status.
constexpr std::string_view kEmptyDigest = "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ";

constexpr std::string_view kGood = "20[036]";

/// Those with a good status, and those that found nothing new.
std::string good_or_revisit() {
  return "&filter=statuscode:" + percent_encoded("(-|" + std::string(kGood) + ")");
}

struct Columns {
  std::size_t stamp = 0, original = 1, status = 2, digest = 3;
};
constexpr Columns kAsked{};
constexpr Columns kUsual{.stamp = 1, .original = 2, .status = 4, .digest = 5};

std::optional<int> status_in(std::string_view cell) {
  int status = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), status);
  if (error != std::errc{} || end != cell.data() + cell.size() || status < 100 || status > 999)
    return std::nullopt;
  return status;
}

/// Takes rows, one after the other, in whatever form they came.
class Table {
 public:
  using Row = std::span<const std::string>;

  explicit Table(const std::string& playback) : copies_(playback) {}

  void take(Row row) {
    if (row.empty()) {
      behind_ = seen_;  // A resume key follows; before the rows it says nothing.
    } else if (behind_) {
      if (row.size() == 1 && resume_key_.empty()) resume_key_ = row.front();
    } else if (!seen_ && std::ranges::find(row, "timestamp") != row.end()) {
      take_heading(row);
    } else {
      take_capture(row);
    }
    seen_ = seen_ || !row.empty();
  }

  /// A capture was seen, or a heading.
  bool understood() const { return understood_; }
  /// False where there were rows, and none of them was one.
  bool sound() const { return understood_ || misunderstood_ == 0; }

  CdxAnswer finish(UntoldStatus untold) {
    for (const Revisit& revisit : revisits_)
      if (const auto found = statuses_.find(revisit.digest); found != statuses_.end())
        copies_.add(revisit.captured, found->second, revisit.original);
      else if (untold == UntoldStatus::kept)
        copies_.add(revisit.captured, 0, revisit.original);
    copies_.sort();
    return {std::move(copies_), std::move(resume_key_), true};
  }

 private:
  struct Revisit {
    std::chrono::sys_seconds captured;
    std::string original, digest;
  };

  void take_heading(Row row) {
    const auto place = [&](std::string_view name) {
      return static_cast<std::size_t>(std::ranges::find(row, name) - row.begin());
    };
    columns_ = Columns{place("timestamp"), place("original"), place("statuscode"), place("digest")};
    understood_ = true;
  }

  void take_capture(Row row) {
    const auto cell = [&](std::size_t column) {
      return column < row.size() ? std::string_view(row[column]) : std::string_view{};
    };
    const Columns columns = columns_.value_or(row.size() >= 7 ? kUsual : kAsked);
    const auto captured = parse_archive_stamp(cell(columns.stamp));
    const std::string_view original = cell(columns.original);
    if (!captured || original.empty()) {
      ++misunderstood_;
      return;
    }
    understood_ = true;
    const std::string_view digest = cell(columns.digest);
    if (const auto status = status_in(cell(columns.status))) {
      copies_.add(*captured, *status, original);
      if (!digest.empty() && digest != kEmptyDigest) statuses_.emplace(digest, *status);
    } else if (!digest.empty() && revisits_.size() < Copies::kMost) {
      revisits_.push_back({*captured, std::string(original), std::string(digest)});
    }
  }

  Copies copies_;
  std::optional<Columns> columns_;
  std::vector<Revisit> revisits_;
  std::unordered_map<std::string, int> statuses_;  ///< By digest.
  std::string resume_key_;
  bool seen_ = false, behind_ = false, understood_ = false;
  std::size_t misunderstood_ = 0;
};

/// An array of arrays of texts, whatever else may be in it.
class JsonRows : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, JsonRows> {
 public:
  explicit JsonRows(Table& table) : table_(table) {}

  bool Default() { return cell({}); }
  bool String(const char* text, rapidjson::SizeType length, bool) { return cell({text, length}); }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) { return cell({text, length}); }
  bool StartObject() { return false; }
  bool Key(const char*, rapidjson::SizeType, bool) { return false; }
  bool StartArray() { return ++depth_ <= 2; }
  bool EndArray(rapidjson::SizeType) {
    if (depth_-- == 2) {
      table_.take(row_);
      row_.clear();
    }
    return true;
  }

 private:
  bool cell(std::string_view text) {
    if (depth_ != 2) return false;
    if (row_.size() < kMostCells) row_.emplace_back(text);
    return true;
  }

  Table& table_;
  std::vector<std::string> row_;
  int depth_ = 0;
};

/// False if the text broke off.
bool read_json(std::string_view body, Table& table) {
  rapidjson::MemoryStream stream(body.data(), body.size());
  rapidjson::Reader reader;
  JsonRows rows(table);
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  return !reader.Parse<kFlags>(stream, rows).IsError();
}

void read_lines(std::string_view body, Table& table) {
  std::vector<std::string> row;
  while (!body.empty()) {
    std::string_view line = body.substr(0, body.find('\n'));
    body.remove_prefix(std::min(body.size(), line.size() + 1));
    row.clear();
    for (line = trim(line); !line.empty() && row.size() < kMostCells;) {
      const std::size_t end = std::min(line.find(' '), line.size());
      row.emplace_back(line.substr(0, end));
      line.remove_prefix(std::min(line.size(), end + 1));
    }
    table.take(row);
  }
}

std::string query(std::string_view endpoint, std::string_view url) {
  // Without the match type a "*" in the URL would ask for others, too.
  return std::string(endpoint) + "?url=" + percent_encoded(url) +
         "&matchType=exact&output=json&fl=timestamp,original,statuscode,digest";
}

}  // namespace

std::string cdx_listing_url(std::string_view endpoint, std::string_view url, std::string_view resume_key) {
  std::string out = query(endpoint, url) + good_or_revisit() +
                    "&collapse=timestamp:8&showResumeKey=true&limit=" + std::to_string(kCdxRows);
  if (!resume_key.empty()) out += "&resumeKey=" + percent_encoded(resume_key);
  return out;
}

std::string cdx_closest_url(std::string_view endpoint, std::string_view url,
                            std::chrono::sys_seconds nearest_to) {
  return query(endpoint, url) + "&filter=statuscode:" + percent_encoded(kGood) +
         "&sort=closest&limit=10&closest=" + archive_stamp(nearest_to);
}

std::string cdx_latest_url(std::string_view endpoint, std::string_view url, std::chrono::sys_seconds since) {
  return query(endpoint, url) + good_or_revisit() + "&from=" + archive_stamp(since) + "&limit=-1";
}

Result<CdxAnswer> parse_cdx(std::string_view body, const std::string& playback, UntoldStatus untold) {
  Table table(playback);
  const std::string_view text = trim(body);
  const bool json = text.starts_with('[');
  const bool whole = !json || read_json(text, table);
  if (!json) read_lines(body, table);
  if (!table.sound() || (!whole && !table.understood()))
    return tl::unexpected(Error{json ? "broken JSON" : "no list of captures", 0});
  CdxAnswer answer = table.finish(untold);
  answer.whole = whole;
  return answer;
}

}  // namespace citecheck

#include "references/archives/grammars.hpp"

#include <algorithm>
#include <utility>

#include "references/archives/original.hpp"
#include "references/archives/stamp.hpp"
#include "references/text.hpp"

namespace citecheck::archives {

namespace {

using Bytes = std::string_view;
constexpr std::size_t kNone = Bytes::npos;
constexpr std::size_t kWholeStamp = 14;  ///< YYYYMMDDhhmmss

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_alnum(char c) {
  return is_lower(static_cast<char>(c | 0x20)) || (c >= '0' && c <= '9');
}

/// The first segment of a path, and what stands behind its slash.
std::pair<Bytes, Bytes> split(Bytes path) {
  const std::size_t slash = path.find('/');
  return {path.substr(0, slash), slash == kNone ? Bytes{} : path.substr(slash + 1)};
}

/// Replay flags: "id_", "if_", "im_", "js_cs_".
bool are_flags(Bytes text) {
  while (text.size() >= 3 && is_lower(text[0]) && is_lower(text[1]) && text[2] == '_') text.remove_prefix(3);
  return text.empty();
}

/// 4 to 14 digits, then replay flags, Webrecorder's browser ("$br:chrome:53"), or the "*" of a list of
/// captures.
bool is_stamp_segment(Bytes segment) {
  const std::size_t digits = leading_digits(segment);
  if (digits < 4 || digits > kWholeStamp) return false;
  const Bytes behind = segment.substr(digits);
  return behind == "*" || behind.starts_with("$br:") || are_flags(behind);
}

void take_stamp(Bytes digits, ArchiveUrl& out) {
  out.stamp = digits;
  out.captured = read_stamp(digits);
  if (!out.captured)
    out.fault = digits.size() < 8 ? ArchiveFault::short_stamp : ArchiveFault::impossible_stamp;
}

/// The page alone: it is asked for without a moment.
bool take_page(Bytes rest, ArchiveFault fault, ArchiveUrl& out) {
  out.original = restore_original(rest);
  out.fault = fault;
  return !out.original.empty();
}

/// "STAMPflags/URL" of the Wayback Machine, which takes any number of digits.
bool read_wayback_capture(Bytes rest, ArchiveUrl& out) {
  const auto [segment, behind] = split(rest);
  const std::size_t digits = leading_digits(segment);
  if (segment.ends_with('*') && (digits > 0 || segment == "*"))
    return take_page(behind, ArchiveFault::capture_list, out);
  if (begins_with_scheme(rest) || (digits == 0 && segment.find('.') != kNone))
    return take_page(rest, ArchiveFault::no_stamp, out);
  const Bytes flags = segment.substr(digits);
  if (digits == 0 || flags.find('.') != kNone) return false;
  out.original = restore_original(behind);
  take_stamp(segment.substr(0, digits), out);
  if (out.captured && out.original.empty())
    out.fault = ArchiveFault::no_original;
  else if (!are_flags(flags))
    out.fault = ArchiveFault::flag;
  else if (out.captured && digits < kWholeStamp)
    out.fault = ArchiveFault::short_stamp;
  return out.captured || !out.original.empty();
}

bool is_archive_today_id(Bytes text) {
  return text.size() >= 4 && text.size() <= 6 && std::ranges::all_of(text, is_alnum);
}

}  // namespace

bool read_wayback(const Address& address, ArchiveUrl& out) {
  out.base = "https://web.archive.org/web/";
  auto [folder, rest] = split(address.path);
  if (folder == "save") {
    if (rest.starts_with("_embed/")) rest.remove_prefix(7);
    return take_page(rest, ArchiveFault::save_command, out);
  }
  if (folder == "web" || folder == "wayback") return read_wayback_capture(rest, out);
  if (leading_digits(folder) > 0 || folder == "*" || begins_with_scheme(address.path)) {
    const bool known = read_wayback_capture(address.path, out);
    // Without its folder the address knows no flags.
    const bool flagged = leading_digits(folder) < folder.size();
    if (known && out.fault == ArchiveFault::none && flagged) out.fault = ArchiveFault::flag;
    return known;
  }
  const Bytes stamp = split(rest).first;
  if (leading_digits(stamp) != kWholeStamp || !read_wayback_capture(rest, out)) return false;
  out.fault = ArchiveFault::folder;
  return true;
}

bool read_liveweb(const Address& address, ArchiveUrl& out) {
  out.base = "https://web.archive.org/web/";
  Bytes rest = address.path;
  if (rest.starts_with("web/")) rest.remove_prefix(4);
  if (read_wayback_capture(rest, out)) out.fault = ArchiveFault::live_page;
  return !out.original.empty();
}

/// A collection may be a number (archive-it.org/3456/20140217…/), so the last stamp in a row counts.
bool read_replay(const Address& address, ArchiveUrl& out) {
  Bytes rest = address.path;
  for (int folders = 0; folders < 5; ++folders) {
    const auto [segment, behind] = split(rest);
    const auto before = static_cast<std::size_t>(rest.data() - address.path.data());
    out.base = std::string(address.root) + std::string(address.path.substr(0, before));
    if (begins_with_scheme(rest) || segment.find('.') != kNone)
      return take_page(rest, ArchiveFault::no_stamp, out);
    const bool stamp = is_stamp_segment(segment);
    const Bytes next = split(behind).first;
    if (segment == "*" || (stamp && next != "*" && !is_stamp_segment(next))) {
      if (segment.ends_with('*')) return take_page(behind, ArchiveFault::capture_list, out);
      out.original = restore_original(behind);
      take_stamp(segment.substr(0, leading_digits(segment)), out);
      if (out.original.empty()) out.fault = ArchiveFault::no_original;
      return out.captured || !out.original.empty();
    }
    rest = behind;
  }
  return false;
}

bool read_memento(const Address& address, ArchiveUrl& out) {
  const auto [folder, rest] = split(address.path);
  if (folder == "memento") return read_replay(address, out);
  if (folder != "list" && folder != "timemap" && folder != "api") return false;
  read_replay(address, out);
  out.fault = ArchiveFault::capture_list;
  return !out.original.empty();
}

bool read_archive_today(const Address& address, ArchiveUrl& out) {
  out.base = "https://archive.today/";
  const auto [first, behind] = split(address.path);
  if (begins_with_scheme(address.path) || first == "*" || first.starts_with("*."))
    return take_page(first.starts_with('*') ? behind : address.path, ArchiveFault::capture_list, out) ||
           first.starts_with("*.");
  if (first == "newest" || first == "oldest" || first == "timegate")
    return take_page(behind, ArchiveFault::no_stamp, out);
  if (first == "timemap") return take_page(behind, ArchiveFault::capture_list, out);
  if (first == "submit" || first.starts_with('?') || first.starts_with("submit?"))
    return take_page(query_value(address.url.query(), "url"), ArchiveFault::save_command, out);
  if (first == "search") return false;
  if (first == "o") {
    out.original = restore_original(split(behind).second);
    return is_archive_today_id(split(behind).first);
  }
  const bool stamp = first.size() <= 20 && !behind.empty() && leading_digits(first) >= 4 &&
                     first.find_first_not_of("0123456789.-") == kNone;
  if (stamp) {
    out.original = restore_original(behind);
    if (!out.original.empty()) {
      take_stamp(digits_of(first), out);
      return true;
    }
  }
  return is_archive_today_id(first == "wip" ? split(behind).first
                                            : first.substr(0, first.find_first_of("?#-")));
}

bool read_webcite(const Address& address, ArchiveUrl& out) {
  const std::string_view query = address.url.query();
  out.original = restore_original(query_value(query, "url"));
  const Bytes id = address.path.substr(0, address.path.find_first_of("/?#"));
  if (id != "query" && id != "query.php") {
    out.captured = read_base62(id);
  } else if (const std::string micros = query_value(query, "id"); !micros.empty()) {
    out.captured = read_microseconds(micros);
    if (!out.captured) out.captured = read_base62(micros);
  } else {
    out.captured = read_stamp(digits_of(query_value(query, "date").substr(0, 10)));
  }
  return true;
}

bool read_perma(const Address& address, ArchiveUrl& out) {
  if (address.path.starts_with("warc/")) return read_replay(address, out);
  const Bytes id = address.path.substr(0, address.path.find_first_of("/?#"));
  const auto all_alnum = [](Bytes text) { return std::ranges::all_of(text, is_alnum); };
  if (id.size() == 9 && id[4] == '-') return all_alnum(id.substr(0, 4)) && all_alnum(id.substr(5));
  return id.size() >= 9 && id.size() <= 12 && id.front() == '0' && all_alnum(id);
}

bool read_ghost_archive(const Address& address, ArchiveUrl& out) {
  const auto [folder, rest] = split(address.path);
  if (folder == "search" || folder.starts_with("search?"))
    return take_page(query_value(address.url.query(), "term"), ArchiveFault::capture_list, out);
  if (folder == "varchive")
    if (const auto [site, behind] = split(rest); !behind.empty()) {
      const Bytes stamp = split(behind).first;
      if (leading_digits(stamp) == stamp.size()) out.captured = read_stamp(stamp);
    }
  return (folder == "archive" || folder == "varchive") && !rest.empty();
}

/// The stamp is in Japanese time: only the day is taken, as the service itself shows it.
bool read_megalodon(const Address& address, ArchiveUrl& out) {
  Bytes rest = address.path;
  for (int folders = 0; folders < 4; ++folders) {
    const auto [segment, behind] = split(rest);
    if (leading_digits(segment) == 4 && segment.size() >= 9 && segment[4] == '-') {
      out.captured = read_stamp(std::string(segment.substr(0, 4)) + std::string(segment.substr(5, 4)));
      out.original = restore_original(behind);
      break;
    }
    rest = behind;
  }
  return true;
}

bool read_wikiwix(const Address& address, ArchiveUrl& out) {
  out.original = restore_original(query_value(address.url.query(), "url"));
  if (out.original.empty()) return read_replay(address, out);
  const std::string stamp = query_value(address.url.query(), "rev_t");
  out.captured = read_stamp(Bytes(stamp).substr(0, std::min(leading_digits(stamp), kWholeStamp)));
  return true;
}

bool read_pandora(const Address& address, ArchiveUrl& out) {
  const auto [folder, rest] = split(address.path);
  if (folder == "nph-arch") {
    const auto [letter_and_day, page] = split(split(rest).second);
    if (!letter_and_day.empty()) out.captured = read_named_day(letter_and_day.substr(1));
    out.original = restore_original(page);
    return true;
  }
  if (folder != "pan") {
    // Of other folders only some name the page ("nph-wb/STAMP/URL"); the others hold ids.
    if (!read_replay(address, out) || !out.captured) out = {.service = out.service};
    return true;
  }
  const auto [id, copy] = split(rest);
  const auto [stamp, page] = split(copy);
  if (leading_digits(stamp) >= 8) {
    out.captured = read_stamp(Bytes(digits_of(stamp)).substr(0, 8));
    out.original = restore_original(page);
  }
  return true;
}

bool read_google_cache(const Address& address, ArchiveUrl& out) {
  const std::string query = query_value(address.url.query(), "q");
  if (!query.starts_with("cache:")) return false;
  Bytes rest = Bytes(query).substr(6);
  if (!starts_with_ignoring_case(rest, "http") && rest.find(':') != kNone)
    rest.remove_prefix(rest.find(':') + 1);
  out.original = restore_original(rest.substr(0, rest.find_first_of("+ ")));
  return true;
}

bool read_opaque(const Address&, ArchiveUrl&) {
  return true;
}

}  // namespace citecheck::archives

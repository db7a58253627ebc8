#pragma once
// The small text forms of WARC 1.1: named fields (a record's header, application/warc-fields), dates, target
// URIs and record ids. Reading and writing agree because both use these.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/evidence.hpp"

namespace citecheck {

struct WarcField {
  std::string name, value;
};
using WarcFields = std::vector<WarcField>;

/// The first value of that name, case ignored; "" if absent.
std::string_view field(const WarcFields& fields, std::string_view name);

/// Appends "name: value" and a line end. Line ends and tabs become spaces, other controls and ill-formed
/// UTF-8 U+FFFD, as printable() has them; nothing is written for an empty value.
void append_field(std::string& out, std::string_view name, std::string_view value);

/// A name (an HTTP token) and its value from a line without its end; none if the line is no field.
std::optional<WarcField> parse_field(std::string_view line);

/// All fields of an application/warc-fields block; lines that are none are left out.
WarcFields parse_fields(std::string_view block);

/// "2026-11-22T18:04:05.678Z": WARC 1.1 permits fractions, and attempts within one second stay in order.
std::string format_warc_date(Instant at);
/// W3C date and time in UTC, of any precision that WARC permits; none if it is not.
std::optional<Instant> parse_warc_date(std::string_view text);

/// The URL with every character percent-encoded that RFC 3986 permits nowhere: non-ASCII, controls, space
/// and <>"{}|\^`. What is encoded already stays.
std::string encode_uri(std::string_view url);

/// "<urn:uuid:…>", made from the name alone (RFC 9562, version 8, over SHA-256). The records of one capture
/// have ids that differ only in their last digit, which is `digit` (0 to 15): so they take little room where
/// they name each other.
std::string record_id(std::string_view name, unsigned digit);

}  // namespace citecheck

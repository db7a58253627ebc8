#include "checker/archive/save_note.hpp"

#include <string>

#include "checker/archive/warc_draft.hpp"
#include "references/url.hpp"

namespace citecheck {

namespace {

constexpr std::string_view kState = "savePageNow", kJob = "savePageNowJob", kCapture = "savePageNowCapture",
                           kAsked = "savePageNowAsked", kReason = "reason";

}  // namespace

WarcRecords save_note(std::string_view url, const Saving& saving, Instant at) {
  std::string block;
  append_field(block, kState, name_of(saving.state));
  append_field(block, kJob, saving.job);
  append_field(block, kCapture, saving.url);
  append_field(block, kReason, saving.reason);
  if (saving.at != Instant{}) append_field(block, kAsked, format_warc_date(saving.at));
  WarcDraft draft("metadata", "application/warc-fields", at, block);
  const std::string target = encode_uri(without_userinfo(url));
  draft.set_id(record_id(target + '\n' + format_warc_date(at) + '\n' + draft.digest(), 0));
  draft.add("WARC-Target-URI", target);
  WarcRecords out;
  draft.append_to(out.bytes);
  return out;
}

std::optional<Saving> read_save_note(const WarcFields& block) {
  const std::string_view name = field(block, kState);
  for (const auto state :
       {Saving::State::not_asked, Saving::State::pending, Saving::State::failed, Saving::State::saved})
    if (!name.empty() && name == name_of(state))
      return Saving{state, std::string(field(block, kCapture)), std::string(field(block, kJob)),
                    std::string(field(block, kReason)),
                    parse_warc_date(field(block, kAsked)).value_or(Instant{})};
  return std::nullopt;
}

}  // namespace citecheck

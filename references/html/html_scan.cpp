#include "references/html/html_scan.hpp"

#include <algorithm>
#include <utility>

#include "references/html/html_tags.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxForeign = 256;

// Start tags that a select lets in (HTML Standard, 13.2.6.4.16); others it ignores, or ends at.
const HtmlTags kInSelect =
    html_tags({GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP, GUMBO_TAG_SCRIPT, GUMBO_TAG_TEMPLATE});
const HtmlTags kEndsSelect =
    html_tags({GUMBO_TAG_SELECT, GUMBO_TAG_INPUT, GUMBO_TAG_KEYGEN, GUMBO_TAG_TEXTAREA});
const HtmlTags kSelectInTable =
    html_tags({GUMBO_TAG_TABLE, GUMBO_TAG_CAPTION, GUMBO_TAG_TBODY, GUMBO_TAG_TFOOT, GUMBO_TAG_THEAD,
               GUMBO_TAG_TR, GUMBO_TAG_TD, GUMBO_TAG_TH});

bool is_font_attribute(std::string_view name) {
  return equal_ignoring_case(name, "color") || equal_ignoring_case(name, "face") ||
         equal_ignoring_case(name, "size");
}

}  // namespace

bool HtmlScan::next(HtmlEvent& event) {
  if (!raw_.text.empty()) {
    const std::string_view name = std::exchange(raw_.text, {});
    const bool is_rest = raw_.tag == GUMBO_TAG_PLAINTEXT;
    const std::size_t before = tokens_.at();
    const std::string_view text = is_rest ? tokens_.read_rest() : tokens_.read_raw_text(name);
    if (!text.empty()) {
      event = {HtmlEvent::Kind::raw_text, false, false, raw_.tag, text, before};
      return true;
    }
  }
  HtmlToken token;
  while (tokens_.next(token, takes_cdata())) {
    event = {HtmlEvent::Kind::text, false, false, GUMBO_TAG_LAST, token.text, token.begin};
    if (token.kind == HtmlToken::Kind::text) return true;
    attributes_read_ = false;
    event.tag = gumbo_tagn_enum(token.text.data(), static_cast<unsigned>(token.text.size()));
    if (token.kind == HtmlToken::Kind::start_tag) {
      event.kind = HtmlEvent::Kind::start;
      if (read_start(event)) return true;
    } else {
      event.kind = HtmlEvent::Kind::end;
      read_end(event);
      return true;
    }
  }
  return false;
}

bool HtmlScan::read_attributes() {
  if (attributes_read_) return tag_is_whole_;
  attributes_read_ = true;
  return tag_is_whole_ = tokens_.read_attributes();
}

/// False if the tag is ignored.
bool HtmlScan::read_start(HtmlEvent& event) {
  if (in_foreign() && !read_start_in_foreign(event)) return true;
  event.in_foreign = !foreign_.empty();
  if (in_select_ && is_ignored_in_select(event.tag)) return false;
  if (!foreign_.empty() && !kVoid[event.tag]) foreign_.back().holds_html = true;
  if (event.tag == GUMBO_TAG_SVG || event.tag == GUMBO_TAG_MATH) {
    event.foreign = true;
    enter_foreign(event, event.tag == GUMBO_TAG_SVG);
  } else if (event.tag == GUMBO_TAG_SELECT) {
    in_select_ = true;
  } else if (event.tag == GUMBO_TAG_TABLE) {
    ++tables_;
  } else if (kRaw[event.tag] || event.tag == GUMBO_TAG_PLAINTEXT) {
    raw_ = event;
  }
  return true;
}

/// False if the tag is one of SVG or MathML; true if it ends those.
bool HtmlScan::read_start_in_foreign(HtmlEvent& event) {
  read_attributes();
  const bool breaks =
      kBreaksOut[event.tag] || (event.tag == GUMBO_TAG_FONT &&
                                std::ranges::any_of(attributes(), is_font_attribute, &HtmlAttribute::name));
  if (breaks) {
    leave_foreign();
    return true;
  }
  event.foreign = true;
  enter_foreign(event, foreign_.back().is_svg);
  return false;
}

void HtmlScan::enter_foreign(const HtmlEvent& event, bool is_svg) {
  read_attributes();
  if (tokens_.self_closing() || foreign_.size() >= kMaxForeign) return;
  const bool integrates = is_svg ? kSvgIntegration[event.tag] : kMathIntegration[event.tag];
  foreign_.push_back({event.text, is_svg, integrates});
}

/// Up to the HTML that SVG or MathML stand in.
void HtmlScan::leave_foreign() {
  while (in_foreign()) foreign_.pop_back();
}

bool HtmlScan::is_ignored_in_select(GumboTag tag) {
  if (kInSelect[tag]) return false;
  if (kEndsSelect[tag]) {
    in_select_ = false;
    // A second select ends the first and is no element itself.
    return tag == GUMBO_TAG_SELECT;
  }
  if (tables_ == 0 || !kSelectInTable[tag]) return true;
  in_select_ = false;
  return false;
}

void HtmlScan::read_end(HtmlEvent& event) {
  for (std::size_t i = foreign_.size(); i-- > 0;) {
    if (!equal_ignoring_case(foreign_[i].name, event.text)) continue;
    event.foreign = true;
    foreign_.resize(i);
    return;
  }
  // The end of an element around SVG or MathML ends these; "</br>" and "</p>" are elements themselves.
  if (in_foreign() && event.tag != GUMBO_TAG_UNKNOWN) leave_foreign();
  if (event.tag == GUMBO_TAG_SELECT) in_select_ = false;
  if (event.tag == GUMBO_TAG_TABLE && tables_ > 0) {
    --tables_;
    in_select_ = false;
  }
}

}  // namespace citecheck

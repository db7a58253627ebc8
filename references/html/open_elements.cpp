#include "references/html/open_elements.hpp"

#include <algorithm>

#include "references/html/html_tags.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

using Tags = HtmlTags;

const Tags kMarker = html_tags({GUMBO_TAG_LAST, GUMBO_TAG_APPLET, GUMBO_TAG_CAPTION, GUMBO_TAG_MARQUEE,
                                GUMBO_TAG_OBJECT, GUMBO_TAG_TD, GUMBO_TAG_TEMPLATE, GUMBO_TAG_TH});
const Tags kBarrier = kMarker | html_tags({GUMBO_TAG_TABLE, GUMBO_TAG_HTML});
const Tags kImplied =
    html_tags({GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_LI, GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP, GUMBO_TAG_P,
               GUMBO_TAG_RB, GUMBO_TAG_RP, GUMBO_TAG_RT, GUMBO_TAG_RTC});
// What an end tag of no rule of its own passes over; to take more elements for special is safe.
const Tags kOrdinary =
    kFormatting |
    html_tags({GUMBO_TAG_ABBR,     GUMBO_TAG_ACRONYM, GUMBO_TAG_BDI,  GUMBO_TAG_BDO,   GUMBO_TAG_CITE,
               GUMBO_TAG_DATA,     GUMBO_TAG_DEL,     GUMBO_TAG_DFN,  GUMBO_TAG_INS,   GUMBO_TAG_KBD,
               GUMBO_TAG_LABEL,    GUMBO_TAG_MAP,     GUMBO_TAG_MARK, GUMBO_TAG_METER, GUMBO_TAG_OUTPUT,
               GUMBO_TAG_PROGRESS, GUMBO_TAG_Q,       GUMBO_TAG_SAMP, GUMBO_TAG_SPAN,  GUMBO_TAG_SUB,
               GUMBO_TAG_SUP,      GUMBO_TAG_TIME,    GUMBO_TAG_VAR,  GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO,
               GUMBO_TAG_CANVAS,   GUMBO_TAG_RUBY,    GUMBO_TAG_RB,   GUMBO_TAG_RP,    GUMBO_TAG_RT,
               GUMBO_TAG_RTC,      GUMBO_TAG_UNKNOWN});
const Tags kSurelySpecial = (kBlock & ~html_tags({GUMBO_TAG_MAIN})) | kHeading | kTablePart | kMarker |
                            html_tags({GUMBO_TAG_BUTTON, GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_FORM,
                                       GUMBO_TAG_LI, GUMBO_TAG_P, GUMBO_TAG_SELECT, GUMBO_TAG_TABLE});
/// How deep in a table a part stands.
int level(GumboTag name) {
  if (name == GUMBO_TAG_TABLE) return 0;
  if (name == GUMBO_TAG_TBODY || name == GUMBO_TAG_THEAD || name == GUMBO_TAG_TFOOT) return 1;
  if (name == GUMBO_TAG_TR) return 2;
  return 3;
}

constexpr auto kNowhere = [](const auto&) { return false; };

}  // namespace

bool OpenElements::read(const HtmlTag& tag) {
  // Any tag may make the parser open all listed formatting elements anew.
  nodes_ += 1 + tag.attributes + formatting_.size();
  steps_ += 2 * depth() + leaked_;
  // Sets of frames nest in a mode of their own.
  if (!tag.is_end && tag.name == GUMBO_TAG_FRAMESET) ++stuck_;
  if (!tag.is_end) return start(tag);
  end(tag);
  return true;
}

bool OpenElements::is_integration(const Open& open) {
  return (open.space == Space::svg && kSvgIntegration[open.name]) ||
         (open.space == Space::math && kMathIntegration[open.name]);
}

bool OpenElements::is_barrier(const Open& open) {
  return open.space == Space::html ? kBarrier[open.name]
                                   : is_integration(open) || open.name == GUMBO_TAG_ANNOTATION_XML;
}

template <typename Matches, typename Stops>
std::size_t OpenElements::find(Matches matches, Stops stops) const {
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (matches(open_[i])) return i;
    if (stops(open_[i])) return kNone;
  }
  return kNone;
}

std::size_t OpenElements::find_in_scope(GumboTag name) const {
  return find([&](const Open& open) { return open.is(name); }, is_barrier);
}

std::size_t OpenElements::find_in_table(GumboTag name) const {
  return find([&](const Open& open) { return open.is(name); },
              [](const Open& open) { return open.is(GUMBO_TAG_TABLE) || open.is(GUMBO_TAG_TEMPLATE); });
}

void OpenElements::pop_to(std::size_t size) {
  if (size >= open_.size()) return;
  open_.resize(size);
  if (select_ != kNone && select_ >= size) select_ = kNone;
  for (std::size_t i = formatting_.size(); i-- > 0 && formatting_[i].depth > size;)
    formatting_[i].depth = size;
}

/// Closes elements of which some put a marker into the list of formatting elements: the parser clears the
/// list up to the last marker only.
void OpenElements::close_marked(std::size_t size) {
  std::size_t markers = 0, last = 0;
  for (std::size_t i = size; i < open_.size(); ++i) {
    if (open_[i].space != Space::html || !kMarker[open_[i].name]) continue;
    ++markers;
    last = i;
  }
  if (markers > 0) {
    std::erase_if(formatting_, [&](const Formatting& entry) { return entry.depth > last; });
    leaked_ += markers - 1;
  }
  pop_to(size);
}

std::size_t OpenElements::find_p() const {
  return find([](const Open& open) { return open.is(GUMBO_TAG_P); },
              [](const Open& open) { return is_barrier(open) || open.name == GUMBO_TAG_BUTTON; });
}

void OpenElements::close_p() {
  const std::size_t p = find_p();
  if (p == kNone) return;
  if (!open_[p].doubtful) return pop_to(p);
  // What stands in it may go with it or stay.
  for (std::size_t i = p + 1; i < open_.size(); ++i) open_[i].name = kNameless;
  remove(p);
}

/// Takes an element out from under what is open within it.
void OpenElements::remove(std::size_t at) {
  open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(at));
  if (select_ != kNone && select_ > at) --select_;
  for (Formatting& entry : formatting_)
    if (entry.depth > at) --entry.depth;
}

/// Part of a ruby: within one it ends paragraphs and items that are innermost.
void OpenElements::start_ruby_part() {
  const auto is_part = [](GumboTag name) {
    return name == GUMBO_TAG_RT || name == GUMBO_TAG_RP || name == GUMBO_TAG_RB;
  };
  if (formatting_.empty() && !open_.empty() && is_part(open_.back().name) &&
      find_in_scope(GUMBO_TAG_RUBY) != kNone)
    pop_to(open_.size() - 1);
  for (std::size_t i = open_.size(); i-- > 0 && kImplied[open_[i].name];) open_[i].name = kNameless;
}

/// A table ends one that is not in a cell, and outside quirks mode a paragraph.
void OpenElements::start_table() {
  const std::size_t outer = find([](const Open& open) { return open.is(GUMBO_TAG_TABLE); },
                                 [](const Open& open) {
                                   return open.is(GUMBO_TAG_TD) || open.is(GUMBO_TAG_TH) ||
                                          open.is(GUMBO_TAG_CAPTION) || open.is(GUMBO_TAG_TEMPLATE);
                                 });
  if (outer != kNone) close_marked(outer);
  const std::size_t p = find_p();
  if (p != kNone) open_[p].doubtful = true;
}

bool OpenElements::start(const HtmlTag& tag) {
  if (takes_foreign()) {
    if (!kBreaksOut[tag.name] && !(tag.name == GUMBO_TAG_FONT && tag.has_font_attribute)) {
      start_foreign(tag);
      return false;
    }
    while (takes_foreign()) pop_to(open_.size() - 1);
  }
  start_html(tag);
  return true;
}

void OpenElements::start_foreign(const HtmlTag& tag) {
  const Open& parent = open_.back();
  if (tag.name == GUMBO_TAG_ANNOTATION_XML && tag.has_html_encoding) certain_ = false;
  if (tag.self_closing) return;
  const bool turns = parent.name == GUMBO_TAG_ANNOTATION_XML && tag.name == GUMBO_TAG_SVG;
  open_.push_back({tag.name, turns ? Space::svg : parent.space, false, tag.written});
}

void OpenElements::start_html(const HtmlTag& tag) {
  const GumboTag name = tag.name;
  // MathML within its own texts; what a template within a select holds.
  if ((in_foreign() && (name == GUMBO_TAG_MGLYPH || name == GUMBO_TAG_MALIGNMARK)) ||
      (in_select() && (name == GUMBO_TAG_TEMPLATE || name == GUMBO_TAG_PLAINTEXT ||
                       (kRaw[name] && name != GUMBO_TAG_SCRIPT && name != GUMBO_TAG_TEXTAREA))))
    certain_ = false;
  if (kDocument[name]) return;
  if (in_select() && start_in_select(name)) return;
  if (kTablePart[name]) return start_table_part(name);
  if (name == GUMBO_TAG_LI || name == GUMBO_TAG_DD || name == GUMBO_TAG_DT) start_item(name);
  if (kClosesP[name]) close_p();
  if (kVoid[name] || kRaw[name]) return;
  if (kFormatting[name]) {
    if (name == GUMBO_TAG_A || name == GUMBO_TAG_NOBR) end_formatting(name);
    formatting_.push_back({name, open_.size()});
    return;
  }
  if (name == GUMBO_TAG_ISINDEX) {
    nodes_ += 10;  // The parser makes a form of it.
    ++stuck_;
    return;
  }
  const GumboTag top = open_.empty() ? kNameless : open_.back().name;
  if ((kHeading[name] && kHeading[top]) ||
      ((name == GUMBO_TAG_OPTION || name == GUMBO_TAG_OPTGROUP) && top == GUMBO_TAG_OPTION)) {
    // It goes, unless a formatting element stands in it.
    if (formatting_.empty())
      pop_to(open_.size() - 1);
    else
      open_.back().name = kNameless;
  }
  if (name == GUMBO_TAG_TABLE) start_table();
  if (name == GUMBO_TAG_RT || name == GUMBO_TAG_RP || name == GUMBO_TAG_RB || name == GUMBO_TAG_RTC)
    start_ruby_part();
  if (name == GUMBO_TAG_BUTTON) pop_to(std::min(find_in_scope(name), open_.size()));
  if (name == GUMBO_TAG_SVG || name == GUMBO_TAG_MATH) {
    if (!tag.self_closing)
      open_.push_back({name, name == GUMBO_TAG_SVG ? Space::svg : Space::math, false, tag.written});
    return;
  }
  push(name);
  if (name == GUMBO_TAG_SELECT) select_ = open_.size() - 1;
}

/// True if nothing is left to do. What the parser ignores inside a select is counted all the same.
bool OpenElements::start_in_select(GumboTag name) {
  switch (name) {
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_OPTGROUP:
      for (std::size_t i = select_ + 1; i < open_.size(); ++i)
        if (open_[i].name == GUMBO_TAG_OPTION || open_[i].name == name) pop_to(i);
      push(name);
      return true;
    case GUMBO_TAG_SELECT:
      pop_to(select_);
      return true;
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_KEYGEN:
    case GUMBO_TAG_TEXTAREA:
      pop_to(select_);
      return false;
    default:
      break;
  }
  const bool leaves =
      name == GUMBO_TAG_TABLE || (kTablePart[name] && name != GUMBO_TAG_COL && name != GUMBO_TAG_COLGROUP);
  if (leaves && find_in_table(GUMBO_TAG_TABLE) != kNone) {
    pop_to(select_);
    return false;
  }
  if (!kVoid[name] && !kRaw[name]) push(kNameless);
  return true;
}

void OpenElements::start_table_part(GumboTag name) {
  const std::size_t context = find(
      [](const Open& open) { return open.is(GUMBO_TAG_TABLE) || open.is(GUMBO_TAG_TEMPLATE); }, kNowhere);
  if (context == kNone) return;  // No part of a table outside one.
  if (open_[context].name == GUMBO_TAG_TEMPLATE) {
    if (name != GUMBO_TAG_COL) push(kNameless);
    return;
  }
  const bool whole = name == GUMBO_TAG_CAPTION || name == GUMBO_TAG_COL || name == GUMBO_TAG_COLGROUP;
  const int own = whole ? 1 : level(name);
  // The innermost part that can hold this one; all within it ends.
  std::size_t holder = context;
  for (std::size_t i = context + 1; i < open_.size(); ++i) {
    if (open_[i].space != Space::html || !kTablePart[open_[i].name]) continue;
    if (level(open_[i].name) >= own) break;
    holder = i;
  }
  close_marked(holder + 1);
  if (whole) {
    if (name != GUMBO_TAG_COL) push(name);
    return;
  }
  for (int missing = level(open_[holder].name) + 1; missing < own; ++missing) {
    push(missing == 1 ? GUMBO_TAG_TBODY : GUMBO_TAG_TR);
    ++nodes_;
  }
  push(name);
}

/// An item of a list ends the one before it.
void OpenElements::start_item(GumboTag name) {
  const bool is_li = name == GUMBO_TAG_LI;
  const std::size_t before = find(
      [&](const Open& open) {
        return is_li ? open.is(GUMBO_TAG_LI) : open.is(GUMBO_TAG_DD) || open.is(GUMBO_TAG_DT);
      },
      [](const Open& open) {
        return !kOrdinary[open.name] && open.name != GUMBO_TAG_ADDRESS && open.name != GUMBO_TAG_DIV &&
               open.name != GUMBO_TAG_P;
      });
  if (before != kNone) pop_to(before);
}

void OpenElements::end(const HtmlTag& tag) {
  const GumboTag name = tag.name;
  if (end_in_foreign(tag.written) || kDocument[name]) return;
  if (in_select() && end_in_select(name)) return;
  if (kFormatting[name]) return end_formatting(name);
  if (name == GUMBO_TAG_FORM) return end_form();
  if (name == GUMBO_TAG_TEMPLATE) return end_template();
  if (name == GUMBO_TAG_P) return close_p();
  std::size_t match = kNone;
  if (kHeading[name]) {
    match =
        find([](const Open& open) { return open.space == Space::html && kHeading[open.name]; }, is_barrier);
  } else if (name == GUMBO_TAG_LI) {
    match = find([](const Open& open) { return open.is(GUMBO_TAG_LI); },
                 [](const Open& open) {
                   return is_barrier(open) || open.name == GUMBO_TAG_OL || open.name == GUMBO_TAG_UL;
                 });
  } else if (name == GUMBO_TAG_TABLE || kTablePart[name]) {
    match = find_in_table(name);
  } else if (kBlock[name] || kMarker[name] || name == GUMBO_TAG_BUTTON || name == GUMBO_TAG_DD ||
             name == GUMBO_TAG_DT) {
    match = find_in_scope(name);
  } else {
    return end_ordinary(name);
  }
  if (match != kNone) close_marked(match);
}

/// True if the tag closed an element of SVG or MathML.
bool OpenElements::end_in_foreign(std::string_view written) {
  for (std::size_t i = open_.size(); i-- > 0 && open_[i].space != Space::html;) {
    if (equal_ignoring_case(open_[i].written, written)) {
      pop_to(i);
      return true;
    }
  }
  return false;
}

bool OpenElements::end_in_select(GumboTag name) {
  if (name == GUMBO_TAG_TEMPLATE) return false;
  if (name == GUMBO_TAG_SELECT) {
    pop_to(select_);
  } else if (name == GUMBO_TAG_OPTION || name == GUMBO_TAG_OPTGROUP) {
    for (std::size_t i = select_ + 1; i < open_.size(); ++i)
      if (open_[i].name == name) pop_to(i);
  } else if ((name == GUMBO_TAG_TABLE || kTablePart[name]) && find_in_table(name) != kNone) {
    pop_to(select_);
    return false;
  }
  return true;
}

/// The adoption agency algorithm, as far as it takes elements away: it passes eight blocks at most.
void OpenElements::end_formatting(GumboTag name) {
  constexpr std::size_t kMaxBlocks = 7;
  std::size_t at = formatting_.size();
  while (at > 0 && formatting_[at - 1].name != name) --at;
  if (at == 0) return;
  const std::size_t depth = formatting_[--at].depth;
  std::size_t blocks = 0;
  for (std::size_t i = depth; i < open_.size(); ++i) {
    if (is_barrier(open_[i])) return;
    if (open_[i].space == Space::html && !kOrdinary[open_[i].name]) ++blocks;
  }
  nodes_ += 4 * std::min(blocks, kMaxBlocks + 1);
  if (blocks > kMaxBlocks) return;
  if (blocks == 0) pop_to(depth);
  // What stands between the element and its innermost block goes.
  for (std::size_t i = depth; i < open_.size(); ++i)
    if (!kSurelySpecial[open_[i].name]) open_[i].name = kNameless;
  formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(at));
}

void OpenElements::end_ordinary(GumboTag name) {
  const std::size_t match = find(
      [&](const Open& open) { return open.is(name); },
      [](const Open& open) { return open.space == Space::html ? !kOrdinary[open.name] : is_barrier(open); });
  if (match != kNone) pop_to(match);
}

void OpenElements::end_form() {
  const std::size_t form = find_in_scope(GUMBO_TAG_FORM);
  if (form == kNone) return;
  // The parser closes paragraphs and items first, unless a formatting element stands in them.
  while (open_.size() > form + 1 && formatting_.empty() && kImplied[open_.back().name])
    pop_to(open_.size() - 1);
  for (std::size_t i = open_.size(); i-- > form + 1 && kImplied[open_[i].name];) open_[i].name = kNameless;
  remove(form);
}

void OpenElements::end_template() {
  const std::size_t match = find([](const Open& open) { return open.is(GUMBO_TAG_TEMPLATE); }, kNowhere);
  if (match == kNone) return;
  for (std::size_t i = match; i < open_.size(); ++i)
    if (open_[i].space == Space::html && kMarker[open_[i].name]) ++leaked_;
  --leaked_;
  pop_to(match);
}

}  // namespace citecheck

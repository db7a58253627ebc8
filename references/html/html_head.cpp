#include "references/html/html_head.hpp"

#include <algorithm>

#include "references/html/html_references.hpp"
#include "references/html/html_scan.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kMaxElements = 16384;

std::optional<HeadElement::Name> name_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HTML:
      return HeadElement::Name::html;
    case GUMBO_TAG_BASE:
      return HeadElement::Name::base;
    case GUMBO_TAG_META:
      return HeadElement::Name::meta;
    case GUMBO_TAG_LINK:
      return HeadElement::Name::link;
    case GUMBO_TAG_TITLE:
      return HeadElement::Name::title;
    case GUMBO_TAG_SCRIPT:
      return HeadElement::Name::json_ld;
    default:
      return std::nullopt;
  }
}

bool is_json_ld(std::span<const HtmlAttribute> attributes) {
  const auto type = std::ranges::find_if(
      attributes, [](const HtmlAttribute& attribute) { return equal_ignoring_case(attribute.name, "type"); });
  return type != attributes.end() &&
         to_lower_ascii(type->value.substr(0, 40)).find("ld+json") != std::string::npos;
}

}  // namespace

void HeadCollector::take(const HtmlEvent& event, HtmlScan& scan) {
  switch (event.kind) {
    case HtmlEvent::Kind::start:
      awaits_text_ = false;
      if (!event.foreign && !event.in_foreign) start(event, scan);
      break;
    case HtmlEvent::Kind::raw_text:
      if (awaits_text_) head_.elements_.back().text = event.text;
      awaits_text_ = false;
      break;
    case HtmlEvent::Kind::end:
      if (event.tag == GUMBO_TAG_TEMPLATE && templates_ > 0) --templates_;
      if (event.tag == GUMBO_TAG_NOSCRIPT && noscripts_ > 0) --noscripts_;
      break;
    case HtmlEvent::Kind::text:
      break;
  }
}

void HeadCollector::start(const HtmlEvent& event, HtmlScan& scan) {
  templates_ += event.tag == GUMBO_TAG_TEMPLATE;
  noscripts_ += event.tag == GUMBO_TAG_NOSCRIPT;
  const auto name = name_of(event.tag);
  if (!name || templates_ > 0 || head_.elements_.size() >= kMaxElements) return;
  const bool is_title = *name == HeadElement::Name::title;
  if (is_title && titled_) return;
  if (!scan.read_attributes()) return;
  const auto attributes = scan.attributes();
  const bool is_script = *name == HeadElement::Name::json_ld;
  if (is_script && !is_json_ld(attributes)) return;
  titled_ = titled_ || is_title;
  awaits_text_ = is_title || is_script;
  head_.elements_.push_back({*name,
                             noscripts_ > 0,
                             {},
                             static_cast<std::uint32_t>(head_.attributes_.size()),
                             static_cast<std::uint32_t>(attributes.size())});
  head_.attributes_.insert(head_.attributes_.end(), attributes.begin(), attributes.end());
}

HtmlHead::HtmlHead(std::string_view source) {
  HtmlScan scan(source);
  HeadCollector collector(*this);
  for (HtmlEvent event; scan.next(event);) collector.take(event, scan);
}

std::optional<std::string> HtmlHead::raw_attribute(const HeadElement& element, std::string_view name) const {
  const auto own = std::span(attributes_).subspan(element.first_attribute, element.attribute_count);
  const auto found = std::ranges::find_if(
      own, [&](const HtmlAttribute& attribute) { return equal_ignoring_case(attribute.name, name); });
  if (found == own.end()) return std::nullopt;
  return HtmlReferences().decode(found->value, HtmlReferences::Place::attribute);
}

std::string HtmlHead::attribute(const HeadElement& element, std::string_view name) const {
  return collapse_space(raw_attribute(element, name).value_or(""));
}

std::string HtmlHead::title_of(const HeadElement& title) {
  return collapse_space(HtmlReferences().decode(title.text, HtmlReferences::Place::text));
}

}  // namespace citecheck

#include "references/wikitext/arguments.hpp"

#include <algorithm>
#include <unordered_map>

#include "references/byte_set.hpp"
#include "references/text.hpp"

namespace citecheck::wikitext {

namespace {

// With more arguments than this, equal names are found by a table.
constexpr std::size_t kFew = 40;

Span name_span(const Part& part) {
  return {part.span.begin, part.equals};
}

Span value_span(const Part& part) {
  return part.named() ? Span{part.equals + 1, part.span.end} : part.span;
}

// Nearly all names are of letters and hyphens, which show as they are written.
std::string_view name_of(const Page& page, std::uint32_t parent, Span span, std::string& made) {
  static constexpr ByteSet kSimple("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
  const std::string_view written = trim(span.of(page.source));
  const bool simple = std::ranges::all_of(written, [](char c) { return kSimple.contains(c); });
  return simple ? written : plain_line(page, parent, span, made);
}

}  // namespace

Arguments::Arguments(const Page& page, const Node& node) {
  const std::uint32_t index = page.markup.index_of(node);
  auto parts = page.markup.parts_of(node).subspan(1);
  parts = parts.first(std::min(parts.size(), kMostArguments));
  all_.reserve(std::min<std::size_t>(parts.size(), 64));
  std::unordered_map<std::string_view, std::size_t> seen;
  const bool few = parts.size() <= kFew;
  int unnamed = 0;
  for (const Part& part : parts) {
    Argument argument;
    argument.value = make_value(page, index, value_span(part));
    std::string made;
    if (part.named())
      argument.name = name_of(page, index, name_span(part), made);
    else
      argument.position = ++unnamed;
    if (!made.empty()) argument.name = names_.emplace_front(std::move(made));
    if (argument.position == 0) {
      // An earlier argument of that name, written "1=" too, counts no more.
      Argument* earlier = nullptr;
      if (few) {
        for (Argument& other : all_)
          if (other.position == 0 && other.name == argument.name) earlier = &other;
      } else if (const auto at = seen.find(argument.name); at != seen.end()) {
        earlier = &all_[at->second];
      }
      if (earlier != nullptr) earlier->value.span = {};
      if (!few) seen[argument.name] = all_.size();
      all_.push_back(argument);
    } else if (!argument.value.empty()) {
      all_.push_back(argument);
    }
  }
  std::erase_if(all_, [](const Argument& argument) { return argument.value.empty(); });
}

Span argument(const Page& page, const Node& node, std::string_view name) {
  const std::uint32_t index = page.markup.index_of(node);
  const bool by_number = name.size() == 1 && name[0] >= '1' && name[0] <= '9';
  int unnamed = 0;
  const Part* found = nullptr;
  std::string made;
  for (const Part& part : page.markup.parts_of(node).subspan(1)) {
    if (part.named() ? name_of(page, index, name_span(part), made) == name
                     : by_number && ++unnamed == name[0] - '0')
      found = &part;
  }
  return found == nullptr ? Span{} : trimmed(page, index, value_span(*found));
}

Span argument(const Page& page, const Node& node, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (const Span span = argument(page, node, name); !span.empty()) return span;
  return {};
}

}  // namespace citecheck::wikitext

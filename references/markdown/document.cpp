#include "references/markdown/document.hpp"

#include <md4c.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "references/markdown/bare_urls.hpp"
#include "references/markdown/destination.hpp"
#include "references/markdown/html_links.hpp"
#include "references/text.hpp"
#include "references/wikitext/entities.hpp"

namespace citecheck::markdown {

namespace {

using Text = std::string_view;
constexpr std::size_t kNone = Text::npos;

/// Turns what md4c calls back into a Document. md4c tells no positions, but what it hands out points into the
/// text it reads; and as it hands out all text, the first "[" before the text of a link that it did not hand
/// out is the link's, and so is the first "]" behind.
class Builder {
 public:
  Builder(Text source, const Layout& layout)
      : source_(source), layout_(layout), text_(layout.text.text()), valid_(!first_invalid_utf8(source)) {
    document_.definition_urls.resize(layout.definitions.size());
    for (std::uint32_t i = 0; i < layout.definitions.size(); ++i)
      definitions_.emplace(label_key(layout.definitions[i].label), i);
  }

  Document build() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      static_cast<Builder*>(self)->enter_block(type, detail);
      return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      static_cast<Builder*>(self)->leave_block(type);
      return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      static_cast<Builder*>(self)->enter_span(type, detail);
      return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      static_cast<Builder*>(self)->leave_span(type);
      return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      static_cast<Builder*>(self)->text(type, {text, size});
      return 0;
    };
    md_parse(text_.data(), static_cast<MD_SIZE>(text_.size()), &parser, this);
    std::ranges::stable_sort(document_.links, {}, [](const Link& link) { return link.text.begin; });
    return std::move(document_);
  }

 private:
  // ---- blocks ----

  void enter_block(MD_BLOCKTYPE type, void* detail) {
    in_code_ = in_code_ || type == MD_BLOCK_CODE;
    if (type == MD_BLOCK_OL) lists_.push_back(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
    if (type == MD_BLOCK_UL) lists_.push_back(std::nullopt);
    if (type == MD_BLOCK_LI) enter_item();
    if (type == MD_BLOCK_H) level_ = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
    if (type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_TH || type == MD_BLOCK_TD) begin_block();
  }

  void leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_CODE) in_code_ = false;
    if (type == MD_BLOCK_HTML) end_html();
    if (type == MD_BLOCK_OL || type == MD_BLOCK_UL) lists_.pop_back();
    if (type == MD_BLOCK_LI) {
      end_block(Block::Kind::paragraph);  // the text of a tight item has no block of its own
      document_.items[open_items_.back()].prose.end = document_.prose.size();
      open_items_.pop_back();
    }
    if (type == MD_BLOCK_P) end_block(Block::Kind::paragraph);
    if (type == MD_BLOCK_H) end_block(Block::Kind::heading);
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) end_block(Block::Kind::cell);
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_QUOTE) begin_block();
  }

  void enter_item() {
    end_block(Block::Kind::paragraph);
    Item item;
    item.depth = static_cast<unsigned>(open_items_.size());
    if (!lists_.empty() && lists_.back()) item.number = std::to_string((*lists_.back())++);
    begin_block();
    item.prose = {block_begin_, block_begin_};
    open_items_.push_back(document_.items.size());
    document_.items.push_back(std::move(item));
  }

  void begin_block() {
    end_block(Block::Kind::paragraph);
    block_begin_ = document_.prose.size();
  }

  void end_block(Block::Kind kind) {
    end_html();
    const std::size_t end = document_.prose.size();
    if (end == block_begin_) return;
    const Span prose{block_begin_, end};
    document_.blocks.push_back({kind, kind == Block::Kind::heading ? level_ : 0, prose});
    find_bare_urls(source_, prose, document_.links.size() - block_links_, document_);
    block_links_ = document_.links.size();
    add_own("\n\n");
    block_begin_ = document_.prose.size();
  }

  // ---- texts ----

  void text(MD_TEXTTYPE type, Text text) {
    if (in_code_) return;
    if (type == MD_TEXT_NULLCHAR) return add_own("\uFFFD");
    const auto at = offset_of(text);
    if (type == MD_TEXT_HTML) return html(text, at);
    if (!at) return type == MD_TEXT_BR || type == MD_TEXT_SOFTBR ? add_own("\n") : add_own(text);
    end_html();
    meet(*at);
    cursor_ = *at + text.size();
    if (type == MD_TEXT_ENTITY) {
      const std::string decoded = wikitext::decode_entities(text);
      if (const auto source = layout_.text.source_of(Span{*at, cursor_}))
        document_.prose.add_decoded(decoded, *source);
      else
        document_.prose.add_own(decoded);
      document_.syntax.append(decoded.size(), Document::kInert);
    } else {
      add(text, *at, type == MD_TEXT_CODE);
    }
  }

  void add(Text text, std::size_t at, bool code) {
    if (code && text_.substr(0, at).ends_with('`')) read_role(text, at);
    const bool escaped = at > 0 && text_[at - 1] == '\\';
    if (code)
      document_.syntax.append(text.size(), Document::kInert);
    else
      document_.syntax += text;
    if (escaped && !code) document_.syntax[document_.syntax.size() - text.size()] = Document::kInert;
    const auto source = layout_.text.source_of(at);
    if (!valid_)
      add_valid(text, source.value_or(0));
    else if (source)
      document_.prose.add(text, *source);
    else
      document_.prose.add_own(text);
  }

  /// Bytes that are not UTF-8 are no letters of anything; what reads the prose gets "\uFFFD" for each.
  void add_valid(Text text, std::size_t source) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t bad = first_invalid_utf8(text.substr(at)).value_or(text.size() - at) + at;
      document_.prose.add(text.substr(at, bad - at), source + at);
      if (bad == text.size()) break;
      document_.prose.add_decoded("\uFFFD", {source + bad, source + bad + 1});
      document_.syntax.insert(document_.syntax.size() - (text.size() - bad) + 1, 2, Document::kInert);
      at = bad + 1;
    }
  }

  void add_own(Text text) {
    document_.prose.add_own(text);
    document_.syntax += text;
  }

  /// "{cite:p}`key`".
  void read_role(Text keys, std::size_t at) {
    const Text before = text_.substr(at - std::min<std::size_t>(at, 20), std::min<std::size_t>(at, 20));
    const Text role = before.substr(0, before.find_last_not_of('`') + 1);
    const std::size_t open = role.rfind('{');
    if (!role.ends_with('}') || open == kNone || role.find("cite", open) == kNone) return;
    document_.cite_roles.push_back({document_.prose.size(), document_.prose.size() + keys.size()});
  }

  void html(Text text, std::optional<std::size_t> at) {
    if (!at) {
      html_.add_own(text);
      return;
    }
    meet(*at);
    cursor_ = *at + text.size();
    if (const auto source = layout_.text.source_of(*at))
      html_.add(text, *source);
    else
      html_.add_own(text);
    if (text.starts_with("<br") && document_.prose.size() > block_begin_) add_own("\n");
    if (text.starts_with("</a") && open_anchor_ < document_.links.size())
      document_.links[std::exchange(open_anchor_, SIZE_MAX)].text.end = document_.prose.size();
  }

  void end_html() {
    if (html_.size() == 0) return;
    const std::size_t before = document_.links.size();
    find_html_links(html_, document_.prose.size(), document_.links);
    if (document_.links.size() > before) open_anchor_ = document_.links.size() - 1;
    html_ = {};
  }

  std::optional<std::size_t> offset_of(Text text) const {
    const std::less<> before;
    if (before(text.data(), text_.data()) || before(text_.data() + text_.size(), text.data() + text.size()))
      return std::nullopt;
    return static_cast<std::size_t>(text.data() - text_.data());
  }

  // ---- links ----

  struct OpenLink {
    Link link;
    std::optional<std::size_t> begin;   ///< Of its "[", "!" or "<".
    std::optional<std::size_t> target;  ///< Where md4c read its destination, if that was not decoded.
  };

  static std::string decoded(const MD_ATTRIBUTE& attribute) {
    std::string out;
    for (unsigned i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
      const Text part{attribute.text + attribute.substr_offsets[i],
                      attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]};
      if (attribute.substr_types[i] == MD_TEXT_ENTITY)
        out += wikitext::decode_entities(part);
      else if (attribute.substr_types[i] == MD_TEXT_NULLCHAR)
        out += "\uFFFD";
      else
        out += part;
    }
    return out;
  }

  void enter_span(MD_SPANTYPE type, void* detail) {
    if (type != MD_SPAN_A && type != MD_SPAN_IMG) return;
    end_html();
    OpenLink open;
    open.link.image = type == MD_SPAN_IMG;
    const MD_ATTRIBUTE& target = open.link.image ? static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src
                                                 : static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
    const MD_ATTRIBUTE& title = open.link.image ? static_cast<MD_SPAN_IMG_DETAIL*>(detail)->title
                                                : static_cast<MD_SPAN_A_DETAIL*>(detail)->title;
    open.link.url = decoded(target);
    open.link.title = decoded(title);
    if (target.size > 0) open.target = offset_of({target.text, target.size});
    open.link.text.begin = document_.prose.size();
    open_links_.push_back(std::move(open));
  }

  /// The first byte inside the innermost links that wait for one: now their beginnings are known.
  void meet(std::size_t at) {
    for (std::size_t i = open_links_.size(); i-- > 0 && !open_links_[i].begin;) {
      OpenLink& open = open_links_[i];
      if (at > cursor_ && text_[at - 1] == '<' && open.target == at) {
        open.link.kind = Link::Kind::autolink;
        open.begin = --at;
        continue;
      }
      std::size_t bracket = at == 0 ? kNone : text_.rfind('[', at - 1);
      if (bracket == kNone || bracket < cursor_) bracket = at;
      if (open.link.image && bracket > cursor_ && text_[bracket - 1] == '!') --bracket;
      open.begin = at = bracket;
    }
  }

  void leave_span(MD_SPANTYPE type) {
    if ((type != MD_SPAN_A && type != MD_SPAN_IMG) || open_links_.empty()) return;
    end_html();
    if (!open_links_.back().begin) meet_empty(open_links_.back());
    OpenLink open = std::move(open_links_.back());
    open_links_.pop_back();
    open.link.text.end = document_.prose.size();
    const std::size_t end = find_tail(open);
    cursor_ = std::max(cursor_, end);
    if (const auto span = layout_.text.source_of(Span{*open.begin, end})) open.link.span = *span;
    document_.links.push_back(std::move(open.link));
  }

  /// A link without text: "[](url)".
  void meet_empty(const OpenLink& open) {
    std::size_t bracket = text_.find('[', cursor_);
    if (open.target && *open.target > cursor_) {
      const std::size_t behind = text_.rfind(']', *open.target);
      if (behind != kNone && behind > cursor_) bracket = text_.rfind('[', behind);
    }
    if (bracket == kNone || bracket < cursor_) bracket = cursor_;
    const std::size_t here = bracket + 1;
    meet(std::min(here, text_.size()));
    cursor_ = std::min(here, text_.size());
  }

  /// Where the link ends; its kind, its destination or definition are filled in.
  std::size_t find_tail(OpenLink& open) {
    Link& link = open.link;
    if (link.kind == Link::Kind::autolink) {
      if (open.target) set_destination(link, {*open.target, cursor_});
      return std::min(cursor_ + 1, text_.size());
    }
    const std::size_t close = text_.find(']', cursor_);
    if (close == kNone) return cursor_;
    const std::size_t next = close + 1;
    if (next < text_.size() && text_[next] == '(') {
      // No destination is much longer as written than decoded.
      const std::size_t bound = next + 12 * link.url.size() + 1024;
      const auto tail = inline_tail(text_.substr(0, std::min(bound, text_.size())), next);
      if (tail && unescape(tail->destination.of(text_)) == link.url) {
        set_destination(link, tail->destination);
        return tail->end;
      }
    }
    link.kind = Link::Kind::reference;
    std::size_t end = next;
    Text label = text_.substr(*open.begin, close - *open.begin);
    label.remove_prefix(std::min(label.size(), label.find('[') + 1));
    if (next < text_.size() && text_[next] == '[')
      if (const auto behind = tail_label(text_, next)) {
        end = behind->end + 1;
        if (!behind->empty()) label = behind->of(text_);
      }
    set_definition(open, label);
    return end;
  }

  void set_destination(Link& link, Span range) const {
    if (range.empty()) return;
    if (const auto source = layout_.text.source_of(range)) link.destination = *source;
  }

  void set_definition(OpenLink& open, Text label) {
    Link& link = open.link;
    if (const auto found = definitions_.find(label_key(label.substr(0, 1000))); found != definitions_.end()) {
      const LinkDefinition& definition = layout_.definitions[found->second];
      const auto target = open.target ? layout_.text.source_of(*open.target) : std::nullopt;
      if (target == definition.destination.begin ||
          unescape(definition.destination.of(source_)) == link.url) {
        link.definition = found->second;
        link.destination = definition.destination;
        // A long URL may be used often: it is kept once.
        document_.definition_urls[found->second] = std::exchange(link.url, {});
        return;
      }
    }
    if (open.target) set_destination(link, {*open.target, *open.target + link.url.size()});
  }

  Text source_;
  const Layout& layout_;
  Text text_;
  bool valid_;
  std::map<std::string, std::uint32_t> definitions_;  ///< By label_key; the first of a label counts.
  Document document_;
  MappedText html_;
  std::vector<std::optional<unsigned>> lists_;
  std::vector<std::size_t> open_items_;
  std::vector<OpenLink> open_links_;
  std::size_t cursor_ = 0, block_begin_ = 0, block_links_ = 0;
  std::size_t open_anchor_ = SIZE_MAX;  ///< The link of an <a> whose </a> has not come.
  unsigned level_ = 0;
  bool in_code_ = false;
};

}  // namespace

Document read_document(std::string_view source, const Layout& layout) {
  return Builder(source, layout).build();
}

}  // namespace citecheck::markdown

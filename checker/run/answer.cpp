#include "checker/run/answer.hpp"

#include <algorithm>

#include "checker/page/document.hpp"
#include "checker/web/classify.hpp"
#include "checker/web/guard.hpp"
#include "references/text.hpp"

namespace citecheck {

namespace {

/// Of a page that is read; what lies behind is not. Reading takes some copies of it, beside the whole body.
constexpr std::size_t kMaxPageBytes = 4u << 20;

/// True if somebody other than our own machine had a say in how this exchange ended.
bool reacted(const ExchangePtr& exchange) {
  if (exchange->status != 0) return true;
  switch (exchange->failure) {
    case NetFailure::connect_refused:
    case NetFailure::timeout:
    case NetFailure::reset:
    case NetFailure::protocol:
      return true;
    default:
      return is_tls(exchange->failure);
  }
}

Fact<PageFactsPtr> read_answer(const Chain& chain, const PageQuestion& question) {
  const Exchange& last = chain.last();
  if (last.status == 0) return Fact<PageFactsPtr>::unavailable("the page was not reached");
  const std::string_view content_type = header(last.response_head, "Content-Type");
  std::size_t most = kMaxPageBytes;
  Result<std::string> body = decode_body(last, most);
  if (body && form_of(content_type, *body) == PageForm::pdf && body->size() >= most) {
    most = kMaxDecodedBytes;  // Of a PDF only the whole can be read.
    body = decode_body(last, most);
  }
  if (!body) return Fact<PageFactsPtr>::unavailable(body.error().what);
  if (body->empty()) return Fact<PageFactsPtr>::unavailable("the answer is empty");
  const bool whole =
      last.cut == Exchange::Cut::none && body->size() < most && last.body.size() <= 2 * std::uint64_t{most};
  Result<PageFacts> facts = read_document(*body, content_type, last.url,
                                          {.mentions = true,
                                           .text_sketch = question.text_sketch,
                                           .quotations = question.quotations,
                                           .cut = !whole});
  if (!facts) return Fact<PageFactsPtr>::unavailable(facts.error().what);
  facts->whole = facts->whole && whole;
  if (!facts->whole) facts->words = {};  // What was not read may hold any word.
  return known_page(std::move(*facts));
}

}  // namespace

Answer examine(const Chain& chain, bool wants_page, const PageQuestion& question) {
  Answer answer;
  answer.requests = static_cast<std::size_t>(std::ranges::count_if(
      chain.exchanges, [](const ExchangePtr& exchange) { return !exchange->request_head.empty(); }));
  answer.private_address = std::ranges::any_of(chain.exchanges, [](const ExchangePtr& exchange) {
    const auto address = parse_ip(exchange->remote_address);
    return address && !special_purpose(*address).empty();
  });
  answer.proves_network = std::ranges::any_of(chain.exchanges, reacted);
  answer.page = wants_page ? read_answer(chain, question)
                           : Fact<PageFactsPtr>::not_asked("no selected rule reads pages");
  answer.fetch = Fact<Fetch>::of(classify(chain, answer.page.known() ? answer.page.value.get() : nullptr));
  return answer;
}

std::optional<FormerPage> former_page(const Chain& chain) {
  if (chain.exchanges.empty() || chain.last().status == 0) return std::nullopt;
  const Answer answer = examine(chain, true, {.quotations = {}, .text_sketch = true});
  if (!answer.page.known() || answer.page.value->kind != PageKind::page || !answer.fetch.value.reached())
    return std::nullopt;
  return FormerPage{answer.page.value->text_sketch, chain.last().at};
}

std::vector<Requisite> requisites_of(const Chain& chain) {
  const Exchange& last = chain.last();
  if (chain.end != Chain::End::answered || last.status < 200 || last.status > 299) return {};
  const Result<std::string> body = decode_body(last, kMaxPageBytes);
  if (!body) return {};
  const std::string_view type = header(last.response_head, "Content-Type");
  if (starts_with_ignoring_case(type, "text/css")) return style_requisites(*body, last.url);
  return is_html(type, *body) ? page_requisites(*body, type, last.url) : std::vector<Requisite>{};
}

AnswerPtr not_asked(std::string reason) {
  Answer answer;
  answer.page = Fact<PageFactsPtr>::not_asked(reason);
  answer.fetch = Fact<Fetch>::not_asked(std::move(reason));
  return std::make_shared<const Answer>(std::move(answer));
}

}  // namespace citecheck

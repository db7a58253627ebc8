#include "checker/run/requisites.hpp"

namespace citecheck {

std::vector<RequisiteList::Request> RequisiteList::page(const std::string& url,
                                                        const std::vector<Requisite>& needs) {
  const auto page = std::make_shared<Page>();
  add(page, url, 0, needs);
  return next(page);
}

std::vector<RequisiteList::Request> RequisiteList::done(const Request& request, std::uint64_t bytes,
                                                        const std::vector<Requisite>& needs) {
  Page& page = *request.of;
  --open_;
  --page.open;
  page.bytes += bytes;
  if (request.depth < bounds_.depth) add(request.of, request.page, request.depth + 1, needs);
  if (page.bytes > bounds_.bytes) page.waiting.clear();
  return next(request.of);
}

void RequisiteList::add(const std::shared_ptr<Page>& page, const std::string& url, int depth,
                        const std::vector<Requisite>& needs) {
  for (const Requisite& need : needs) {
    if (page->taken == bounds_.count) return;
    if (!seen_.insert(need.url).second) continue;
    ++page->taken;
    page->waiting.push_back({need.url, url, need.style, depth, {}});
  }
}

std::vector<RequisiteList::Request> RequisiteList::next(const std::shared_ptr<Page>& page) {
  std::vector<Request> out;
  while (page->open < bounds_.at_once && !page->waiting.empty()) {
    out.push_back(std::move(page->waiting.front()));
    out.back().of = page;
    page->waiting.pop_front();
    ++page->open;
    ++open_;
  }
  return out;
}

}  // namespace citecheck

#pragma once
// RequisiteList: which requisites of which page are asked for next. Pure bookkeeping, owned by the main
// thread: each is asked once in a run, and a page gets no more than its share, however much it names.

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "checker/page/requisites.hpp"

namespace citecheck {

class RequisiteList {
 public:
  struct Bounds {
    std::size_t count = 200;          ///< Requisites of one page.
    std::uint64_t bytes = 32u << 20;  ///< Of their bodies, after which nothing more is asked for.
    int depth = 4;                    ///< Of style sheets that import one another.
    std::size_t at_once = 6;          ///< Of one page on their way.
  };

 private:
  struct Page;

 public:
  /// A requisite to ask for; the caller gives each to done().
  struct Request {
    std::string url;
    std::string page;  ///< The page that needs it.
    bool style = false;
    int depth = 0;
    std::shared_ptr<Page> of;
  };

  explicit RequisiteList(Bounds bounds) : bounds_(bounds) {}

  /// What is to be asked now for a page.
  std::vector<Request> page(const std::string& url, const std::vector<Requisite>& needs);
  /// A requisite came, with so many bytes, and needs others itself (a style sheet).
  std::vector<Request> done(const Request& request, std::uint64_t bytes, const std::vector<Requisite>& needs);

  /// Requisites on their way.
  std::size_t open() const { return open_; }

 private:
  struct Page {
    std::deque<Request> waiting;  // not yet `of` the page
    std::size_t taken = 0, open = 0;
    std::uint64_t bytes = 0;
  };
  void add(const std::shared_ptr<Page>& page, const std::string& url, int depth,
           const std::vector<Requisite>& needs);
  std::vector<Request> next(const std::shared_ptr<Page>& page);

  const Bounds bounds_;
  std::unordered_set<std::string> seen_;
  std::size_t open_ = 0;
};

}  // namespace citecheck

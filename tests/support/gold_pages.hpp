#pragma once
// The labelled pages of the shared material, where that is present: for tests over real pages.

#include <functional>
#include <string>

namespace citecheck::test {

/// Gives each page's file name and bytes to `visit`; false, with a warning that says why, where there are
/// none.
bool for_each_gold_page(const std::function<void(const std::string& name, const std::string& body)>& visit);

}  // namespace citecheck::test

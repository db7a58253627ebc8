#include "references/bibtex/strings.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "references/text.hpp"

namespace citecheck::bibtex {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// What plain.bst and the styles made from it define.
constexpr auto kStandard = std::to_array<Pair>({
    {"jan", "January"},
    {"feb", "February"},
    {"mar", "March"},
    {"apr", "April"},
    {"may", "May"},
    {"jun", "June"},
    {"jul", "July"},
    {"aug", "August"},
    {"sep", "September"},
    {"sept", "September"},
    {"oct", "October"},
    {"nov", "November"},
    {"dec", "December"},
    {"acmcs", "ACM Computing Surveys"},
    {"acta", "Acta Informatica"},
    {"cacm", "Communications of the ACM"},
    {"ibmjrd", "IBM Journal of Research and Development"},
    {"ibmsj", "IBM Systems Journal"},
    {"ieeese", "IEEE Transactions on Software Engineering"},
    {"ieeetc", "IEEE Transactions on Computers"},
    {"ieeetcad", "IEEE Transactions on Computer-Aided Design of Integrated Circuits"},
    {"ipl", "Information Processing Letters"},
    {"jacm", "Journal of the ACM"},
    {"jcss", "Journal of Computer and System Sciences"},
    {"scp", "Science of Computer Programming"},
    {"sicomp", "SIAM Journal on Computing"},
    {"tocs", "ACM Transactions on Computer Systems"},
    {"tods", "ACM Transactions on Database Systems"},
    {"tog", "ACM Transactions on Graphics"},
    {"toms", "ACM Transactions on Mathematical Software"},
    {"toois", "ACM Transactions on Office Information Systems"},
    {"toplas", "ACM Transactions on Programming Languages and Systems"},
    {"tcs", "Theoretical Computer Science"},
});

}  // namespace

void Strings::define(std::string_view name, Value value) {
  defined_.insert_or_assign(to_lower_ascii(name), value);
}

std::optional<Value> Strings::find(std::string_view name) const {
  const std::string key = to_lower_ascii(name);
  if (const auto found = defined_.find(key); found != defined_.end()) return found->second;
  const auto standard = std::ranges::find(kStandard, std::string_view(key), &Pair::first);
  if (standard == kStandard.end()) return std::nullopt;
  return Value{standard->second, {}};
}

}  // namespace citecheck::bibtex

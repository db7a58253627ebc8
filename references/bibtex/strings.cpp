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

// What aastex and the styles made from it define, as commands.
constexpr auto kAstronomy = std::to_array<Pair>({
    {"aap", "Astronomy and Astrophysics"},
    {"aapr", "Astronomy and Astrophysics Reviews"},
    {"aaps", "Astronomy and Astrophysics Supplement"},
    {"actaa", "Acta Astronomica"},
    {"aj", "The Astronomical Journal"},
    {"apj", "The Astrophysical Journal"},
    {"apjl", "The Astrophysical Journal Letters"},
    {"apjs", "The Astrophysical Journal Supplement Series"},
    {"apss", "Astrophysics and Space Science"},
    {"araa", "Annual Review of Astronomy and Astrophysics"},
    {"baas", "Bulletin of the American Astronomical Society"},
    {"gca", "Geochimica et Cosmochimica Acta"},
    {"grl", "Geophysical Research Letters"},
    {"icarus", "Icarus"},
    {"jcap", "Journal of Cosmology and Astroparticle Physics"},
    {"jgr", "Journal of Geophysical Research"},
    {"mnras", "Monthly Notices of the Royal Astronomical Society"},
    {"nar", "New Astronomy Reviews"},
    {"nat", "Nature"},
    {"pasa", "Publications of the Astronomical Society of Australia"},
    {"pasj", "Publications of the Astronomical Society of Japan"},
    {"pasp", "Publications of the Astronomical Society of the Pacific"},
    {"physrep", "Physics Reports"},
    {"planss", "Planetary and Space Science"},
    {"pra", "Physical Review A"},
    {"prb", "Physical Review B"},
    {"prc", "Physical Review C"},
    {"prd", "Physical Review D"},
    {"pre", "Physical Review E"},
    {"prl", "Physical Review Letters"},
    {"procspie", "Proceedings of SPIE"},
    {"rmp", "Reviews of Modern Physics"},
    {"solphys", "Solar Physics"},
    {"ssr", "Space Science Reviews"},
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

std::string_view journal_command(std::string_view name) {
  const auto found = std::ranges::find(kAstronomy, name, &Pair::first);
  return found == kAstronomy.end() ? std::string_view{} : found->second;
}

}  // namespace citecheck::bibtex

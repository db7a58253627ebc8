#pragma once
// Fields: what the segments of a tagged reference say, put into the citation.

#include <vector>

#include "references/citation.hpp"
#include "references/plain/draft.hpp"
#include "references/plain/tagger.hpp"
#include "references/plain/token.hpp"

namespace citecheck::plain {

/// Reads every segment into its field. The title is left out where it is too doubtful: a reference that leads
/// to a page or a record is held against it, so it needs a surer title than one that leads nowhere.
void read_segments(const Draft& draft, const std::vector<Token>& tokens, const std::vector<Segment>& segments,
                   Citation& citation);

}  // namespace citecheck::plain

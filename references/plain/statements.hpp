#pragma once
// Statements: the parts of a reference that announce themselves: "Archived from the original on …",
// "Retrieved …", URLs, "ISBN …", "(in Russian)", "[dead link]", messages of citation templates. Each function
// takes what it finds out of the draft and puts it into the citation.

#include "references/citation.hpp"
#include "references/plain/draft.hpp"

namespace citecheck::plain {

/// All of these, in the order that keeps one from taking what is another's.
void take_statements(Draft& draft, Citation& citation);

/// "((cite web)): CS1 maint: … (link)", "Check date values in: |date= (help)": to the end of the reference.
void take_template_message(Draft& draft, Citation& citation);

/// The first URL is the cited one; one that leads into an archive is the archive copy's. A URL that is broken
/// over two lines, or by a stray space, is mended where it is plain that it goes on; "www.example.org/a"
/// counts as http.
void take_urls(Draft& draft, Citation& citation);

/// "Archived (PDF) from the original on D", "Archived D at the Wayback Machine", "Archiviert vom Original am
/// D".
void take_archived(Draft& draft, Citation& citation);

/// "Retrieved D", "Accessed D", "abgerufen am D", "Дата обращения: D".
void take_accessed(Draft& draft, Citation& citation);

/// "2014年5月3日閲覧", "3 Mayıs 2014 tarihinde erişildi".
void take_accessed_behind(Draft& draft, Citation& citation);

/// "ISBN 0-333-65684-9", "doi:10.1000/182", "PMID 1", "arXiv:1501.00001", and the bracket around them.
void take_identifiers(Draft& draft, Citation& citation);

/// "10.1000/182" without a word before it.
void take_bare_dois(Draft& draft, Citation& citation);

/// "(in Russian)", "(PDF)", "[dead link]", "[better source needed]", "(subscription required)".
void take_notes(Draft& draft, Citation& citation);

}  // namespace citecheck::plain

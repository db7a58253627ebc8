#pragma once
// Scan: one pass over LaTeX that finds what matters for its references, remarks and verbatim text left out:
// citing commands, bibliographies, files that are read in, links, notes with links.

#include <string_view>
#include <vector>

#include "references/latex/cites.hpp"
#include "references/span.hpp"

namespace citecheck::latex {

/// A file that a command names.
struct Named {
  Span name;
  bool bibliography = false;  ///< \bibliography, \addbibresource; else \input and its kin.
  bool remote = false;        ///< On the web.
};

struct Item {
  Span whole, label, key, text;  ///< Of a \bibitem; `label` is empty where none is given.
};

struct Link {
  Span whole, url, text;  ///< `text` of \href; empty for \url.
};

/// A footnote that holds a URL.
struct Note {
  Span whole, text;
};

/// \begin{filecontents}{name}: a file inside the document.
struct Embedded {
  Span name, text;
};

struct Scan {
  std::vector<Cite> cites;
  std::vector<Named> files;
  std::vector<Item> items;
  std::vector<Link> links;
  std::vector<Note> notes;
  std::vector<Embedded> embedded;
  Span title, language;  ///< Arguments of \title, and of babel's options.
};

/// Scans the `part` of `source`; spans are of the source.
void scan(std::string_view source, Span part, Scan& out);

}  // namespace citecheck::latex

#pragma once
// The reader of MediaWiki dumps (export schema 0.1 to 0.11), plain or compressed by gzip, bzip2 or zstd, of
// any size: pages stream by, one at a time in memory.
//
// Every page of wikitext in the chosen namespaces is one article, read as wikitext is: its source is the
// page's text (character references decoded), its path the dump's and the page's title
// ("dump.xml.bz2/Honey_bee"), its language the wiki's. Of several revisions the last one is read. Redirects
// are passed over unless asked for, and so are pages in other namespaces.
//
// What is wrong with the stream belongs to no page. It is told in an article of its own, that has the dump's
// path, no title, no text and no citations, at the place in the order of pages where it happened; offsets in
// it are bytes of the uncompressed XML, or, where it says so, of the compressed file. So are, at the end,
// counts of pages that were wanted and could not be read: in other content models than wikitext, or without
// text. A dump without any problem gives no such article.

#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "references/reader.hpp"

namespace citecheck {

/// Problems of the stream: "damaged-stream", "truncated-stream", "trailing-bytes", "truncated-dump",
/// "page-too-large", "malformed-page", "not-a-dump", "other-content-model", "no-text"; of a
/// page: "nul-bytes", those of wikitext, and of a page that is cut those that cut it. Its last reference,
/// which is cut with it, is left out.
std::unique_ptr<Reader> open_dump(std::unique_ptr<std::istream> in, std::string path,
                                  const ReadOptions& options = {});

/// 0..100. Compressed bytes are looked into.
int looks_like_dump(std::string_view head);

}  // namespace citecheck

#pragma once
// Bounds: what the helper for PDFs gives up before it sees a byte of one. PDFs are hostile and their readers
// have had holes, so whatever takes this process over finds no network, no files, little memory and little
// time.

namespace citecheck::pdf {

/// Limits memory (512 MiB), processor time (10 s), time by the clock (20 s) and files; closes what was
/// inherited beside the standard streams; dies with its parent; and, where the kernel knows how, forbids
/// everything but reading /usr/share (character maps) and computing. Built with a sanitizer, which needs more
/// than that, only time and files are limited.
void confine_process();

}  // namespace citecheck::pdf

#include "reports/html_frame.hpp"

namespace citecheck {

// Colours come in pairs that keep a contrast of at least 4.5:1 in both schemes. Filters work without scripts:
// radios and :has(). Cards below the fold are not laid out until they are scrolled to.
std::string_view html_style() {
  return R"css(
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--dim:#57606a;--line:#d0d7de;--card:#f6f8fa;--link:#0550ae;
--error:#b3141b;--warning:#7a4b00;--note:#0550ae;--good:#116329;--del:#ffebe9;--ins:#dafbe1}
@media(prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#e6edf3;--dim:#9ba5b0;--line:#3b434c;--card:#161b22;
--link:#79c0ff;--error:#ff8f87;--warning:#e3b341;--note:#79c0ff;--good:#6fdd8b;--del:#4b1a1a;--ins:#12361f}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:62rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.25rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:0}
a{color:var(--link)}.dim{color:var(--dim)}code{font:.875em/1.4 ui-monospace,monospace}
.counts{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0;padding:0;list-style:none}
.counts li{border:1px solid var(--line);border-radius:.5rem;padding:.4rem .8rem;background:var(--card)}
.counts b{display:block;font-size:1.4rem;line-height:1.2}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
th{font-weight:600}caption{text-align:left;color:var(--dim);padding-bottom:.25rem}
fieldset{border:1px solid var(--line);border-radius:.5rem;padding:.5rem .8rem;margin:1.5rem 0;display:flex;
flex-wrap:wrap;gap:.35rem 1.1rem}
fieldset label{display:inline-flex;align-items:center;gap:.4rem;min-height:1.75rem;cursor:pointer}
input[type=radio]{width:1.1rem;height:1.1rem}input[type=search]{font:inherit;padding:.25rem .5rem;min-width:14rem;max-width:100%}
.card{border:1px solid var(--line);border-left-width:.35rem;border-radius:.5rem;margin:.75rem 0;padding:.6rem .9rem;
background:var(--card);content-visibility:auto;contain-intrinsic-size:auto 9rem}
.card:target{outline:3px solid var(--link)}.head{display:flex;flex-wrap:wrap;gap:.5rem;align-items:baseline}
.head a{display:inline-block;min-width:1.5rem;min-height:1.5rem}
.v-dead,.v-inconsistent{border-left-color:var(--error)}.v-verified{border-left-color:var(--good)}
.badge{font-weight:600;white-space:nowrap}.badge svg{width:.8em;height:.8em;margin-right:.3em;fill:currentColor}
.t-error{color:var(--error)}.t-warning{color:var(--warning)}.t-note{color:var(--note)}.t-good{color:var(--good)}
.finding{margin:.6rem 0 0;padding:.5rem 0 0;border-top:1px solid var(--line)}.finding p{margin:.2rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:.3rem 0}dt{color:var(--dim)}dd{margin:0}
del{background:var(--del);text-decoration:line-through}ins{background:var(--ins);text-decoration:none}
pre{margin:.3rem 0;white-space:pre-wrap;font:.8rem/1.45 ui-monospace,monospace}mark{background:none;color:inherit;
font-weight:700;text-decoration:underline 2px}
details{margin:.5rem 0 0}summary{cursor:pointer;min-height:1.5rem}
body:has(#f-findings:checked) .card:not(.has-findings),body:has(#f-verified:checked) .card:not(.v-verified),
body:has(#f-inconsistent:checked) .card:not(.v-inconsistent),body:has(#f-dead:checked) .card:not(.v-dead),
body:has(#f-unverifiable:checked) .card:not(.v-unverifiable),
body:has(#f-not_checked:checked) .card:not(.v-not_checked),.card[hidden],.search[hidden]{display:none}
@media print{fieldset,.search{display:none}.card{content-visibility:visible;break-inside:avoid}}
)css";
}

// The search box: words that must occur, or with a minus must not; its state lives in the URL's fragment.
std::string_view html_script() {
  return R"js(
"use strict";
(() => {
  const box = document.getElementById("q"), cards = [...document.querySelectorAll(".card")];
  const texts = new WeakMap();
  const text = card => {
    if (!texts.has(card)) texts.set(card, card.textContent.toLowerCase());
    return texts.get(card);
  };
  const apply = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const card of cards)
      card.hidden = !words.every(w => w[0] === "-" && w.length > 1 ? !text(card).includes(w.slice(1)) : text(card).includes(w));
    const url = location.pathname + location.search + (box.value ? "#q=" + encodeURIComponent(box.value) : "");
    history.replaceState(null, "", url);
  };
  let frame = 0;
  box.addEventListener("input", () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(apply);
  });
  document.querySelector(".search").hidden = false;
  if (location.hash.startsWith("#q=")) {
    box.value = decodeURIComponent(location.hash.slice(3));
    apply();
  }
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(d => d.open = true));
})();
)js";
}

}  // namespace citecheck

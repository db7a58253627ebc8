#include "references/bibtex/latex_symbols.hpp"

#include <algorithm>
#include <array>

namespace citecheck::bibtex {

namespace {

struct Symbol {
  std::string_view name, text;
};

// Sorted by name, in the order of bytes.
// clang-format off
constexpr auto kSymbols = std::to_array<Symbol>({
    {"AA", "Å"}, {"AE", "Æ"}, {"Alpha", "Α"}, {"And", "&"}, {"Beta", "Β"}, {"BibTeX", "BibTeX"},
    {"Box", "□"}, {"Chi", "Χ"}, {"DH", "Ð"}, {"DJ", "Đ"}, {"Delta", "Δ"}, {"EUR", "€"}, {"Epsilon", "Ε"},
    {"Eta", "Η"}, {"Gamma", "Γ"}, {"IJ", "Ĳ"}, {"Im", "ℑ"}, {"Iota", "Ι"}, {"Kappa", "Κ"}, {"L", "Ł"},
    {"LaTeX", "LaTeX"}, {"LaTeXe", "LaTeX2e"}, {"Lambda", "Λ"}, {"Leftarrow", "⇐"}, {"Leftrightarrow", "⇔"},
    {"LuaTeX", "LuaTeX"}, {"METAFONT", "METAFONT"}, {"MF", "METAFONT"}, {"MP", "METAPOST"}, {"Mu", "Μ"},
    {"NG", "Ŋ"}, {"Nu", "Ν"}, {"O", "Ø"}, {"OE", "Œ"}, {"Omega", "Ω"}, {"Omicron", "Ο"}, {"P", "¶"},
    {"Phi", "Φ"}, {"Pi", "Π"}, {"Pr", "Pr"}, {"Psi", "Ψ"}, {"Re", "ℜ"}, {"Rho", "Ρ"}, {"Rightarrow", "⇒"},
    {"S", "§"}, {"SS", "SS"}, {"Sigma", "Σ"}, {"TH", "Þ"}, {"Tau", "Τ"}, {"TeX", "TeX"}, {"Theta", "Θ"},
    {"Upsilon", "Υ"}, {"Vert", "‖"}, {"XeLaTeX", "XeLaTeX"}, {"XeTeX", "XeTeX"}, {"Xi", "Ξ"}, {"Zeta", "Ζ"},
    {"aa", "å"}, {"addcolon", ":"}, {"addcomma", ","}, {"adddot", "."}, {"addnbspace", " "},
    {"addsemicolon", ";"}, {"addspace", " "}, {"addthinspace", " "}, {"ae", "æ"}, {"ain", "ʿ"},
    {"aleph", "ℵ"}, {"alpha", "α"}, {"angle", "∠"}, {"approx", "≈"}, {"arg", "arg"}, {"ast", "*"},
    {"backslash", "\\"}, {"beta", "β"}, {"bibcloseparen", ")"}, {"bibinitdelim", " "},
    {"bibinithyphendelim", ".-"}, {"bibinitperiod", "."}, {"bibnamedelima", " "}, {"bibnamedelimb", " "},
    {"bibnamedelimc", " "}, {"bibnamedelimd", " "}, {"bibnamedelimi", " "}, {"bibopenparen", "("},
    {"bibrangedash", "–"}, {"bot", "⊥"}, {"break", " "}, {"bullet", "•"}, {"cap", "∩"}, {"cdot", "·"},
    {"cdots", "⋯"}, {"celsius", "℃"}, {"checkmark", "✓"}, {"chi", "χ"}, {"circ", "∘"}, {"clubsuit", "♣"},
    {"colon", ":"}, {"cong", "≅"}, {"coprod", "∐"}, {"copyright", "©"}, {"cos", "cos"}, {"cosh", "cosh"},
    {"cup", "∪"}, {"dag", "†"}, {"dagger", "†"}, {"ddag", "‡"}, {"ddagger", "‡"}, {"deg", "deg"},
    {"degree", "°"}, {"delta", "δ"}, {"det", "det"}, {"dh", "ð"}, {"diamond", "⋄"}, {"diamondsuit", "♦"},
    {"dim", "dim"}, {"div", "÷"}, {"dj", "đ"}, {"dots", "…"}, {"dotsb", "…"}, {"dotsc", "…"},
    {"dotsm", "⋯"}, {"downarrow", "↓"}, {"ell", "ℓ"}, {"emptyset", "∅"}, {"enspace", " "}, {"epsilon", "ϵ"},
    {"equiv", "≡"}, {"eta", "η"}, {"euro", "€"}, {"exists", "∃"}, {"exp", "exp"}, {"fg", " »"},
    {"flat", "♭"}, {"flq", "‹"}, {"flqq", "«"}, {"forall", "∀"}, {"frq", "›"}, {"frqq", "»"},
    {"fshyp", "-"}, {"gamma", "γ"}, {"gcd", "gcd"}, {"ge", "≥"}, {"geq", "≥"}, {"geqslant", "≥"},
    {"gets", "←"}, {"gg", "≫"}, {"glq", "‚"}, {"glqq", "„"}, {"grq", "‘"}, {"grqq", "“"}, {"gt", ">"},
    {"gtrsim", "≳"}, {"guillemetleft", "«"}, {"guillemetright", "»"}, {"guillemotleft", "«"},
    {"guillemotright", "»"}, {"guilsinglleft", "‹"}, {"guilsinglright", "›"}, {"hamza", "ʾ"}, {"hbar", "ℏ"},
    {"heartsuit", "♥"}, {"hfill", " "}, {"hookrightarrow", "↪"}, {"hyphen", "-"},
    {"i", "ı"}, {"iff", "⇔"}, {"iint", "∬"}, {"ij", "ĳ"}, {"imath", "ı"}, {"implies", "⇒"}, {"in", "∈"},
    {"inf", "inf"}, {"infty", "∞"}, {"int", "∫"}, {"iota", "ι"}, {"isdot", "."}, {"item", " "}, {"j", "ȷ"},
    {"jmath", "ȷ"}, {"kappa", "κ"}, {"ker", "ker"}, {"l", "ł"}, {"lVert", "‖"}, {"lambda", "λ"},
    {"land", "∧"}, {"langle", "⟨"}, {"lbrace", "{"}, {"lbrack", "["}, {"lceil", "⌈"}, {"ldots", "…"},
    {"le", "≤"}, {"leftarrow", "←"}, {"leftrightarrow", "↔"}, {"leq", "≤"}, {"leqslant", "≤"},
    {"lesssim", "≲"}, {"lfloor", "⌊"}, {"lim", "lim"}, {"linebreak", " "}, {"ll", "≪"}, {"ln", "ln"},
    {"lnot", "¬"}, {"log", "log"}, {"longrightarrow", "→"}, {"lor", "∨"}, {"lq", "‘"}, {"lt", "<"},
    {"ltimes", "⋉"}, {"lvert", "|"}, {"mapsto", "↦"}, {"max", "max"}, {"medspace", " "}, {"micro", "µ"},
    {"mid", "|"}, {"min", "min"}, {"mod", "mod"}, {"models", "⊨"}, {"mp", "∓"}, {"mu", "μ"}, {"nabla", "∇"},
    {"natural", "♮"}, {"ne", "≠"}, {"neg", "¬"}, {"neq", "≠"}, {"newblock", " "}, {"newline", " "},
    {"nexists", "∄"}, {"ng", "ŋ"}, {"ni", "∋"}, {"nobreakdash", ""}, {"nobreakspace", " "}, {"notin", "∉"},
    {"nu", "ν"}, {"o", "ø"}, {"odot", "⊙"}, {"odots", "…"}, {"oe", "œ"}, {"og", "« "}, {"ohm", "Ω"},
    {"oint", "∮"}, {"oldae", "æ"}, {"omega", "ω"}, {"omicron", "ο"}, {"ominus", "⊖"}, {"oplus", "⊕"},
    {"otimes", "⊗"}, {"par", " "}, {"parallel", "∥"}, {"partial", "∂"}, {"pdfTeX", "pdfTeX"}, {"perp", "⊥"},
    {"phi", "ϕ"}, {"pi", "π"}, {"pm", "±"}, {"pounds", "£"}, {"prime", "′"}, {"prod", "∏"}, {"propto", "∝"},
    {"psi", "ψ"}, {"psq", " sq."}, {"psqq", " sqq."}, {"qquad", " "}, {"quad", " "}, {"quotedblbase", "„"},
    {"quotesinglbase", "‚"}, {"rVert", "‖"}, {"rangle", "⟩"}, {"rbrace", "}"}, {"rbrack", "]"},
    {"rceil", "⌉"}, {"rfloor", "⌋"}, {"rho", "ρ"}, {"rightarrow", "→"}, {"rightleftharpoons", "⇌"},
    {"rq", "’"}, {"rtimes", "⋊"}, {"rvert", "|"}, {"setminus", "∖"}, {"sharp", "♯"}, {"sigma", "σ"},
    {"sim", "∼"}, {"simeq", "≃"}, {"sin", "sin"}, {"sinh", "sinh"}, {"slash", "/"}, {"space", " "},
    {"spadesuit", "♠"}, {"sqrt", "√"}, {"square", "□"}, {"ss", "ß"}, {"star", "⋆"}, {"subset", "⊂"},
    {"subseteq", "⊆"}, {"sum", "∑"}, {"sup", "sup"}, {"supset", "⊃"}, {"supseteq", "⊇"}, {"surd", "√"},
    {"tan", "tan"}, {"tanh", "tanh"}, {"tau", "τ"}, {"textampersand", "&"}, {"textasciiacute", "´"},
    {"textasciicircum", "^"}, {"textasciidieresis", "¨"}, {"textasciigrave", "`"}, {"textasciimacron", "¯"},
    {"textasciitilde", "~"}, {"textasteriskcentered", "*"}, {"textbackslash", "\\"}, {"textbar", "|"},
    {"textbardbl", "‖"}, {"textborn", "*"}, {"textbraceleft", "{"}, {"textbraceright", "}"},
    {"textbullet", "•"}, {"textcelsius", "℃"}, {"textcent", "¢"}, {"textcircledP", "℗"},
    {"textcompwordmark", ""}, {"textcopyright", "©"}, {"textcurrency", "¤"}, {"textdagger", "†"},
    {"textdaggerdbl", "‡"}, {"textdegree", "°"}, {"textdied", "†"}, {"textdiv", "÷"}, {"textdollar", "$"},
    {"textdownarrow", "↓"}, {"textellipsis", "…"}, {"textemdash", "—"}, {"textendash", "–"},
    {"texteng", "ŋ"}, {"textepsilon", "ɛ"}, {"textesh", "ʃ"}, {"textestimated", "℮"}, {"texteth", "ð"},
    {"texteuro", "€"}, {"textexclamdown", "¡"}, {"textgamma", "ɣ"}, {"textglotstop", "ʔ"},
    {"textgreater", ">"}, {"textleftarrow", "←"}, {"textless", "<"}, {"textlnot", "¬"}, {"textmho", "℧"},
    {"textminus", "−"}, {"textmu", "µ"}, {"textnumero", "№"}, {"textohm", "Ω"}, {"textonehalf", "½"},
    {"textonequarter", "¼"}, {"textonesuperior", "¹"}, {"textopene", "ɛ"}, {"textopeno", "ɔ"},
    {"textordfeminine", "ª"}, {"textordmasculine", "º"}, {"textparagraph", "¶"}, {"textpercent", "%"},
    {"textperiodcentered", "·"}, {"textpertenthousand", "‱"}, {"textperthousand", "‰"}, {"textpm", "±"},
    {"textquestiondown", "¿"}, {"textquotedbl", "\""}, {"textquotedblleft", "“"},
    {"textquotedblplain", "\""}, {"textquotedblright", "”"}, {"textquoteleft", "‘"},
    {"textquoteright", "’"}, {"textquotesingle", "'"}, {"textregistered", "®"}, {"textrevglotstop", "ʕ"},
    {"textrightarrow", "→"}, {"textschwa", "ə"}, {"textsection", "§"}, {"textsterling", "£"},
    {"textsurd", "√"}, {"textthorn", "þ"}, {"textthreequarters", "¾"}, {"textthreesuperior", "³"},
    {"texttimes", "×"}, {"texttrademark", "™"}, {"texttwosuperior", "²"}, {"textunderscore", "_"},
    {"textuparrow", "↑"}, {"textvisiblespace", "␣"}, {"textyen", "¥"}, {"th", "þ"}, {"theta", "θ"},
    {"thinspace", " "}, {"times", "×"}, {"to", "→"}, {"top", "⊤"}, {"triangle", "△"}, {"uparrow", "↑"},
    {"upsilon", "υ"}, {"varepsilon", "ε"}, {"varkappa", "ϰ"}, {"varnothing", "∅"}, {"varphi", "φ"},
    {"varpi", "ϖ"}, {"varrho", "ϱ"}, {"varsigma", "ς"}, {"vartheta", "ϑ"}, {"vdash", "⊢"}, {"vdots", "⋮"},
    {"vee", "∨"}, {"vert", "|"}, {"wedge", "∧"}, {"wp", "℘"}, {"xi", "ξ"}, {"zeta", "ζ"},
});
// clang-format on
static_assert(std::ranges::is_sorted(kSymbols, {}, &Symbol::name));

struct NamedAccent {
  std::string_view name;
  Accent accent;
};

constexpr auto kTextAccents = std::to_array<NamedAccent>({
    {"`", {0x300, "`"}},         {"'", {0x301, "´"}},          {"^", {0x302, "^"}},
    {"~", {0x303, "~"}},         {"=", {0x304, "¯"}},          {"u", {0x306, "˘"}},
    {".", {0x307, "˙"}},         {"\"", {0x308, "¨"}},         {"h", {0x309, ""}},
    {"r", {0x30A, "˚"}},         {"H", {0x30B, "˝"}},          {"v", {0x30C, "ˇ"}},
    {"U", {0x30E, ""}},          {"G", {0x30F, ""}},           {"f", {0x311, ""}},
    {"d", {0x323, ""}},          {"c", {0x327, "¸"}},          {"k", {0x328, "˛"}},
    {"b", {0x331, ""}},          {"t", {0x361, ""}},           {"textcommabelow", {0x326, ""}},
    {"textsubdot", {0x323, ""}}, {"textsubring", {0x325, ""}}, {"textogonekcentered", {0x328, ""}},
});

constexpr auto kMathAccents = std::to_array<NamedAccent>({
    {"grave", {0x300, ""}},
    {"acute", {0x301, ""}},
    {"hat", {0x302, ""}},
    {"widehat", {0x302, ""}},
    {"tilde", {0x303, ""}},
    {"widetilde", {0x303, ""}},
    {"bar", {0x304, ""}},
    {"breve", {0x306, ""}},
    {"dot", {0x307, ""}},
    {"ddot", {0x308, ""}},
    {"mathring", {0x30A, ""}},
    {"check", {0x30C, ""}},
    {"vec", {0x20D7, ""}},
});

template <std::size_t N>
std::optional<Accent> find_accent(const std::array<NamedAccent, N>& accents, std::string_view name) {
  const auto found = std::ranges::find(accents, name, &NamedAccent::name);
  if (found == accents.end()) return std::nullopt;
  return found->accent;
}

struct Form {
  char c;
  std::string_view text;
};

constexpr auto kRaised = std::to_array<Form>({{'0', "⁰"},
                                              {'1', "¹"},
                                              {'2', "²"},
                                              {'3', "³"},
                                              {'4', "⁴"},
                                              {'5', "⁵"},
                                              {'6', "⁶"},
                                              {'7', "⁷"},
                                              {'8', "⁸"},
                                              {'9', "⁹"},
                                              {'+', "⁺"},
                                              {'-', "⁻"},
                                              {'=', "⁼"},
                                              {'(', "⁽"},
                                              {')', "⁾"}});
constexpr auto kLowered = std::to_array<Form>({{'0', "₀"},
                                               {'1', "₁"},
                                               {'2', "₂"},
                                               {'3', "₃"},
                                               {'4', "₄"},
                                               {'5', "₅"},
                                               {'6', "₆"},
                                               {'7', "₇"},
                                               {'8', "₈"},
                                               {'9', "₉"},
                                               {'+', "₊"},
                                               {'-', "₋"},
                                               {'=', "₌"},
                                               {'(', "₍"},
                                               {')', "₎"}});
constexpr auto kBlackboard =
    std::to_array<Form>({{'C', "ℂ"}, {'H', "ℍ"}, {'N', "ℕ"}, {'P', "ℙ"}, {'Q', "ℚ"}, {'R', "ℝ"}, {'Z', "ℤ"}});

template <std::size_t N>
std::string_view find_form(const std::array<Form, N>& forms, char c) {
  const auto found = std::ranges::find(forms, c, &Form::c);
  return found == forms.end() ? std::string_view{} : found->text;
}

}  // namespace

std::optional<std::string_view> symbol_named(std::string_view control_word) {
  const auto found = std::ranges::lower_bound(kSymbols, control_word, {}, &Symbol::name);
  if (found == kSymbols.end() || found->name != control_word) return std::nullopt;
  return found->text;
}

std::optional<Accent> text_accent(std::string_view name) {
  return find_accent(kTextAccents, name);
}

std::optional<Accent> math_accent(std::string_view name) {
  return find_accent(kMathAccents, name);
}

std::string_view raised(char c) {
  return find_form(kRaised, c);
}

std::string_view lowered(char c) {
  return find_form(kLowered, c);
}

std::string_view blackboard(char c) {
  return find_form(kBlackboard, c);
}

}  // namespace citecheck::bibtex

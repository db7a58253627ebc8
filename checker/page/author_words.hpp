#pragma once
// The words that stand about authors' names on web pages, in lower case.

#include <array>
#include <string_view>

namespace citecheck::author_words {

// clang-format off
/// What stands before a name.
inline constexpr auto kLeads = std::to_array<std::string_view>({
    "by", "by:", "von", "von:", "par", "por", "di", "door", "av", "af", "author:", "authors:", "author",
    "autor:", "autorin:", "autor", "auteur", "auteur:", "autoren:", "text:", "text", "words:", "written by",
    "posted by", "published by", "geschrieben von", "verfasst von", "ein beitrag von", "ein artikel von",
    "veröffentlicht von", "erstellt von", "beitrag von", "publié par", "escrito por", "publicado por",
    "words by", "story by", "article by", "review by", "interview:", "foto:", "автор:", "автор", "teksti:",
    "redaktion:", "eingestellt von", "zeige alle beiträge von", "alle beiträge von", "view all posts by",
    "posts by", "more by", "und", "and", "text und interview:", "by author", "written", "autor*in:",
    "geschrieben", "a cura di", "текст:", "текст", "авторы:", "автори:", "yazan:", "yazan", "haber:", "作者：",
    "作者:", "文：", "文/", "取材・文：", "بقلم:", "بقلم", "كتب:", "كتبه", "tekst:", "autorka:", "autorzy:", "door:",
    "scritto da", "texto:", "texte:", "auteurs:", "autores:", "autores", "autori:", "autore:", "autore",
    "por:", "par:", "di:", "propos recueillis par", "a cura di:", "interview von", "ein interview von",
    "blog beitrag von", "autoren", "redacted by", "reported by", "reporting by", "compiled by",
    "submitted by", "photos by", "pictures by"});

/// What follows one of these is no part of the names.
inline constexpr auto kTails = std::to_array<std::string_view>({
    " | ", " • ", " · ", " – ", " — ", " - ", " on ", " am ", " vom ", " le ", " el ", " at ", " from ",
    " for ", " in ", " aus ", " posted ", " published ", " updated ", " veröffentlicht ", " for the ", "\t",
    " about ", " says ", " under ", " stand ", " unter ", " @ "});

/// What parts names.
inline constexpr auto kSeparators = std::to_array<std::string_view>({
    ";", ",", " & ", "/", " + ", " and ", " und ", " et ", " y ", " og ", " och ", " with ", " mit ", " и ",
    " та ", " і ", " i ", " ve ", " e ", " en ", "、", "，", "；", "،", "・"});

/// Pieces that are no names: roles, agencies, buttons.
inline constexpr auto kRoles = std::to_array<std::string_view>({
    "staff writer", "staff writers", "staff", "staff report", "staff reporter", "reporter", "writer",
    "editor", "editors", "the editors", "editor-in-chief", "managing editor", "senior editor",
    "associate editor", "senior writer", "senior reporter", "contributor", "contributors",
    "contributing writer", "correspondent", "guest", "guest author", "guest contributor", "columnist",
    "columnists", "journalist", "author", "authors", "admin", "administrator", "webmaster", "redaktion",
    "die redaktion", "online-redaktion", "onlineredaktion", "redakteur", "redakteurin", "newsdesk",
    "news desk", "newsroom", "editorial", "editorial staff", "editorial team", "gastautor", "gastbeitrag",
    "unknown", "anonymous", "none", "null", "n/a", "user", "root", "super user", "superuser", "redacción",
    "redacao", "redação", "redazione", "rédaction", "la rédaction", "la redacción", "redactie", "toimitus",
    "редакция", "autor", "autorin", "autoren", "phd", "ph.d.", "md", "m.d.", "jr", "freelance writer",
    "no author", "agencies", "agency", "posted on", "posted", "stand", "datum", "name", "share", "follow",
    "subscribe", "all posts", "view all posts", "mehr", "more", "profile", "comments", "login", "published",
    "updated", "date", "home", "news", "blog", "wordpress", "undefined", "text", "foto", "reuters", "afp",
    "ap", "apa", "dpa", "efe", "ansa", "sid", "kna", "epd", "pap", "lusa", "aap", "pti", "ians", "tass",
    "xinhua", "bloomberg news", "associated press", "the associated press", "agence france-presse",
    "deutsche presse-agentur", "europa press", "тасс", "риа новости", "укрінформ", "新华社", "共同通信", "时事社",
    "red.", "red", "redakcja", "redactor", "redazione web", "la redazione", "herausgeber", "default",
    "web desk", "online desk", "editorial board", "the editorial board", "редактор", "редакція",
    "haber merkezi", "编辑", "编辑部", "編集部", "記者", "记者", "هيئة التحرير", "admin user", "site admin",
    "guest post", "press release", "pressemitteilung", "anzeige", "sponsored", "advertorial",
    "all posts by", "reporters", "writers", "correspondents", "fotograf", "photographer", "photo", "images",
    "getty images", "video", "ph.d", "bsc", "msc", "mba", "dr", "prof", "professor"});

/// Of these the offices that a byline names where no person signs.
inline constexpr auto kOffices = std::to_array<std::string_view>({
    "redaktion", "die redaktion", "online-redaktion", "onlineredaktion", "newsdesk", "news desk", "newsroom",
    "editorial staff", "editorial team", "staff", "staff writer", "staff report", "redacción",
    "la redacción", "redacao", "redação", "redazione", "la redazione", "rédaction", "la rédaction",
    "redactie", "redakcja", "toimitus", "редакция", "редакція", "haber merkezi", "web desk", "编辑部",
    "編集部", "هيئة التحرير"});

/// Titles of persons.
inline constexpr auto kTitles = std::to_array<std::string_view>({
    "dr.", "dr", "prof.", "professor", "dipl.-ing.", "mag.", "mr.", "mrs.", "ms.", "herr", "frau"});

/// Words of organisations; short ones stand behind the name.
inline constexpr auto kForms = std::to_array<std::string_view>({
    "gmbh", "ag", "kg", "e.v.", "ev", "eg", "ug", "inc", "inc.", "llc", "ltd", "ltd.", "plc", "corp",
    "corp.", "s.a.", "sarl", "s.r.l.", "srl", "s.p.a.", "spa", "b.v.", "bv", "n.v.", "oy", "ab", "a/s",
    "aps", "sp.", "ооо", "зао", "оао", "verlag", "stiftung", "verband", "bundesverband", "landesverband",
    "ministerium", "foundation", "university", "universität", "magazin", "zeitung", "redaktionsteam"});
/// What pages put before their own name, and before where something was written.
inline constexpr auto kArticles = std::to_array<std::string_view>({"the", "do", "da", "de", "del", "della", "der", "die", "das", "le", "la"});
inline constexpr auto kPlaces = std::to_array<std::string_view>({"em ", "en ", "in ", "aus ", "from ", "à ", "at ", "na ", "no "});
// clang-format on

}  // namespace citecheck::author_words

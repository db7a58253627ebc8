#include "references/plain/features.hpp"

#include <algorithm>

namespace citecheck::plain {

namespace {

using Text = std::string_view;

constexpr std::uint32_t kBefore = 0xB0B0, kBehind = 0xE0E0;  ///< Stand for the token before the first one.

std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  const std::uint64_t product =
      (std::uint64_t{a} ^ 0x9E3779B97F4A7C15u) * (std::uint64_t{b} * 2 + 0xD6E8FEB86659FD93u);
  return static_cast<std::uint32_t>(product ^ (product >> 32));
}

/// Small, medium and large counts as few values.
std::uint32_t bucket(std::size_t count) {
  constexpr std::size_t kLimits[] = {0, 1, 2, 3, 4, 6, 9, 14, 22, 40};
  std::uint32_t out = 0;
  for (const std::size_t limit : kLimits) out += count > limit;
  return out;
}

/// A run of tokens between stops: a sentence, or a clause of one.
struct Run {
  std::size_t begin = 0, end = 0;
  std::uint32_t lower = 0, capital = 0, numbers = 0, initials = 0, senses = 0;

  std::uint32_t shape() const {
    const std::size_t words = lower + capital + initials;
    const std::uint32_t share = words == 0 ? 0 : static_cast<std::uint32_t>(1 + 4 * lower / words);
    return bucket(end - begin) * 64 + share * 8 + (numbers > 0) * 4 + (initials > 0) * 2 +
           ((initials * 3 > words) ? 1 : 0);
  }
};

/// Where a token stands in its reference.
struct Place {
  std::size_t sentence = 0, clause = 0;  ///< Indexes of runs.
  bool in_quotes = false, behind_quotes = false, in_brackets = false;
  std::uint32_t years = 0;       ///< Seen before, at most 3.
  bool in_seen = false;          ///< "In" began a clause before.
  std::uint32_t since_year = 0;  ///< Sentences since the first year.
};

constexpr std::uint32_t kNoClause = 15;  ///< What stands behind the last clause.

constexpr std::uint32_t kTellingSenses = kJournal | kPublisher | kPlace | kEditor | kIn | kPages | kVolume |
                                         kGenre | kMeeting | kTranslator | kMonth | kBody | kEdition;

class Maker {
 public:
  Maker(Text text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {
    places_.resize(tokens.size());
    find_runs();
    find_places();
    look_over();
    look_ahead();
  }

  std::vector<Features> make() {
    std::vector<Features> out(tokens_.size());
    signs_.reserve(tokens_.size());
    for (const Token& token : tokens_) signs_.push_back(sign_of(token));
    for (std::size_t i = 0; i < tokens_.size(); ++i) make(i, out[i]);
    return out;
  }

 private:
  static std::uint32_t sign_of(const Token& token) {
    const std::uint32_t digits = token.shape == Shape::number || token.shape == Shape::year
                                     ? std::min<std::uint32_t>(token.digits, 5)
                                     : 0;
    return static_cast<std::uint32_t>(token.shape) << 16 | static_cast<std::uint32_t>(token.after) << 8 |
           digits << 4 | std::uint32_t{token.opens_quote} << 3 | std::uint32_t{token.closes_quote} << 2 |
           std::uint32_t{token.opens_bracket} << 1 | std::uint32_t{token.closes_bracket};
  }

  /// True if the sentence ends behind the token.
  bool ends_sentence(std::size_t i) const {
    const Token& token = tokens_[i];
    if (i + 1 == tokens_.size()) return true;
    if (token.after == Break::quote) return true;
    if (token.after == Break::stop || token.after == Break::question) {
      const Shape next = tokens_[i + 1].shape;
      return next != Shape::lower || tokens_[i + 1].opens_quote;
    }
    return false;
  }

  static bool ends_clause(const Token& token) {
    return token.after != Break::none && token.after != Break::dot && token.after != Break::dash;
  }

  static void count(const Token& token, Run& run) {
    const bool initial = token.shape == Shape::initial || token.shape == Shape::initials;
    run.lower += token.shape == Shape::lower;
    run.initials += initial;
    run.capital +=
        token.shape == Shape::capital || token.shape == Shape::capitals || token.shape == Shape::mixed;
    run.numbers += token.digits > 0;
    run.senses |= token.senses & kTellingSenses;
  }

  /// Where prose begins, and what the clauses behind each one hold.
  void look_ahead() {
    prose_ = clauses_.size();
    for (std::size_t i = 0; i < clauses_.size() && prose_ == clauses_.size(); ++i)
      if (clauses_[i].lower >= 2 && clauses_[i].initials * 4 < clauses_[i].end - clauses_[i].begin)
        prose_ = i;
    for (std::size_t i = 0; i < clauses_.size() + 2; ++i) kinds_.push_back(kind_of(i));
    future_.assign(clauses_.size(), 0);
    constexpr std::uint32_t kSeen =
        kIn | kJournal | kPublisher | kPlace | kEditor | kPages | kVolume | kGenre;
    constexpr std::uint32_t kNumber = 1u << 30;
    for (std::size_t i = clauses_.size(); i-- > 1;)
      future_[i - 1] = future_[i] | (clauses_[i].senses & kSeen) | (clauses_[i].numbers > 0 ? kNumber : 0);
  }

  void find_runs() {
    Run sentence, clause;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      places_[i].sentence = sentences_.size();
      places_[i].clause = clauses_.size();
      count(tokens_[i], sentence);
      count(tokens_[i], clause);
      const bool sentence_ends = ends_sentence(i);
      if (sentence_ends || ends_clause(tokens_[i])) {
        clause.end = i + 1;
        clauses_.push_back(clause);
        clause = {};
        clause.begin = i + 1;
      }
      if (sentence_ends) {
        sentence.end = i + 1;
        sentences_.push_back(sentence);
        sentence = {};
        sentence.begin = i + 1;
      }
    }
  }

  void find_places() {
    bool behind = false, brackets = false, in_seen = false;
    std::uint32_t years = 0;
    std::size_t year_sentence = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      Place& place = places_[i];
      if (token.opens_bracket) brackets = true;
      place.in_quotes = token.quoted;
      place.behind_quotes = behind;
      place.in_brackets = brackets;
      place.years = years;
      place.in_seen = in_seen;
      place.since_year =
          years == 0
              ? 0
              : static_cast<std::uint32_t>(1 + std::min<std::size_t>(4, place.sentence - year_sentence));
      behind = behind || token.closes_quote;
      if (token.closes_bracket) brackets = false;
      if (token.shape == Shape::year && years < 3) {
        if (years == 0) year_sentence = place.sentence;
        ++years;
      }
      if ((token.senses & kIn) != 0 && i == clauses_[place.clause].begin && i > 0) in_seen = true;
    }
  }

  /// What kind of reference this seems to be: where its first year stands, and whether it quotes.
  void look_over() {
    std::size_t year = tokens_.size();
    bool quotes = false;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (year == tokens_.size() && tokens_[i].shape == Shape::year) year = i;
      quotes = quotes || tokens_[i].quoted;
    }
    std::uint32_t where = 0;
    if (year < tokens_.size()) {
      const bool bracket = tokens_[year].opens_bracket;
      const std::uint32_t sentence =
          static_cast<std::uint32_t>(std::min<std::size_t>(places_[year].sentence, 2));
      const bool late = tokens_.size() - year <= 4;
      where = 1 + sentence * 4 + bracket * 2 + late;
    }
    style_ = where * 2 + quotes;
  }

  const Token* at(std::ptrdiff_t i) const {
    return i < 0 || i >= static_cast<std::ptrdiff_t>(tokens_.size()) ? nullptr
                                                                     : &tokens_[static_cast<std::size_t>(i)];
  }
  std::uint32_t word(std::ptrdiff_t i) const {
    return at(i) != nullptr ? at(i)->word : i < 0 ? kBefore : kBehind;
  }
  std::uint32_t sign(std::ptrdiff_t i) const {
    return at(i) != nullptr ? signs_[static_cast<std::size_t>(i)] : i < 0 ? kBefore : kBehind;
  }
  std::uint32_t shape(std::ptrdiff_t i) const {
    return at(i) != nullptr ? static_cast<std::uint32_t>(at(i)->shape) : i < 0 ? 30 : 31;
  }
  std::uint32_t senses(std::ptrdiff_t i) const { return at(i) != nullptr ? at(i)->senses : 0; }

  std::uint32_t affix(std::size_t i, bool front, std::size_t length) const {
    const Text core = tokens_[i].core.of(text_);
    if (core.size() <= length) return 0;
    return word_hash(front ? core.substr(0, length) : core.substr(core.size() - length));
  }

  const Run* run(const std::vector<Run>& runs, std::size_t index, std::ptrdiff_t step) const {
    const auto at = static_cast<std::ptrdiff_t>(index) + step;
    return at < 0 || at >= static_cast<std::ptrdiff_t>(runs.size()) ? nullptr
                                                                    : &runs[static_cast<std::size_t>(at)];
  }

  void make(std::size_t index, Features& out) const {
    std::size_t slot = 0;
    const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) {
      const std::uint32_t salt = static_cast<std::uint32_t>(slot + 1) * 0x9E3779B1u;
      out[slot++] = mix(mix(a + salt, b + 0x85EBCA6Bu), c + 0xC2B2AE35u);
    };
    const auto i = static_cast<std::ptrdiff_t>(index);
    const Token& token = tokens_[index];
    const Place& place = places_[index];
    add_words(i, add);
    add_signs(i, add);
    add(affix(index, false, 3));
    add(affix(index, true, 3));
    add(affix(index, false, 2), shape(i));
    add(affix(index, true, 4), shape(i));
    add_runs(index, add);
    add_place(index, add);
    const std::uint32_t quotes = place.in_quotes * 2u + place.behind_quotes;
    add(quotes, style_, shape(i));
    add(place.years, style_, place.since_year);
    add(place.since_year, sign(i), place.years);
    add(place.in_brackets, sign(i), place.years);
    add(place.in_seen, senses(i) & kTellingSenses, shape(i));
    add(token.senses, quotes);
    add_outlook(index, add);
  }

  /// What a clause mostly is, as one of a few kinds. Their numbers belong to the weights.
  std::uint32_t kind_of(std::size_t clause) const {
    if (clause >= clauses_.size()) return kNoClause;
    const Run& run = clauses_[clause];
    const std::uint32_t senses = run.senses;
    const std::size_t size = run.end - run.begin;
    const Token& first = tokens_[run.begin];
    if (first.shape == Shape::taken) return 0;
    if ((first.senses & kIn) != 0 && clause > 0) return 1;
    if (first.shape == Shape::year && size == 1) return 2;
    if (run.lower + run.capital + run.initials == 0) return 3;
    if (run.numbers > 0 && (senses & (kPages | kVolume)) != 0 && size <= 4) return 4;
    if ((senses & kEditor) != 0 && size <= 8) return 5;
    if (run.initials > 0 && run.initials * 3 >= size) return 6;
    if (run.lower >= 3) return 7;
    if ((senses & kJournal) != 0) return 8;
    if ((senses & kMeeting) != 0) return 9;
    if ((senses & kPublisher) != 0) return 10;
    if ((senses & kPlace) != 0) return 11;
    if (run.lower == 0 && size <= 3) return 12;
    return 13;
  }

  /// What goes on around: the kinds of the clauses, where prose begins, and what is still to come.
  template <typename Add>
  void add_outlook(std::size_t index, Add& add) const {
    const Place& place = places_[index];
    const Run& clause = clauses_[place.clause];
    const Token& token = tokens_[index];
    const std::uint32_t ends = (index + 1 == clause.end) * 2u + (index == clause.begin);
    const std::uint32_t end_sign = static_cast<std::uint32_t>(tokens_[clause.end - 1].after);
    const std::uint32_t here = kinds_[place.clause], next = kinds_[place.clause + 1],
                        later = kinds_[place.clause + 2],
                        past = place.clause == 0 ? kNoClause - 1 : kinds_[place.clause - 1];
    const auto prose = static_cast<std::uint32_t>(std::clamp<std::ptrdiff_t>(
        static_cast<std::ptrdiff_t>(place.clause) - static_cast<std::ptrdiff_t>(prose_) + 3, 0, 7));
    const std::uint32_t future = future_[place.clause];
    add(here << 12 | next << 8 | later << 4 | past, ends);
    add(here << 8 | next << 4 | later, end_sign << 2 | ends);
    add(past << 8 | here << 4 | next, end_sign << 2 | ends);
    add(prose, ends << 4 | end_sign, here);
    add(prose << 8 | past, style_, ends);
    add(future, ends, end_sign);
    add(future & (kIn | kJournal | kVolume | kPublisher | kPlace), here << 4 | next, ends << 4 | end_sign);
    add(future, token.senses & kTellingSenses, static_cast<std::uint32_t>(token.shape));
    add(next << 8 | later << 4 | static_cast<std::uint32_t>(token.after), token.word);
    add(here << 8 | past << 4 | ends, token.word);
  }

  template <typename Add>
  void add_words(std::ptrdiff_t i, Add& add) const {
    add(0);
    add(word(i));
    add(word(i - 1));
    add(word(i + 1));
    add(word(i - 1), word(i));
    add(word(i), word(i + 1));
    add(word(i - 2), 2);
    add(word(i + 2), 3);
    add(word(i), sign(i));
    add(senses(i), shape(i));
    add(senses(i - 1), sign(i - 1));
    add(senses(i + 1), sign(i + 1));
    add(senses(i), senses(i + 1), sign(i));
  }

  template <typename Add>
  void add_signs(std::ptrdiff_t i, Add& add) const {
    add(sign(i));
    add(sign(i - 1), 1);
    add(sign(i + 1), 2);
    add(sign(i - 1), sign(i), 3);
    add(sign(i), sign(i + 1), 4);
    add(sign(i - 2), sign(i - 1), sign(i));
    add(sign(i), sign(i + 1), sign(i + 2));
    add(mix(sign(i - 2), sign(i - 1)), sign(i), sign(i + 1));
    add(mix(sign(i - 1), sign(i)), sign(i + 1), sign(i + 2));
    add(shape(i - 1) << 10 | shape(i) << 5 | shape(i + 1), shape(i - 2) << 5 | shape(i + 2));
  }

  template <typename Add>
  void add_runs(std::size_t index, Add& add) const {
    const Place& place = places_[index];
    const Run& sentence = sentences_[place.sentence];
    const Run& clause = clauses_[place.clause];
    const auto telling = [](const Run* run) { return run != nullptr ? run->senses : 0xFFFFu; };
    const auto form = [](const Run* run) { return run != nullptr ? run->shape() : 0xFFFFu; };
    const std::uint32_t end_sign = static_cast<std::uint32_t>(tokens_[clause.end - 1].after);
    const std::uint32_t begin_sign =
        clause.begin == 0 ? 15 : static_cast<std::uint32_t>(tokens_[clause.begin - 1].after);
    const auto sentence_at = static_cast<std::uint32_t>(std::min<std::size_t>(place.sentence, 5));
    add(sentence.shape(), sentence_at);
    add(sentence.senses, sentence_at);
    add(sentence_at, style_, shape(static_cast<std::ptrdiff_t>(index)));
    add(telling(run(sentences_, place.sentence, 1)), form(run(sentences_, place.sentence, 1)) & 7,
        sentence_at);
    add(telling(run(sentences_, place.sentence, -1)), 1);
    add(tokens_[sentence.begin].word, 2);
    add(tokens_[sentence.begin].word, tokens_[sentence.begin].senses, place.years);
    add(clause.shape(), begin_sign, end_sign);
    add(clause.shape(), sentence_at, place.years);
    add(clause.senses, begin_sign, end_sign);
    add(tokens_[clause.begin].word, 3);
    add(tokens_[clause.end - 1].word, 4);
    add(telling(run(clauses_, place.clause, 1)), form(run(clauses_, place.clause, 1)) & 7);
    add(telling(run(clauses_, place.clause, -1)), form(run(clauses_, place.clause, -1)) & 7);
    add(form(run(clauses_, place.clause, -1)), clause.shape());
    add(form(run(clauses_, place.clause, 1)), clause.shape());
    add(clause.senses, telling(run(clauses_, place.clause, 1)), clause.shape() & 7);
    add(bucket(index - clause.begin), bucket(clause.end - index), end_sign);
  }

  template <typename Add>
  void add_place(std::size_t index, Add& add) const {
    const Place& place = places_[index];
    const std::size_t left = tokens_.size() - index;
    const std::uint32_t here = sign(static_cast<std::ptrdiff_t>(index));
    add(static_cast<std::uint32_t>(index * 10 / tokens_.size()), here);
    add(bucket(index), here);
    add(bucket(left), here);
    add(bucket(place.clause), bucket(clauses_.size() - place.clause), style_);
    add(bucket(place.sentence), bucket(sentences_.size() - place.sentence), style_);
  }

  Text text_;
  const std::vector<Token>& tokens_;
  std::vector<Run> sentences_, clauses_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> signs_;
  std::uint32_t style_ = 0;
  std::size_t prose_ = 0;              ///< The first clause of lower-case words.
  std::vector<std::uint32_t> kinds_;   ///< Of the clauses, and of two behind the last.
  std::vector<std::uint32_t> future_;  ///< The senses of the clauses behind each one.
};

}  // namespace

std::vector<Features> features_of(std::string_view text, const std::vector<Token>& tokens) {
  if (tokens.empty()) return {};
  return Maker(text, tokens).make();
}

}  // namespace citecheck::plain

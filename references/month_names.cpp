#include "references/month_names.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <forward_list>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "references/name_table.hpp"
#include "references/text.hpp"
#include "references/word_begin.hpp"

namespace citecheck {

namespace {

constexpr std::size_t kLongestWord = 32;  // Bytes, folded or not.

struct Row {
  std::uint8_t value;
  std::string_view words;  ///< Separated by spaces.
};

// English, German, French, Spanish, Italian, Portuguese, Dutch, Polish (with genitives), Russian, Ukrainian,
// Turkish, Arabic; what several share stands once.
constexpr std::array<Row, 12> kMonths{{
    {1,
     "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari styczeń stycznia sty "
     "январь "
     "января янв січень січня січ ocak oca "
     "يناير جانفي"},
    {2,
     "february feb febr februar feber février févr fév febrero febbraio fevereiro fev februari luty lutego "
     "lut "
     "февраль февраля фев февр лютий лютого лют şubat şub "
     "فبراير فيفري شباط"},
    {3,
     "march mar märz mrz mars marzo março maart mrt marzec marca март марта мар березень березня бер mart "
     "مارس آذار"},
    {4,
     "april apr avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр квітень квітня кві квіт "
     "nisan "
     "nis "
     "أبريل ابريل إبريل أفريل نيسان"},
    {5,
     "may mai mayo maggio mag maio mei maj maja май мая травень травня тра трав mayıs "
     "مايو ماي أيار"},
    {6,
     "june jun juni juin junio giugno giu junho czerwiec czerwca cze июнь июня июн червень червня чер черв "
     "haziran haz "
     "يونيو يونيه جوان حزيران"},
    {7,
     "july jul juli juillet juil julio luglio lug julho lipiec lipca lip июль июля июл липень липня лип "
     "temmuz "
     "tem "
     "يوليو يوليه جويلية تموز"},
    {8,
     "august aug août agosto ago augustus sierpień sierpnia sie август августа авг серпень серпня сер серп "
     "ağustos ağu "
     "أغسطس اغسطس أوت آب"},
    {9,
     "september sept sep septembre septiembre setiembre settembre setembro set wrzesień września wrz "
     "сентябрь "
     "сентября сен сент вересень вересня вер eylül eyl "
     "سبتمبر أيلول"},
    {10,
     "october oct oktober okt octobre octubre ottobre ott outubro out październik października paź октябрь "
     "октября окт жовтень жовтня жов жовт ekim eki "
     "أكتوبر اكتوبر"},
    {11,
     "november nov novembre noviembre novembro listopad listopada lis ноябрь ноября ноя нояб листопад "
     "листопада "
     "лис kasım kas "
     "نوفمبر"},
    {12,
     "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudzień grudnia gru декабрь "
     "декабря дек грудень грудня гру груд aralık ara "
     "ديسمبر"},
}};

// Everyday words, names or planets in one of the languages.
constexpr std::array<Row, 1> kNeedDay{{
    {1,
     "mars set out lip lis sie mag gen ago ara tem gru бер сер тра лип лис вер haz kas marca lut cze lug ott "
     "giu ene nis eki oca sty"},
}};

constexpr std::array<Row, 4> kSeasons{{
    {21, "spring frühling frühjahr printemps primavera lente wiosna весна ilkbahar"},
    {22, "summer sommer été verano estate verão zomer lato лето літо yaz"},
    {23, "autumn fall herbst automne otoño autunno outono herfst jesień осень осінь sonbahar"},
    {24, "winter hiver invierno inverno zima зима kış"},
}};

constexpr std::array<Row, 7> kWeekdays{{
    {1, "monday mon montag mo lundi lunes lunedì segunda-feira maandag poniedziałek понедельник понеділок"},
    {2, "tuesday tue tues dienstag di mardi martes martedì terça-feira dinsdag wtorek вторник вівторок"},
    {3, "wednesday wed mittwoch mi mercredi miércoles mercoledì quarta-feira woensdag środa среда середа"},
    {4,
     "thursday thu thur thurs donnerstag jeudi jueves giovedì quinta-feira donderdag czwartek четверг "
     "четвер"},
    {5, "friday fri freitag fr vendredi viernes venerdì sexta-feira vrijdag piątek пятница"},
    {6, "saturday sat samstag sonnabend sa samedi sábado sabato zaterdag sobota суббота субота"},
    {7, "sunday sun sonntag so dimanche domingo domenica zondag niedziela воскресенье неділя"},
}};

/// Words of the tables are folded as the text's words are, so that case and accents do not matter.
template <typename Use>
void for_each_word(std::span<const Row> rows, Use use) {
  for (const Row& row : rows)
    for (std::string_view rest = row.words; !rest.empty();) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(word.size() == rest.size() ? word.size() : word.size() + 1);
      use(fold(word), row.value);
    }
}

template <typename T>
class Table {
 public:
  Table() : values_(500) {}

  /// A word that is there already keeps its meaning.
  void add(std::string word, const T& value) {
    begins_.set(word_begin(word));
    values_.add(words_.emplace_front(std::move(word)), value);
  }

  /// Null if the word is none of them. Any word of a text may be asked for: most are told by their first
  /// letters.
  const T* find(std::string_view word) const {
    if (word.empty() || word.size() > kLongestWord) return nullptr;
    if (!begins_[word_begin(word)] && std::ranges::all_of(word, is_ascii)) return nullptr;
    std::array<char, kLongestWord> lower;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (!is_ascii(word[i])) return values_.find(fold(word));
      lower[i] = lower_ascii(word[i]);
    }
    return values_.find({lower.data(), word.size()});
  }

 private:
  static bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
  static char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
  std::bitset<kWordBegins> begins_;
  std::forward_list<std::string> words_;
  NameTable<T> values_;
};

Table<std::uint8_t> table_of(std::span<const Row> rows) {
  Table<std::uint8_t> table;
  for_each_word(rows, [&](std::string word, std::uint8_t value) { table.add(std::move(word), value); });
  return table;
}

Table<MonthWord> table_of_months() {
  std::set<std::string> need_day;
  for_each_word(kNeedDay, [&](std::string word, std::uint8_t) { need_day.insert(std::move(word)); });
  Table<MonthWord> table;
  for_each_word(kMonths, [&](std::string word, std::uint8_t month) {
    const bool needs_day = need_day.contains(word);
    table.add(std::move(word), {month, needs_day});
  });
  return table;
}

template <typename T>
std::optional<T> look_up(const Table<T>& table, std::string_view word) {
  const T* found = table.find(word);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

}  // namespace

std::optional<MonthWord> month_from_word(std::string_view word) {
  static const Table<MonthWord> months = table_of_months();
  return look_up(months, word);
}

std::optional<std::uint8_t> season_from_word(std::string_view word) {
  static const Table<std::uint8_t> seasons = table_of(kSeasons);
  return look_up(seasons, word);
}

bool is_weekday(std::string_view word) {
  static const Table<std::uint8_t> weekdays = table_of(kWeekdays);
  return look_up(weekdays, word).has_value();
}

}  // namespace citecheck

#include "checker/cli/arguments.hpp"

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>

#include "references/edit_distance.hpp"

namespace citecheck {

namespace {

namespace po = boost::program_options;

po::options_description describe(std::span<const Option> options) {
  po::options_description description;
  for (const Option& option : options) {
    std::string name(option.name);
    if (option.letter != 0) name += std::string(",") + option.letter;
    if (option.argument.empty())
      description.add_options()(name.c_str(), "");
    else
      description.add_options()(name.c_str(), po::value<std::vector<std::string>>(), "");
  }
  description.add_options()("operand", po::value<std::vector<std::string>>(), "");
  return description;
}

[[noreturn]] void unknown_option(std::string word, std::span<const Option> options) {
  std::vector<std::string_view> names;
  for (const Option& option : options) names.push_back(option.name);
  word.erase(0, word.find_first_not_of('-'));
  const auto near = nearest(word, names);
  throw UsageError("there is no option --" + word +
                   (near ? "; did you mean --" + std::string(*near) + "?" : ""));
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> names) {
  if (word.size() > 64) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string_view name : names) {
    const std::size_t distance = edit_distance(word, name);
    if (distance < best_distance) {
      best = name;
      best_distance = distance;
    }
  }
  return best;
}

Arguments::Arguments(std::span<const Option> options, const std::vector<std::string>& words) {
  const po::options_description description = describe(options);
  po::positional_options_description operands;
  operands.add("operand", -1);
  try {
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    const auto parsed =
        po::command_line_parser(words).options(description).positional(operands).style(style).run();
    for (const auto& option : parsed.options) {
      if (option.string_key == "operand" && option.position_key >= 0) {
        operands_.insert(operands_.end(), option.value.begin(), option.value.end());
        continue;
      }
      auto& values = values_[option.string_key];
      if (option.value.empty()) values.emplace_back();
      values.insert(values.end(), option.value.begin(), option.value.end());
    }
  } catch (const po::unknown_option& error) {
    unknown_option(error.get_option_name(), options);
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
}

void Arguments::add_defaults(const std::map<std::string, std::vector<std::string>>& values) {
  values_.insert(values.begin(), values.end());
}

bool Arguments::has(std::string_view name) const {
  return values_.contains(name);
}

std::string Arguments::get(std::string_view name, std::string_view otherwise) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::string(otherwise) : found->second.back();
}

std::vector<std::string> Arguments::all(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

int Arguments::count(std::string_view name) const {
  return static_cast<int>(all(name).size());
}

std::int64_t Arguments::number(std::string_view name, std::int64_t otherwise, std::int64_t low,
                               std::int64_t high) const {
  if (!has(name)) return otherwise;
  const std::string text = get(name);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < low || value > high)
    throw UsageError("--" + std::string(name) + " takes a whole number from " + std::to_string(low) + " to " +
                     std::to_string(high) + ", not '" + text + "'");
  return value;
}

std::chrono::milliseconds Arguments::seconds(std::string_view name,
                                             std::chrono::milliseconds otherwise) const {
  if (!has(name)) return otherwise;
  const std::string text = get(name);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || value <= 0 ||
      value > 86'400)
    throw UsageError("--" + std::string(name) + " takes seconds, more than 0 and up to 86400, not '" + text +
                     "'");
  return std::chrono::milliseconds(std::max<std::int64_t>(1, std::llround(value * 1000)));
}

std::string Arguments::choice(std::string_view name, std::span<const std::string_view> choices) const {
  const std::string text = get(name, choices.front());
  if (std::ranges::find(choices, text) != choices.end()) return text;
  std::string list;
  for (const std::string_view one : choices) list += (list.empty() ? "" : ", ") + std::string(one);
  throw UsageError("--" + std::string(name) + " takes one of " + list + ", not '" + text + "'");
}

}  // namespace citecheck

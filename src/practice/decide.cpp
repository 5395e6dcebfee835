#include "practice/decide.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/ascii.h"
#include "practice/facts.h"

namespace triptych::practice {
namespace {

// Words that say nothing about what is there.
bool is_filler(const std::string& word) {
  static const std::set<std::string_view> fillers = {
      "a",    "an",    "and",     "are",  "be",    "by",   "does",    "for",   "from",    "has",
      "have", "how",   "image",   "in",   "input", "is",   "it",      "item",  "of",      "on",
      "or",   "other", "picture", "show", "shown", "that", "the",     "there", "this",    "thing",
      "to",   "what",  "which",   "with", "you",   "your", "message", "text",  "customer"};
  return fillers.contains(word);
}

// Lower case, without a plural's s.
std::vector<std::string> stems_of(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  const auto end = [&] {
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
    if (!word.empty() && !is_filler(word)) out.push_back(word);
    word.clear();
  };
  for (const char c : text) {
    if (is_letter(c) || is_digit(c)) {
      word.push_back(lower(c));
    } else {
      end();
    }
  }
  end();
  return out;
}

void gather(const Json& value, std::set<std::string>& out) {
  if (value.is_string()) {
    for (std::string& word : stems_of(value.get<std::string>())) out.insert(std::move(word));
  } else if (value.is_structured()) {
    for (const Json& inner : value) gather(inner, out);
  }
}

struct Evidence {
  std::set<std::string> words;
  std::vector<std::string> categories;  // from exact to vague
};

Evidence evidence_of(const Question& question) {
  Evidence out;
  for (std::string& word : stems_of(question.text)) out.words.insert(std::move(word));
  for (const Json& facts : facts_of(question)) {
    gather(facts, out.words);
    for (const Json& category : at(facts, "categories"))
      if (category.is_string())
        for (std::string& word : stems_of(category.get<std::string>()))
          out.categories.push_back(std::move(word));
  }
  return out;
}

double weight_of(const std::string& word, const Evidence& evidence) {
  const auto& categories = evidence.categories;
  const auto found = std::find(categories.begin(), categories.end(), word);
  if (found != categories.end())
    return std::max(1.5, 4 - 0.8 * static_cast<double>(found - categories.begin()));
  return evidence.words.contains(word) ? 1 : 0;
}

}  // namespace

double likelihood(const Question& question, const std::string& statement) {
  const Evidence evidence = evidence_of(question);
  const std::vector<std::string> words = stems_of(statement);
  double held = 0, all = 0;
  bool denied = false;
  for (const std::string& word : words) {
    if (word == "not" || word == "no") {
      denied = true;
      continue;
    }
    all += 1;
    held += weight_of(word, evidence) > 0 ? 1 : 0;
  }
  if (all == 0) return 0.5;
  const double likely = 0.03 + 0.94 * std::pow(held / all, 2);
  return denied ? 1 - likely : likely;
}

std::vector<double> shares(const Question& question, const std::vector<std::string>& options) {
  const Evidence evidence = evidence_of(question);
  std::vector<double> out;
  double sum = 0;
  for (const std::string& option : options) {
    double weight = 0;
    for (const std::string& word : stems_of(option)) weight += weight_of(word, evidence);
    out.push_back(std::exp(std::min(weight, 5.0)));
    sum += out.back();
  }
  for (double& share : out) share /= sum;
  return out;
}

std::size_t likeliest(const std::vector<double>& shares) {
  return static_cast<std::size_t>(std::max_element(shares.begin(), shares.end()) - shares.begin());
}

double rounded_share(double share) { return std::round(share * 10'000) / 10'000; }

}  // namespace triptych::practice

// PriceTable: the lookup that web/tools/prices.mjs describes. tests/ hold it to the answers of the
// package the table comes from.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "base/json.h"
#include "llm/models.h"

namespace triptych {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

// The whole text, where '#' in the pattern stands for one digit.
bool like(std::string_view text, std::string_view pattern) {
  return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(),
                    [](char c, char p) { return p == '#' ? digit(c) : c == p; });
}

bool has_part(std::string_view id, std::string_view part) {
  auto dash = id.find('-');  // the first part is not looked at
  while (dash != std::string_view::npos) {
    const auto next = id.find('-', dash + 1);
    if (id.substr(dash + 1, next - dash - 1) == part) return true;
    dash = next;
  }
  return false;
}

std::string normal_id(std::string_view id) {
  const char* const spaces = " \t\r\n";
  const auto first = id.find_first_not_of(spaces);
  if (first == std::string_view::npos) return "";
  std::string text(id.substr(first, id.find_last_not_of(spaces) - first + 1));
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// The first -20260730 becomes -2026-07-30; "" when there is none.
std::string dashed_id(const std::string& id) {
  for (auto dash = id.find('-'); dash != std::string::npos; dash = id.find('-', dash + 1)) {
    const std::string_view date = std::string_view(id).substr(dash + 1, 8);
    if (!like(date, "20######")) continue;
    const std::string_view month = date.substr(4, 2), day = date.substr(6, 2);
    const std::size_t end = dash + 9;
    const bool ends = end == id.size() || id[end] == '-' || id[end] == ':';
    if (!ends || month < "01" || month > "12" || day < "01" || day > "31") continue;
    return id.substr(0, dash + 5) + "-" + std::string(month) + "-" + std::string(day) +
           id.substr(end);
  }
  return "";
}

std::string system_date() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day date(today);
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

}  // namespace

// Reads one row of the table; what it cannot read it names in `fault`.
struct PriceReader {
  std::string fault;

  std::vector<PriceTable::Rule> rules(const Json& list) {
    static constexpr std::array kKinds = {"equals",  "starts_with",    "ends_with", "contains",
                                          "pattern", "starts_pattern", "lacks_part"};
    std::vector<PriceTable::Rule> all;
    for (const Json& rule : list) {
      const std::string kind = string_at(rule, "kind"), value = string_at(rule, "value");
      // A rule that is skipped would match too much and show a wrong price.
      if (std::find(kKinds.begin(), kKinds.end(), kind) == kKinds.end()) {
        fault = "has an unknown rule \"" + kind + "\"";
      } else if (value.empty()) {
        fault = "has a rule without a value";
      }
      all.push_back({kind, value});
    }
    if (all.empty()) fault = "has an empty list of rules";
    return all;
  }

  std::optional<PriceTable::Price> price(const Json& json) {
    if (json.is_null()) return std::nullopt;
    PriceTable::Price price;
    const auto base = number_at(json, "base");
    if (!base) fault = "has a price without \"base\"";
    price.base = base.value_or(0);
    for (const Json& tier : at(json, "tiers")) {
      const auto start = int_at(tier, "start");
      const auto usd = number_at(tier, "price");
      if (!start || !usd) fault = "has a tier without \"start\" or \"price\"";
      price.tiers.push_back({start.value_or(0), usd.value_or(0)});
    }
    return price;
  }

  PriceTable::Entry entry(const Json& row, std::string_view today) {
    PriceTable::Entry entry;
    entry.provider = string_at(row, "provider");
    if (entry.provider.empty()) fault = "lacks \"provider\"";
    for (const Json& list : at(row, "match")) entry.any_of.push_back(rules(list));
    take(valid_of(at(row, "prices"), today), entry);
    return entry;
  }

  // The last of dated prices that is not in the future; failing that, the first.
  const Json& valid_of(const Json& dated, std::string_view today) {
    if (!dated.is_array() || dated.empty()) {
      fault = "has no prices";
      return at(dated, dated.size());  // null
    }
    const Json* valid = &dated.front();
    for (const Json& prices : dated) {
      if (string_at(prices, "from") <= today) valid = &prices;
    }
    return *valid;
  }

  void take(const Json& prices, PriceTable::Entry& entry) {
    entry.input = price(at(prices, "input"));
    entry.output = price(at(prices, "output"));
    entry.cache_read = price(at(prices, "cache_read"));
    entry.cache_write = price(at(prices, "cache_write"));
    entry.hour = number_at(prices, "hour");
  }

  // {"from", "input", "output", "cache_read", "cache_write", "over": {"tokens", the same}}: as a
  // person writes it.
  PriceTable::Entry own(const Json& dated, std::string_view today) {
    PriceTable::Entry entry;
    const Json& prices = valid_of(dated, today);
    const Json& over = at(prices, "over");
    const auto one = [&](const char* key) -> std::optional<PriceTable::Price> {
      const auto base = number_at(prices, key);
      if (!base) return std::nullopt;
      PriceTable::Price price{*base, {}};
      if (const auto more = number_at(over, key))
        price.tiers.push_back({int_at(over, "tokens").value_or(0), *more});
      return price;
    };
    entry.input = one("input");
    entry.output = one("output");
    entry.cache_read = one("cache_read");
    entry.cache_write = one("cache_write");
    entry.hour = number_at(prices, "hour");
    if (!(entry.input && entry.output) && !entry.hour) fault = "has a price without numbers";
    for (const Json& each : dated)
      if (string_at(each, "source").empty()) fault = "has a price without a source";
    return entry;
  }
};

double PriceTable::Price::at(int input_tokens) const {
  double usd = base;
  for (const Tier& tier : tiers) {
    if (input_tokens > tier.start) usd = tier.usd_per_million;
  }
  return usd;
}

bool PriceTable::Rule::holds(std::string_view id) const {
  if (kind == "equals") return id == value;
  if (kind == "starts_with") return id.starts_with(value);
  if (kind == "ends_with") return id.ends_with(value);
  if (kind == "contains") return id.find(value) != std::string_view::npos;
  if (kind == "pattern") return like(id, value);
  if (kind == "starts_pattern") return like(id.substr(0, value.size()), value);
  return !has_part(id, value);  // lacks_part
}

bool PriceTable::Entry::fits(std::string_view id) const {
  return std::any_of(any_of.begin(), any_of.end(), [id](const std::vector<Rule>& rules) {
    return std::all_of(rules.begin(), rules.end(), [id](const Rule& r) { return r.holds(id); });
  });
}

const PriceTable::Entry* PriceTable::find(std::string_view provider, std::string_view id) const {
  for (const Entry& entry : entries_) {
    if (entry.provider == provider && entry.fits(id)) return &entry;
  }
  return nullptr;
}

Result<PriceTable> PriceTable::load(std::string_view json, std::string_view models,
                                    std::string_view today) {
  using Loaded = Result<PriceTable>;
  const auto file = parse_json(json);
  if (!file) return Loaded::failure("price table: not JSON");
  const Json& rows = at(*file, "models");
  if (!rows.is_array()) return Loaded::failure("price table: no \"models\" array");
  const std::string day = today.empty() ? system_date() : std::string(today);
  PriceTable table;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    PriceReader reader;
    table.entries_.push_back(reader.entry(rows[i], day));
    if (!reader.fault.empty()) {
      const std::string id = string_at(rows[i], "id");
      return Loaded::failure("price table: row " + std::to_string(i + 1) +
                             (id.empty() ? "" : " (" + id + ")") + " " + reader.fault);
    }
  }
  const Json names = parse_json(models).value_or(Json());
  if (const std::string fault = table.take_own(names, day); !fault.empty())
    return Loaded::failure("model list: " + fault);
  for (const Json& provider : at(names, "providers")) {
    const std::string name = string_at(provider, "price_provider");
    if (!name.empty()) table.table_names_[string_at(provider, "id")] = name;
  }
  return table;
}

// The prices of models.json; what is wrong with a row, or "".
std::string PriceTable::take_own(const Json& models, std::string_view today) {
  for (const Json& row : at(models, "models")) {
    const std::string key = string_at(row, "provider") + "/" + string_at(row, "id");
    if (const std::string as = string_at(row, "price_as"); !as.empty()) priced_as_[key] = as;
    if (!row.contains("price")) continue;
    PriceReader reader;
    own_[key] = reader.own(at(row, "price"), today);
    if (!reader.fault.empty()) return "\"" + string_at(row, "id") + "\" " + reader.fault;
  }
  return "";
}

const PriceTable::Entry* PriceTable::entry_of(std::string_view provider_id,
                                              std::string_view model) const {
  std::string id = normal_id(model);
  const std::string home = std::string(provider_id) + "/";
  if (const auto as = priced_as_.find(home + id); as != priced_as_.end()) id = as->second;
  for (const std::string_view known : {std::string_view(id), undated(id)}) {
    const auto own = own_.find(home + std::string(known));
    if (own != own_.end()) return &own->second;
  }
  const auto renamed = table_names_.find(provider_id);
  const std::string_view provider = renamed == table_names_.end() ? provider_id : renamed->second;
  if (const Entry* entry = find(provider, id)) return entry;
  const std::string dashed = dashed_id(id);
  return dashed.empty() ? nullptr : find(provider, dashed);
}

std::optional<double> PriceTable::cost(std::string_view provider_id, std::string_view model,
                                       const Usage& usage) const {
  const Entry* entry = entry_of(provider_id, model);
  if (!entry) return std::nullopt;
  const auto input = usage.billed_input ? usage.billed_input : usage.input;
  const auto output = usage.billed_output ? usage.billed_output : usage.output;
  if (!entry->input || !entry->output) {
    if (!entry->hour || !usage.seconds || *usage.seconds < 0) return std::nullopt;
    return *usage.seconds / 3600 * *entry->hour;
  }
  if (!input || !output || *input < 0 || *output < 0) return std::nullopt;
  // What the cache gave and took is part of the billed input.
  const int read = std::clamp(usage.cache_read.value_or(0), 0, *input);
  const int written = std::clamp(usage.cache_write.value_or(0), 0, *input - read);
  const double fresh = entry->input->at(*input);
  const auto rate = [&](const std::optional<Price>& price) {
    return price ? price->at(*input) : fresh;
  };
  return ((*input - read - written) * fresh + read * rate(entry->cache_read) +
          written * rate(entry->cache_write) + *output * entry->output->at(*input)) /
         1e6;
}

bool PriceTable::at_most(std::string_view provider_id, std::string_view model,
                         const Usage& usage) const {
  const Entry* entry = entry_of(provider_id, model);
  return entry && entry->input && usage.cache_read.value_or(0) > 0 && !entry->cache_read;
}

}  // namespace triptych

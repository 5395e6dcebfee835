#include "llm/models.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/json.h"

namespace triptych {
namespace {

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool iso_date(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' && all_digits(text.substr(0, 4)) &&
         all_digits(text.substr(5, 2)) && all_digits(text.substr(8)) && text.substr(5, 2) >= "01" &&
         text.substr(5, 2) <= "12" && text.substr(8) >= "01" && text.substr(8) <= "31";
}

// A typing mistake must not pass as "no announced date": every key and every type is looked at.
std::string fault_of_row(const Json& row) {
  static constexpr std::array kTexts = {"provider", "id",        "label",    "note",
                                        "retires",  "successor", "price_as", "checked"};
  static constexpr std::array kFlags = {"recommended", "image", "pdf", "audio", "proposed"};
  if (!row.is_object()) return "is no object";
  for (const auto& [key, value] : row.items()) {
    if (std::find(kTexts.begin(), kTexts.end(), key) != kTexts.end()) {
      if (!value.is_string()) return "\"" + key + "\" is no text";
    } else if (std::find(kFlags.begin(), kFlags.end(), key) != kFlags.end()) {
      if (!value.is_boolean()) return "\"" + key + "\" is neither true nor false";
    } else if (key == "window") {
      if (!value.is_number_integer()) return "\"window\" is no whole number";
    } else if (key == "thinking" || key == "price") {
      if (!value.is_array() || value.empty()) return "\"" + key + "\" is no list";
    } else {
      return "has an unknown key \"" + key + "\"";
    }
  }
  for (const char* key : {"provider", "id", "checked"}) {
    if (string_at(row, key).empty()) return "lacks \"" + std::string(key) + "\"";
  }
  for (const char* key : {"retires", "checked"}) {
    const std::string date = string_at(row, key);
    if (!date.empty() && !iso_date(date)) return "\"" + std::string(key) + "\" is no ISO date";
  }
  return "";
}

ModelInfo model_of(const Json& row) {
  ModelInfo model;
  model.provider_id = string_at(row, "provider");
  model.id = string_at(row, "id");
  model.label = string_at(row, "label");
  if (model.label.empty()) model.label = model.id;
  model.note = string_at(row, "note");
  model.recommended = bool_at(row, "recommended");
  model.image = bool_at(row, "image");
  model.pdf = bool_at(row, "pdf");
  model.audio = bool_at(row, "audio");
  model.retires = string_at(row, "retires");
  model.successor = string_at(row, "successor");
  model.proposed = bool_at(row, "proposed");
  model.window = int_at(row, "window").value_or(0);
  for (const Json& level : at(row, "thinking"))
    if (level.is_string()) model.thinking.push_back(level.get<std::string>());
  model.checked = string_at(row, "checked");
  return model;
}

}  // namespace

std::string_view undated(std::string_view model) {
  const auto ends_like = [&](std::string_view form) {
    if (model.size() <= form.size()) return false;
    const std::string_view end = model.substr(model.size() - form.size());
    return std::equal(end.begin(), end.end(), form.begin(),
                      [](char c, char f) { return f == '0' ? is_digit(c) : c == f; });
  };
  for (const std::string_view form :
       {std::string_view("-00000000"), std::string_view("-0000-00-00")})
    if (ends_like(form)) return model.substr(0, model.size() - form.size());
  return model;
}

double generation_of(std::string_view model) {
  if (model.ends_with("-latest")) return 99;
  model = undated(model);
  for (std::size_t i = 0; i < model.size(); ++i) {
    if (!is_digit(model[i]) || (i > 0 && model[i - 1] != '-')) continue;
    double value = model[i] - '0';
    // "4-7" and "5.6" alike; "4o" and "4-argon" end at the first digit.
    const bool more = i + 2 < model.size() && (model[i + 1] == '.' || model[i + 1] == '-') &&
                      is_digit(model[i + 2]);
    if (more) value += (model[i + 2] - '0') / 10.0;
    return value;
  }
  return 0;
}

const ModelInfo* ModelCatalog::find(std::string_view provider_id, std::string_view model) const {
  for (const ModelInfo& info : models) {
    if (info.provider_id == provider_id && info.id == model) return &info;
  }
  return nullptr;
}

void ModelCatalog::learn(std::string_view provider_id, const std::vector<ListedModel>& told) {
  for (const ListedModel& news : told) {
    auto row = std::ranges::find_if(models, [&](const ModelInfo& info) {
      return info.provider_id == provider_id && info.id == news.id;
    });
    if (row == models.end()) {
      ModelInfo added;
      added.provider_id = provider_id;
      added.id = news.id;
      added.label = news.label.empty() ? news.id : news.label;
      row = models.insert(models.end(), std::move(added));
    }
    row->live = true;
    if (news.retires) row->retires = *news.retires;
    if (news.image) row->image = *news.image;
    if (news.pdf) row->pdf = *news.pdf;
    if (news.audio) row->audio = *news.audio;
    if (news.window > 0) row->window = news.window;
  }
}

const ModelInfo* ModelCatalog::default_of(std::string_view provider_id) const {
  for (const ModelInfo& info : models) {
    if (info.provider_id == provider_id && info.recommended) return &info;
  }
  return nullptr;
}

Result<ModelCatalog> load_models(std::string_view json) {
  using Loaded = Result<ModelCatalog>;
  const auto file = parse_json(json);
  if (!file) return Loaded::failure("model list: not JSON");
  const Json& rows = at(*file, "models");
  if (!rows.is_array()) return Loaded::failure("model list: no \"models\" array");
  ModelCatalog catalog;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string id = string_at(rows[i], "id");
    std::string fault = fault_of_row(rows[i]);
    if (fault.empty() && catalog.find(string_at(rows[i], "provider"), id)) {
      fault = "is there twice";
    }
    if (!fault.empty()) {
      const std::string name = id.empty() ? "" : " (" + id + ")";
      return Loaded::failure("model list: row " + std::to_string(i + 1) + name + " " + fault);
    }
    catalog.models.push_back(model_of(rows[i]));
  }
  return catalog;
}

}  // namespace triptych

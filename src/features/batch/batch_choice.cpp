// What a batch asks for before it runs: which files, which models, in which form they answer.
#include <algorithm>

#include "base/strings.h"
#include "features/batch/batch_work.h"
#include "results/schema.h"

namespace triptych {
namespace {

bool is_known(std::string_view id) { return std::ranges::count(results::preset_ids(), id) > 0; }

}  // namespace

void BatchUpdate::follow_ask() {
  if (job_.frozen) return;
  BatchChoice& choice = work_.choice;
  if (!choice.own && choice.targets != state_.ask.targets) choice.targets = state_.ask.targets;
  if (!choice.own) choice.schema_id = state_.ask.json_schema.empty() ? "" : kFieldsOfAsk;
  if (choice.schema_id == kFieldsOfAsk) {
    if (choice.json_schema != state_.ask.json_schema) choice.json_schema = state_.ask.json_schema;
  } else if (choice.schema_id.empty() || !is_known(choice.schema_id)) {
    choice.json_schema.clear();
  } else if (choice.json_schema.empty()) {
    choice.json_schema = results::to_json_schema(results::preset_schema(choice.schema_id));
  }
}

void BatchUpdate::choose(const std::function<void(BatchChoice&)>& change) {
  if (job_.frozen) return;
  follow_ask();
  change(work_.choice);
  work_.choice.own = true;
  work_.problem.reset();
  state_.shared.unsaved = true;
}

void BatchUpdate::add_model(const BatchModelAdded& e) {
  choose([&](BatchChoice& choice) {
    const bool there = std::ranges::any_of(choice.targets, [&](const Target& target) {
      return target.provider_id == e.provider_id && target.model == e.model;
    });
    if (!there && choice.targets.size() < batch::kMaxTargets)
      choice.targets.push_back({state_.shared.next_id++, e.provider_id, e.model});
  });
}

void BatchUpdate::remove_model(const BatchModelRemoved& e) {
  choose([&](BatchChoice& choice) {
    if (e.index < choice.targets.size())
      choice.targets.erase(choice.targets.begin() + static_cast<std::ptrdiff_t>(e.index));
  });
}

void BatchUpdate::choose_schema(const BatchSchemaChosen& e) {
  choose([&](BatchChoice& choice) {
    choice.schema_id = e.id;
    choice.json_schema.clear();
  });
  follow_ask();
}

void BatchUpdate::remove_file(const BatchFileRemoved& e) {
  const auto item = std::ranges::find(job_.items, e.file, &batch::Item::file);
  if (item == job_.items.end()) return;
  const std::string name = item->name;
  if (!change(batch::ItemRemoved{e.file})) return;
  drop_picture(e.file);
  say(tr("announce.removed", {name}));
}

// Told before anything is asked; by the kind of the file, not by each file.
void BatchUpdate::check_fits() {
  std::vector<std::string> models;
  for (const Target& target : work_.choice.targets)
    models.push_back(target.provider_id + "/" + target.model);
  if (models != work_.fits.models) work_.fits = {std::move(models), {}};
  for (const batch::Item& item : job_.items) {
    std::vector<bool>& takes = work_.fits.by_type[item.media.media_type];
    if (!takes.empty()) continue;
    for (const Target& target : work_.choice.targets) takes.push_back(takes_item(target, item));
  }
}

void BatchUpdate::read_fields() {
  if (!job_.frozen || !work_.fields.empty() || job_.options.json_schema.empty()) return;
  const auto read = results::schema_from_json(job_.options.json_schema);
  if (!read) return;
  for (const results::Field& field : read.value().schema.fields) work_.fields.push_back(field.name);
}

}  // namespace triptych

// What writing and reading of records share; nobody else needs it.
#pragma once

#include <string>

#include "app/run_record.h"
#include "base/json.h"

namespace triptych {

inline constexpr char kRecordFormat[] = "triptych-run", kCardFormat[] = "triptych-card";

std::string text_of_question(const Trial& trial);  // of this turn
// In every text of the value; keys of objects are our own.
void hide_secrets(OrderedJson& json, std::span<const Secret> secrets);
bool is_the_same(const RecordedFile& kept, const Attachment& file);

}  // namespace triptych

// The manners of the three simulated models: what each makes of what a file really shows. Pure, and
// without chance: the same model reads the same numbers always the same way, so that a follow-up
// agrees with the answer before it; the harder a picture is to read, the more of them go wrong, and
// what was wrong stays wrong.
//
// exact: practice that plays a vendor; nothing is wrong.
// careful: reads exactly, or says that it cannot (null).
// talkative: many words; estimates what has no label, to within 3 % of a clear picture.
// hasty: few words; two digits of one number change places, and sums are added up wrongly.
//
// Nothing else is invented.
#pragma once

#include <string_view>

#include "base/json.h"
#include "practice/known_file.h"

namespace triptych::practice {

// Of a model of the demo; exact for all others.
Manner manner_of(std::string_view model);

// The truth of a file as this model reads it, in the same form. What it left out is null, and
// counted in "unread".
Json read_as(Manner manner, const KnownFile& file);

// A sum as this model adds it up; `places` behind the point.
double added_as(Manner manner, double sum, int places);

Pace pace_of(Manner manner);

}  // namespace triptych::practice

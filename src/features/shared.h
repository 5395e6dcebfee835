// What every feature sees of the page. Only the updates of features and app/update.cpp write it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/one_of.h"
#include "base/secret.h"
#include "features/display.h"
#include "features/effect.h"
#include "features/events.h"
#include "features/kept_files.h"
#include "features/kept_texts.h"
#include "features/owners.h"
#include "features/place.h"
#include "features/storage_fault.h"
#include "llm/models.h"

namespace triptych {

// What the browser's storage does not do.
struct StorageTrouble {
  StorageFault settings{}, tab{}, batch{};
};

struct Shared {
  Place place = Place::ask;
  Display display;
  std::string language = "en";  // of the words on screen
  bool right_to_left = false;
  bool online = true;
  std::string page_origin;  // "https://host": where the page itself comes from
  std::string today;        // ISO date, told by the platform; "" = not known
  StorageTrouble trouble;
  KeptFiles kept;
  KeptTexts texts;  // of the draft and of cells, as far as they are large
  Owners owners;
  bool unsaved = false;  // something that survives a reload changed: app/update.cpp writes it once

  ModelCatalog catalog;
  PriceTable prices;
  std::map<std::string, Secret> keys;              // by provider
  std::map<std::string, std::string> key_remarks;  // provider -> what of the key had to go, or ""
  std::map<std::string, std::string> base_urls;    // provider -> "" or the user's own

  double spent = 0;  // USD since the page was opened, as far as prices are known

  std::string copied;  // what was copied last, for the button to say so
  Millis copied_at{};
  std::uint32_t next_id = 1;
  std::uint64_t revision = 0;  // grows with every event: views cache what they derive
  Millis now{};                // of this turn

  std::uint32_t new_picture(PictureOwner owner) {
    owners.pictures[next_id] = owner;
    return next_id++;
  }
  std::uint32_t new_job(JobOwner owner) {
    owners.jobs[next_id] = owner;
    return next_id++;
  }
};

// Opens a place, and its address.
void go_to(Shared& shared, Place place, std::vector<Effect>& effects);
// Asks for a file that is kept on this device.
void load_file(Shared& shared, std::string id, std::string name, FilePurpose purpose,
               std::vector<Effect>& effects);

}  // namespace triptych

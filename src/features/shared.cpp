#include "features/shared.h"

#include <utility>

namespace triptych {

void go_to(Shared& shared, Place place, std::vector<Effect>& effects) {
  shared.place = place;
  effects.push_back(SetFragment{std::string(kPlaces[static_cast<std::size_t>(place)].fragment)});
}

void load_file(Shared& shared, std::string id, std::string name, FilePurpose purpose,
               std::vector<Effect>& effects) {
  shared.owners.files[id].push_back(purpose);
  effects.push_back(LoadFile{std::move(id), std::move(name)});
}

}  // namespace triptych

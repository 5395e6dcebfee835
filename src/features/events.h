// What happened, in the past tense: the only input of updates. Views state what a person wants, the
// platform and the runner report news; all are Events. Here are those of the page itself; each
// feature has its own beside its state, and app/event.h lists them all.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/one_of.h"
#include "features/display.h"
#include "features/owners.h"
#include "features/place.h"

namespace triptych {

struct EventKinds;
template <>
inline constexpr bool kOpenList<EventKinds> = true;
using Event = OneOf<EventKinds>;

// photo, audio: the device's own camera or recorder; card: a saved run
enum class PickKind { files, photo, audio, card };
struct PlaceOpened {
  Place place;
};
struct CopyPressed {
  std::string text, what;
};
struct DownloadPressed {
  std::string name, media_type, text;
  Bytes data{};  // instead of the text
};
struct LinkOpened {
  std::string url;
};
struct NoticeDismissed {
  std::uint32_t id;
};
// From the platform.
struct FileArrived {
  std::string name;
  Bytes data;
  std::string id{};  // of the file among those kept on this device; "" = not known to the platform
  FilePurpose purpose = FilePurpose::question;  // written by app/route.cpp, like all owners
};                                              // picked, dropped, pasted or a sample
struct FileRefused {
  std::string name, why_key;
  std::vector<std::string> args;
  std::string id{};
  FilePurpose purpose = FilePurpose::question;
};
// What was pasted into the question is a file, for no field could hold so much text and stay quick.
// It has arrived as `name`.
struct TextAttached {
  std::string name;
  int characters = 0;
};
struct ThumbnailReady {
  std::uint32_t attachment_id;
  std::uint64_t texture;
  int width, height;
  bool failed;
  PictureOwner owner = PictureOwner::cell;
};
struct SettingsLoaded {
  std::string json;
};  // what Save stored last time
struct FragmentChanged {
  std::string fragment;
};
struct Copied {
  std::string what;
  bool ok;
};
struct DisplayChanged {
  Display display;
};
struct LanguagesKnown {
  std::vector<Language> languages;
};
struct StringsArrived {  // json empty: the catalogue could not be fetched
  std::string code, json;
  // How the language writes numbers and dates; "", none = as English does. See base/format.h.
  std::string decimal{}, group{};
  int group_from = 4;
  std::vector<std::string> months{};
  std::string day{}, minute{};
};
// What a program in two parts has outside of the first (web/js/platform/program_parts.js).
struct RestArrived {
  std::string words;   // all of the English ones; "" when another language is spoken
  std::string prices;  // see assets::prices_json()
};
struct OnlineChanged {
  bool online;
};
struct DateChanged {
  std::string iso_date;
};

}  // namespace triptych

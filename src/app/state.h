// Everything the page knows, as one value. Only update() writes it; views read it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/course.h"
#include "app/event.h"
#include "app/tasks.h"
#include "llm/models.h"
#include "run/runner.h"

namespace triptych {

// A file waiting to be sent.
struct Slot {
  std::uint32_t id = 0;
  Attachment attachment;
  std::uint64_t texture = 0;  // thumbnail; 0 = none (yet)
  int texture_width = 0, texture_height = 0;
  bool undecodable = false;  // the browser could not show it
};

// A sentence for the person: a string-catalogue key and its arguments.
struct Notice {
  std::uint32_t id = 0;
  std::string key;
  std::vector<std::string> args;
};

inline constexpr int kSmallestScale = 80, kLargestScale = 200;  // percent
inline constexpr std::size_t kRawLimit = 1u << 20;  // of a response kept for the Wire panel

// One run of one call.
struct Trial {
  RunId run{};
  Call sent;
  Secret key;  // to keep it out of everything shown, should a server echo it
  std::string provider_label;
  std::string sent_summary;  // "1 image, 812 KB"
  Reply reply;
  std::vector<Sent> requests;  // one per attempt
  std::optional<HttpHead> head;
  std::string raw;  // response as received, capped at kRawLimit
  bool raw_cut = false;
  std::vector<std::string> dropped;  // parameters the vendor refused
  std::optional<Retrying> retry;     // waiting for the next attempt
  Millis retry_at{};
  int attempt = 1;
  Millis started{}, first_token{}, finished{};  // clock times; 0 = not yet
  std::optional<double> usd;
  bool practice = false;      // no model was asked
  std::size_t announced = 0;  // bytes of the text already spoken
  bool running() const { return !reply.stopped.has_value(); }
};

struct AppState {
  Place place = Place::ask;
  ThemeChoice theme = ThemeChoice::system;
  Display display;
  int text_scale = 100;  // percent
  std::vector<Language> languages{{"en", "English"}};
  std::string language = "en";   // of the words on screen
  std::string wanted_language;   // chosen by the person; "" = the browser's
  std::string language_problem;  // the one that could not be fetched
  bool right_to_left = false;
  bool update_waiting = false;
  bool online = true;
  std::string today;  // ISO date, told by the platform; "" = not known

  ModelCatalog catalog;
  PriceTable prices;
  Tasks tasks;

  // The target.
  std::string provider_id;
  std::map<std::string, std::string> models;     // provider -> model id, as typed
  std::map<std::string, std::string> base_urls;  // provider -> "" or the user's own
  bool practice = false;                         // answered by this page, see src/practice
  std::string faults, faults_problem;            // script of the practice provider; a sentence
  std::map<std::string, Secret> keys;
  KeyStorage key_storage = KeyStorage::memory;
  std::map<std::string, std::vector<std::string>> live_models;  // told by the provider
  std::string models_loading, models_problem;                   // provider id; sentence

  // The question.
  std::string prompt, system, max_tokens, temperature;
  std::string replaced_prompt;  // the person's own text, when a preset took its place
  std::string preset_id, json_schema;
  Detail detail = Detail::automatic;
  bool stream = true;
  std::vector<Slot> attachments;
  int loading_files = 0;
  std::vector<Notice> notices;

  Course course;

  std::optional<Trial> trial;
  std::string problem_key;  // why Run did not start: "" or a string-catalogue key
  std::vector<std::string> problem_args;
  std::vector<Error> preflight;  // problems of the question as it stands

  std::string copied;  // what was copied last, for the button to say so
  Millis copied_at{};
  std::uint32_t next_id = 1;
  std::uint64_t revision = 0;  // grows with every event: views cache what they derive
  Millis now{};                // of this turn

  const std::string& model() const;
  const Secret& key() const;
  bool dark() const {
    const bool as_system = theme == ThemeChoice::system || theme == ThemeChoice::contrast;
    return as_system ? display.dark : theme == ThemeChoice::dark;
  }
};

// The call the question stands for right now (media shared, nothing encoded).
Call call_of(const AppState& state);
// The person's key, or what stands in for one while practising.
Secret key_to_send(const AppState& state);
// "1 image, 812 KB"; "text only" without attachments.
std::string summary_of(const AppState& state);

}  // namespace triptych

// For tests of update() alone: a state, an event, what became of it. No page, no App, no transport.
// Everything that is asked for piles up in `so_far`, so that a test can say at its end what must
// never be among it. Prices are made up and round: a token read costs 0.001 USD, a token written
// 0.002 USD, so that the 500 tokens expected of every answer are one dollar.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "app/update.h"
#include "base/strings.h"
#include "features/ask/ask_update.h"
#include "features/history/history_update.h"
#include "features/settings/settings_update.h"

namespace triptych {

inline constexpr char kTypedKey[] = "sk-test-0123456789abcdef";
inline constexpr char kOtherKey[] = "sk-test-fedcba9876543210";

// The effects of one kind, in order.
template <class T>
std::vector<T> only(const std::vector<Effect>& effects) {
  std::vector<T> out;
  for (const Effect& effect : effects)
    if (const T* found = effect.get_if<T>()) out.push_back(*found);
  return out;
}

// Exactly these kinds, in this order, and no other.
template <class... Ts>
bool are(const std::vector<Effect>& effects) {
  std::size_t at = 0;
  return effects.size() == sizeof...(Ts) && (... && effects[at++].is<Ts>());
}

// The one effect of that kind; the test fails when there are none or several.
template <class T>
T one(const std::vector<Effect>& effects) {
  std::vector<T> all = only<T>(effects);
  EXPECT_EQ(all.size(), 1u) << "effects of this kind";
  return all.size() == 1 ? std::move(all.front()) : T{};
}

// The text of everything that is stored, shown, copied, downloaded, spoken or put in an address.
// Left out is what may hold a key: requests on their way, and the keys a person wants kept.
struct ToldText {
  std::string all;

  void operator()(const SaveSettings& e) { all += e.json + '\n'; }
  void operator()(const KeepRun& e) { all += e.id + e.summary + e.record + '\n'; }
  void operator()(const CopyText& e) { all += e.text + e.what + '\n'; }
  void operator()(const DownloadText& e) { all += e.name + e.text + '\n'; }
  void operator()(const Announce& e) { all += e.text + '\n'; }
  void operator()(const SetFragment& e) { all += e.fragment + '\n'; }
  void operator()(const OpenLink& e) { all += e.url + '\n'; }
  void operator()(const CopyLink& e) { all += e.fragment + '\n'; }
  void operator()(const AppendBatch& e) { all += e.lines; }
  void operator()(const WriteBatchFile& e) { all += e.name + e.text; }
  void operator()(const SaveProgress& e) { all += e.json + '\n'; }
  void operator()(const RunPython& e) { all += e.name + e.code + '\n'; }
  void operator()(const MediaWork& e) { all += e.orders + '\n'; }
  template <class Other>
  void operator()(const Other&) {}
};

inline std::string told(const std::vector<Effect>& effects) {
  ToldText text;
  for (const Effect& effect : effects) visit_some<PlatformEffectKinds>(text, effect);
  return text.all;
}

// A PNG as far as its header tells, of the given size; different sizes are different files.
inline Bytes png_of(int width, int height) {
  std::string png("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
  for (const int side : {width, height})
    for (int shift = 24; shift >= 0; shift -= 8)
      png.push_back(static_cast<char>((side >> shift) & 255));
  png.append("\x08\x06\0\0\0\0\0\0\0", 9);
  png.append("\0\0\0\0IEND\xae\x42\x60\x82", 12);
  return bytes_of(png);
}

inline PriceTable round_prices() {
  const auto row = [](const std::string& provider, const std::string& start) {
    return R"({"provider":")" + provider +
           R"(","id":"x","match":[[{"kind":"starts_with","value":")" + start +
           R"("}]],"prices":[{"from":"","input":{"base":1000,"tiers":[]},)"
           R"("output":{"base":2000,"tiers":[]}}]})";
  };
  auto table = PriceTable::load(R"({"source":"made up","models":[)" + row("openai", "gpt") + "," +
                                    row("anthropic", "claude") + "]}",
                                R"({"providers":[]})");  // and none of the page's own
  EXPECT_TRUE(table);
  return table ? std::move(table.value()) : PriceTable{};
}

class UpdateTest : public ::testing::Test {
 protected:
  // A page that was just opened and knows its session; the keys are still to be typed.
  UpdateTest() {
    EXPECT_TRUE(load_strings("{}"));  // English
    state.ask.targets = {{state.shared.next_id++, "openai", state.ask.models["openai"]}};
    state.ask.own_targets = true;  // a person who chose one model
    state.shared.prices = round_prices();
    when(SessionKnown{"s", 1'795'787'160'000, 0, "build7"});
    when(DateChanged{"2026-11-27"});
    so_far.clear();
  }

  std::vector<Effect> when(const Event& event) {
    std::vector<Effect> effects = update(state, event, now);
    so_far.insert(so_far.end(), effects.begin(), effects.end());
    return effects;
  }
  std::vector<Effect> when_all(std::initializer_list<Event> events) {
    std::vector<Effect> out;
    for (const Event& event : events)
      for (Effect& effect : when(event)) out.push_back(std::move(effect));
    return out;
  }

  void given_key(const std::string& key = kTypedKey, const std::string& provider = "openai") {
    when(KeyTyped{provider, Secret(key)});
  }
  // Another target beside the first, asked for real.
  void given_second_target(const std::string& provider, const std::string& key) {
    when(TargetAdded{});
    when(ProviderChosen{provider});
    if (!key.empty()) given_key(key, provider);
  }
  // A question put to OpenAI's default model; the runs that began.
  std::vector<StartRun> given_question(const std::string& prompt = "What is this?") {
    if (state.shared.keys["openai"].empty()) given_key();
    when(PromptTyped{prompt});
    return only<StartRun>(when(RunPressed{}));
  }

  RunId run_of(std::size_t conversation) const {
    return state.ask.conversations[conversation].last().run;
  }
  std::vector<Effect> said(RunId run, const StreamEvent& what) { return when(RunEvent{run, what}); }
  static Usage usage(int input, int output) {
    Usage out;
    out.billed_input = out.input = input;
    out.billed_output = out.output = output;
    return out;
  }
  // The run answers in full: 1000 tokens read, 100 written, so 1.20 USD.
  std::vector<Effect> answered(RunId run, const std::string& text) {
    return when_all({RunEvent{run, GotHead{{200, {}}}}, RunEvent{run, StreamEvent(TextDelta{text})},
                     RunEvent{run, StreamEvent(usage(1000, 100))},
                     RunEvent{run, StreamEvent(Stopped{StopReason::end, "stop", "", {}})}});
  }
  std::vector<Effect> failed(RunId run, ErrorKind kind, int status, std::string message = "no") {
    Error error;
    error.kind = kind;
    error.http_status = status;
    error.message = std::move(message);
    return when_all({RunEvent{run, GotHead{{status, {}}}},
                     RunEvent{run, StreamEvent(Stopped{StopReason::failed, "", "", error})}});
  }
  std::vector<Effect> cancelled(RunId run) {
    return said(run, Stopped{StopReason::cancelled, "", "", {}});
  }

  // Nothing that is kept, shown or copied so far has a key in it.
  void expect_no_key_told() const {
    EXPECT_EQ(told(so_far).find(kTypedKey), std::string::npos);
    EXPECT_EQ(told(so_far).find(kOtherKey), std::string::npos);
  }

  AppState state = initial_state();
  Millis now{1'000'000};
  std::vector<Effect> so_far;
};

}  // namespace triptych

#include "app/switcher.h"

#include "base/ascii.h"
#include "base/strings.h"
#include "providers/provider.h"

namespace triptych::ui {
namespace {

bool holds_words(const std::string& where, const std::string& words) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at && where.find(words.substr(at, end - at)) == where.npos) return false;
    at = end + 1;
  }
  return true;
}

class Collector {
 public:
  Collector(const AppState& state, std::string_view text) : state_(state), words_(lowered(text)) {}

  void add(const char* group, const std::string& key, const std::string& label,
           std::vector<Event> events, bool opens_help = false) {
    add_found(group, key, label, label, std::move(events), opens_help);
  }
  // `searched`: what of the label counts.
  void add_found(const char* group, const std::string& key, const std::string& label,
                 const std::string& searched, std::vector<Event> events, bool opens_help = false) {
    std::string name = tr(std::string("switcher.group.") + group);
    if (!holds_words(lowered(searched + " " + name), words_)) return;
    out_.push_back(
        {std::string(group) + "." + key, std::move(name), label, std::move(events), opens_help});
  }

  void places() {
    for (const PlaceInfo& info : kPlaces)
      add("place", std::string(info.fragment), tr(info.words), {PlaceOpened{info.place}});
  }

  void actions() {
    const PlaceOpened ask{Place::ask};
    if (state_.ask.running())
      add("action", "stop", tr("stop"), {StopPressed{}});
    else
      add("action", "run", tr("run"), {ask, RunPressed{}});
    add("action", "clear", tr("ask.clear"), {ask, ClearPressed{}});
    if (!state_.ask.conversations.empty() && !state_.ask.conversations[0].last().reply.text.empty())
      add("action", "copy", tr("answer.copy"),
          {CopyPressed{state_.ask.conversations[0].last().reply.text, "answer"}});
    add("action", "help", tr("help.open"), {}, true);
  }

  void targets() {
    const PlaceOpened ask{Place::ask};
    for (const Provider* provider : providers()) {
      const std::string id(provider->info().id);
      add("provider", id, label_of(provider->info()), {ask, ProviderChosen{id}});
    }
    for (const ModelInfo& model : state_.shared.catalog.models)
      add("model", model.provider_id + "." + model.id, model.id,
          {ask, ProviderChosen{model.provider_id}, ModelTyped{model.id}});
  }

  void tasks() {
    const PlaceOpened ask{Place::ask};
    for (const TaskPreset& preset : state_.ask.tasks.presets) {
      if (preset.id != state_.ask.preset_id)
        add("task", preset.id, preset.label(), {ask, PresetChosen{preset.id}});
    }
    for (const Sample& sample : state_.ask.tasks.samples)
      add("sample", sample.id, tr("sample." + sample.id), {ask, SampleChosen{sample.id}});
  }

  // Exercises and terms are many: only those that were asked for.
  void course() {
    const PlaceOpened learn{Place::learn};
    for (const CourseEntry& entry : state_.learn.index) {
      using Kind = CourseEntry::Kind;
      const std::string key = entry.lesson + "." + std::to_string(entry.block) + "." + entry.label;
      const Lesson* lesson = state_.learn.lesson(entry.lesson);
      if (lesson == nullptr) continue;
      const std::string label = entry.label + " · " + lesson->title;
      const LessonBlockOpened there{entry.lesson, entry.block};
      if (entry.kind == Kind::lesson) {
        add("lesson", key, entry.label, {learn, LessonOpened{entry.lesson}});
      } else if (words_.empty()) {
        continue;
      } else if (entry.kind == Kind::exercise) {
        add("exercise", key, label, {learn, there});
      } else {
        add_found("term", key, label, entry.label, {learn, there});
      }
    }
  }

  void looks() {
    constexpr std::pair<ThemeChoice, const char*> kThemes[] = {
        {ThemeChoice::system, "theme.system"},
        {ThemeChoice::light, "theme.light"},
        {ThemeChoice::dark, "theme.dark"},
        {ThemeChoice::contrast, "theme.contrast"}};
    for (const auto& [theme, key] : kThemes) add("theme", key, tr(key), {ThemeChosen{theme}});
    for (const Language& language : state_.settings.languages)
      add("language", language.code, language.name, {LanguageChosen{language.code}});
  }

  std::vector<Choice> take() { return std::move(out_); }

 private:
  const AppState& state_;
  std::string words_;
  std::vector<Choice> out_;
};

}  // namespace

std::vector<Choice> choices_for(const AppState& state, std::string_view text) {
  Collector all(state, text);
  all.places();
  all.actions();
  all.targets();
  all.tasks();
  all.course();
  all.looks();
  return all.take();
}

}  // namespace triptych::ui

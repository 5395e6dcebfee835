// Learn: X-rays. A mistake is chosen, its outcome predicted, and only then the request goes to
// practice. Also the pictures that cells made, on their way out of Learn.
#include <algorithm>

#include "base/strings.h"
#include "features/learn/learn_update.h"
#include "features/learn/xray_call.h"

namespace triptych {
namespace {

struct XrayUpdate {
  LearnScope state;
  std::vector<Effect>& effects;
  LearnState& course = state.learn;

  const Lesson* open() const { return course.open(); }
  const Xray* xray(const std::string& id) const {
    return open() == nullptr ? nullptr : find_xray(*open(), id);
  }

  // --- the picture of the question ---------------------------------------------------------

  void fetch_files() {
    if (open() == nullptr) return;
    for (const LessonBlock& block : open()->blocks) {
      const auto* shown = std::get_if<Xray>(&block);
      if (shown == nullptr || course.files.contains(shown->sample)) continue;
      course.files[shown->sample] = {};
      effects.push_back(FetchLessonFile{shown->sample});
    }
  }
  void operator()(const PlaceOpened&) { fetch_files(); }
  void operator()(const FragmentChanged&) { fetch_files(); }
  void operator()(const LessonsArrived&) { fetch_files(); }
  void operator()(const LessonOpened&) { fetch_files(); }
  void operator()(const LessonFileWanted& e) {
    course.files.erase(e.path);
    fetch_files();
  }
  void operator()(const LessonFileArrived& e) {
    const bool there = e.data && !e.data->empty();
    LessonFile& file = course.files[e.path] = {there ? e.data : nullptr, !there};
    if (!there) return;
    file.image_id = state.shared.new_picture(PictureOwner::lesson);
    const std::string type = make_attachment(e.path, e.data).media.media_type;
    effects.push_back(MakeThumbnail{file.image_id, e.data, type});
  }
  void operator()(const ThumbnailReady& e) {
    if (e.owner != PictureOwner::lesson) return;
    for (auto& [path, file] : course.files) {
      if (file.image_id != e.attachment_id || e.failed) continue;
      file.texture = e.texture;
      file.width = e.width;
      file.height = e.height;
    }
  }

  // --- predict, then send ------------------------------------------------------------------

  void operator()(const XrayBroken& e) {
    const Xray* shown = xray(e.xray);
    if (shown == nullptr || (!e.broken.empty() && find_break(*shown, e.broken) == nullptr)) return;
    course.xrays[cell_key(*open(), e.xray)] = XrayState{e.broken, -1, 0, {}};
  }
  void operator()(const XrayPredicted& e) {
    const Xray* shown = xray(e.xray);
    if (shown == nullptr) return;
    XrayState& now = course.xrays[cell_key(*open(), e.xray)];
    const XrayBreak* broken = find_break(*shown, now.broken);
    // What was sent stands: a prediction after the answer is none.
    const bool late = now.asked != 0 || now.answer;
    if (broken == nullptr || late || e.option < 0 ||
        e.option >= static_cast<int>(broken->options.size()))
      return;
    now.prediction = e.option;
  }
  void operator()(const XraySent& e) {
    const Xray* shown = xray(e.xray);
    if (shown == nullptr) return;
    XrayState& now = course.xrays[cell_key(*open(), e.xray)];
    const XrayBreak* broken = find_break(*shown, now.broken);
    if (broken == nullptr || now.prediction < 0 || now.asked != 0 || now.answer) return;
    const XrayWire* wire = find_wire(*shown, broken->wire);
    auto request = sent_xray(course, *shown, *wire, broken);
    if (!request) return;
    now.asked = state.shared.next_id++;
    effects.push_back(SendXray{now.asked, std::move(*request)});
  }
  void operator()(const XrayAnswered& e) {
    for (auto& [key, now] : course.xrays) {
      if (now.asked != e.id || e.id == 0) continue;
      now.asked = 0;
      take_answer(key, now, e);
    }
  }
  void take_answer(const std::string& key, XrayState& now, const XrayAnswered& e) {
    const std::size_t slash = key.find('/');
    const Lesson* lesson = course.lesson(key.substr(0, slash));
    const Xray* shown = lesson == nullptr ? nullptr : find_xray(*lesson, key.substr(slash + 1));
    const XrayBreak* broken = shown == nullptr ? nullptr : find_break(*shown, now.broken);
    if (broken == nullptr) return;
    const XrayOption& chosen = broken->options[static_cast<std::size_t>(now.prediction)];
    XrayAnswer answer{e.status, e.body, now.prediction, chosen.status == e.status, 0};
    const std::string mark = key + "." + broken->id;
    Progress& progress = course.progress;
    progress.quiz.try_emplace(mark, now.prediction);
    if (answer.right && !progress.xp.contains(mark)) {
      answer.earned = shown->xp;
      progress.earn(mark, answer.earned, state.shared.today);
    }
    const std::string what =
        e.status == 0 ? tr("xray.blocked") : tr("xray.status", {std::to_string(e.status)});
    effects.push_back(SaveProgress{progress_json(progress)});
    effects.push_back(
        Announce{tr(answer.right ? "xray.right" : "xray.wrong") + " " + what + " " + broken->why});
    now.answer = std::move(answer);
  }
  void operator()(const ProgressReset&) { course.xrays.clear(); }

  // --- pictures of cells -------------------------------------------------------------------

  void operator()(const PictureUsed& e) { effects.push_back(AttachPicture{e.image_id, e.name}); }
  void operator()(const PictureSaved& e) { effects.push_back(SavePicture{e.image_id, e.name}); }
};

}  // namespace

void update_xray(LearnScope state, const Event& event, std::vector<Effect>& effects) {
  visit_some<XrayHandles>(XrayUpdate{state, effects}, event);
}

}  // namespace triptych

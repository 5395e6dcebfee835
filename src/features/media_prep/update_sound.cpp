// Sound: hear it, cut it, make it small (WAV or MP3, 16 kHz, one channel); and the recorder.
#include <algorithm>

#include "base/base64.h"
#include "base/format.h"
#include "base/strings.h"
#include "features/media_prep/media_prep_internal.h"
#include "features/media_prep/media_prep_update.h"
#include "media/page_range.h"
#include "media/wav.h"

namespace triptych {
namespace {

constexpr int kPeaks = 480;
constexpr double kShortest = 0.1;  // seconds that are left after cutting

bool is_sound(MediaPrepReader state) {
  return state.media_prep.preparing && state.media_prep.preparing->tool == Preparation::Tool::sound;
}

void stop_player(MediaPrepScope state, std::vector<Effect>& effects) {
  Preparation& p = *state.media_prep.preparing;
  if (p.player != 0) effects.push_back(DropMediaWork{p.player});
  p.player = 0;
  p.playing = false;
}

// What the strictest of the chosen models leaves for this recording; 0 = no limit.
std::size_t room_for_sound(MediaPrepReader state) {
  std::size_t others = 0, most = 0;
  for (const DraftAttachment& attached : state.ask.attachments) {
    if (attached.id != state.media_prep.preparing->attachment_id)
      others += base64_size(attached.attachment.size());
  }
  const auto at_most = [&](std::size_t bytes) {
    bytes = std::max<std::size_t>(bytes, 1);
    most = most == 0 ? bytes : std::min(most, bytes);
  };
  for (const Target& target : state.ask.targets) {
    const Provider* provider = find_provider(target.provider_id);
    if (provider == nullptr || provider->info().audio_types.empty()) continue;
    const Limits limits = provider->limits_of(target.model);
    if (limits.sound_bytes > 0) at_most(limits.sound_bytes);
    const std::size_t all = limits.request_base64;
    if (all > 0) at_most(all > others ? (all - others) / 4 * 3 : 0);
  }
  return most;
}

SoundPlan wanted_form(MediaPrepReader state) {
  const Preparation& p = *state.media_prep.preparing;
  const double told = static_cast<double>(p.original.media.duration.count()) / 1000;
  return plan_sound(p.length > 0 ? p.to - p.from : told, room_for_sound(state), p.kilobits);
}

void make_sound(MediaPrepScope state, std::vector<Effect>& effects) {
  Preparation& p = *state.media_prep.preparing;
  drop_result(state, effects);
  p.sound = wanted_form(state);
  OrderedJson orders;
  orders["from"] = p.from;
  orders["to"] = p.to;  // 0 = to the end
  orders["rate"] = kSpeechRate;
  orders["kilobits"] = p.sound.kilobits;
  orders["header"] = kWavHeader;
  orders["peaks"] = p.peaks.empty() ? kPeaks : 0;
  begin_work(state, MediaTool::sound, dump_json(orders), effects);
}

void take_sound(MediaPrepScope state, const MediaNews& e, std::vector<Effect>& effects) {
  Preparation& p = *state.media_prep.preparing;
  p.job = 0;
  const bool mp3 = p.sound.kilobits > 0;
  if (!e.data || e.data->empty() || (!mp3 && !write_wav_header(*e.data, kSpeechRate))) {
    return nothing_came(state, "prepare.sound_empty");
  }
  p.results = {make_attachment(with_extension(p.original.name, mp3 ? "mp3" : "wav"), e.data)};
  p.changes = {mp3 ? "fit.speech_mp3" : "fit.speech"};
  if (p.from > 0 || p.to < p.length) p.changes.emplace_back("fit.cut");
  const std::size_t most = room_for_sound(state), size = p.results.front().size();
  p.sound.fits = most == 0 || size <= most;
  if (!p.sound.fits) {
    p.problem_key = "prepare.sound_too_large";
    p.problem_args = {p.results.front().name, format_bytes(size), format_bytes(most)};
  }
  effects.push_back(Announce{tr("prepare.ready", {p.original.name})});
}

// The recording becomes a file like any other: heard, cut, and only then attached.
void take_recording(MediaPrepScope state, const MediaNews& e, std::vector<Effect>& effects) {
  Preparation& p = *state.media_prep.preparing;
  p.job = 0;
  if (!e.data || e.data->empty()) {
    p.problem_key = "prepare.record_empty";
    p.problem_args.clear();
    return;
  }
  p.original = make_attachment(tr("record.file_name") + ".webm", e.data);
  open_sound(state, effects);
}

}  // namespace

void open_sound(MediaPrepScope state, std::vector<Effect>& effects) {
  state.media_prep.preparing->tool = Preparation::Tool::sound;
  state.media_prep.preparing->from = state.media_prep.preparing->to = 0;
  state.media_prep.preparing->peaks.clear();
  make_sound(state, effects);
}

void trim_sound(MediaPrepScope state, const SoundTrimmed& e, std::vector<Effect>& effects) {
  if (!is_sound(state) || state.media_prep.preparing->length <= 0) return;
  Preparation& p = *state.media_prep.preparing;
  const double shortest = std::min(kShortest, p.length);
  const double from = std::clamp(e.from, 0.0, p.length - shortest);
  const double to = std::clamp(e.to, from + shortest, p.length);
  if (from == p.from && to == p.to) return;
  p.from = from;
  p.to = to;
  make_sound(state, effects);
}

void choose_sound_form(MediaPrepScope state, const SoundFormChosen& e,
                       std::vector<Effect>& effects) {
  if (!is_sound(state)) return;
  state.media_prep.preparing->kilobits = e.kilobits;
  make_sound(state, effects);
}

void play_sound(MediaPrepScope state, std::vector<Effect>& effects) {
  if (!is_sound(state)) return;
  Preparation& p = *state.media_prep.preparing;
  if (p.player != 0) return effects.push_back(MediaOrder{p.player, p.playing ? "pause" : "play"});
  p.player = state.shared.new_job(JobOwner::preparation);
  OrderedJson orders;
  orders["at"] = p.at;
  effects.push_back(MediaWork{p.player, MediaTool::player, p.original.media.media_type,
                              dump_json(orders), p.original.data});
}

void seek_sound(MediaPrepScope state, const SoundSought& e, std::vector<Effect>& effects) {
  if (!is_sound(state)) return;
  Preparation& p = *state.media_prep.preparing;
  p.at = std::clamp(e.at, 0.0, p.length);
  if (p.player != 0) effects.push_back(MediaOrder{p.player, "seek " + std::to_string(p.at)});
}

void start_recorder(MediaPrepScope state, std::vector<Effect>& effects) {
  close_preparation(state, effects);
  Preparation& p = state.media_prep.preparing.emplace();
  p.id = state.shared.next_id++;
  p.tool = Preparation::Tool::recorder;
  begin_work(state, MediaTool::recorder, "{}", effects);
}

void pause_recorder(MediaPrepScope state, std::vector<Effect>& effects) {
  if (!state.media_prep.preparing ||
      state.media_prep.preparing->tool != Preparation::Tool::recorder)
    return;
  if (state.media_prep.preparing->job == 0) return;
  effects.push_back(MediaOrder{state.media_prep.preparing->job,
                               state.media_prep.preparing->paused ? "resume" : "pause"});
}

void stop_recorder(MediaPrepScope state, std::vector<Effect>& effects) {
  if (!state.media_prep.preparing ||
      state.media_prep.preparing->tool != Preparation::Tool::recorder)
    return;
  if (state.media_prep.preparing->job != 0)
    effects.push_back(MediaOrder{state.media_prep.preparing->job, "stop"});
}

void take_sound_news(MediaPrepScope state, const MediaNews& e, const Json& facts,
                     std::vector<Effect>& effects) {
  Preparation& p = *state.media_prep.preparing;
  if (p.player != 0 && e.job == p.player) {
    if (e.what == MediaStage::failed) {
      stop_player(state, effects);
      p.problem_key = "prepare.sound_unplayable";
      p.problem_args = {p.original.name};
      return;
    }
    p.playing = bool_at(facts, "playing");
    p.at = std::clamp(number_at(facts, "at").value_or(p.at), 0.0, std::max(p.length, 0.0));
  } else if (e.what == MediaStage::opened) {
    p.length = std::clamp(number_at(facts, "seconds").value_or(0), 0.0, 1e6);
    p.to = p.length;
    p.peaks.clear();
    if (e.data) {
      for (const std::byte one : *e.data) p.peaks.push_back(std::to_integer<std::uint8_t>(one));
    }
    // Only now is it known how long it is.
    if (wanted_form(state).kilobits != p.sound.kilobits) make_sound(state, effects);
  } else if (e.what == MediaStage::made) {
    take_sound(state, e, effects);
  } else if (e.what == MediaStage::level) {
    p.recorded = number_at(facts, "seconds").value_or(0);
    p.level = static_cast<float>(std::clamp(number_at(facts, "level").value_or(0), 0.0, 1.0));
    p.paused = bool_at(facts, "paused");
  } else if (e.what == MediaStage::recorded) {
    take_recording(state, e, effects);
  }
}

}  // namespace triptych

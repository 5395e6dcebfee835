// Files made ready to be sent: the dialog, the work behind it, what it puts in place of a file.
// Pictures are here; pages of PDF in update_pages.cpp, sound in update_sound.cpp, photos in
// update_camera.cpp.
#include <algorithm>

#include "base/base64.h"
#include "base/strings.h"
#include "features/media_prep/media_prep_internal.h"
#include "features/media_prep/media_prep_update.h"
#include "media/page_range.h"
#include "truth/mark.h"

namespace triptych {
namespace {

OrderedJson rect_json(const PixelRect& r) {
  return OrderedJson::array({r.x, r.y, r.width, r.height});
}

std::string image_orders(const Preparation& p, const FitPlan& plan) {
  OrderedJson orders;
  orders["source"] = rect_json(plan.source);
  orders["boxes"] = OrderedJson::array();
  for (const PixelRect& box : p.wishes.boxes) orders["boxes"].push_back(rect_json(box));
  orders["tries"] = OrderedJson::array();
  for (const FitTry& one : plan.tries)
    orders["tries"].push_back({one.width, one.height, one.media_type, one.quality});
  orders["most"] = plan.most_bytes;
  orders["before"] = p.before.texture == 0 ? p.before.id : 0;
  orders["after"] = p.after.id;
  orders["edge"] = kPreviewEdge;
  return dump_json(orders);
}

RequestContext context_of(MediaPrepReader state, std::uint32_t attachment_id) {
  RequestContext context;
  for (const DraftAttachment& other : state.ask.attachments) {
    if (other.id == attachment_id) continue;
    context.images += other.attachment.media.kind == MediaKind::image ? 1 : 0;
    context.other_base64 += base64_size(other.attachment.size());
  }
  return context;
}

struct MediaUpdate {
  MediaPrepScope state;
  std::vector<Effect>& effects;

  void operator()(const FitPressed& e) {
    close_preparation(state, effects);
    std::vector<std::uint32_t> wanted;
    if (e.attachment_id != 0) wanted = {e.attachment_id};
    for (const DraftAttachment& attached : state.ask.attachments) {
      if (e.attachment_id == 0 && needs_fit(state.media_prep.fits, attached))
        wanted.push_back(attached.id);
    }
    open_next(std::move(wanted));
  }
  void open_next(std::vector<std::uint32_t> wanted) {
    while (!wanted.empty()) {
      const auto attached =
          std::ranges::find(state.ask.attachments, wanted.front(), &DraftAttachment::id);
      wanted.erase(wanted.begin());
      if (attached == state.ask.attachments.end() || !attached->attachment.data) continue;
      Preparation& p = state.media_prep.preparing.emplace();
      p.id = state.shared.next_id++;
      p.attachment_id = attached->id;
      p.next = std::move(wanted);
      p.original = attached->attachment;
      const MediaInfo& media = p.original.media;
      if (media.media_type == "application/pdf") return open_pages(state, effects);
      if (media.kind == MediaKind::audio) return open_sound(state, effects);
      p.before.id = state.shared.new_picture(PictureOwner::preparation);
      return make_image();
    }
  }

  void make_image() {
    Preparation& p = *state.media_prep.preparing;
    drop_result(state, effects);
    const auto plan = plan_fit(p.original.media, p.original.size(), fit_targets_of(state), p.wishes,
                               context_of(state, p.attachment_id));
    if (!plan) {
      p.problem_key = "prepare.no_plan";
      p.problem_args = {p.original.name};
      return;
    }
    p.source = plan->source;
    p.changes.clear();
    for (const FitChange change : plan->changes) p.changes.emplace_back(key_of(change));
    p.after.id = state.shared.new_picture(PictureOwner::preparation);
    begin_work(state, MediaTool::image, image_orders(p, *plan), effects);
  }
  void operator()(const ImageWished& e) {
    if (!state.media_prep.preparing || state.media_prep.preparing->wishes == e.wishes) return;
    state.media_prep.preparing->wishes = e.wishes;
    make_image();
  }

  void operator()(const MediaNews& e) {
    if (e.owner != JobOwner::preparation || !state.media_prep.preparing) return;
    Preparation& p = *state.media_prep.preparing;
    const bool of_player = p.player != 0 && e.job == p.player;
    if ((p.job == 0 || e.job != p.job) && !of_player) return;
    const Json facts = parse_json(e.facts.empty() ? "{}" : e.facts).value_or(Json(Json::object()));
    if (e.what == MediaStage::failed && !of_player) {
      nothing_came(state, string_at(facts, "key"));
      p.needs_password =
          p.problem_key == "prepare.pdf_password" || p.problem_key == "prepare.pdf_wrong_password";
      return;
    }
    if (p.tool == Preparation::Tool::image) return take_image(e);
    if (p.tool == Preparation::Tool::pages) return take_pages_news(state, e, facts, effects);
    if (p.tool == Preparation::Tool::camera) return take_camera_news(state, e, facts, effects);
    take_sound_news(state, e, facts, effects);
  }
  void take_image(const MediaNews& e) {
    Preparation& p = *state.media_prep.preparing;
    if (e.what != MediaStage::made) return;
    if (!e.data || e.data->empty()) return nothing_came(state);
    p.job = 0;
    // A picture with known numbers stays one, unless a part of it is gone.
    const auto known = truth::mark_in(view(p.original.data));
    if (known && !p.wishes.crop && p.wishes.boxes.empty())
      *e.data = truth::with_mark(*e.data, *known);
    Attachment made = make_attachment(p.original.name, e.data);
    if (made.media.media_type != p.original.media.media_type)
      made.name = with_extension(made.name, extension_of(made.media.media_type));
    tell_changes(made.media);
    p.results = {std::move(made)};
    effects.push_back(Announce{tr("prepare.ready", {p.original.name})});
  }
  // A later try than the first may have been taken: smaller, or of another type.
  void tell_changes(const MediaInfo& made) {
    Preparation& p = *state.media_prep.preparing;
    const auto add = [&](bool so, FitChange change) {
      const std::string key(key_of(change));
      if (so && std::ranges::find(p.changes, key) == p.changes.end()) p.changes.push_back(key);
    };
    add(made.width != p.source.width || made.height != p.source.height, FitChange::scaled);
    add(made.media_type != p.original.media.media_type, FitChange::type_changed);
    add(p.original.media.alpha && made.media_type == "image/jpeg", FitChange::flattened);
  }
  void operator()(const ThumbnailReady& e) {
    if (e.owner != PictureOwner::preparation) return;
    if (!is_shown(e.attachment_id)) return effects.push_back(DropThumbnail{e.attachment_id});
    Preparation& p = *state.media_prep.preparing;
    Picture& picture = e.attachment_id == p.before.id ? p.before : p.after;
    picture = {e.attachment_id, e.texture, e.width, e.height};
  }

  bool is_shown(std::uint32_t id) const {
    const auto& p = state.media_prep.preparing;
    return p && (id == p->before.id || id == p->after.id);
  }

  void operator()(const PrepareApplied&) {
    if (!state.media_prep.preparing || state.media_prep.preparing->results.empty()) return;
    const std::vector<std::uint32_t> next = state.media_prep.preparing->next;
    apply_results();
    close_preparation(state, effects);
    open_next(next);
  }
  void apply_results() {
    Preparation& p = *state.media_prep.preparing;
    const auto at = std::ranges::find(state.ask.attachments, p.attachment_id, &DraftAttachment::id);
    std::size_t place = static_cast<std::size_t>(at - state.ask.attachments.begin());
    std::shared_ptr<const Origin> origin;
    if (at != state.ask.attachments.end()) {
      origin = std::make_shared<const Origin>(Origin{p.original, at->origin});
      effects.push_back(DropThumbnail{at->id});
      state.ask.attachments.erase(at);
    }
    for (Attachment& made : p.results) {
      attach(state, std::move(made), effects);
      state.ask.attachments.back().origin = origin;
      const auto first = state.ask.attachments.begin() + static_cast<std::ptrdiff_t>(place++);
      std::rotate(first, state.ask.attachments.end() - 1, state.ask.attachments.end());
    }
    p.results.clear();
  }
  void operator()(const PrepareClosed&) {
    if (!state.media_prep.preparing) return;
    const std::vector<std::uint32_t> next = state.media_prep.preparing->next;
    close_preparation(state, effects);
    open_next(next);
  }
  void operator()(const PrepareUndone& e) {
    const auto attached =
        std::ranges::find(state.ask.attachments, e.attachment_id, &DraftAttachment::id);
    if (attached == state.ask.attachments.end() || !attached->origin) return;
    const std::shared_ptr<const Origin> origin = attached->origin;
    const auto is_member = [&](const DraftAttachment& one) { return one.origin == origin; };
    const auto first = std::ranges::find_if(state.ask.attachments, is_member);
    const auto place = first - state.ask.attachments.begin();
    for (const DraftAttachment& one : state.ask.attachments) {
      if (is_member(one)) effects.push_back(DropThumbnail{one.id});
    }
    std::erase_if(state.ask.attachments, is_member);
    attach(state, origin->file, effects);
    state.ask.attachments.back().origin = origin->before;
    std::rotate(state.ask.attachments.begin() + place, state.ask.attachments.end() - 1,
                state.ask.attachments.end());
  }
  // A file that is taken away takes its dialog along.
  void close_orphan() {
    if (!state.media_prep.preparing || state.media_prep.preparing->attachment_id == 0) return;
    if (std::ranges::find(state.ask.attachments, state.media_prep.preparing->attachment_id,
                          &DraftAttachment::id) == state.ask.attachments.end())
      close_preparation(state, effects);
  }

  void operator()(const AttachmentRemoved&) { close_orphan(); }
  void operator()(const ClearPressed&) { close_orphan(); }
  void operator()(const PagesTyped& e) { type_pages(state, e); }
  void operator()(const PagesPressed&) { make_pages(state, effects); }
  void operator()(const SoundTrimmed& e) { trim_sound(state, e, effects); }
  void operator()(const SoundFormChosen& e) { choose_sound_form(state, e, effects); }
  void operator()(const PlayPressed&) { play_sound(state, effects); }
  void operator()(const SoundSought& e) { seek_sound(state, e, effects); }
  void operator()(const RecordPressed&) { start_recorder(state, effects); }
  void operator()(const RecordPaused&) { pause_recorder(state, effects); }
  void operator()(const RecordStopped&) { stop_recorder(state, effects); }
  // Whoever goes elsewhere wants no camera that looks on.
  void operator()(const PlaceOpened&) { leave_camera(); }
  void operator()(const FragmentChanged&) { leave_camera(); }
  void leave_camera() {
    if (state.media_prep.preparing && state.media_prep.preparing->tool == Preparation::Tool::camera)
      close_preparation(state, effects);
  }
  void operator()(const CameraPressed&) { start_camera(state, effects); }
  void operator()(const CameraRestarted&) { restart_camera(state, effects); }
  void operator()(const CameraChosen& e) { choose_camera(state, e, effects); }
  void operator()(const ShutterPressed&) { press_shutter(state, effects); }
};

}  // namespace

void begin_work(MediaPrepScope state, MediaTool tool, std::string orders,
                std::vector<Effect>& effects) {
  Preparation& p = *state.media_prep.preparing;
  if (p.job != 0) effects.push_back(DropMediaWork{p.job});
  p.job = state.shared.new_job(JobOwner::preparation);
  p.problem_key.clear();
  effects.push_back(
      MediaWork{p.job, tool, p.original.media.media_type, std::move(orders), p.original.data});
}

void nothing_came(MediaPrepScope state, std::string why_key) {
  Preparation& p = *state.media_prep.preparing;
  p.job = 0;
  p.problem_key = why_key.empty() ? "prepare.nothing_made" : std::move(why_key);
  p.problem_args = {p.original.name};
}

void drop_result(MediaPrepScope state, std::vector<Effect>& effects) {
  Preparation& p = *state.media_prep.preparing;
  p.results.clear();
  if (p.after.id != 0) effects.push_back(DropThumbnail{p.after.id});
  p.after = {};
}

void close_preparation(MediaPrepScope state, std::vector<Effect>& effects) {
  if (!state.media_prep.preparing) return;
  drop_result(state, effects);
  const Preparation& p = *state.media_prep.preparing;
  if (p.before.id != 0) effects.push_back(DropThumbnail{p.before.id});
  for (const std::uint32_t job : {p.job, p.player}) {
    if (job != 0) effects.push_back(DropMediaWork{job});
  }
  state.media_prep.preparing.reset();
}

void update_media(MediaPrepScope state, const Event& event, std::vector<Effect>& effects) {
  MediaUpdate visitor{state, effects};
  visit_some<MediaPrepHandles>(visitor, event);
}

}  // namespace triptych

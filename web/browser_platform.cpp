#include "browser_platform.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/media_type.h"
#include "bridge.h"

namespace triptych::web {
namespace {

// Files of the batch are numbered by the program, all others by JavaScript.
constexpr std::uint32_t kBatchToken = 0x8000'0000u;
constexpr double kThumbnailEdge = 320;  // longest edge, pixels

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};

// Width to decode to, so that the browser never holds the full picture; 0 = size unknown.
int thumbnail_width(ByteView data) {
  const MediaInfo info = sniff_media(data);
  if (info.width <= 0 || info.height <= 0) return 0;
  const double scale = std::min(1.0, kThumbnailEdge / std::max(info.width, info.height));
  return std::max(1, static_cast<int>(std::lround(info.width * scale)));
}

void start_thumbnail(const MakeThumbnail& wish) {
  const ByteView data = view(wish.data);
  bridge_media_thumbnail(wish.attachment_id, data.data(), data.size(), wish.media_type.data(),
                         wish.media_type.size(), thumbnail_width(data));
}

// --- Learn ---
void perform_course(const FetchLessons&) { bridge_course_fetch_lessons(); }
void perform_course(const SaveProgress& wish) {
  bridge_course_save_progress(wish.json.data(), wish.json.size());
}
void perform_course(const RunPython& wish) {
  bridge_course_run(wish.name.data(), wish.name.size(), wish.code.data(), wish.code.size());
}
void perform_course(const StopPython&) { bridge_course_stop(); }
void perform_course(const RestartPython&) { bridge_course_restart(); }
void perform_course(const AnswerPython& wish) {
  bridge_course_answer(wish.text.data(), wish.text.size(), wish.cancelled ? 1 : 0);
}
void perform_course(const SetPythonKeys& wish) {
  std::string lines;
  for (const auto& [name, key] : wish.keys) lines += name + "\t" + key + "\n";
  bridge_course_set_keys(lines.data(), lines.size());
}
void perform_course(const PutPythonFile& wish) {
  const ByteView data = view(wish.data);
  bridge_course_put_file(wish.name.data(), wish.name.size(), data.data(), data.size());
}
void perform_course(const FetchLessonFile& wish) {
  bridge_media_load_lesson_file(wish.path.data(), wish.path.size());
}
void perform_course(const AttachPicture& wish) {
  bridge_media_attach_picture(wish.image_id, wish.name.data(), wish.name.size());
}
void perform_course(const SavePicture& wish) {
  bridge_media_save_picture(wish.image_id, wish.name.data(), wish.name.size());
}
void perform_course(const TellCell& wish) {
  if (const auto* head = std::get_if<HttpHead>(&wish.news.what)) {
    std::string lines;
    for (const Header& header : head->headers)
      lines += header.name + "\t" + header_text(header) + "\n";
    bridge_course_head(wish.id, head->status, lines.data(), lines.size());
  } else if (const auto* chunk = std::get_if<Chunk>(&wish.news.what)) {
    bridge_course_chunk(wish.id, chunk->bytes.data(), chunk->bytes.size());
  } else if (const auto* error = std::get_if<Error>(&wish.news.what)) {
    const int how = error->kind == ErrorKind::timeout    ? 1
                    : error->kind == ErrorKind::not_sent ? 2
                                                         : 0;
    const std::string words = error->key.empty() ? error->message : tr(error->key, error->args);
    bridge_course_error(wish.id, how, words.data(), words.size());
  } else {
    bridge_course_end(wish.id);
  }
}

// --- what is kept on this device ---
std::string lines_of(const std::vector<std::string>& ids) {
  std::string lines;
  for (const std::string& id : ids) lines += id + "\n";
  return lines;
}

void perform_kept(const KeepFile& wish) {
  const ByteView data = view(wish.data);
  bridge_runs_keep_file(wish.id.data(), wish.id.size(), data.data(), data.size(),
                        wish.media_type.data(), wish.media_type.size());
}
void perform_kept(const KeepText& wish) {
  bridge_runs_keep_text(wish.id.data(), wish.id.size(), wish.text.data(), wish.text.size());
}
void perform_kept(const DropFile& wish) { bridge_runs_drop_file(wish.id.data(), wish.id.size()); }
void perform_kept(const LoadFile& wish) {
  bridge_runs_load_file(wish.id.data(), wish.id.size(), wish.name.data(), wish.name.size());
}
void perform_kept(const KeepRun& wish) {
  const std::string files = lines_of(wish.files);
  bridge_runs_keep_run(wish.id.data(), wish.id.size(), wish.summary.data(), wish.summary.size(),
                       wish.record.data(), wish.record.size(), files.data(), files.size());
}
void perform_kept(const DropRuns& wish) {
  const std::string ids = lines_of(wish.ids), used = lines_of(wish.still_used);
  bridge_runs_drop_runs(ids.data(), ids.size(), used.data(), used.size());
}
void perform_kept(const LoadRun& wish) { bridge_runs_load_run(wish.id.data(), wish.id.size()); }
void perform_kept(const ListHistory&) { bridge_runs_list(); }
void perform_kept(const CopyLink& wish) {
  bridge_stage_copy_link(wish.fragment.data(), wish.fragment.size(), wish.what.data(),
                         wish.what.size());
}

// --- Batch ---
void perform_kept(const AppendBatch& wish) {
  bridge_batch_append(wish.lines.data(), wish.lines.size());
}
void perform_kept(const ReadBatchFile& wish) { bridge_batch_read(wish.file, wish.request); }
void perform_kept(const ClearBatch& wish) { bridge_batch_clear(wish.before); }
void perform_kept(const MarkDoomed& wish) {
  bridge_store_mark_doomed(wish.json.data(), wish.json.size());
}
void perform_kept(const PickBatchResults&) { bridge_batch_pick_results(); }
void perform_kept(const WriteBatchFile& wish) {
  bridge_batch_write(wish.name.data(), wish.name.size(), wish.text.data(), wish.text.size(),
                     wish.last ? 1 : 0);
}

template <class Wish>
concept IsKept = requires(const Wish& wish) {
  perform_kept(wish);
};

void start_download(const DownloadText& wish) {
  bridge_stage_download(wish.name.data(), wish.name.size(), wish.media_type.data(),
                        wish.media_type.size(), wish.text.data(), wish.text.size());
}

void start_download(const DownloadBytes& wish) {
  const ByteView data = view(wish.data);
  bridge_stage_download_bytes(wish.name.data(), wish.name.size(), wish.media_type.data(),
                              wish.media_type.size(), data.data(), data.size());
}

void start_work(const MediaWork& wish) {
  const ByteView data = view(wish.data);
  bridge_prepare_start(wish.job, wish.tool.data(), wish.tool.size(), wish.media_type.data(),
                       wish.media_type.size(), wish.orders.data(), wish.orders.size(), data.data(),
                       data.size());
}

}  // namespace

void BrowserPlatform::perform(const Effect& effect) {
  visit(
      Overloaded{
          [](const StartRun&) {},  // these are App's own
          [](const StopRun&) {},
          [](const FetchModels&) {},
          [](const SaveSettings& wish) {
            bridge_store_save_settings(wish.json.data(), wish.json.size());
          },
          [](const SaveKeys& wish) { bridge_store_save_keys(wish.json.data(), wish.json.size()); },
          [](const PickFiles& wish) { bridge_media_pick(static_cast<int>(wish.kind)); },
          [](const LoadSample& wish) {
            bridge_media_load_sample(wish.path.data(), wish.path.size());
          },
          [](const MakeThumbnail& wish) { start_thumbnail(wish); },
          [this](const DropThumbnail& wish) {
            bridge_media_drop_thumbnail(wish.attachment_id);  // one that is still being made
            textures_.drop(wish.attachment_id);
          },
          [](const MediaWork& wish) { start_work(wish); },
          [](const MediaOrder& wish) {
            bridge_prepare_order(wish.job, wish.order.data(), wish.order.size());
          },
          [](const DropMediaWork& wish) { bridge_prepare_stop(wish.job); },
          [](const CopyText& wish) {
            bridge_stage_copy(wish.text.data(), wish.text.size(), wish.what.data(),
                              wish.what.size());
          },
          [](const DownloadText& wish) { start_download(wish); },
          [](const DownloadBytes& wish) { start_download(wish); },
          [](const Announce& wish) { bridge_stage_say(wish.text.data(), wish.text.size()); },
          [](const SetFragment& wish) {
            bridge_stage_set_fragment(wish.fragment.data(), wish.fragment.size());
          },
          [](const OpenLink& wish) { bridge_stage_open_link(wish.url.data(), wish.url.size()); },
          [](const DeleteKeptFile&) {},
          [](const SendXray&) {},
          [](const SetFaults&) {},
          [](const SendCellRequest&) {},
          [](const DropCellRequest&) {},
          [](const auto& wish) {
            if constexpr (IsKept<std::remove_cvref_t<decltype(wish)>>)
              perform_kept(wish);
            else
              perform_course(wish);
          },
          [](const ScaleText& wish) { bridge_appearance_set_scale(wish.percent); },
          [](const FetchStrings& wish) {
            bridge_appearance_fetch_strings(wish.code.data(), wish.code.size());
          },
          [](const ShowLanguage& wish) {
            bridge_appearance_show_language(wish.code.data(), wish.code.size());
          },
          [](const OfferInstall&) { bridge_installer_install(); },
          [](const ReloadUpdated&) { bridge_installer_update(); },
          [](const ForgetEverything&) { bridge_store_forget(); },
          [](const ForgetKeysElsewhere&) { bridge_tabs_forget_keys(); },
      },
      effect);
}

bool BrowserPlatform::poll(Event& out) {
  if (queue_.empty()) return false;
  out = std::move(queue_.front());
  queue_.pop_front();
  return true;
}

void BrowserPlatform::push(Event event) {
  queue_.push_back(std::move(event));
  on_news_();
}

std::byte* BrowserPlatform::file_begin(std::uint32_t token, std::size_t size) {
  // Memory that is not there would end the program; whether it is shows a trial.
  void* volatile trial = std::malloc(size);  // volatile: or the compiler takes success for granted
  if (trial == nullptr) return nullptr;
  std::free(trial);
  ByteVector& bytes = files_[token];
  bytes.resize(size);
  return bytes.data();
}

void BrowserPlatform::file_done(std::uint32_t token, std::string name, std::string id) {
  const auto found = files_.find(token);
  if (found == files_.end()) return;
  auto bytes = std::make_shared<const ByteVector>(std::move(found->second));
  files_.erase(found);
  push(FileArrived{std::move(name), std::move(bytes), std::move(id)});
}

void BrowserPlatform::media_news(std::uint32_t job, std::uint32_t token, std::string what,
                                 std::string facts) {
  MediaNews news{job, std::move(what), std::move(facts), nullptr};
  if (const auto found = files_.find(token); found != files_.end()) {
    news.data = std::make_shared<ByteVector>(std::move(found->second));
    files_.erase(found);
  }
  push(std::move(news));
}

void BrowserPlatform::lesson_file_done(std::uint32_t token, std::string path) {
  const auto found = files_.find(token);
  LessonFileArrived arrived{std::move(path), nullptr};
  if (found != files_.end()) {
    arrived.data = std::make_shared<const ByteVector>(std::move(found->second));
    files_.erase(found);
  }
  push(std::move(arrived));
}

void BrowserPlatform::batch_file_read(std::uint32_t request, bool whole) {
  const auto found = files_.find(request | kBatchToken);
  Bytes bytes;
  if (found != files_.end() && whole)
    bytes = std::make_shared<const ByteVector>(std::move(found->second));
  if (found != files_.end()) files_.erase(found);
  push(BatchFileRead{request, std::move(bytes)});
}

void BrowserPlatform::thumbnail_ready(std::uint32_t id, int width, int height,
                                      std::span<const std::uint8_t> rgba) {
  const auto made = textures_.add(id, width, height, rgba);
  if (!made) return thumbnail_failed(id);
  push(ThumbnailReady{id, made->texture, width, height, false});
}

void BrowserPlatform::thumbnail_failed(std::uint32_t id) {
  push(ThumbnailReady{id, 0, 0, 0, true});
}

void BrowserPlatform::context_restored() {
  textures_.upload_again();
  for (const auto& [id, entry] : textures_.all()) {
    push(ThumbnailReady{id, entry.texture, entry.width, entry.height, false});
  }
}

}  // namespace triptych::web

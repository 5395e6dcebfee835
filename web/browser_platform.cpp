#include "browser_platform.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "app/event.h"
#include "base/media_type.h"
#include "media/thumbnail.h"
#include "tell.h"

namespace triptych::web {
namespace {

constexpr double kThumbnailEdge = 320, kRowEdge = 240;  // longest edge, pixels

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};

// Width to decode to, so that the browser never holds the full picture; 0 = size unknown.
int thumbnail_width(ByteView data) {
  const MediaInfo info = sniff_media(data);
  return width_within(info.width, info.height, kThumbnailEdge);
}

const char* failure_of(const Error& error) {
  if (error.kind == ErrorKind::timeout) return "timeout";
  return error.kind == ErrorKind::not_sent ? "refused" : "network";
}

void tell_cell(const TellCell& wish) {
  if (const auto* head = std::get_if<HttpHead>(&wish.news.what)) {
    AnswerHead answer{wish.id, head->status, {}};
    for (const Header& header : head->headers)
      answer.headers.emplace_back(header.name, header_text(header));
    tell(answer);
  } else if (const auto* chunk = std::get_if<Chunk>(&wish.news.what)) {
    bridge_cell_chunk(wish.id, chunk->bytes.data(), chunk->bytes.size());
  } else if (const auto* error = std::get_if<Error>(&wish.news.what)) {
    const std::string words = error->key.empty() ? error->message : tr(error->key, error->args);
    tell(AnswerFailed{wish.id, failure_of(*error), words});
  } else {
    tell(AnswerEnded{wish.id});
  }
}

}  // namespace

void BrowserPlatform::perform(const PlatformEffect& effect) {
  for (std::string& file : page_files_.take_gone()) tell(ForgetBlob{std::move(file)});
  visit(Overloaded{
            [this](const MakeThumbnail& wish) {
              tell(DecodeThumbnail{wish.attachment_id, wish.media_type,
                                   thumbnail_width(view(wish.data)), wish.data},
                   &page_files_);
            },
            [](const MakeKeptThumbnail& wish) {
              tell(DecodeKeptThumbnail{wish.attachment_id, wish.file, wish.media_type,
                                       width_within(wish.width, wish.height, kRowEdge)});
            },
            [this](const DropThumbnail& wish) {
              tell(wish);  // one that is still being made
              textures_.drop(wish.attachment_id);
            },
            [](const TellCell& wish) { tell_cell(wish); },
            // A new effect needs a line in messages.inc, or does not compile here.
            [this](const auto& wish) { tell(wish, &page_files_); },
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
  bytes.reserve(std::max<std::size_t>(size, 1));  // of an empty one, too, there is an address
  bytes.resize(size);                             // as it is: the page fills all of it
  return bytes.data();
}

bool BrowserPlatform::take(std::string_view kind, std::string_view fields, std::uint32_t token) {
  std::shared_ptr<ByteVector> bytes;
  if (const auto found = files_.find(token); found != files_.end()) {
    bytes = std::make_shared<ByteVector>(std::move(found->second));
    files_.erase(found);
  }
  MessageReader wire(fields, std::move(bytes));
  return read_message(kind, wire,
                      Overloaded{[this](PictureDecoded&& picture) { show(picture); },
                                 [this](FileArrived&& file) {
                                   page_files_.add(file.id, file.data);
                                   push(std::move(file));
                                 },
                                 [this](auto&& news) { push(std::move(news)); }});
}

void BrowserPlatform::show(const PictureDecoded& picture) {
  const ByteView rgba = view(picture.rgba);
  const auto pixels = static_cast<std::size_t>(std::max(picture.width, 0)) *
                      static_cast<std::size_t>(std::max(picture.height, 0));
  const auto made =
      pixels > 0 && rgba.size() == pixels * 4
          ? textures_.add(picture.id, picture.width, picture.height,
                          {reinterpret_cast<const std::uint8_t*>(rgba.data()), rgba.size()})
          : std::nullopt;
  if (!made) return push(ThumbnailReady{picture.id, 0, 0, 0, true});
  push(ThumbnailReady{picture.id, made->texture, picture.width, picture.height, false});
}

void BrowserPlatform::context_restored() {
  textures_.upload_again();
  for (const auto& [id, entry] : textures_.all()) {
    push(ThumbnailReady{id, entry.texture, entry.width, entry.height, false});
  }
}

}  // namespace triptych::web

// How much one vendor takes, as plain values: pre-flight checks and the planner that makes files
// fit (src/media) read them and know no vendor. Each vendor's file says where its figures come
// from. 0 = no limit known. Sizes of single images and of the request count base64 characters, as
// vendors do.
#pragma once

#include <cstddef>

namespace triptych {

inline constexpr std::size_t kMebi = std::size_t{1} << 20;

struct Limits {
  std::size_t images = 0;           // per request
  std::size_t image_base64 = 0;     // per image
  int image_side = 0;               // pixels
  std::size_t many_images = 0;      // with more images than this ...
  int many_images_side = 0;         // ... the sides are limited to this
  std::size_t document_bytes = 0;   // per document
  std::size_t documents_bytes = 0;  // all documents together
  int document_pages = 0;
  std::size_t request_base64 = 0;  // all media of the request together
  std::size_t sound_bytes = 0;     // per recording, as it is
  bool animated_gif = true;
  bool https_only = false;          // image URLs
  bool documents_doubtful = false;  // not refused beforehand, but rarely taken
  // Larger pictures are scaled down by the vendor itself: more pixels cost time and show no more.
  int useful_side = 0;
  std::size_t useful_pixels = 0;  // width times height
};

}  // namespace triptych

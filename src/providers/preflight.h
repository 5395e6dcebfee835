// Pre-flight checks that all vendors share; a vendor fills in its limits. Only what is sure to be
// refused is reported: a doubtful file (cut off, misnamed) may still be sent.
#pragma once

#include <string>
#include <vector>

#include "providers/provider.h"

namespace triptych {

inline constexpr std::size_t kMebi = std::size_t{1} << 20;

// 0 = no limit known. Sizes of single images and of the request count base64 characters, as vendors
// do.
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
  bool animated_gif = true;
  bool https_only = false;  // image URLs
};

// A problem: key and arguments for the string catalogue, an English sentence as the fallback.
Error preflight_error(ErrorKind kind, std::string key, std::vector<std::string> args,
                      std::string message);

std::vector<Error> check_call(const Call& call, const ProviderInfo& info, const Limits& limits);

// All attachments of the call, in order.
std::vector<const Attachment*> attachments_of(const Call& call);

}  // namespace triptych

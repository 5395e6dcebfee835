// The demo: models that this page plays itself (src/practice/manner.h), for people without a key.
// They speak the wire of compatible servers, so that everything behind it works as with a real one.
// Whatever base URL stands in a call, it goes to a host that cannot exist (RFC 6761, ".invalid"):
// only practice answers there, and nothing can leave the page.
#include "providers/openai_provider.h"

namespace triptych {
namespace {

constexpr std::string_view kDemoOrigin = "https://demo.invalid";
constexpr std::string_view kDemoImages[] = {"image/png", "image/jpeg", "image/webp", "image/gif"};
constexpr std::string_view kDemoDocuments[] = {"application/pdf", "text/plain"};
constexpr std::string_view kDemoAudio[] = {"audio/wav", "audio/mpeg"};

class Demo final : public openai_wire::WireProvider {
 public:
  Demo() : WireProvider(openai_wire::Dialect::compatible, kDemoOrigin, Limits()) {
    info_.id = "demo";
    info_.label = "Demo";
    info_.key_required = false;
    info_.simulated = true;
    info_.image_types = kDemoImages;
    info_.document_types = kDemoDocuments;
    info_.audio_types = kDemoAudio;
  }

  HttpRequest build(const Call& call, const Secret& key) const override {
    Call here = call;
    here.base_url.clear();
    return WireProvider::build(here, key);
  }
  HttpRequest list_models(const std::string& /*base_url*/, const Secret& key) const override {
    return WireProvider::list_models("", key);
  }
};

}  // namespace

const Provider& demo_provider(std::string_view origin);
const Provider& demo_provider(std::string_view /*origin*/) {
  static const Demo provider;
  return provider;
}

}  // namespace triptych

// The whole program without a browser: frames without a GPU, text of known width, a platform that
// remembers, a transport fed by hand. Tests find things by role and name, as a screen-reader user
// would.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/page.h"
#include "app/state.h"
#include "fakes/fake_transport.h"
#include "fakes/manual_clock.h"

namespace triptych {

// Every code point is 0.55 em wide, a run is a box; unspaced words end after four letters; emoji
// are those of plane 1.
struct BoxRasterizer : ui::TextRasterizer {
  float measure(ui::Face face, float px, float density, std::string_view run) override;
  std::vector<std::uint32_t> word_breaks(std::string_view run) override;
  std::vector<std::uint32_t> emoji_edges(std::string_view run) override;
  ui::RunBox box(ui::Face face, float px, float density, std::string_view run) override;
  std::size_t measured = 0, longest = 0;  // bytes in all, and of the longest run
};

struct FakePlatform : Platform {
  void perform(const PlatformEffect& effect) override { performed.push_back(effect); }
  bool poll(Event& out) override;
  template <class T>
  const T* last() const {
    for (auto it = performed.rbegin(); it != performed.rend(); ++it) {
      if (const T* found = it->get_if<T>()) return found;
    }
    return nullptr;
  }
  std::vector<PlatformEffect> performed;
  std::deque<Event> news;
};

// A person who chose a single model in an earlier visit.
inline constexpr char kOneTarget[] =
    R"({"version":1,"targets":[{"provider":"openai","model":"gpt-6.2-sol"}]})";

class HeadlessPage {
 public:
  explicit HeadlessPage(float width = 1280, float height = 800);
  ~HeadlessPage();

  void frame();
  void take_textures();  // as the drawing back end would, after a frame was rendered
  const ui::Item* find(ui::ItemRole role, std::string_view name);
  // Each fails the test when there is no such thing, then runs the frames a person would see.
  void click(ui::ItemRole role, std::string_view name);
  void type(ui::ItemRole role, std::string_view name, std::string text);
  // Opens what can be chosen of the first model whose chip begins with this; Escape closes it.
  void open_model(std::string_view name = "");
  void close() { key(ui::Action::Kind::cancel); }
  void type_key(std::string secret);                                   // of the first model
  void choose_task(std::string_view task);                             // from the menu
  void see(std::string_view view) { click(ui::ItemRole::tab, view); }  // of the answers
  void run_again();                                                    // the same question anew
  void attach_by(std::string_view way);  // from the menu beside Attach
  void act_on_file(std::string_view file, std::string_view action);
  void drop(std::string name, std::string bytes);
  void key(ui::Action::Kind kind);  // Ctrl+Enter (submit) or Escape (cancel) anywhere
  std::string all_text();           // every name and value in the registry, newline separated

  FakeTransport transport;
  FakePlatform platform;
  ManualClock clock;
  BoxRasterizer text;
  App app;
  ui::Page page;

 private:
  bool act(ui::ItemRole role, std::string_view name, ui::Action::Kind kind, std::string text);
};

// A PNG header of the given size: enough for the sniffer, with its end mark.
std::string tiny_png(int width, int height);

}  // namespace triptych

#include "fakes/headless_imgui.h"

#include <gtest/gtest.h>

#include <unordered_map>

#include "imgui.h"

namespace triptych {

float BoxRasterizer::measure(ui::Face, float px, float, std::string_view run) {
  measured += run.size();
  longest = std::max(longest, run.size());
  int points = 0;
  for (const char c : run) points += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return static_cast<float>(points) * px * 0.55f;
}

std::vector<std::uint32_t> BoxRasterizer::word_breaks(std::string_view run) {
  std::vector<std::uint32_t> out;
  std::uint32_t points = 0;
  for (std::uint32_t at = 0; at < run.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(run[at]) & 0xC0) != 0x80;
    if (starts && points++ % 4 == 0 && at > 0) out.push_back(at);
  }
  return out;
}

std::vector<std::uint32_t> BoxRasterizer::emoji_edges(std::string_view run) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = 0; (at = run.find("\xF0\x9F", at)) != std::string_view::npos; at += 4) {
    const auto from = static_cast<std::uint32_t>(at);
    if (!out.empty() && out.back() == from)
      out.pop_back();
    else
      out.push_back(from);
    out.push_back(from + 4);
  }
  return out;
}

ui::RunBox BoxRasterizer::box(ui::Face face, float px, float density, std::string_view run) {
  const int height = static_cast<int>(px * density) + 1;
  return {static_cast<int>(measure(face, px, density, run) * density) + 1, height, 0, -height};
}

bool FakePlatform::poll(Event& out) {
  if (news.empty()) return false;
  out = std::move(news.front());
  news.pop_front();
  return true;
}

HeadlessPage::HeadlessPage(float width, float height)
    : app((ImGui::CreateContext(), transport), platform, clock, 7), page(text) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {width, height};
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  ui::install_null_font(*io.Fonts);
  platform.news.push_back(SettingsLoaded{kOneTarget});
  frame();
}

HeadlessPage::~HeadlessPage() { ImGui::DestroyContext(); }

namespace {

// Of two items with one id the first takes what was meant for the second.
void expect_one_id_each(const std::vector<ui::Item>& items) {
  std::unordered_map<ui::ItemId, const ui::Item*> seen;
  for (const ui::Item& item : items) {
    const auto [first, fresh] = seen.emplace(item.id, &item);
    EXPECT_TRUE(fresh) << "one id for \"" << first->second->name << "\" and \"" << item.name << '"';
  }
}

}  // namespace

void HeadlessPage::frame() {
  ImGui::GetIO().DeltaTime = 1.0f / 60;
  ImGui::NewFrame();
  app.turn([&](const AppState& state, std::vector<Event>& out) { page.frame(state, out, 1.0f); });
  ImGui::Render();
  take_textures();
  expect_one_id_each(page.registry().items());
}

void HeadlessPage::take_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy)
      texture->SetStatus(ImTextureStatus_Destroyed);
    else
      texture->SetStatus(ImTextureStatus_OK);
  }
}

const ui::Item* HeadlessPage::find(ui::ItemRole role, std::string_view name) {
  return page.registry().find(role, name);
}

bool HeadlessPage::act(ui::ItemRole role, std::string_view name, ui::Action::Kind kind,
                       std::string words) {
  const ui::Item* item = find(role, name);
  EXPECT_NE(item, nullptr) << "nothing on screen is called " << name;
  if (item == nullptr) return false;
  EXPECT_EQ(item->state & ui::kDisabled, 0u) << name << " is disabled";
  page.registry().push_action({kind, item->id, std::move(words)});
  frame();
  frame();
  return true;
}

void HeadlessPage::click(ui::ItemRole role, std::string_view name) {
  act(role, name, ui::Action::Kind::activate, "");
}

void HeadlessPage::type(ui::ItemRole role, std::string_view name, std::string words) {
  act(role, name, ui::Action::Kind::text, std::move(words));
}

void HeadlessPage::open_model(std::string_view name) {
  const ui::Item* bar = find(ui::ItemRole::toolbar, "Models to ask");
  ASSERT_NE(bar, nullptr);
  for (const ui::Item& item : page.registry().items()) {
    const bool chip = item.parent == bar->id && item.role == ui::ItemRole::button;
    if (chip && item.name.starts_with(name))
      return click(ui::ItemRole::button, std::string(item.name));
  }
  ADD_FAILURE() << "no model is called " << name;
}

void HeadlessPage::type_key(std::string secret) {
  open_model();
  type(ui::ItemRole::password, "API key", std::move(secret));
  close();
}

void HeadlessPage::choose_task(std::string_view task) {
  for (const ui::Item& item : page.registry().items()) {
    if (item.role != ui::ItemRole::button || !item.name.starts_with("Task")) continue;
    click(ui::ItemRole::button, std::string(item.name));
    return click(ui::ItemRole::button, task);
  }
  ADD_FAILURE() << "there is no menu of tasks";
}

void HeadlessPage::run_again() {
  click(ui::ItemRole::button, "Edit the question");
  click(ui::ItemRole::button, "Run");
}

void HeadlessPage::attach_by(std::string_view way) {
  click(ui::ItemRole::button, "More ways to attach");
  click(ui::ItemRole::button, way);
}

void HeadlessPage::act_on_file(std::string_view file, std::string_view action) {
  click(ui::ItemRole::button, "Details of " + std::string(file));
  click(ui::ItemRole::button, std::string(action) + ": " + std::string(file));
}

void HeadlessPage::drop(std::string name, std::string bytes) {
  platform.news.push_back(FileArrived{std::move(name), bytes_of(bytes)});
  frame();
  frame();
}

void HeadlessPage::key(ui::Action::Kind kind) {
  page.registry().push_action({kind, 0, ""});
  frame();
  frame();
}

std::string HeadlessPage::all_text() {
  std::string out;
  for (const ui::Item& item : page.registry().items())
    out += item.name + "\n" + item.value + "\n" + item.description + "\n";
  return out;
}

std::string tiny_png(int width, int height) {
  std::string png("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16);
  for (const int side : {width, height}) {
    for (int shift = 24; shift >= 0; shift -= 8)
      png.push_back(static_cast<char>((side >> shift) & 255));
  }
  png.append("\x08\x06\0\0\0\0\0\0\0", 9);
  png.append("\0\0\0\0IEND\xae\x42\x60\x82", 12);
  return png;
}

}  // namespace triptych

// What Dear ImGui's core calls of its own widgets. Every widget of this page is drawn by
// widgets/ui.h, so theirs (imgui_widgets.cpp and imgui_tables.cpp, 80 kB) are not built, and none
// of this is reached: a window of ours has no bars, no tables and no fields. Whoever wants one of
// theirs takes their files back and this one out.
#include "imgui.h"
#include "imgui_internal.h"

void ImGuiMenuColumns::Update(float, bool) {}
ImGuiInputTextState::ImGuiInputTextState() { memset(static_cast<void*>(this), 0, sizeof *this); }
ImGuiInputTextState::~ImGuiInputTextState() = default;

namespace ImGui {

bool Button(const char*, const ImVec2&) { return false; }
bool ButtonBehavior(const ImRect&, ImGuiID, bool*, bool*, ImGuiButtonFlags) { return false; }
bool CloseButton(ImGuiID, const ImVec2&) { return false; }
bool CollapseButton(ImGuiID, const ImVec2&) { return false; }
void EndColumns() {}
void EndMenuBar() {}
ImGuiMultiSelectIO* EndMultiSelect() { return nullptr; }
void EndTabBar() {}
void EndTable() {}
bool InputText(const char*, char*, size_t, ImGuiInputTextFlags, ImGuiInputTextCallback, void*) {
  return false;
}
void InputTextDeactivateHook(ImGuiID) {}
void Scrollbar(ImGuiAxis) {}
bool Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) { return false; }
void SeparatorText(const char*) {}
bool SliderInt(const char*, int*, int, int, const char*, ImGuiSliderFlags) { return false; }
void TableEndRow(ImGuiTable*) {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TableSettingsAddSettingsHandler() {}
void TextV(const char*, va_list) {}
void TreePop() {}

}  // namespace ImGui

// Dear ImGui's compile-time configuration, the same for every build.
#pragma once
#define IMGUI_USE_WCHAR32           // emoji and plane 1
#define IMGUI_DISABLE_DEMO_WINDOWS  // not part of the product
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT  // all text is shaped by the browser (widgets/text_engine.h)
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
// Its own reader of typefaces is left out where another one stands in: ours, which has none
// (widgets/text_engine.cpp).
#define IMGUI_ENABLE_FREETYPE

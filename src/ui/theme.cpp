#include "ui/theme.h"

#include <cstdio>

namespace triptych::ui {
namespace {

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
  return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, alpha);
}

void css(std::string& out, const char* name, ImU32 colour) {
  char text[64];
  std::snprintf(text, sizeof text, "--%s:#%02x%02x%02x%02x;", name,
                (colour >> IM_COL32_R_SHIFT) & 255u, (colour >> IM_COL32_G_SHIFT) & 255u,
                (colour >> IM_COL32_B_SHIFT) & 255u, (colour >> IM_COL32_A_SHIFT) & 255u);
  out += text;
}

}  // namespace

Theme dark_theme() {
  Theme t;
  t.dark = true;
  t.background = rgb(0x0d0f14);
  t.surface = rgb(0x141821);
  t.raised = rgb(0x1c212c);
  t.hover = rgb(0x262d3a);
  t.border = rgb(0x272e3a);
  t.field_border = rgb(0x6b7688);
  t.text = rgb(0xe8ebf1);
  t.muted = rgb(0xa3adbd);
  t.accent = rgb(0xb3a4ff);
  t.accent_fill = rgb(0x6d53e8);
  t.on_accent = rgb(0xffffff);
  t.accent_soft = rgb(0x2a2450);
  t.danger = rgb(0xff9d94);
  t.danger_soft = rgb(0x3a1c1e);
  t.warning = rgb(0xf2c063);
  t.warning_soft = rgb(0x352a14);
  t.success = rgb(0x6fd6a4);
  t.code_background = rgb(0x10131a);
  t.scrim = rgb(0x05070a, 170);
  t.shadow = rgb(0x000000, 90);
  t.hues[0] = rgb(0x4fd1b5);
  t.hues[1] = rgb(0xf2a35e);
  t.hues[2] = rgb(0x77b4ff);
  t.hues[3] = rgb(0xc7cedb);
  t.syntax_key = rgb(0x9ecbff);
  t.syntax_string = rgb(0xa9e2b8);
  t.syntax_number = rgb(0xf5c687);
  return t;
}

Theme light_theme() {
  Theme t;
  t.dark = false;
  t.background = rgb(0xf3f4f8);
  t.surface = rgb(0xffffff);
  t.raised = rgb(0xf5f6fa);
  t.hover = rgb(0xe8eaf2);
  t.border = rgb(0xdfe2ea);
  t.field_border = rgb(0x82899a);
  t.text = rgb(0x171b26);
  t.muted = rgb(0x565e70);
  t.accent = rgb(0x5236c9);
  t.accent_fill = rgb(0x5b3fd6);
  t.on_accent = rgb(0xffffff);
  t.accent_soft = rgb(0xebe7fd);
  t.danger = rgb(0xa8201a);
  t.danger_soft = rgb(0xfdebe9);
  t.warning = rgb(0x7a4b00);
  t.warning_soft = rgb(0xfdf3dc);
  t.success = rgb(0x13683f);
  t.code_background = rgb(0xf6f7fa);
  t.scrim = rgb(0x1b2030, 110);
  t.shadow = rgb(0x1b2030, 28);
  t.hues[0] = rgb(0x0b6e5d);
  t.hues[1] = rgb(0x9c4a0c);
  t.hues[2] = rgb(0x1a5cb8);
  t.hues[3] = rgb(0x49505f);
  t.syntax_key = rgb(0x1a4f9c);
  t.syntax_string = rgb(0x1b6336);
  t.syntax_number = rgb(0x8a4a00);
  return t;
}

std::string css_variables_of(const Theme& theme) {
  std::string out;
  css(out, "bg", theme.background);
  css(out, "surface", theme.surface);
  css(out, "fg", theme.text);
  css(out, "muted", theme.muted);
  css(out, "accent", theme.accent);
  css(out, "border", theme.field_border);
  out += theme.dark ? "color-scheme:dark" : "color-scheme:light";
  return out;
}

}  // namespace triptych::ui

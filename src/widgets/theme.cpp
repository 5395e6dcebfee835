#include "widgets/theme.h"

#include <charconv>
#include <cstdio>

namespace triptych::ui {
namespace {

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255) {
  return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, alpha);
}

constexpr unsigned kBrightFacts[] = {0x6cc6ff, 0xffb454, 0x7ee08a, 0xff9ec7,
                                     0xc9b0ff, 0xf2e15c, 0x4fe0cf};
constexpr unsigned kPlainFacts[] = {0x0a5699, 0x8f4400, 0x17602a, 0xa3154f,
                                    0x6328b8, 0x5f5000, 0x005f62};
constexpr unsigned kDeepFacts[] = {0x003f73, 0x632d00, 0x0c4517, 0x780d42,
                                   0x451a8a, 0x443900, 0x00464a};
void set_facts(Theme& t, const unsigned (&hex)[7]) {
  for (std::size_t i = 0; i < 7; ++i) t.facts[i] = rgb(hex[i]);
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
  t.hues[3] = rgb(0xd3b2f5);
  t.hues[4] = rgb(0xc7cedb);
  t.syntax_key = rgb(0x9ecbff);
  t.syntax_string = rgb(0xa9e2b8);
  t.syntax_number = rgb(0xf5c687);
  set_facts(t, kBrightFacts);
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
  t.hues[3] = rgb(0x6d3aa5);
  t.hues[4] = rgb(0x49505f);
  t.syntax_key = rgb(0x1a4f9c);
  t.syntax_string = rgb(0x1b6336);
  t.syntax_number = rgb(0x8a4a00);
  set_facts(t, kPlainFacts);
  return t;
}

Theme contrast_theme(bool dark) {
  Theme t = dark ? dark_theme() : light_theme();
  const ImU32 paper = dark ? rgb(0x000000) : rgb(0xffffff),
              ink = dark ? rgb(0xffffff) : rgb(0x000000);
  t.background = t.surface = t.raised = t.code_background = paper;
  t.text = t.muted = ink;
  t.border = t.field_border = ink;
  t.hover = dark ? rgb(0x2a2a2a) : rgb(0xe2e2e2);
  t.accent = dark ? rgb(0xffe45c) : rgb(0x1a0dab);
  t.accent_fill = t.accent;
  t.on_accent = paper;
  t.accent_soft = dark ? rgb(0x1f1b00) : rgb(0xeeecff);
  t.danger = dark ? rgb(0xffb3ad) : rgb(0x8a0f0a);
  t.danger_soft = t.warning_soft = paper;
  t.warning = dark ? rgb(0xffd479) : rgb(0x5c3800);
  t.success = dark ? rgb(0x8df0bd) : rgb(0x0b4d2e);
  t.scrim = dark ? rgb(0x000000, 215) : rgb(0xffffff, 215);
  t.shadow = 0;
  const ImU32 bright[] = {rgb(0x6ff0d6), rgb(0xffbe80), rgb(0x9fccff), rgb(0xe0c8ff), ink};
  const ImU32 deep[] = {rgb(0x074e42), rgb(0x6e3305), rgb(0x0f3f85), rgb(0x4d2380), ink};
  for (int i = 0; i < 5; ++i) t.hues[i] = dark ? bright[i] : deep[i];
  t.syntax_key = dark ? rgb(0xb9dcff) : rgb(0x0f3674);
  t.syntax_string = dark ? rgb(0xc2f2cd) : rgb(0x0f4421);
  t.syntax_number = dark ? rgb(0xffdca8) : rgb(0x633500);
  if (!dark) set_facts(t, kDeepFacts);
  return t;
}

Theme forced_theme(std::string_view colours) {
  // Canvas, text, link, button, button text, highlight, highlight text, grey text.
  ImU32 c[8] = {};
  for (ImU32& colour : c) {
    const std::size_t at = colours.find('#');
    unsigned hex = 0;
    if (at == colours.npos || at + 7 > colours.size()) return light_theme();
    const char* digits = colours.data() + at + 1;
    if (std::from_chars(digits, digits + 6, hex, 16).ptr != digits + 6) return light_theme();
    colour = rgb(hex);
    colours.remove_prefix(at + 7);
  }
  Theme t = light_theme();
  const ImU32 paper = c[0], ink = c[1], link = c[2], marked = c[5], on_marked = c[6];
  t.dark = (paper & 0xffu) + ((paper >> 8) & 0xffu) + ((paper >> 16) & 0xffu) < 3 * 128;
  t.background = t.surface = t.raised = t.code_background = paper;
  t.accent_soft = t.danger_soft = t.warning_soft = t.hover = paper;
  t.text = t.muted = t.border = t.field_border = ink;
  t.danger = t.warning = t.success = ink;
  t.accent = link;
  t.accent_fill = marked;
  t.on_accent = on_marked;
  t.scrim = (paper & ~IM_COL32_A_MASK) | (215u << IM_COL32_A_SHIFT);
  t.shadow = 0;
  for (ImU32& hue : t.hues) hue = ink;
  for (ImU32& fact : t.facts) fact = ink;
  t.syntax_key = t.syntax_string = t.syntax_number = ink;
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

#include "llm/token_rules.h"

#include <algorithm>
#include <cmath>

#include "base/assets.h"
#include "llm/models.h"

namespace triptych {
namespace {

constexpr int kTurn = 7;  // what a turn costs besides its words

// Hostile headers promise millions of pages or hours: no sum of these may overflow.
int capped(double tokens) { return static_cast<int>(std::clamp(std::ceil(tokens), 0.0, 1e8)); }

double number(const Json& rule, std::string_view key, double fallback) {
  return number_at(rule, key).value_or(fallback);
}

// Scaled so that the grid fits into the budget in whole patches of 32 pixels.
int patches(double w, double h, const Json& rule, double factor) {
  const double side = number(rule, "side", 6000), budget = number(rule, "budget", 10'000);
  const double longest = std::max(w, h);
  if (longest > side) {
    w *= side / longest;
    h *= side / longest;
  }
  const auto cells = [](double length) { return std::ceil(length / 32 - 1e-9); };
  if (cells(w) * cells(h) > budget) {
    double scale = std::sqrt(32.0 * 32.0 * budget / (w * h));
    const double across = w * scale / 32, down = h * scale / 32;
    scale *= std::min(std::floor(across) / across, std::floor(down) / down);
    w *= scale;
    h *= scale;
  }
  return capped(std::ceil(cells(w) * cells(h) * factor - 1e-9));
}

// Fitted into a square of 2048, the short side to 768, then counted in squares of 512.
int tiles(double w, double h, const Json& rule, Detail detail) {
  const double base = number(rule, "base", 85);
  if (detail == Detail::low) return capped(base);
  const double fit = std::min(1.0, 2048 / std::max(w, h));
  w *= fit;
  h *= fit;
  const double shrink = std::min(1.0, 768 / std::min(w, h));
  const double count = std::ceil(w * shrink / 512 - 1e-9) * std::ceil(h * shrink / 512 - 1e-9);
  return capped(base + number(rule, "per", 170) * count);
}

// The largest size that keeps the side and the budget, in squares of 28 pixels.
int grid(double w, double h, const Json& rule) {
  const double longest = std::max(w, h), budget = number(rule, "budget", 1568);
  const auto cost = [&](double limit) {
    const double scale = std::min(1.0, limit / longest);
    const double across = std::max(1.0, std::round(w * scale));
    const double down = std::max(1.0, std::round(h * scale));
    return std::ceil(across / 28) * std::ceil(down / 28);
  };
  double limit = std::min(number(rule, "side", 1568), longest);
  while (limit > 28 && cost(limit) > budget) --limit;
  return capped(cost(limit));
}

int crops(double w, double h, const Json& rule) {
  const double per = number(rule, "per", 258);
  if (w <= 384 && h <= 384) return capped(per);
  return capped(per * std::ceil(w / 768) * std::ceil(h / 768));
}

int level(const Json& rule, Detail detail) {
  const bool fine = detail == Detail::high || detail == Detail::original;
  const char* name = detail == Detail::low ? "low" : fine ? "high" : "normal";
  return capped(number(rule, name, 0));
}

int by_rule(const Json& rule, double w, double h, Detail detail) {
  const std::string name = string_at(rule, "rule");
  if (name == "tiles") return tiles(w, h, rule, detail);
  if (name == "grid") return grid(w, h, rule);
  if (name == "crops") return crops(w, h, rule);
  if (name == "levels") return level(rule, detail);
  const Json& other = detail == Detail::high       ? at(rule, "high")
                      : detail == Detail::original ? at(rule, "original")
                                                   : at(rule, "none");
  return patches(w, h, other.is_object() ? other : rule, number(rule, "factor", 1));
}

bool fits(const Json& row, std::string_view model) {
  if (!model.starts_with(string_at(row, "model"))) return false;
  // 0.05: generations have one decimal, written as binary fractions.
  return generation_of(model) > number(row, "since", 0) - 0.05;
}

}  // namespace

Result<TokenRules> TokenRules::load(std::string_view json) {
  using Out = Result<TokenRules>;
  auto parsed = parse_json(json);
  if (!parsed || !parsed->is_object()) return Out::failure("token rules: no JSON object");
  for (const auto& [provider, rows] : parsed->items()) {
    if (provider.starts_with("_")) continue;
    if (!rows.is_array()) return Out::failure("token rules of \"" + provider + "\": no list");
    for (const Json& row : rows)
      if (!row.is_object()) return Out::failure("token rules of \"" + provider + "\": no object");
  }
  TokenRules rules;
  rules.rules_ = std::move(*parsed);
  return rules;
}

const TokenRules& TokenRules::builtin() {
  static const TokenRules loaded = [] {
    auto rules = load(assets::token_rules_json());
    return rules ? std::move(rules.value()) : TokenRules();
  }();
  return loaded;
}

const Json& TokenRules::find(std::string_view provider, std::string_view model,
                             std::string_view key) const {
  static const Json none;
  for (const std::string_view list : {provider, std::string_view()}) {
    for (const Json& row : at(rules_, list)) {
      if (const Json& value = at(row, key); !value.is_null() && fits(row, model)) return value;
    }
  }
  return none;
}

double TokenRules::bytes_per_token(std::string_view provider, std::string_view model) const {
  const Json& value = find(provider, model, "bytes_per_token");
  return value.is_number() && value.get<double>() > 0 ? value.get<double>() : 4;
}

int TokenRules::text(std::string_view provider, std::string_view model, std::size_t bytes) const {
  return capped(static_cast<double>(bytes) / bytes_per_token(provider, model));
}

int TokenRules::image(std::string_view provider, std::string_view model, int width, int height,
                      Detail detail) const {
  const bool measured = width > 0 && height > 0;
  return by_rule(find(provider, model, "image"), measured ? width : 1024, measured ? height : 1024,
                 detail);
}

int TokenRules::pages(std::string_view provider, std::string_view model, int count,
                      Detail detail) const {
  const Json& page = find(provider, model, "page");
  constexpr double kWide = 1092, kTall = 1414;  // a page as vendors draw it
  int one = 0;
  if (page.is_object()) {
    one = by_rule(page, kWide, kTall, detail);
  } else {
    const Json& text = find(provider, model, "page_text");
    one = by_rule(find(provider, model, "image"), kWide, kTall, detail) +
          (text.is_number() ? capped(text.get<double>()) : 0);
  }
  return capped(static_cast<double>(std::max(1, count)) * one);
}

int TokenRules::sound(std::string_view provider, std::string_view model, MediaKind kind,
                      Millis duration, Detail detail) const {
  const Json& rate = find(provider, model, kind == MediaKind::video ? "video" : "audio");
  const double each = rate.is_object()   ? by_rule(rate, 0, 0, detail)
                      : rate.is_number() ? rate.get<double>()
                                         : 0;
  return capped(static_cast<double>(duration.count()) / 1000.0 * each);
}

int TokenRules::file(std::string_view provider, std::string_view model, const MediaInfo& media,
                     Detail detail) const {
  if (media.kind == MediaKind::document) return pages(provider, model, media.pages, detail);
  if (media.kind == MediaKind::audio || media.kind == MediaKind::video)
    return sound(provider, model, media.kind, media.duration, detail);
  return image(provider, model, media.width, media.height, detail);
}

// Its part, and more or fewer frames than one a second; the sound stays as long.
int TokenRules::film(std::string_view provider, std::string_view model, const Attachment& file,
                     Detail detail) const {
  Millis length = file.media.duration;
  const VideoCut& cut = file.cut;
  if (cut.to > 0) length = std::min(length, Millis{cut.to * 1000LL});
  length = std::max(Millis{0}, length - Millis{cut.from * 1000LL});
  const int all = sound(provider, model, MediaKind::video, length, detail);
  if (cut.frames_per_second <= 0) return all;
  const int heard = std::min(all, sound(provider, model, MediaKind::audio, length, detail));
  return capped(heard + (all - heard) * cut.frames_per_second);
}

Estimate TokenRules::of(const Call& call) const {
  const std::string_view provider = call.provider_id, model = call.model;
  std::size_t bytes = call.prompt.system.size() + call.prompt.json_schema.size();
  double text = 0, images = 0, documents = 0, sounds = 0;
  for (const Message& message : call.prompt.messages) {
    text += kTurn;
    for (const Part& part : message.parts) {
      const auto* file = std::get_if<Attachment>(&part);
      if (file == nullptr) {
        bytes += std::get<std::string>(part).size();
        continue;
      }
      const MediaKind kind = file->media.kind;
      double& sum = kind == MediaKind::document                            ? documents
                    : kind == MediaKind::audio || kind == MediaKind::video ? sounds
                                                                           : images;
      sum += kind == MediaKind::video ? film(provider, model, *file, call.detail)
                                      : this->file(provider, model, file->media, call.detail);
    }
  }
  Estimate out;
  out.text = capped(text + this->text(provider, model, bytes));
  out.images = capped(images);
  out.documents = capped(documents);
  out.sound = capped(sounds);
  out.output = call.max_output_tokens > 0 ? std::min(call.max_output_tokens, kAssumedOutput)
                                          : kAssumedOutput;
  return out;
}

}  // namespace triptych

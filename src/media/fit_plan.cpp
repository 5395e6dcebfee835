#include "media/fit_plan.h"

#include <algorithm>
#include <cmath>

namespace triptych {
namespace {

// What every browser writes (canvas), best first for photos.
constexpr std::string_view kWritable[] = {"image/jpeg", "image/png", "image/webp"};
constexpr int kQualities[] = {90, 82, 74, 66, 58, 50};
constexpr int kSmallerSteps = 6;  // each 0.8 times the sides of the one before
constexpr double kSmaller = 0.8;

bool takes(const FitTarget& target, std::string_view type) {
  return std::ranges::find(target.image_types, type) != target.image_types.end();
}

bool all_take(std::span<const FitTarget> targets, std::string_view type) {
  return std::ranges::all_of(targets, [&](const FitTarget& target) { return takes(target, type); });
}

bool is_writable(std::string_view type) {
  return std::ranges::find(kWritable, type) != std::end(kWritable);
}

// In the order in which they are tried. What may be transparent stays so as long as it fits.
std::vector<std::string> types_for(const MediaInfo& info, std::span<const FitTarget> targets,
                                   const std::string& wanted) {
  std::vector<std::string> types;
  const auto add = [&](std::string_view type) {
    const bool fits = is_writable(type) && all_take(targets, type);
    if (fits && std::ranges::find(types, type) == types.end()) types.emplace_back(type);
  };
  if (!wanted.empty()) {
    add(wanted);
    if (!types.empty()) return types;
  }
  add(info.media_type);
  if (info.alpha || info.media_type == "image/bmp") add("image/png");
  for (const std::string_view type : kWritable) add(type);
  return types;
}

double scale_to_side(const PixelRect& source, int side) {
  return side <= 0 ? 1 : std::min(1.0, side * 1.0 / std::max(source.width, source.height));
}

// The vendor that sees most decides how much is kept; the strictest limit how much at all.
double scale_for(const PixelRect& source, std::span<const FitTarget> targets, int wanted_side,
                 std::size_t images) {
  const double pixels = 1.0 * source.width * source.height;
  double useful = 0, allowed = 1;
  for (const FitTarget& target : targets) {
    const Limits& limits = target.limits;
    double seen = scale_to_side(source, limits.useful_side);
    if (limits.useful_pixels > 0)
      seen = std::min(seen, std::sqrt(static_cast<double>(limits.useful_pixels) / pixels));
    useful = std::max(useful, seen);
    const bool many = limits.many_images > 0 && images > limits.many_images;
    allowed = std::min(allowed,
                       scale_to_side(source, many ? limits.many_images_side : limits.image_side));
  }
  if (wanted_side > 0) useful = scale_to_side(source, wanted_side);
  return std::min(useful, allowed);
}

// Bytes whose base64 is at most `base64` characters long.
std::size_t bytes_of_base64(std::size_t base64) { return base64 / 4 * 3; }

std::size_t most_bytes_of(std::span<const FitTarget> targets, const RequestContext& context) {
  std::size_t most = 0;
  const auto at_most = [&](std::size_t base64) {
    const std::size_t bytes = std::max<std::size_t>(bytes_of_base64(base64), 1);
    most = most == 0 ? bytes : std::min(most, bytes);
  };
  for (const FitTarget& target : targets) {
    if (target.limits.image_base64 > 0) at_most(target.limits.image_base64);
    if (const std::size_t all = target.limits.request_base64; all > 0)
      at_most(all > context.other_base64 ? all - context.other_base64 : 0);
  }
  return most;
}

std::vector<FitTry> tries_for(const PixelRect& source, double scale,
                              const std::vector<std::string>& types) {
  std::vector<FitTry> tries;
  for (int step = 0; step <= kSmallerSteps; ++step, scale *= kSmaller) {
    const auto side = [&](int pixels) {
      return std::max(1, static_cast<int>(std::lround(pixels * scale)));
    };
    const int width = side(source.width), height = side(source.height);
    for (const std::string& type : types) {
      if (type == "image/png") {
        tries.push_back({width, height, type, 0});
        continue;
      }
      for (const int quality : kQualities) tries.push_back({width, height, type, quality});
    }
  }
  return tries;
}

std::vector<FitChange> changes_of(const MediaInfo& info, const FitPlan& plan,
                                  const ImageWishes& wishes) {
  std::vector<FitChange> changes;
  const auto add = [&](bool so, FitChange change) {
    if (so) changes.push_back(change);
  };
  const FitTry& first = plan.tries.front();
  add(wishes.crop.has_value(), FitChange::cropped);
  add(!wishes.boxes.empty(), FitChange::blackened);
  add(info.location, FitChange::location_removed);
  add(info.metadata || info.unread, FitChange::metadata_removed);
  add(info.orientation != 1, FitChange::turned);
  add(info.cmyk, FitChange::recoloured);
  add(info.animated, FitChange::first_frame);
  add(first.width != plan.source.width || first.height != plan.source.height, FitChange::scaled);
  add(first.media_type != info.media_type, FitChange::type_changed);
  add(info.alpha && first.media_type == "image/jpeg", FitChange::flattened);
  return changes;
}

}  // namespace

std::string_view key_of(FitChange change) {
  constexpr std::string_view kKeys[] = {
      "fit.turned",       "fit.location_removed", "fit.metadata_removed", "fit.scaled",
      "fit.type_changed", "fit.first_frame",      "fit.flattened",        "fit.cropped",
      "fit.blackened",    "fit.recoloured"};
  return kKeys[static_cast<std::size_t>(change)];
}

std::optional<PixelRect> clip_to(const MediaInfo& info, const PixelRect& rect) {
  const auto cut = [](long long at, long long length, int side) {
    const long long first = std::clamp<long long>(at, 0, side);
    const long long last = std::clamp<long long>(at + length, 0, side);
    return std::pair{static_cast<int>(first), static_cast<int>(last - first)};
  };
  const auto [x, width] = cut(rect.x, rect.width, shown_width(info));
  const auto [y, height] = cut(rect.y, rect.height, shown_height(info));
  if (width <= 0 || height <= 0) return std::nullopt;
  return PixelRect{x, y, width, height};
}

std::optional<FitPlan> plan_fit(const MediaInfo& info, std::size_t size,
                                std::span<const FitTarget> targets, const ImageWishes& wishes,
                                const RequestContext& context) {
  if (info.kind != MediaKind::image || size == 0 || info.width <= 0 || info.height <= 0) {
    return std::nullopt;
  }
  const std::vector<std::string> types = types_for(info, targets, wishes.media_type);
  if (types.empty()) return std::nullopt;
  const PixelRect all{0, 0, shown_width(info), shown_height(info)};
  FitPlan plan;
  plan.source = wishes.crop ? clip_to(info, *wishes.crop).value_or(all) : all;
  const double scale = targets.empty() && wishes.longest_side == 0
                           ? 1
                           : scale_for(plan.source, targets, wishes.longest_side, context.images);
  plan.tries = tries_for(plan.source, scale, types);
  plan.most_bytes = most_bytes_of(targets, context);
  plan.changes = changes_of(info, plan, wishes);
  return plan;
}

}  // namespace triptych

// Pages of a PDF as pictures: for vendors and servers that read no PDF, or when one page is enough.
#include <algorithm>

#include "base/strings.h"
#include "features/media_prep/media_prep_internal.h"
#include "features/media_prep/media_prep_update.h"
#include "media/page_range.h"

namespace triptych {
namespace {

constexpr int kFewestDots = 36, kMaxDots = 400;  // per inch
constexpr int kPagesAtFirst = 10;                // chosen without being asked

// Lossless when every vendor takes it: text stays sharp.
std::string page_type(MediaPrepReader state) {
  for (const FitTarget& target : fit_targets_of(state)) {
    if (std::ranges::find(target.image_types, std::string_view("image/png")) ==
        target.image_types.end())
      return "image/jpeg";
  }
  return "image/png";
}

int longest_page_side(MediaPrepReader state) {
  int side = 0;
  for (const FitTarget& target : fit_targets_of(state)) {
    if (const int most = target.limits.image_side; most > 0)
      side = side > 0 ? std::min(side, most) : most;
  }
  return side;
}

void open_document(MediaPrepScope state, std::vector<Effect>& effects) {
  OrderedJson orders;
  orders["do"] = "open";
  orders["password"] = state.media_prep.preparing->password;
  begin_work(state, MediaTool::pdf, dump_json(orders), effects);
}

}  // namespace

void open_pages(MediaPrepScope state, std::vector<Effect>& effects) {
  state.media_prep.preparing->tool = Preparation::Tool::pages;
  state.media_prep.preparing->page_count = 0;
  open_document(state, effects);
}

void type_pages(MediaPrepScope state, const PagesTyped& e) {
  if (!state.media_prep.preparing || state.media_prep.preparing->tool != Preparation::Tool::pages)
    return;
  state.media_prep.preparing->range = e.range;
  state.media_prep.preparing->password = e.password;
  state.media_prep.preparing->dpi = e.dpi;
}

void make_pages(MediaPrepScope state, std::vector<Effect>& effects) {
  if (!state.media_prep.preparing || state.media_prep.preparing->tool != Preparation::Tool::pages)
    return;
  Preparation& p = *state.media_prep.preparing;
  if (p.page_count == 0) return open_document(state, effects);
  const auto pages = parse_pages(p.range, p.page_count);
  drop_result(state, effects);
  if (!pages) {
    p.problem_key = "prepare.bad_range";
    p.problem_args = {p.range, std::to_string(p.page_count), std::to_string(kMaxPagesAtOnce)};
    return;
  }
  OrderedJson orders;
  orders["do"] = "render";
  orders["password"] = p.password;
  orders["pages"] = *pages;
  orders["dpi"] = std::clamp(p.dpi, kFewestDots, kMaxDots);
  orders["type"] = page_type(state);
  orders["side"] = longest_page_side(state);
  p.after.id = state.shared.new_picture(PictureOwner::preparation);
  orders["after"] = p.after.id;
  begin_work(state, MediaTool::pdf, dump_json(orders), effects);
}

void take_pages_news(MediaPrepScope state, const MediaNews& e, const Json& facts,
                     std::vector<Effect>& effects) {
  Preparation& p = *state.media_prep.preparing;
  if (e.what == MediaStage::opened) {
    p.job = 0;
    p.needs_password = false;
    p.page_count = std::max(0, int_at(facts, "pages").value_or(0));
    if (p.page_count == 0) return nothing_came(state, "prepare.pdf_no_pages");
    if (p.range.empty())
      p.range =
          p.page_count == 1 ? "1" : "1-" + std::to_string(std::min(p.page_count, kPagesAtFirst));
  } else if (e.what == MediaStage::page) {
    if (!e.data || e.data->empty()) return;  // "done" tells when none came at all
    Attachment page = make_attachment("", e.data);
    page.name = page_name(p.original.name, int_at(facts, "page").value_or(0),
                          extension_of(page.media.media_type));
    p.results.push_back(std::move(page));
  } else if (e.what == MediaStage::done) {
    if (p.results.empty()) return nothing_came(state);
    p.job = 0;
    p.changes = {"fit.pages"};
    effects.push_back(Announce{tr("prepare.ready", {p.original.name})});
  }
}

}  // namespace triptych

#include "features/media_prep/compatibility.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/strings.h"

namespace triptych {
namespace {

std::string words_of(const Error& error) {
  return error.key.empty() || !has_string(error.key) ? error.message : tr(error.key, error.args);
}

// Not a file's fault.
bool is_about_question(const Error& error) {
  for (const std::string_view key : {"no_model", "no_base_url", "bad_base_url", "insecure_base_url",
                                     "empty_prompt", "bad_schema"}) {
    if (error.key == "preflight." + std::string(key)) return true;
  }
  return false;
}

std::vector<Error> problems_of(const Provider& provider, const Call& call) {
  std::vector<Error> problems = provider.preflight(call);
  std::erase_if(problems, is_about_question);
  return problems;
}

// The question with one file in the place of all.
Call call_without_files(AskReader state, const Target& target) {
  Call call;
  aim(call, state.shared, target);
  call.prompt.json_schema = state.ask.json_schema;
  call.detail = state.ask.detail;
  call.stream = state.ask.stream;
  call.prompt.messages = {Message{Role::user, {""}, ""}};
  return call;
}

// It takes nothing of this kind, whatever its form.
bool takes_none(const Provider& provider, Call& call, const Attachment& file) {
  call.prompt.messages[0].parts[0] = file;
  return std::ranges::any_of(provider.preflight(call), [](const Error& error) {
    const std::string_view key = error.key;
    return key == "preflight.audio_model_needed" ||
           (key.ends_with("_not_taken") && !key.ends_with("_type_not_taken"));
  });
}

// Sent as it is, it may be refused, or not be seen as the person sees it.
std::string doubt_of(const DraftAttachment& attached, const Limits& limits) {
  const MediaInfo& media = attached.attachment.media;
  if (media.truncated) return tr("fit.doubt.truncated");
  if (attached.undecodable && media.media_type != "image/heic" && media.media_type != "image/heif")
    return tr("fit.doubt.broken");
  if (media.encrypted)
    return tr(media.password == PdfPassword::not_needed ? "fit.doubt.locked"
                                                        : "fit.doubt.password");
  if (media.cmyk) return tr("fit.doubt.cmyk");
  if (media.media_type == "application/pdf" && limits.documents_doubtful)
    return tr("fit.doubt.document");
  if (media.unread && !media.location) return tr("fit.doubt.unread");
  if (media.animated) return tr("fit.doubt.animated");
  if (media.orientation != 1) return tr("fit.doubt.turned");
  return "";
}

bool is_mendable(const Error& error) {
  return error.key == "preflight.sound_too_large" ||
         error.key == "preflight.audio_type_not_taken" ||
         error.key == "preflight.request_too_large";
}

FitCell cell_of(const DraftAttachment& attached, const Provider& provider,
                const std::vector<Error>& problems) {
  if (!problems.empty()) {
    const bool mendable = attached.attachment.media.kind == MediaKind::audio &&
                          std::ranges::all_of(problems, is_mendable);
    return {Fits::no, words_of(problems.front()), mendable};
  }
  if (attached.attachment.by_url()) return {};
  std::string doubt = doubt_of(attached, provider.limits());
  if (doubt.empty()) return {};
  return {Fits::doubtful, std::move(doubt), false};
}

}  // namespace

bool FitRow::fits() const {
  return std::ranges::all_of(cells, [](const FitCell& cell) { return cell.fits == Fits::yes; });
}

const FitRow* FitTable::row(std::uint32_t attachment_id) const {
  const auto found = places.find(attachment_id);
  return found == places.end() ? nullptr : &rows[found->second];
}

std::vector<const Provider*> chosen_providers(AskReader state) {
  std::vector<const Provider*> chosen;
  for (const Target& target : state.ask.targets) {
    const Provider* provider = find_provider(target.provider_id);
    if (provider != nullptr && std::ranges::find(chosen, provider) == chosen.end())
      chosen.push_back(provider);
  }
  return chosen;
}

std::vector<FitTarget> fit_targets_of(AskReader state) {
  std::vector<FitTarget> targets;
  std::set<std::pair<std::string, std::string>> seen;
  for (const Target& target : state.ask.targets) {
    const Provider* provider = find_provider(target.provider_id);
    if (provider == nullptr || !seen.insert({target.provider_id, target.model}).second) continue;
    const ProviderInfo& info = provider->info();
    targets.push_back({label_of(info),
                       {info.image_types.begin(), info.image_types.end()},
                       provider->limits_of(target.model)});
  }
  return targets;
}

std::vector<FileCost> costs_of(AskReader state, std::span<const Attachment> files) {
  std::vector<FileCost> out;
  std::vector<std::pair<std::string, std::string>> told;
  for (const Target& target : state.ask.targets) {
    const Provider* provider = find_provider(target.provider_id);
    if (provider == nullptr || target.model.empty()) continue;
    const std::pair key{target.provider_id, target.model};
    if (std::ranges::find(told, key) != told.end()) continue;
    told.push_back(key);
    Call call = call_without_files(state, target);
    Estimate tokens;
    for (const Attachment& file : files)
      if (!takes_none(*provider, call, file))
        tokens.images +=
            TokenRules::builtin().file(call.provider_id, call.model, file.media, call.detail);
    FileCost& cost = out.emplace_back();
    cost.model = label_of(provider->info()) + " · " + target.model;
    cost.tokens = tokens.images;
    if (!in_page(target)) cost.usd = price_of(state.shared, call, tokens);
  }
  return out;
}

bool needs_fit(const FitTable& fits, const DraftAttachment& attached) {
  const FitRow* row = fits.row(attached.id);
  const MediaInfo& media = attached.attachment.media;
  if (!attached.attachment.data) return false;
  if (media.kind == MediaKind::audio)
    return row != nullptr && std::ranges::any_of(row->cells, &FitCell::mendable);
  return media.kind == MediaKind::image &&
         ((row != nullptr && !row->fits()) || media.location || media.unread);
}

FitTable fit_table(AskReader state) {
  FitTable table;
  if (state.ask.attachments.empty()) return table;
  for (const DraftAttachment& attached : state.ask.attachments) {
    table.places.emplace(attached.id, table.rows.size());
    table.rows.push_back({attached.id, {}});
  }
  FitRow together;
  Call all_files = call_of(state, state.ask.target());
  Call one_file = call_without_files(state, state.ask.target());
  for (const Provider* provider : chosen_providers(state)) {
    const std::string_view id = provider->info().id;
    const Target& target = *std::ranges::find(state.ask.targets, id, &Target::provider_id);
    aim(all_files, state.shared, target);
    aim(one_file, state.shared, target);
    table.columns.push_back(label_of(provider->info()));
    std::set<std::pair<std::string, std::vector<std::string>>> told;
    for (std::size_t i = 0; i < state.ask.attachments.size(); ++i) {
      const DraftAttachment& attached = state.ask.attachments[i];
      one_file.prompt.messages[0].parts[0] = attached.attachment;
      const std::vector<Error> problems = problems_of(*provider, one_file);
      table.rows[i].cells.push_back(cell_of(attached, *provider, problems));
      for (const Error& problem : problems) told.emplace(problem.key, problem.args);
    }
    // What only shows when all are sent: too many, too much, sides that shrink with the number.
    const std::vector<Error> problems = problems_of(*provider, all_files);
    const auto only_together = std::ranges::find_if(problems, [&](const Error& one) {
      return !told.contains({one.key, one.args});
    });
    together.cells.push_back(only_together == problems.end()
                                 ? FitCell{}
                                 : FitCell{Fits::no, words_of(*only_together), false});
  }
  if (!together.fits()) table.rows.push_back(std::move(together));
  return table;
}

}  // namespace triptych

// What a batch asks: its files, its prompts, whom, and in which form they answer.
#include <algorithm>
#include <span>

#include "base/format.h"
#include "features/ask/targets.h"
#include "features/batch/batch_view_internal.h"
#include "providers/provider.h"
#include "results/schema.h"
#include "widgets/text_cell.h"

namespace triptych::ui {
namespace {

constexpr float kFileRow = 44, kFilePicture = 32;
constexpr float kFewFiles = 6;        // rows of the list in sight
constexpr float kMaxPromptLines = 8;  // of a prompt's field
constexpr float kMark = 16;           // of a model that takes a file
constexpr float kSizeWide = 76;

std::string count_words(std::size_t n) { return format_count(static_cast<long long>(n)); }

// Which of the chosen models take it: marks, and the same in words.
const std::vector<bool>* takers_of(const Frame& f, const batch::Item& item) {
  const auto found = f.batch.fits.by_type.find(item.media.media_type);
  return found == f.batch.fits.by_type.end() ? nullptr : &found->second;
}

std::string takers_words(const Frame& f, const batch::Item& item,
                         const std::vector<std::string>& labels) {
  const std::vector<bool>* takes = takers_of(f, item);
  if (takes == nullptr || takes->size() != labels.size()) return "";
  std::string words;
  for (std::size_t i = 0; i < labels.size(); ++i)
    words += (i == 0 ? "" : "; ") + labels[i] + ": " + tr((*takes)[i] ? "fit.yes" : "fit.no");
  return words;
}

void draw_takers(Frame& f, const batch::Item& item, Rect rect) {
  const std::vector<bool>* takes = takers_of(f, item);
  if (takes == nullptr) return;
  float x = rect.x;
  for (const bool one : *takes) {
    f.ui.icon(one ? Icon::check : Icon::close, x + kMark / 2, rect.y + rect.h / 2, kMark,
              one ? f.ui.theme.success : f.ui.theme.danger);
    x += kMark;
  }
}

void draw_file_row(Frame& f, const batch::Item& item, const std::vector<std::string>& labels,
                   float y, float width) {
  Ui& ui = f.ui;
  const std::string key = "file" + std::to_string(item.file);
  const Ui::Area area = ui.begin(ItemRole::list_item, key, "", {0, y, width, kFileRow});
  Row row({0, 0, width, kFileRow});
  const Rect picture = row.start(kFilePicture);
  draw_item_picture(f, item,
                    {picture.x, (kFileRow - kFilePicture) / 2, kFilePicture, kFilePicture});
  ButtonSpec remove{"remove", tr("file.remove", {item.name}), ButtonLook::ghost, Icon::close};
  remove.icon_only = true;
  const Rect remove_at = row.end(kControl);
  const std::vector<bool>* takes = takers_of(f, item);
  const float marks = takes == nullptr ? 0 : kMark * static_cast<float>(takes->size());
  if (marks > 0) draw_takers(f, item, row.end(marks));
  TextStyle style;
  style.px = kSmall;
  const std::string size = format_bytes(item.size), fits = takers_words(f, item, labels);
  TextStyle muted = style;
  muted.colour = ui.theme.muted;
  const Rect size_at = row.end(kSizeWide);
  text_cell(ui, "name", ItemRole::text, item.name,
            item.name + ", " + size + (fits.empty() ? "" : ", " + fits), row.rest(), style);
  ui.paint_line(size_at.x, kFileRow / 2, size_at.w, muted, size);
  if (ui.button(remove, {remove_at.x, (kFileRow - kControl) / 2, kControl, kControl}))
    f.out.push_back(BatchFileRemoved{item.file});
  ui.end(area, kFileRow);
}

// Rows by arithmetic: there may be thousands.
float draw_file_list(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::vector<batch::Item>& items = f.batch.job.items;
  const auto count = static_cast<float>(items.size());
  const float high = std::min(count, kFewFiles) * kFileRow;
  const Ui::Area list =
      ui.begin(ItemRole::list, "files", tr("file.list"), {x, y, width, high}, kScrolls);
  const Rect seen = ui.clip();
  const auto first = static_cast<std::size_t>(std::max(0.0f, seen.y / kFileRow));
  const auto last = std::min(
      items.size(), static_cast<std::size_t>(std::max(0.0f, (seen.y + seen.h) / kFileRow)) + 1);
  const std::vector<std::string> labels = names_of(f.shared.catalog, f.batch.choice.targets);
  for (std::size_t i = first; i < last; ++i)
    draw_file_row(f, items[i], labels, static_cast<float>(i) * kFileRow, width - kGapWide);
  note_seen(f, first, last);
  ui.end_scroll(list, count * kFileRow);
  return high;
}

// One prompt, with the button that removes it when there are others.
float draw_prompt_field(Frame& f, std::size_t i, float x, float y, float width) {
  Ui& ui = f.ui;
  const BatchState& work = f.batch;
  Stack stack(x, y, width);
  const bool removable = work.prompts.size() > 1;
  const float wide = width - (removable ? kControl + kGapTight : 0);
  Row line(stack.take(field_height(ui, work.prompts[i], wide, 2, kMaxPromptLines)), kGapTight);
  const std::string key = "prompt" + std::to_string(i);
  const std::string name = tr("batch.prompt", {std::to_string(i + 1)});
  FieldSpec spec{key, name, &work.prompts[i], tr("batch.prompt_placeholder")};
  spec.state = kMultiline;
  const std::string field = "batch." + std::to_string(i);
  spec.description = unkept_words(f, field, work.prompts[i]);
  Rect close_at{};
  if (removable) close_at = line.end(kControl);
  if (auto typed = ui.text_field(spec, line.rest(), ItemRole::text_area))
    f.out.push_back(BatchPromptTyped{i, *typed});
  if (removable) {
    const std::string close_key = key + ".remove";
    ButtonSpec close{close_key, tr("batch.remove_prompt", {std::to_string(i + 1)}),
                     ButtonLook::ghost, Icon::close};
    close.icon_only = true;
    close_at.h = kControl;
    if (ui.button(close, close_at)) f.out.push_back(BatchPromptRemoved{i});
  }
  stack.add(draw_unkept(f, field, work.prompts[i], x, stack.y(), width));
  return stack.used();
}

float draw_prompt_fields(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  Stack stack(x, y, width);
  for (std::size_t i = 0; i < f.batch.prompts.size(); ++i)
    stack.add(draw_prompt_field(f, i, x, stack.y(), width), kGap);
  if (f.batch.prompts.size() < batch::kMaxPrompts) {
    ButtonSpec add{"add", tr("batch.add_prompt"), ButtonLook::ghost, Icon::plus};
    if (ui.button(add, stack.place(std::min(ui.button_width(add), width), kControl)))
      f.out.push_back(BatchPromptAdded{});
  }
  return stack.used();
}

// All that the page knows, each with its provider; first the way to choose none.
std::vector<std::pair<std::string, std::string>> models_to_add(const Frame& f) {
  std::vector<std::pair<std::string, std::string>> out{{"", tr("batch.add_model")}};
  for (const ModelInfo& model : f.shared.catalog.models) {
    const bool there = std::ranges::any_of(f.batch.choice.targets, [&](const Target& target) {
      return target.provider_id == model.provider_id && target.model == model.id;
    });
    const Provider* provider = find_provider(model.provider_id);
    if (there || provider == nullptr) continue;
    const std::string& name = model.label.empty() ? model.id : model.label;
    out.emplace_back(model.provider_id + "/" + model.id, label_of(provider->info()) + " · " + name);
  }
  return out;
}

float draw_models(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const std::vector<Target>& targets = f.batch.choice.targets;
  const std::vector<std::string> labels = names_of(f.shared.catalog, targets);
  Stack stack(x, y, width);
  stack.add(ui.caption("models_label", x, stack.y(), width, tr("batch.models")), kGapTight);
  const Ui::Area list =
      ui.begin(ItemRole::group, "models", tr("batch.models"), {x, stack.y(), width, 0});
  Flow flow{0, 0, width};
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const std::string key = "model" + std::to_string(i);
    ButtonSpec chip{key, tr("batch.remove_model", {labels[i]}), ButtonLook::chip, Icon::close};
    chip.text = labels[i];
    if (ui.button(chip, flow.next(std::min(width, ui.button_width(chip)), ui.small)))
      f.out.push_back(BatchModelRemoved{i});
  }
  ui.end(list, flow.bottom());
  stack.add(flow.bottom(), kGap);
  if (targets.size() >= batch::kMaxTargets) return stack.used();
  if (auto added = ui.select("add_model", tr("batch.add_model"), models_to_add(f), "",
                             stack.take(kControl))) {
    const std::size_t slash = added->find('/');
    if (slash != added->npos)
      f.out.push_back(BatchModelAdded{added->substr(0, slash), added->substr(slash + 1)});
  }
  return stack.used();
}

float draw_form_of_answers(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  std::vector<std::pair<std::string, std::string>> forms{{"", tr("batch.form_text")}};
  for (const std::string_view id : results::preset_ids())
    forms.emplace_back(id, tr("results.preset." + std::string(id)));
  if (!f.ask.json_schema.empty()) forms.emplace_back(kFieldsOfAsk, tr("batch.form_ask"));
  Stack stack(x, y, width);
  stack.add(ui.caption("form_label", x, stack.y(), width, tr("schema.toggle")), kGapTight);
  if (auto chosen = ui.select("form", tr("schema.toggle"), forms, f.batch.choice.schema_id,
                              stack.take(kControl)))
    f.out.push_back(BatchSchemaChosen{*chosen});
  return stack.used();
}

// Options of Ask that go along: nothing is taken silently.
std::string words_of_options(const Frame& f) {
  std::string words;
  const auto add = [&](const std::string& one) { words += (words.empty() ? "" : ", ") + one; };
  if (!f.ask.system.empty()) add(tr("option.system"));
  if (!f.ask.max_tokens.empty()) add(tr("option.max_tokens") + " " + f.ask.max_tokens);
  if (!f.ask.temperature.empty()) add(tr("option.temperature") + " " + f.ask.temperature);
  return words;
}

// Of a job that began: what is asked stays as it is.
float draw_settled(Frame& f, float x, float y, float width) {
  Ui& ui = f.ui;
  const batch::Job& job = f.batch.job;
  Stack stack(x, y, width);
  for (std::size_t i = 0; i < job.prompts.size(); ++i)
    stack.add(ui.paragraph("asked" + std::to_string(i), x, stack.y(), width, job.prompts[i]),
              kGapSmall);
  std::string whom;
  for (const std::string& name : model_names(f)) whom += (whom.empty() ? "" : ", ") + name;
  stack.add(ui.caption("whom", x, stack.y(), width, tr("batch.whom", {whom})), kGapHair);
  std::string fields;
  for (const std::string& field : f.batch.fields) fields += (fields.empty() ? "" : ", ") + field;
  stack.add(ui.caption("fields", x, stack.y(), width,
                       fields.empty() ? tr("batch.free_text") : tr("batch.with_schema", {fields})));
  return stack.used();
}

float draw_choices(Frame& f, float x, float y, float width) {
  Stack stack(x, y, width);
  stack.add(draw_prompt_fields(f, x, stack.y(), width), kGapWide);
  stack.add(draw_models(f, x, stack.y(), width), kGapWide);
  stack.add(draw_form_of_answers(f, x, stack.y(), width));
  if (const std::string words = words_of_options(f); !words.empty()) {
    stack.skip(kGap);
    stack.add(f.ui.caption("options", x, stack.y(), width, tr("batch.options", {words})));
  }
  return stack.used();
}

}  // namespace

void note_seen(Frame& f, std::size_t first, std::size_t last) {
  const std::span<const batch::Item> items(f.batch.job.items);
  if (f.batch.elsewhere || first >= last || last > items.size()) return;
  if (std::ranges::any_of(items.subspan(first, last - first),
                          [&](const batch::Item& item) { return f.batch.pictures.lacks(item); }))
    f.out.push_back(BatchFilesSeen{first, last});
}

void draw_item_picture(Frame& f, const batch::Item& item, Rect box) {
  const auto found = f.batch.pictures.made.find(item.file);
  draw_picture(f.ui, found == f.batch.pictures.made.end() ? Picture{} : found->second,
               item.media.kind, box);
}

float draw_files_card(Frame& f, float x, float y, float width) {
  const BatchState& work = f.batch;
  return panel(f.ui, "files", tr("batch.files"), x, y, width, [&](float px, float py, float inner) {
    Ui& ui = f.ui;
    Stack stack(px, py, inner);
    stack.add(ui.heading("heading", px, stack.y(), inner, 2, tr("batch.files")), kGapTight);
    const std::string have = work.job.items.empty()
                                 ? tr("batch.no_files")
                                 : tr("batch.have_files", {count_words(work.job.items.size()),
                                                           format_bytes(work.job.bytes)});
    stack.add(ui.paragraph("have", px, stack.y(), inner, have, {}, ItemRole::status), kGap);
    if (work.elsewhere) {
      stack.add(callout(ui, "elsewhere", px, stack.y(), inner, Tone::info,
                        tr("batch.elsewhere_title"), tr("batch.elsewhere"), ItemRole::status));
      return stack.used();
    }
    if (!work.job.frozen && !work.job.items.empty())
      stack.add(draw_file_list(f, px, stack.y(), inner), kGap);
    ButtonSpec add{"add", tr("batch.add_files"), ButtonLook::secondary, Icon::attach};
    if (ui.button(add, stack.place(std::min(ui.button_width(add), inner), kControl)))
      f.out.push_back(AttachPressed{});
    for (const Notice& notice : work.notices) {
      const std::string key = "notice" + std::to_string(notice.id);
      stack.skip(kGap);
      stack.add(callout(ui, key, px, stack.y(), inner, Tone::warning, tr("batch.refused"),
                        tr(notice.key, notice.args), ItemRole::alert));
    }
    return stack.used();
  });
}

float draw_question_card(Frame& f, float x, float y, float width) {
  return panel(
      f.ui, "prompts", tr("batch.prompts"), x, y, width, [&](float px, float py, float inner) {
        Stack stack(px, py, inner);
        stack.add(f.ui.heading("heading", px, stack.y(), inner, 2, tr("batch.prompts")), kGap);
        stack.add(f.batch.job.frozen ? draw_settled(f, px, stack.y(), inner)
                                     : draw_choices(f, px, stack.y(), inner));
        return stack.used();
      });
}

}  // namespace triptych::ui

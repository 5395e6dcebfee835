// Pictures with known numbers: their dialog, the drawing behind it, the table to take away. The
// marks of right values come from the truth where there is one.
#include "app/settings.h"
#include "app/update.h"
#include "base/strings.h"
#include "features/history/history_internal.h"
#include "results/schema.h"
#include "truth/known.h"
#include "truth/mark.h"
#include "truth/random.h"

namespace triptych::detail {
namespace {

constexpr int kTestPreviewEdge = 1200;       // pixels
constexpr std::uint32_t kSeeds = 1'000'000;  // of chance: short enough to be read out

std::string orders_of(const truth::TestPicture& picture, std::uint32_t preview) {
  const truth::Nuisance& n = picture.nuisance;
  OrderedJson orders{{"drawing", truth::to_json(truth::known_of(picture).drawing)},
                     {"rotation", n.rotation},
                     {"blur", n.blur},
                     {"contrast", n.contrast},
                     {"type", truth::media_type_of(picture)},
                     {"quality", n.quality},
                     {"preview", preview},
                     {"edge", kTestPreviewEdge}};
  return dump_json(orders);
}

struct TruthUpdate {
  AppState& state;
  std::vector<Effect>& effects;

  void operator()(const TestPictureOpened&) {
    close();
    state.test_dialog.emplace();
    if (!state.test_picture_known) shuffle();
    draw();
  }
  void operator()(const TestPictureWished& e) {
    const truth::TestPicture wished = truth::clamped(e.picture);
    if (wished == state.test_picture) return;
    state.test_picture = wished;
    draw();
  }
  void operator()(const TestPictureShuffled&) {
    shuffle();
    draw();
  }
  void shuffle() {
    const auto clock = static_cast<std::uint64_t>(state.history.epoch_ms + state.now.count());
    const std::uint32_t old = state.test_picture.seed;
    truth::Random random(clock * 31 + old);
    do state.test_picture.seed = random.below(kSeeds);
    while (state.test_picture.seed == old);
    state.test_picture_known = true;
  }

  // Begins when the drawing before has ended: a slider that moves gives one at a time.
  void draw() {
    if (!state.test_dialog || state.test_dialog->job != 0) return;
    TestPictureDialog& dialog = *state.test_dialog;
    dialog.problem_key.clear();
    dialog.drawn = state.test_picture;
    dialog.job = state.next_id++;
    dialog.coming = {state.next_id++, 0, 0, 0};
    effects.push_back(
        MediaWork{dialog.job, "truth", "", orders_of(dialog.drawn, dialog.coming.id), nullptr});
  }
  void operator()(const MediaNews& e) {
    if (!state.test_dialog || e.job != state.test_dialog->job || e.job == 0) return;
    TestPictureDialog& dialog = *state.test_dialog;
    dialog.job = 0;
    dialog.made = {};
    if (e.what == "made" && e.data && !e.data->empty()) {
      auto bytes = std::make_shared<const ByteVector>(truth::with_mark(*e.data, dialog.drawn));
      dialog.made = make_attachment(truth::file_name_of(dialog.drawn), std::move(bytes));
    } else {
      const auto facts = parse_json(e.facts);
      dialog.problem_key = facts ? string_at(*facts, "key") : "";
      if (dialog.problem_key.empty()) dialog.problem_key = "truth.not_drawn";
      drop(dialog.coming);
    }
    if (dialog.drawn != state.test_picture) return draw();
    effects.push_back(Announce{dialog.problem_key.empty()
                                   ? tr("truth.drawn", {words_of(dialog.drawn)})
                                   : tr(dialog.problem_key)});
  }
  void operator()(const ThumbnailReady& e) {
    if (!is_test_preview(state, e.attachment_id)) return;
    TestPictureDialog& dialog = *state.test_dialog;
    if (e.attachment_id != dialog.coming.id) return;
    drop(dialog.shown);
    dialog.shown = {e.attachment_id, e.texture, e.width, e.height};
    dialog.coming = {};
  }
  void drop(Picture& picture) {
    if (picture.id != 0) effects.push_back(DropThumbnail{picture.id});
    picture = {};
  }
  void close() {
    if (!state.test_dialog) return;
    drop(state.test_dialog->shown);
    drop(state.test_dialog->coming);
    if (state.test_dialog->job != 0) effects.push_back(DropMediaWork{state.test_dialog->job});
    state.test_dialog.reset();
  }
  void operator()(const TestPictureClosed&) { close(); }

  void operator()(const TestPictureUsed&) {
    if (!state.test_dialog || !state.test_dialog->ready()) return;
    attach(state, std::move(state.test_dialog->made), effects);
    ask_for(state.test_dialog->drawn.kind);
    close();
    effects.push_back(SaveSettings{settings_json(state)});
  }
  // The fields that fit; a question where the person has typed none of their own.
  void ask_for(truth::PictureKind kind) {
    const results::Schema fitting = results::preset_schema(truth::schema_of(kind));
    if (!state.schema || *state.schema != fitting) {
      // Fields of their own can be brought back, with all else that was replaced.
      const bool own = !state.json_schema.empty() && state.preset_id.empty();
      if (own && !state.replaced_options)
        state.replaced_options = ReplacedOptions{state.system, state.json_schema};
      set_schema(state, results::to_json_schema(fitting));
    }
    const TaskPreset* preset = state.tasks.preset(state.preset_id);
    if (!state.prompt.empty() && (preset == nullptr || preset->prompt() != state.prompt)) return;
    state.preset_id.clear();
    state.prompt =
        tr(kind == truth::PictureKind::receipt ? "task.receipt.prompt" : "task.chart_data.prompt");
  }
  void operator()(const TestPictureSaved& e) {
    if (!state.test_dialog || !state.test_dialog->ready()) return;
    const TestPictureDialog& dialog = *state.test_dialog;
    if (!e.truth) {
      effects.push_back(
          DownloadBytes{dialog.made.name, dialog.made.media.media_type, dialog.made.data});
      return;
    }
    const std::string stem = dialog.made.name.substr(0, dialog.made.name.rfind('.'));
    effects.push_back(
        DownloadText{stem + "-truth.json", "application/json", truth::truth_file(dialog.drawn)});
  }

  void operator()(const AgainstSaved& e) {
    if (e.past && !state.history.opened) return;
    std::string text =
        against_text(e.past ? state.history.opened->against : state.against, e.format);
    if (e.to_file)
      effects.push_back(e.format == "csv"
                            ? download_csv("against-truth.csv", text)
                            : DownloadText{"against-truth.md", "text/markdown", std::move(text)});
    else
      effects.push_back(CopyText{std::move(text), "against." + e.format});
  }
  template <class Other>
  void operator()(const Other&) {}
};

}  // namespace

bool is_test_preview(const AppState& state, std::uint32_t id) {
  return state.test_dialog && id != 0 &&
         (id == state.test_dialog->shown.id || id == state.test_dialog->coming.id);
}

void refresh_against(AppState& state) {
  state.against = against_of(state.columns, state.findings);
  if (state.against.scores.rows.empty()) return;
  Findings& found = state.findings;
  state.truth = truth::marks_of(state.against.scores, found.agreement);
  found.agreement =
      results::compare_answers(found.answers, found.schema ? &*found.schema : nullptr, state.truth);
}

void refresh_past_against(AppState& state) {
  if (!state.history.opened) return;
  OpenedRun& run = *state.history.opened;
  run.against = against_of(run.record.columns, findings_of(run.record.columns, {}, state.today));
}

void update_truth(AppState& state, const Event& event, std::vector<Effect>& effects) {
  visit(TruthUpdate{state, effects}, event);
}

}  // namespace triptych::detail

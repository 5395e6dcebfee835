// Pictures with known numbers: their dialog, the drawing behind it, the table to take away. The
// marks of right values come from the truth where there is one.
#include <utility>
#include "base/strings.h"
#include "features/ground_truth/ground_truth_update.h"
#include "results/schema.h"
#include "truth/known.h"
#include "truth/mark.h"
#include "truth/random.h"

namespace triptych {
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
  GroundTruthScope state;
  std::vector<Effect>& effects;

  void operator()(const TestPictureOpened&) {
    close();
    state.ground_truth.test_dialog.emplace();
    if (!state.ground_truth.test_picture_known) shuffle();
    draw();
  }
  // A bar chart without numbers on its bars, which models have to read off.
  void operator()(const DemoStarted& e) {
    if (e.id != kTestImageDemo || state.ask.running()) return;
    close();
    state.ground_truth.test_dialog.emplace().at_once = true;
    state.ground_truth.test_picture = {};
    state.ground_truth.test_picture.numbers = false;
    shuffle();
    draw();
  }
  void operator()(const TestPictureWished& e) {
    const truth::TestPicture wished = truth::clamped(e.picture);
    if (wished == state.ground_truth.test_picture) return;
    state.ground_truth.test_picture = wished;
    draw();
  }
  void operator()(const TestPictureShuffled&) {
    shuffle();
    draw();
  }
  void shuffle() {
    const auto clock =
        static_cast<std::uint64_t>(state.history.epoch_ms + state.shared.now.count());
    const std::uint32_t old = state.ground_truth.test_picture.seed;
    truth::Random random(clock * 31 + old);
    do state.ground_truth.test_picture.seed = random.below(kSeeds);
    while (state.ground_truth.test_picture.seed == old);
    state.ground_truth.test_picture_known = true;
  }

  // Begins when the drawing before has ended: a slider that moves gives one at a time.
  void draw() {
    if (!state.ground_truth.test_dialog || state.ground_truth.test_dialog->job != 0) return;
    TestPictureDialog& dialog = *state.ground_truth.test_dialog;
    dialog.problem_key.clear();
    dialog.drawn = state.ground_truth.test_picture;
    dialog.job = state.shared.new_job(JobOwner::test_picture);
    dialog.coming = {state.shared.new_picture(PictureOwner::test_picture), 0, 0, 0};
    effects.push_back(MediaWork{dialog.job, MediaTool::truth, "",
                                orders_of(dialog.drawn, dialog.coming.id), nullptr});
  }
  void operator()(const MediaNews& e) {
    if (e.owner != JobOwner::test_picture || !state.ground_truth.test_dialog) return;
    if (e.job != state.ground_truth.test_dialog->job) return;
    TestPictureDialog& dialog = *state.ground_truth.test_dialog;
    dialog.job = 0;
    dialog.made = {};
    if (e.what == MediaStage::made && e.data && !e.data->empty()) {
      auto bytes = std::make_shared<const ByteVector>(truth::with_mark(*e.data, dialog.drawn));
      dialog.made = make_attachment(truth::file_name_of(dialog.drawn), std::move(bytes));
    } else {
      const auto facts = parse_json(e.facts);
      dialog.problem_key = facts ? string_at(*facts, "key") : "";
      if (dialog.problem_key.empty()) dialog.problem_key = "truth.not_drawn";
      drop(dialog.coming);
    }
    if (dialog.drawn != state.ground_truth.test_picture) return draw();
    if (dialog.at_once) return use_at_once();
    effects.push_back(Announce{dialog.problem_key.empty()
                                   ? tr("truth.drawn", {words_of(dialog.drawn)})
                                   : tr(dialog.problem_key)});
  }
  void use_at_once() {
    const std::string problem = state.ground_truth.test_dialog->problem_key;
    const bool asks = std::exchange(state.ask.run_when_ready, false);
    if (!problem.empty()) {
      tell(state, problem, {});
      return close();
    }
    (*this)(TestPictureUsed{});
    if (asks) effects.push_back(AskQuestion{});
  }
  void operator()(const ThumbnailReady& e) {
    if (e.owner != PictureOwner::test_picture) return;
    const auto& open = state.ground_truth.test_dialog;
    if (!open || e.attachment_id != open->coming.id)
      return effects.push_back(DropThumbnail{e.attachment_id});
    TestPictureDialog& dialog = *state.ground_truth.test_dialog;
    drop(dialog.shown);
    dialog.shown = {e.attachment_id, e.texture, e.width, e.height};
    dialog.coming = {};
  }
  void drop(Picture& picture) {
    if (picture.id != 0) effects.push_back(DropThumbnail{picture.id});
    picture = {};
  }
  void close() {
    if (!state.ground_truth.test_dialog) return;
    drop(state.ground_truth.test_dialog->shown);
    drop(state.ground_truth.test_dialog->coming);
    if (state.ground_truth.test_dialog->job != 0)
      effects.push_back(DropMediaWork{state.ground_truth.test_dialog->job});
    state.ground_truth.test_dialog.reset();
  }
  void operator()(const TestPictureClosed&) { close(); }

  void operator()(const TestPictureUsed&) {
    if (!state.ground_truth.test_dialog || !state.ground_truth.test_dialog->ready()) return;
    attach(state, std::move(state.ground_truth.test_dialog->made), effects);
    state.ask.asked = false;
    ask_for(state.ground_truth.test_dialog->drawn.kind);
    close();
    state.shared.unsaved = true;
  }
  // The fields that fit; a question where the person has typed none of their own.
  void ask_for(truth::PictureKind kind) {
    const results::Schema fitting = results::preset_schema(truth::schema_of(kind));
    if (!state.ask.schema || *state.ask.schema != fitting) {
      // Fields of their own can be brought back, with all else that was replaced.
      const bool own = !state.ask.json_schema.empty() && state.ask.preset_id.empty();
      if (own && !state.ask.replaced_options)
        state.ask.replaced_options = ReplacedOptions{state.ask.system, state.ask.json_schema};
      set_schema(state.ask, results::to_json_schema(fitting));
    }
    const TaskPreset* preset = state.ask.tasks.preset(state.ask.preset_id);
    if (!state.ask.prompt.empty() && (preset == nullptr || preset->prompt() != state.ask.prompt))
      return;
    state.ask.preset_id.clear();
    state.ask.prompt =
        tr(kind == truth::PictureKind::receipt ? "task.receipt.prompt" : "task.chart_data.prompt");
  }
  void operator()(const TestPictureSaved& e) {
    if (!state.ground_truth.test_dialog || !state.ground_truth.test_dialog->ready()) return;
    const TestPictureDialog& dialog = *state.ground_truth.test_dialog;
    if (!e.truth) {
      effects.push_back(
          DownloadBytes{dialog.made.name, dialog.made.media.media_type, dialog.made.data});
      return;
    }
    const std::string stem = dialog.made.name.substr(0, dialog.made.name.rfind('.'));
    effects.push_back(
        DownloadText{stem + "-truth.json", "application/json", truth::truth_file(dialog.drawn)});
  }

  void operator()(const ScoresSaved& e) {
    if (e.whose == AnswersOf::history && !state.history.opened) return;
    const GroundTruthState& known = state.ground_truth;
    std::string text = scores_text(e.whose == AnswersOf::ask       ? known.scored
                                   : e.whose == AnswersOf::history ? known.past.scored
                                                                   : known.row.scored,
                                   e.format);
    if (e.to_file)
      effects.push_back(e.format == FileFormat::csv
                            ? download_csv("against-truth.csv", text)
                            : DownloadText{"against-truth.md", "text/markdown", std::move(text)});
    else
      effects.push_back(CopyText{std::move(text), "against." + std::string(name_of(e.format))});
  }
};

void refresh_scores(GroundTruthScope state) {
  state.ground_truth.scored = scores_of(state.ask.conversations, state.results.structured);
  if (state.ground_truth.scored.scores.rows.empty()) return;
  StructuredAnswers& found = state.results.structured;
  state.results.marked = truth::marks_of(state.ground_truth.scored.scores, found.agreement);
  found.agreement = results::compare_answers(found.answers, found.schema ? &*found.schema : nullptr,
                                             state.results.marked);
}

JudgedAnswers judge(const std::vector<Conversation>& conversations, std::string_view today) {
  JudgedAnswers out;
  StructuredAnswers& found = out.structured;
  found = structured_answers_of(conversations, {}, today);
  out.scored = scores_of(conversations, found);
  if (out.scored.scores.rows.empty()) return out;
  found.agreement = results::compare_answers(found.answers, found.schema ? &*found.schema : nullptr,
                                             truth::marks_of(out.scored.scores, found.agreement));
  return out;
}

}  // namespace

void update_truth(GroundTruthScope state, const Event& event, std::vector<Effect>& effects) {
  if (state.ground_truth.seen_structured != state.results.made) {
    state.ground_truth.seen_structured = state.results.made;
    refresh_scores(state);
  }
  if (state.ground_truth.seen_opened != state.history.opened_changes) {
    state.ground_truth.seen_opened = state.history.opened_changes;
    const auto& run = state.history.opened;
    state.ground_truth.past =
        run ? judge(run->record.conversations, state.shared.today) : JudgedAnswers{};
  }
  if (state.ground_truth.seen_row != state.batch.opened_changes) {
    state.ground_truth.seen_row = state.batch.opened_changes;
    const auto& row = state.batch.opened;
    state.ground_truth.row = row ? judge(row->conversations, state.shared.today) : JudgedAnswers{};
  }
  visit_some<GroundTruthHandles>(TruthUpdate{state, effects}, event);
}

}  // namespace triptych

#include "features/ground_truth/answer_scoring.h"

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "results/table.h"
#include "truth/known.h"
#include "truth/mark.h"

namespace triptych {
namespace {

using results::Table;
using truth::Judged;
using truth::TestPicture;

std::vector<TestPicture> known_pictures(const Turn& turn) {
  std::vector<TestPicture> out;
  if (turn.sent.prompt.messages.empty()) return out;
  for (const Part& part : turn.sent.prompt.messages.back().parts) {
    const auto* file = std::get_if<Attachment>(&part);
    if (file == nullptr) continue;
    if (auto picture = truth::mark_in(view(file->data))) out.push_back(*picture);
  }
  return out;
}

// Percent with two digits behind the point: enough for a table.
Json number(double value) {
  if (std::abs(value) < 1e15 && value == std::floor(value)) return static_cast<std::int64_t>(value);
  return value;
}
Json percent(double relative) { return number(std::round(relative * 10000) / 100); }
Json percent(const std::optional<double>& relative) {
  return relative ? percent(*relative) : Json();
}

std::string verdict_words(truth::Verdict verdict) {
  constexpr const char* kKeys[] = {"truth.exact", "truth.off", "truth.missing", "truth.unclear"};
  return tr(kKeys[static_cast<std::size_t>(verdict)]);
}

Table picture_table(const TestPicture& picture) {
  const truth::Nuisance& n = picture.nuisance;
  Table table{"", {}, {{}}};
  const auto add = [&](const char* key, Json value) {
    table.columns.push_back(tr(key));
    table.rows[0].push_back(std::move(value));
  };
  add("truth.kind", kind_words(picture.kind));
  add("truth.seed", picture.seed);
  add("truth.values", picture.values);
  if (picture.kind != truth::PictureKind::receipt)
    add("truth.about.numbers", tr(picture.numbers ? "truth.yes" : "truth.no"));
  add("truth.rotation", n.rotation);
  add("truth.blur", number(n.blur));
  add("truth.contrast", n.contrast);
  if (n.quality > 0)
    add("truth.quality", n.quality);
  else
    add("truth.type", "PNG");
  return table;
}

Table values_table(const truth::Scores& scores) {
  Table table{"", {tr("truth.value"), tr("truth.true")}, {}};
  for (const std::string& label : scores.labels) {
    table.columns.push_back(label);
    table.columns.push_back(tr("truth.error_of", {label}));
  }
  for (const truth::ScoreRow& row : scores.rows) {
    std::vector<Json> cells{row.path, row.value};
    for (const std::optional<Judged>& judged : row.answers) {
      cells.push_back(judged ? Json(judged->shown) : Json());
      if (!judged)
        cells.push_back(Json());
      else if (judged->relative)
        cells.push_back(percent(*judged->relative));
      else
        cells.push_back(verdict_words(judged->verdict));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Table summary_table(const truth::Scores& scores) {
  Table table{"",
              {tr("results.table.answer"), tr("truth.values"), tr("truth.exact_count"),
               tr("truth.close_count"), tr("truth.missing_count"), tr("truth.made_up_count"),
               tr("truth.median"), tr("truth.worst")},
              {}};
  for (std::size_t i = 0; i < scores.summaries.size(); ++i) {
    const truth::Summary& s = scores.summaries[i];
    if (s.answered)
      table.rows.push_back({scores.labels[i], s.values, s.exact, s.close, s.missing, s.made_up,
                            percent(s.median), percent(s.worst)});
    else
      table.rows.push_back({scores.labels[i], tr("truth.no_answer"), Json(), Json(), Json(), Json(),
                            Json(), Json()});
  }
  return table;
}

}  // namespace

ScoredAnswers scores_of(const std::vector<Conversation>& conversations,
                        const StructuredAnswers& found) {
  ScoredAnswers out;
  if (conversations.empty()) return out;
  const Turn& first = conversations.front().turns.front();
  const std::vector<TestPicture> pictures = known_pictures(first);
  if (pictures.empty()) return out;
  if (pictures.size() > 1) {
    out.problem = "truth.one_at_a_time";
    return out;
  }
  out.picture = pictures.front();
  const bool ended = std::ranges::any_of(conversations, [](const Conversation& conversation) {
    return !conversation.turns.front().running();
  });
  if (ended && first.sent.prompt.json_schema.empty()) out.problem = "truth.no_fields";
  if (!found.any_json()) return out;
  out.scores = truth::errors_of(truth::known_of(*out.picture).truth, found.answers,
                                found.schema ? &*found.schema : nullptr);
  if (out.scores.rows.empty()) out.problem = "truth.other_fields";
  return out;
}

std::string kind_words(truth::PictureKind kind) {
  return tr("truth.kind." + std::string(name_of(kind)));
}

std::string words_of(const TestPicture& picture) {
  const truth::Nuisance& n = picture.nuisance;
  std::string out = tr("truth.about", {kind_words(picture.kind), std::to_string(picture.seed),
                                       std::to_string(picture.values)});
  const auto add = [&](const char* key, const std::string& value) {
    out += ", " + tr(key, {value});
  };
  if (picture.kind != truth::PictureKind::receipt)
    out += ", " + tr(picture.numbers ? "truth.about.numbers" : "truth.about.no_numbers");
  if (n.rotation != 0) add("truth.about.rotation", std::to_string(n.rotation));
  if (n.blur > 0) add("truth.about.blur", dump_json(number(n.blur)));
  if (n.contrast < 100) add("truth.about.contrast", std::to_string(n.contrast));
  if (n.quality > 0) add("truth.about.quality", std::to_string(n.quality));
  return out;
}

std::string words_of(const Judged& judged) {
  if (judged.verdict == truth::Verdict::missing) return verdict_words(judged.verdict);
  const std::string shown = judged.shown + ", ";
  if (judged.verdict == truth::Verdict::off && judged.relative)
    return shown + truth::percent_text(*judged.relative);
  return shown + verdict_words(judged.verdict);
}

std::string words_of(const truth::Summary& s) {
  if (!s.answered) return tr("truth.no_answer");
  std::string out = tr("truth.summary", {std::to_string(s.exact), std::to_string(s.values)});
  const auto add = [&](const char* key, const std::string& value) {
    out += " · " + tr(key, {value});
  };
  if (s.numbers > 0)
    out += " · " + tr("truth.summary.close", {std::to_string(s.close), std::to_string(s.numbers)});
  if (s.median) add("truth.summary.median", truth::percent_text(*s.median).substr(*s.median > 0));
  if (s.worst) add("truth.summary.worst", truth::percent_text(*s.worst).substr(*s.worst > 0));
  if (s.missing > 0) add("truth.summary.missing", std::to_string(s.missing));
  if (s.unclear > 0) add("truth.summary.unclear", std::to_string(s.unclear));
  if (s.made_up > 0) add("truth.summary.made_up", std::to_string(s.made_up));
  return out;
}

std::string scores_text(const ScoredAnswers& scored, FileFormat format) {
  if (!scored.picture || scored.scores.rows.empty()) return "";
  std::string out;
  for (const Table& table : {picture_table(*scored.picture), values_table(scored.scores),
                             summary_table(scored.scores)}) {
    if (format == FileFormat::markdown)
      out += (out.empty() ? "" : "\n") + results::to_markdown(table);
    else
      out += (out.empty() ? "" : "\r\n") + results::to_csv(table);
  }
  return out;
}

}  // namespace triptych

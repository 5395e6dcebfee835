#include "features/ask/answer_words_view.h"

#include <algorithm>

#include "base/format.h"
#include "base/json.h"
#include "base/strings.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/ask/endings.h"
#include "features/view.h"

namespace triptych::ui {

std::string status_of(const Turn& turn, Millis now) {
  if (turn.retry) {
    const Millis left = std::max(Millis{0}, turn.retry_at - now);
    return tr("status.retrying",
              {std::to_string((left.count() + 999) / 1000), std::to_string(turn.attempt + 1)});
  }
  if (turn.running()) {
    if (turn.upload) return upload_status(*turn.upload);
    if (!turn.head) return tr("status.sending");
    if (turn.first_token == Millis{}) return tr("status.waiting");
    return turn.reply.text.empty() && !turn.reply.thoughts.empty() ? tr("status.thinking")
                                                                   : tr("status.streaming");
  }
  const Stopped& stopped = *turn.reply.stopped;
  if (stopped.error) return tr("status.failed");
  return tr("status." + std::string(name_of(stopped.reason)));
}

std::vector<Figure> figures_of(const Turn& t, Millis now) {
  std::vector<Figure> out;
  const auto add = [&](const char* label, std::string value) {
    out.push_back({tr(label), std::move(value)});
  };
  add("figure.sent", t.sent_summary);
  if (t.first_token != Millis{}) add("figure.first", format_seconds(t.first_token - t.started));
  const Millis end = t.running() ? now : t.finished;
  if (!t.running()) add("figure.total", format_seconds(end - t.started));
  const Usage& u = t.reply.usage;
  const auto in = u.billed_input ? u.billed_input : u.input;
  const auto output = u.billed_output ? u.billed_output : u.output;
  if (in) add("figure.input", format_count(*in));
  if (u.cache_read && *u.cache_read > 0) add("figure.cached", format_count(*u.cache_read));
  if (output) add("figure.output", format_count(*output));
  if (u.reasoning && *u.reasoning > 0) add("figure.reasoning", format_count(*u.reasoning));
  if (t.practice && !t.running()) add("figure.cost", tr("practice.cost"));
  if ((in || output) && !t.practice)
    add("figure.cost", !t.usd          ? tr("figure.cost_unknown")
                       : t.usd_at_most ? tr("figure.cost_at_most", {format_usd(*t.usd)})
                                       : format_usd(*t.usd));
  if (!t.running() && t.reply.stopped->reason != StopReason::failed) {
    const Stopped& s = *t.reply.stopped;
    std::string words = tr("finish." + std::string(name_of(s.reason)));
    if (!s.raw_reason.empty()) words += " (" + s.raw_reason + ")";
    add("figure.finish", std::move(words));
  }
  if (!t.reply.model.empty()) add("figure.model", t.reply.model);
  if (const std::string left = t.head ? rate_left_words(*t.head) : ""; !left.empty())
    add("figure.rate_left", left);
  return out;
}

std::string metric_words(const Turn& turn, Millis now) {
  std::vector<std::string> facts;
  const bool done = !turn.running();
  const bool plain = done && !turn.failed() && turn.reply.stopped->reason == StopReason::end;
  if (!plain) facts.push_back(status_of(turn, now));
  if (done && turn.finished > turn.started)
    facts.push_back(format_seconds(turn.finished - turn.started));
  const Usage& u = turn.reply.usage;
  const auto in = u.billed_input ? u.billed_input : u.input;
  const auto out = u.billed_output ? u.billed_output : u.output;
  if (in && out) facts.push_back(tr("figure.tokens", {format_count(*in), format_count(*out)}));
  if (turn.practice && turn.usd && done)
    facts.push_back(tr("demos.would_cost", {format_usd(*turn.usd)}));
  if (!turn.practice && (in || out))
    facts.push_back(!turn.usd          ? tr("estimate.unknown")
                    : turn.usd_at_most ? tr("figure.cost_at_most", {format_usd(*turn.usd)})
                                       : format_usd(*turn.usd));
  std::string words;
  for (const std::string& fact : facts) words += (words.empty() ? "" : " · ") + fact;
  return words.empty() ? tr("status.end") : words;
}

bool is_json_text(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos || (text[first] != '{' && text[first] != '[')) return false;
  if (text[first] == '{') {
    const std::size_t next = text.find_first_not_of(" \t\r\n", first + 1);
    return next == text.npos || text[next] == '"' || text[next] == '}';
  }
  // A list; not a link or a box to tick.
  const std::size_t next = text.find_first_not_of(" \t\r\n", first + 1);
  return next != text.npos && (text[next] == '{' || text[next] == '[' || text[next] == '"');
}

std::string json_as_code(const std::string& text, bool whole) {
  constexpr std::size_t kMaxIndented = 400'000;
  std::string body = text;
  if (whole && text.size() < kMaxIndented && parse_json(text))
    body = dump_json(OrderedJson::parse(text, nullptr, false), 2);
  // Longer than any fence in the text.
  const std::string fence(16, '`');
  return fence + "json\n" + body + (whole ? "\n" + fence : "");
}

std::string error_words(const Turn& turn, const Error& error) {
  const std::string kind(name_of(error.kind));
  std::string words = tr("error." + kind + ".do", {turn.provider_label});
  std::string said = error.message;
  if (!error.key.empty() && has_string(error.key)) said = tr(error.key, error.args);
  if (!said.empty())
    words +=
        "\n\n" + (error.http_status > 0 ? tr("error.said", {turn.provider_label, said}) : said);
  std::string facts;
  if (error.http_status > 0) facts = "HTTP " + std::to_string(error.http_status);
  for (const std::string& part : {error.type, error.code}) {
    if (!part.empty()) facts += (facts.empty() ? "" : " · ") + part;
  }
  if (!error.request_id.empty()) facts += " · " + error.request_id;
  if (turn.attempt > 1)
    facts += (facts.empty() ? "" : " · ") + tr("error.attempts", {std::to_string(turn.attempt)});
  if (!facts.empty()) words += "\n" + facts;
  return words;
}

std::vector<std::string> remarks_of(const Turn& t) {
  std::vector<std::string> out;
  for (const std::string& name : t.dropped) out.push_back(tr("ending.dropped", {name}));
  if (!t.reply.model.empty() && t.reply.model != t.sent.model &&
      !t.reply.model.starts_with(t.sent.model)) {
    out.push_back(tr("ending.rerouted", {t.sent.model, t.reply.model}));
  }
  for (std::string& words : ending_words(t.reply)) out.push_back(std::move(words));
  return out;
}

}  // namespace triptych::ui

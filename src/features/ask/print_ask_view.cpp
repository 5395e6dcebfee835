// Ask on paper: the question, each answer with what is told of it, the values beside each other.
#include "base/strings.h"
#include "features/ask/answer_words_view.h"
#include "features/ask/ask_state.h"
#include "features/ask/endings.h"
#include "features/print_view.h"

namespace triptych::ui {
namespace {

void print_answer(PrintPage& page, const std::string& text) {
  const bool json = text.starts_with('{') || text.starts_with('[');
  if (json && parse_json(text))
    page.code(text);
  else
    page.markdown(text, 2);
}

void print_turn(PrintPage& page, const Turn& turn, Millis now) {
  page.fact(tr("print.status"), status_of(turn, now));
  for (const Figure& figure : figures_of(turn, now)) page.fact(figure.label, figure.value);
  if (turn.failed()) {
    const Error& error = *turn.reply.stopped->error;
    const std::string kind(name_of(error.kind));
    page.heading(3, tr("error." + kind + ".what", {turn.provider_label}));
    page.paragraph(error_words(turn, error), "note");
  }
  if (turn.practice && turn.head) page.paragraph(tr("practice.label"), "note");
  for (const std::string& remark : remarks_of(turn)) page.paragraph(remark, "note");
  for (const ReplyPiece& piece : turn.reply.pieces) page.paragraph(piece_words(piece), "note");
  print_answer(page, turn.reply.text);
}

}  // namespace

void print_question(PrintPage& page, const PrintedQuestion& question) {
  page.heading(2, tr("ask.question"));
  if (!question.system.empty())
    page.paragraph(tr("option.system") + ": " + question.system, "quiet");
  page.paragraph(question.prompt, "asked");
  std::string names;
  for (const std::string& file : question.files) names += (names.empty() ? "" : "\n") + file;
  page.fact(tr("file.list"), names);
}

void print_conversations(const PrintFrame& f, const std::vector<Conversation>& conversations) {
  PrintPage& page = f.page;
  for (const Conversation& conversation : conversations) {
    page.part();
    page.heading(2, conversation.label);
    for (std::size_t index = 0; index < conversation.turns.size(); ++index) {
      const Turn& turn = conversation.turns[index];
      if (index > 0) {
        page.heading(3, tr("follow_up.title"));
        page.paragraph(text_of_question(turn), "asked");
      }
      print_turn(page, turn, f.shared.now);
    }
  }
}

void print_ask(const PrintFrame& f) {
  if (f.ask.conversations.empty()) {
    PrintedQuestion draft{f.ask.prompt, f.ask.system, {}};
    for (const DraftAttachment& one : f.ask.attachments)
      draft.files.push_back(one.attachment.shown_name());
    return print_question(f.page, draft);
  }
  const Turn& first = f.ask.conversations[0].turns[0];
  print_question(f.page, {text_of_question(first), first.sent.prompt.system, files_of_turn(first)});
  print_conversations(f, f.ask.conversations);
  print_values(f);
  print_scores(f, AnswersOf::ask);
}

}  // namespace triptych::ui

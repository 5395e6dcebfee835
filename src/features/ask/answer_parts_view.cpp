#include "features/ask/answer_parts_view.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "features/ask/answer_words_view.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/endings.h"

namespace triptych::ui {
namespace {

bool is_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

float draw_piece(Frame& f, const ReplyPiece& piece, std::size_t place, float width, float y) {
  Ui& ui = f.ui;
  const std::string number = std::to_string(place);
  const float top = y;
  TextStyle style;
  style.face = Face::medium;
  std::string words = piece_words(piece);
  const bool media = piece.kind == PieceKind::image || piece.kind == PieceKind::audio ||
                     piece.kind == PieceKind::video || piece.kind == PieceKind::file;
  if (media && !piece.data && piece.text.empty() && piece.size > 0)
    words += " " + tr("piece.not_kept");
  y += ui.paragraph("piece" + number, 0, y, width, words, style, ItemRole::list_item) + 4;
  Flow flow{0, y, width};
  if (piece.data) {
    const std::string key = "piece_save" + number;
    ButtonSpec save{key, tr("piece.save", {number}), ButtonLook::secondary, Icon::download};
    save.text = tr("answer.save");
    if (ui.button(save, flow.next(ui.button_width(save), kControl)))
      f.out.push_back(DownloadPressed{piece_file_name(piece, place), piece.type, "", piece.data});
  } else if (is_web_address(piece.text)) {
    const std::string key = "piece_open" + number;
    ButtonSpec open{key, piece.text, ButtonLook::ghost};
    const float wide = std::min(width, ui.button_width(open));
    if (ui.button(open, flow.next(wide, kControl))) f.out.push_back(LinkOpened{piece.text});
  } else if (!piece.text.empty()) {
    TextStyle code;
    code.face = Face::mono;
    code.px = kSmall;
    y += long_paragraph(f, "piece_text" + number, 0, y, width, piece.text, code) + 8;
    return y - top;
  }
  return std::max(y, flow.bottom()) + 8 - top;
}

}  // namespace

float draw_answer_remarks(Frame& f, const Trial& trial, float x, float y, float width) {
  const float top = y;
  const std::vector<std::string> remarks = remarks_of(trial);
  for (std::size_t i = 0; i < remarks.size(); ++i) {
    y += callout(f, "remark" + std::to_string(i), x, y, width, Tone::warning, "", remarks[i],
                 ItemRole::group) +
         12;
  }
  return y - top;
}

float draw_pieces(Frame& f, const Trial& trial, float x, float y, float width) {
  const Reply& reply = trial.reply;
  if (reply.pieces.empty()) return 0;
  constexpr std::size_t kFirst = 10;
  const std::size_t all = reply.pieces.size();
  const std::size_t shown =
      portion_of(f, "pieces" + std::to_string(static_cast<std::uint32_t>(trial.run)), all, kFirst);
  const Ui::Area list = f.ui.begin(ItemRole::list, "pieces", tr("piece.label"), {x, y, width, 0});
  float pen = 0;
  for (std::size_t i = 0; i < shown; ++i) pen += draw_piece(f, reply.pieces[i], i + 1, width, pen);
  f.ui.end(list, pen);
  float used = pen;
  used += draw_rest(f, "pieces" + std::to_string(static_cast<std::uint32_t>(trial.run)), x,
                    y + used, width, shown, all);
  if (reply.more_pieces > 0) {
    TextStyle muted;
    muted.colour = f.ui.theme.muted;
    used += f.ui.paragraph("pieces_more", x, y + used, width,
                           tr("piece.more", {std::to_string(reply.more_pieces)}), muted);
  }
  return used + 12;
}

}  // namespace triptych::ui

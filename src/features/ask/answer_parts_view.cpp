#include "features/ask/answer_parts_view.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "features/ask/answer_words_view.h"
#include "features/ask/ask_ui.h"
#include "features/ask/ask_update.h"
#include "features/ask/ask_view_internal.h"
#include "features/ask/endings.h"

namespace triptych::ui {
namespace {

bool is_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

float draw_piece(Frame& f, const ReplyPiece& piece, std::size_t place, float width, float y) {
  Ui& ui = f.ui;
  const std::string number = std::to_string(place);
  Stack stack(0, y, width);
  TextStyle style;
  style.face = Face::medium;
  std::string words = piece_words(piece);
  const bool media = piece.kind == PieceKind::image || piece.kind == PieceKind::audio ||
                     piece.kind == PieceKind::video || piece.kind == PieceKind::file;
  if (media && !piece.data && piece.text.empty() && piece.size > 0)
    words += " " + tr("piece.not_kept");
  stack.add(ui.paragraph("piece" + number, 0, y, width, words, style, ItemRole::list_item),
            kGapTight);
  Flow flow{0, stack.y(), width};
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
    stack.add(long_paragraph(f.ui, "piece_text" + number, 0, stack.y(), width, piece.text, code));
    stack.skip(kGap);
    return stack.used();
  }
  stack.reach(flow.bottom(), kGap);
  return stack.used();
}

}  // namespace

float draw_answer_remarks(Frame& f, const Turn& turn, float x, float y, float width) {
  Stack stack(x, y, width);
  const std::vector<std::string> remarks = remarks_of(turn);
  for (std::size_t i = 0; i < remarks.size(); ++i) {
    stack.add(callout(f.ui, "remark" + std::to_string(i), x, stack.y(), width, Tone::warning, "",
                      remarks[i], ItemRole::group),
              kGapWide);
  }
  return stack.used();
}

float draw_pieces(Frame& f, const Turn& turn, float x, float y, float width) {
  const Reply& reply = turn.reply;
  if (reply.pieces.empty()) return 0;
  constexpr std::size_t kFirst = 10;
  const std::size_t all = reply.pieces.size();
  const std::size_t shown = portion_of(
      f.ui, "pieces" + std::to_string(static_cast<std::uint32_t>(turn.run)), all, kFirst);
  const Ui::Area list = f.ui.begin(ItemRole::list, "pieces", tr("piece.label"), {x, y, width, 0});
  Stack pieces(0, 0, width);
  for (std::size_t i = 0; i < shown; ++i)
    pieces.add(draw_piece(f, reply.pieces[i], i + 1, width, pieces.y()));
  f.ui.end(list, pieces.used());
  Stack stack(x, y, width);
  stack.skip(pieces.used());
  stack.add(draw_rest(f.ui, "pieces" + std::to_string(static_cast<std::uint32_t>(turn.run)), x,
                      stack.y(), width, shown, all));
  if (reply.more_pieces > 0) {
    TextStyle muted;
    muted.colour = f.ui.theme.muted;
    stack.add(f.ui.paragraph("pieces_more", x, stack.y(), width,
                             tr("piece.more", {std::to_string(reply.more_pieces)}), muted));
  }
  stack.skip(kGapWide);
  return stack.used();
}

}  // namespace triptych::ui

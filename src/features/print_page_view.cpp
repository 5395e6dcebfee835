#include "features/print_page.h"

#include <algorithm>

#include "widgets/face.h"

namespace triptych::ui {
namespace {

OrderedJson list(std::initializer_list<OrderedJson> parts) {
  OrderedJson out = OrderedJson::array();
  for (const OrderedJson& part : parts) out.push_back(part);
  return out;
}

OrderedJson printed_spans(const MdSpans& spans) {
  OrderedJson out = OrderedJson::array();
  for (const MdSpan& span : spans) {
    Face face = span.bold ? Face::bold : span.italic ? Face::italic : Face::regular;
    if (span.code) face = span.bold ? Face::mono_bold : Face::mono;
    out.push_back(list({span.text, static_cast<int>(face), span.href}));
  }
  return out;
}

OrderedJson printed_words(const std::string& words) { return printed_spans({{words, ""}}); }

std::string plain_text(const MdSpans& spans) {
  std::string out;
  for (const MdSpan& span : spans) out += span.text;
  return out;
}

}  // namespace

void PrintPage::heading(int level, const std::string& words) {
  blocks_.push_back(list({"h", level, printed_words(words)}));
}

void PrintPage::paragraph(const std::string& words, std::string_view kind) {
  if (!words.empty()) blocks_.push_back(list({"p", printed_words(words), std::string(kind)}));
}

void PrintPage::part() { blocks_.push_back(list({"part"})); }

void PrintPage::code(const std::string& text, std::string_view kind) {
  blocks_.push_back(list({"pre", text, std::string(kind)}));
}

void PrintPage::table(const std::vector<std::vector<std::string>>& rows) {
  OrderedJson out = OrderedJson::array();
  for (const std::vector<std::string>& row : rows) {
    OrderedJson& cells = out.emplace_back(OrderedJson::array());
    for (const std::string& cell : row) cells.push_back(printed_words(cell));
  }
  blocks_.push_back(list({"table", std::move(out)}));
}

OrderedJson& PrintPage::last_of(const char* kind) {
  if (blocks_.empty() || blocks_.back()[0] != kind)
    blocks_.push_back(list({kind, OrderedJson::array()}));
  return blocks_.back()[1];
}

void PrintPage::fact(const std::string& label, const std::string& value) {
  if (!value.empty()) last_of("facts").push_back(list({label, value}));
}

void PrintPage::item(const std::string& marker, const std::string& words) {
  last_of("list").push_back(list({0, marker, printed_words(words)}));
}

void PrintPage::markdown(std::string_view text, int level) {
  for (const MdBlock& block : parse_markdown(text)) add(block, level);
}

void PrintPage::add(const MdBlock& block, int level) {
  switch (block.kind) {
    case MdKind::paragraph:
      blocks_.push_back(list({"p", printed_spans(block.spans), ""}));
      break;
    case MdKind::heading:
      blocks_.push_back(list({"h", std::min(6, level + block.level), printed_spans(block.spans)}));
      break;
    case MdKind::code:
      code(block.code);
      break;
    case MdKind::quote:
      blocks_.push_back(list({"quote", printed_spans(block.spans)}));
      break;
    case MdKind::rule:
      blocks_.push_back(list({"rule"}));
      break;
    case MdKind::list: {
      OrderedJson items = OrderedJson::array();
      for (const MdListItem& item : block.items)
        items.push_back(
            list({item.depth, item.marker,
                  item.is_code ? OrderedJson(plain_text(item.spans)) : printed_spans(item.spans)}));
      blocks_.push_back(list({"list", std::move(items)}));
      break;
    }
    case MdKind::table: {
      OrderedJson rows = OrderedJson::array();
      for (const std::vector<MdSpans>& row : block.rows) {
        OrderedJson cells = OrderedJson::array();
        for (const MdSpans& cell : row) cells.push_back(printed_spans(cell));
        rows.push_back(std::move(cells));
      }
      blocks_.push_back(list({"table", std::move(rows)}));
      break;
    }
  }
}

}  // namespace triptych::ui

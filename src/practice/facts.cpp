#include "practice/facts.h"

#include <algorithm>
#include <cmath>

#include "base/format.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "practice/truth.h"

namespace triptych::practice {
namespace {

std::string text_at(const Json& row, std::size_t column) {
  const Json& value = at(row, column);
  return value.is_string() ? value.get<std::string>() : std::string();
}

void add_picture(const Json& truth, Json& facts) {
  facts["title"] = nullptr;
  facts["category"] = string_at(truth, "category");
  facts["categories"] = {string_at(truth, "category"),
                         "illustration",
                         "painting",
                         "picture",
                         "image",
                         "photo",
                         "other"};
  facts["document_type"] = "picture";
  facts["description"] = words("practice.picture.describe", {string_at(truth, "subject")});
  std::vector<std::string> objects;
  for (const Json& object : at(truth, "objects"))
    objects.push_back(object.is_string() ? object.get<std::string>() : "");
  facts["summary"] = string_at(facts, "description") + " " +
                     words("practice.picture.objects", {joined(objects, ", ")});
}

Json point_of(const std::string& series, const Json& row) {
  return {{"series", series}, {"label", text_at(row, 0)}, {"value", at(row, std::size_t{1})}};
}

void add_chart(const Json& truth, Json& facts) {
  Json series = Json::array(), points = Json::array(), labels = Json::array(),
       values = Json::array();
  for (const Json& line : at(truth, "series")) {
    const std::string name = string_at(line, "name");
    Json own = Json::array();
    for (const Json& row : at(line, "points")) {
      own.push_back({{"label", text_at(row, 0)}, {"value", at(row, std::size_t{1})}});
      points.push_back(point_of(name, row));
      if (series.empty()) {
        labels.push_back(text_at(row, 0));
        values.push_back(at(row, std::size_t{1}));
        facts[text_at(row, 0)] = at(row, std::size_t{1});
      }
    }
    series.push_back({{"name", name}, {"points", std::move(own)}});
  }
  const auto by_value = [](const Json& a, const Json& b) {
    return number_at(a, "value").value_or(0) < number_at(b, "value").value_or(0);
  };
  if (!points.empty()) {
    facts["highest"] = *std::max_element(points.begin(), points.end(), by_value);
    facts["lowest"] = *std::min_element(points.begin(), points.end(), by_value);
  }
  facts["series"] = std::move(series);
  facts["points"] = std::move(points);
  facts["labels"] = std::move(labels);
  facts["values"] = std::move(values);
  facts["category"] = "chart";
  facts["categories"] = {"chart", "diagram", "graph", "infographic", "document", "image", "other"};
  facts["document_type"] = "chart";
  facts["subject"] = string_at(truth, "title");
  facts["description"] =
      words("practice.chart.describe", {string_at(truth, "chart_type"), string_at(truth, "title"),
                                        string_at(truth, "y_label"), string_at(truth, "x_label")});
  facts["summary"] = facts["description"];
}

void add_receipt(const Json& truth, Json& facts) {
  const Json& items = at(truth, "items");
  const std::string merchant = string_at(truth, "merchant"), date = string_at(truth, "date");
  facts["item_count"] = items.size();
  facts["title"] = merchant;
  facts["subject"] = words("practice.receipt.subject", {merchant});
  facts["category"] = "receipt";
  facts["categories"] = {"receipt", "invoice", "bill", "document", "photo", "image", "other"};
  facts["document_type"] = "receipt";
  facts["dates"] = Json::array({{{"label", words("practice.receipt.date_label")}, {"date", date}}});
  facts["parties"] = Json::array({merchant});
  facts["description"] = words("practice.receipt.describe", {merchant, string_at(truth, "address"),
                                                             date, string_at(truth, "time")});
  facts["summary"] =
      string_at(facts, "description") + " " +
      words("practice.receipt.sums", {money(number_at(truth, "subtotal").value_or(0)),
                                      money(number_at(truth, "tax").value_or(0)),
                                      money(number_at(truth, "total").value_or(0)),
                                      string_at(truth, "currency"), string_at(truth, "payment")});
  std::string text =
      merchant + "\n" + string_at(truth, "address") + "\n" + date + " " + string_at(truth, "time");
  for (const Json& item : items) {
    text += "\n" + plain_number(number_at(item, "quantity").value_or(0)) + " x " +
            string_at(item, "description") + "  " + money(number_at(item, "amount").value_or(0));
  }
  facts["text"] = text;
}

void add_dashboard(const Json& truth, Json& facts) {
  Json tiles = Json::array(), days = Json::array();
  std::vector<std::string> completion;
  for (const Json& row : at(truth, "tiles")) {
    tiles.push_back(
        {{"name", text_at(row, 0)}, {"value", text_at(row, 1)}, {"change", text_at(row, 2)}});
    facts[text_at(row, 0)] = text_at(row, 1);
    completion.push_back(text_at(row, 0) + " " + text_at(row, 1) + " (" + text_at(row, 2) + ")");
  }
  const Json& orders = at(truth, "orders");
  for (std::size_t i = 0; i < orders.size(); ++i) {
    days.push_back({{"label", text_at(at(truth, "days"), i)}, {"value", orders[i]}});
  }
  facts["tiles"] = std::move(tiles);
  facts["points"] = days;
  facts["days"] = std::move(days);
  facts["category"] = "screenshot";
  facts["categories"] = {"dashboard", "screenshot", "chart", "document", "image", "other"};
  facts["document_type"] = "dashboard";
  facts["subject"] = string_at(truth, "title");
  facts["description"] =
      words("practice.dashboard.describe", {string_at(truth, "title"), joined(completion, ", ")});
  facts["summary"] = facts["description"];
}

void add_speech(const Json& truth, Json& facts) {
  Json actions = Json::array();
  const std::string text = string_at(truth, "text");
  std::string summary = text.substr(0, text.find(". ") + 1);
  for (const Json& row : at(truth, "actions")) {
    actions.push_back(
        {{"who", text_at(row, 0)}, {"task", text_at(row, 1)}, {"when", text_at(row, 2)}});
    summary +=
        " " + words("practice.speech.action", {text_at(row, 0), text_at(row, 1), text_at(row, 2)});
  }
  facts["actions"] = std::move(actions);
  facts["category"] = "speech";
  facts["categories"] = {"speech", "recording", "audio", "other"};
  facts["document_type"] = "recording";
  facts["tone"] = words("practice.speech.tone");
  facts["summary"] = summary;
  facts["subject"] = summary;
  facts["description"] = words("practice.speech.describe", {string_at(truth, "language")});
}

std::string first_words(std::string_view text, std::size_t most) {
  const std::string_view cut = utf8_prefix(text, most);
  return std::string(cut) + (cut.size() < text.size() ? "…" : "");
}

std::string measured_sentence(const File& file, const std::string& name) {
  const MediaInfo& media = file.media;
  const std::string size = format_bytes(file.bytes.size());
  if (!file.url.empty()) return words("practice.measured.url", {name});
  if (media.kind == MediaKind::image) {
    return words("practice.measured.image", {name, media.media_type, std::to_string(media.width),
                                             std::to_string(media.height), size});
  }
  if (media.kind == MediaKind::audio || media.kind == MediaKind::video) {
    return words("practice.measured.sound",
                 {name, media.media_type, format_seconds(media.duration), size});
  }
  if (media.media_type == "text/plain") {
    const auto lines = std::count(file.bytes.begin(), file.bytes.end(), '\n') + 1;
    return words("practice.measured.text",
                 {name, std::to_string(words_of(file.bytes).size()), std::to_string(lines), size,
                  first_words(file.bytes, 120)});
  }
  if (media.media_type == "application/pdf") {
    return words("practice.measured.pdf", {name, std::to_string(media.pages), size});
  }
  return words("practice.measured.other", {name, file.declared, size});
}

// "2026-03-14" wherever it stands in a text.
Json dates_in(std::string_view text) {
  Json dates = Json::array();
  constexpr std::string_view kForm = "0000-00-00";
  for (std::size_t i = 0; i + kForm.size() <= text.size() && dates.size() < 50; ++i) {
    const std::string_view part = text.substr(i, kForm.size());
    const bool fits = std::equal(part.begin(), part.end(), kForm.begin(), [](char c, char f) {
      return f == '0' ? c >= '0' && c <= '9' : c == f;
    });
    if (fits) dates.push_back({{"label", words("practice.document.date_label")}, {"date", part}});
  }
  return dates;
}

void add_measured(const File& file, Json& facts) {
  const MediaInfo& media = file.media;
  facts["known"] = false;
  facts["document_type"] = media.media_type.empty() ? file.declared : media.media_type;
  facts["description"] = measured_sentence(file, string_at(facts, "name"));
  facts["summary"] = facts["description"];
  facts["categories"] = {"unknown", "other"};
  if (media.media_type != "text/plain") return;
  facts["text"] = file.bytes;
  facts["dates"] = dates_in(file.bytes);
}

}  // namespace

std::string joined(const std::vector<std::string>& parts, std::string_view with) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += with;
    out += part;
  }
  return out;
}

std::string money(double amount) {
  const auto cents = static_cast<long long>(std::llround(amount * 100));
  const std::string digits = std::to_string(100 + std::llabs(cents) % 100).substr(1);
  return (cents < 0 ? "-" : "") + std::to_string(std::llabs(cents) / 100) + "." + digits;
}

std::string plain_number(double value) {
  return dump_json(Json(value)).ends_with(".0") ? std::to_string(std::llround(value))
                                                : dump_json(Json(value));
}

std::string words(std::string_view key) { return tr(key); }
std::string words(std::string_view key, const std::vector<std::string>& args) {
  return tr(key, args);
}

Json facts_of(const File& file, std::size_t number) {
  const Json* truth = file.url.empty() ? truth_of(file.bytes) : nullptr;
  Json facts = truth != nullptr ? *truth : Json::object();
  facts["known"] = true;
  facts["name"] = !file.name.empty()  ? file.name
                  : !file.url.empty() ? file.url
                                      : words("practice.file", {std::to_string(number)});
  facts["media_type"] = file.media.media_type.empty() ? file.declared : file.media.media_type;
  facts["bytes"] = file.bytes.size();
  if (file.media.width > 0) facts["width"] = file.media.width;
  if (file.media.height > 0) facts["height"] = file.media.height;
  if (file.media.pages > 0) facts["pages"] = file.media.pages;
  if (file.media.duration > Millis::zero()) {
    facts["seconds"] = static_cast<double>(file.media.duration.count()) / 1000.0;
  }
  const std::string kind = string_at(facts, "kind");
  if (kind == "picture") add_picture(*truth, facts);
  if (kind == "chart") add_chart(*truth, facts);
  if (kind == "receipt") add_receipt(*truth, facts);
  if (kind == "dashboard") add_dashboard(*truth, facts);
  if (kind == "speech") add_speech(*truth, facts);
  if (truth == nullptr) add_measured(file, facts);
  if (truth != nullptr) facts["confidence"] = 1;
  return facts;
}

std::vector<Json> facts_of(const Question& question) {
  std::vector<Json> out;
  for (const File& file : question.files) out.push_back(facts_of(file, out.size() + 1));
  return out;
}

}  // namespace triptych::practice

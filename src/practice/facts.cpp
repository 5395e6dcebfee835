#include "practice/facts.h"

#include <algorithm>
#include <cmath>

#include "base/format.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "practice/known_file.h"
#include "practice/manner.h"

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
    series.push_back({{"name", at(line, "name")}, {"points", std::move(own)}});
  }
  const auto by_value = [](const Json& a, const Json& b) {
    return number_at(a, "value").value_or(0) < number_at(b, "value").value_or(0);
  };
  Json read = Json::array();
  for (const Json& point : points)
    if (at(point, "value").is_number()) read.push_back(point);
  if (!read.empty()) {
    facts["highest"] = *std::max_element(read.begin(), read.end(), by_value);
    facts["lowest"] = *std::min_element(read.begin(), read.end(), by_value);
  }
  facts["series"] = std::move(series);
  facts["points"] = std::move(points);
  facts["labels"] = std::move(labels);
  facts["values"] = std::move(values);
  facts["category"] = "chart";
  facts["categories"] = {"chart", "diagram", "graph", "infographic", "document", "image", "other"};
  facts["document_type"] = "chart";
  facts["subject"] = string_at(truth, "title");
  const std::string type = string_at(truth, "chart_type"), title = string_at(truth, "title"),
                    y = string_at(truth, "y_label"), x = string_at(truth, "x_label");
  facts["description"] = x.empty() && y.empty()
                             ? words("practice.chart.describe_plain", {type, title})
                             : words("practice.chart.describe", {type, title, y, x});
  facts["summary"] = facts["description"];
}

std::string shown(const Json& truth, const char* key) {
  const std::string text = string_at(truth, key);
  return text.empty() ? "–" : text;
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
  if (!date.empty())
    facts["dates"] =
        Json::array({{{"label", words("practice.receipt.date_label")}, {"date", date}}});
  facts["parties"] = Json::array({merchant});
  const std::string when = shown(truth, "date"), hour = shown(truth, "time"),
                    address = shown(truth, "address");
  facts["description"] = words("practice.receipt.describe", {merchant, address, when, hour});
  facts["summary"] =
      string_at(facts, "description") + " " +
      words("practice.receipt.sums",
            {money(at(truth, "subtotal")), money(at(truth, "tax")), money(at(truth, "total")),
             string_at(truth, "currency"), shown(truth, "payment")});
  std::string text = merchant + "\n" + address + "\n" + when + " " + hour;
  for (const Json& item : items) {
    text += "\n" + number_text(at(item, "quantity")) + " x " + string_at(item, "description") +
            "  " + money(at(item, "amount"));
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
  const std::string size = format_bytes(file.bytes.size(), {});
  if (!file.url.empty()) return words("practice.measured.url", {name});
  if (media.kind == MediaKind::image) {
    return words("practice.measured.image", {name, media.media_type, std::to_string(media.width),
                                             std::to_string(media.height), size});
  }
  if (media.kind == MediaKind::audio || media.kind == MediaKind::video) {
    return words("practice.measured.sound",
                 {name, media.media_type, format_seconds(media.duration, {}), size});
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

// What the truth calls colours, in the words of the interface.
Json colour_words(const Json& names) {
  constexpr std::pair<std::string_view, std::string_view> kColours[] = {
      {"black", "practice.colour.black"},     {"blue", "practice.colour.blue"},
      {"brown", "practice.colour.brown"},     {"dark blue", "practice.colour.dark_blue"},
      {"green", "practice.colour.green"},     {"light blue", "practice.colour.light_blue"},
      {"magenta", "practice.colour.magenta"}, {"orange", "practice.colour.orange"},
      {"red", "practice.colour.red"},         {"violet", "practice.colour.violet"},
      {"white", "practice.colour.white"},     {"yellow", "practice.colour.yellow"}};
  Json out = Json::array();
  for (const Json& name : names)
    for (const auto& [colour, key] : kColours)
      if (name == colour) out.push_back(words(key));
  return out;
}

// Nobody who answers is less sure than the careful one, nor surer than the hasty one.
double confidence_of(Manner manner, double hardness) {
  if (manner == Manner::exact || manner == Manner::hasty) return 1;
  const double clear = manner == Manner::careful ? 0.95 : 0.98;
  return std::round((clear - hardness * (manner == Manner::careful ? 0.6 : 0.2)) * 100) / 100;
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

std::string money(const Json& amount) {
  return amount.is_number() ? money(amount.get<double>()) : "–";
}

std::string number_text(const Json& value) {
  return value.is_number() ? plain_number(value.get<double>()) : "–";
}

std::string plain_number(double value) {
  return dump_json(Json(value)).ends_with(".0") ? std::to_string(std::llround(value))
                                                : dump_json(Json(value));
}

std::string words(std::string_view key) { return tr(key); }
std::string words(std::string_view key, const std::vector<std::string>& args) {
  return tr(key, args);
}

Json facts_of(const File& file, std::size_t number, Manner manner) {
  const auto known = known_file(file);
  const Json truth = known ? read_as(manner, *known) : Json::object();
  Json facts = truth;
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
  if (kind == "picture") add_picture(truth, facts);
  if (kind == "chart") add_chart(truth, facts);
  if (kind == "receipt") add_receipt(truth, facts);
  if (kind == "dashboard") add_dashboard(truth, facts);
  if (kind == "speech") add_speech(truth, facts);
  if (!at(facts, "colours").empty()) facts["colours"] = colour_words(at(truth, "colours"));
  if (known)
    facts["confidence"] = confidence_of(manner, known->hardness);
  else
    add_measured(file, facts);
  return facts;
}

std::vector<Json> facts_of(const Question& question) {
  std::vector<Json> out;
  for (const File& file : question.files)
    out.push_back(facts_of(file, out.size() + 1, question.manner));
  return out;
}

}  // namespace triptych::practice

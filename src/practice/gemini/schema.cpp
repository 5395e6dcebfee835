// Which names and values Google's JSON reader knows: the part of GenerateContentRequest that a
// client of text and media can use. Both spellings of a name are accepted (maxOutputTokens,
// max_output_tokens); everything else is "Unknown name".
// Sources: google/ai/generativelanguage/v1beta (2026-08), genai.d.ts of @google/genai 3.3.0; lower
// case schema types are against the protos, but recorded as accepted.
#include <cmath>
#include <initializer_list>

#include "practice/decode.h"
#include "practice/vendors.h"

namespace triptych::practice::gemini {
namespace {

enum class Kind {
  anything,
  string,
  number,
  boolean,
  integer,
  int64,
  bytes,
  schema_type,
  one_of,
  message,
  list,
  map
};

struct Shape {
  Kind kind = Kind::anything;
  std::string type;                // of an enum, for its error
  std::vector<std::string> words;  // of an enum
  std::map<std::string, const Shape*> fields;
  const Shape* of = nullptr;  // of a list or map
};

using Fields = std::initializer_list<std::pair<const std::string, const Shape*>>;

const Shape* plain(Kind kind) {
  static const std::map<Kind, Shape> shapes = [] {
    std::map<Kind, Shape> out;
    for (const Kind k : {Kind::anything, Kind::string, Kind::number, Kind::boolean, Kind::integer,
                         Kind::int64, Kind::bytes, Kind::schema_type}) {
      out[k].kind = k;
    }
    return out;
  }();
  return &shapes.at(kind);
}

Shape message(Fields fields) { return {Kind::message, "", {}, fields, nullptr}; }
Shape list(const Shape* of) { return {Kind::list, "", {}, {}, of}; }
Shape one_of(const char* type, std::vector<std::string> words) {
  const std::string name = "type.googleapis.com/google.ai.generativelanguage.v1beta.";
  return {Kind::one_of, name + type, std::move(words), {}, nullptr};
}

const Shape* const kAny = plain(Kind::anything);
const Shape* const kString = plain(Kind::string);
const Shape* const kNumber = plain(Kind::number);
const Shape* const kBool = plain(Kind::boolean);
const Shape* const kInt = plain(Kind::integer);
const Shape* const kInt64 = plain(Kind::int64);
const Shape* const kBytes = plain(Kind::bytes);

const Shape* strings() {
  static const Shape shape = list(kString);
  return &shape;
}
const Shape* anythings() {
  static const Shape shape = list(kAny);
  return &shape;
}

const Shape* content() {
  static const Shape blob =
      message({{"mimeType", kString}, {"data", kBytes}, {"displayName", kString}});
  static const Shape file =
      message({{"mimeType", kString}, {"fileUri", kString}, {"displayName", kString}});
  static const Shape video =
      message({{"startOffset", kString}, {"endOffset", kString}, {"fps", kNumber}});
  static const Shape level =
      one_of("PartMediaResolution.Level",
             {"MEDIA_RESOLUTION_UNSPECIFIED", "MEDIA_RESOLUTION_LOW", "MEDIA_RESOLUTION_MEDIUM",
              "MEDIA_RESOLUTION_HIGH", "MEDIA_RESOLUTION_ULTRA_HIGH"});
  static const Shape resolution = message({{"level", &level}, {"numTokens", kInt}});
  static const Shape part = message({{"text", kString},
                                     {"thought", kBool},
                                     {"thoughtSignature", kBytes},
                                     {"partMetadata", kAny},
                                     {"inlineData", &blob},
                                     {"fileData", &file},
                                     {"functionCall", kAny},
                                     {"functionResponse", kAny},
                                     {"executableCode", kAny},
                                     {"codeExecutionResult", kAny},
                                     {"mediaResolution", &resolution},
                                     {"videoMetadata", &video}});
  static const Shape parts = list(&part);
  static const Shape shape = message({{"role", kString}, {"parts", &parts}});
  return &shape;
}

// The OpenAPI subset of responseSchema; it holds itself.
const Shape* schema() {
  static Shape shape, shapes, by_name;
  if (shape.kind == Kind::message) return &shape;
  shapes = list(&shape);
  by_name = {Kind::map, "", {}, {}, &shape};
  shape = message({{"type", plain(Kind::schema_type)},
                   {"format", kString},
                   {"title", kString},
                   {"description", kString},
                   {"nullable", kBool},
                   {"enum", strings()},
                   {"maxItems", kInt64},
                   {"minItems", kInt64},
                   {"required", strings()},
                   {"minProperties", kInt64},
                   {"maxProperties", kInt64},
                   {"minimum", kNumber},
                   {"maximum", kNumber},
                   {"minLength", kInt64},
                   {"maxLength", kInt64},
                   {"pattern", kString},
                   {"example", kAny},
                   {"propertyOrdering", strings()},
                   {"default", kAny},
                   {"items", &shape},
                   {"anyOf", &shapes},
                   {"properties", &by_name}});
  return &shape;
}

const Shape* safety_settings() {
  static const Shape category =
      one_of("HarmCategory", {"HARM_CATEGORY_HARASSMENT", "HARM_CATEGORY_HATE_SPEECH",
                              "HARM_CATEGORY_SEXUALLY_EXPLICIT", "HARM_CATEGORY_DANGEROUS_CONTENT",
                              "HARM_CATEGORY_CIVIC_INTEGRITY"});
  static const Shape threshold = one_of(
      "SafetySetting.HarmBlockThreshold",
      {"BLOCK_LOW_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_ONLY_HIGH", "BLOCK_NONE", "OFF"});
  static const Shape setting = message({{"category", &category}, {"threshold", &threshold}});
  static const Shape shape = list(&setting);
  return &shape;
}

const Shape* generation_config() {
  static const Shape modality = one_of("GenerationConfig.Modality", {"TEXT", "IMAGE", "AUDIO"});
  static const Shape modalities = list(&modality);
  static const Shape resolution = one_of("GenerationConfig.MediaResolution",
                                         {"MEDIA_RESOLUTION_UNSPECIFIED", "MEDIA_RESOLUTION_LOW",
                                          "MEDIA_RESOLUTION_MEDIUM", "MEDIA_RESOLUTION_HIGH"});
  static const Shape level =
      one_of("ThinkingConfig.ThinkingLevel", {"MINIMAL", "LOW", "MEDIUM", "HIGH"});
  static const Shape thinking =
      message({{"includeThoughts", kBool}, {"thinkingBudget", kInt}, {"thinkingLevel", &level}});
  static const Shape shape = message({{"temperature", kNumber},
                                      {"topP", kNumber},
                                      {"topK", kInt},
                                      {"candidateCount", kInt},
                                      {"seed", kInt},
                                      {"maxOutputTokens", kInt},
                                      {"stopSequences", strings()},
                                      {"responseMimeType", kString},
                                      {"responseSchema", schema()},
                                      {"responseJsonSchema", kAny},
                                      {"responseFormat", kAny},
                                      {"presencePenalty", kNumber},
                                      {"frequencyPenalty", kNumber},
                                      {"responseLogprobs", kBool},
                                      {"logprobs", kInt},
                                      {"responseModalities", &modalities},
                                      {"speechConfig", kAny},
                                      {"imageConfig", kAny},
                                      {"mediaResolution", &resolution},
                                      {"thinkingConfig", &thinking}});
  return &shape;
}

const Shape* request_shape() {
  static const Shape contents = list(content());
  static const Shape shape = message({{"model", kString},
                                      {"contents", &contents},
                                      {"systemInstruction", content()},
                                      {"cachedContent", kString},
                                      {"tools", anythings()},
                                      {"toolConfig", kAny},
                                      {"labels", kAny},
                                      {"serviceTier", kString},
                                      {"safetySettings", safety_settings()},
                                      {"generationConfig", generation_config()}});
  return &shape;
}

std::string snake(const std::string& name) {
  std::string out;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      out.push_back('_');
      out.push_back(static_cast<char>(c - 'A' + 'a'));
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string camel(const std::string& name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool joint =
        name[i] == '_' && i + 1 < name.size() && name[i + 1] >= 'a' && name[i + 1] <= 'z';
    out.push_back(joint ? static_cast<char>(name[++i] - 'a' + 'A') : name[i]);
  }
  return out;
}

bool is_integer(const Json& value) {
  return value.is_number() && value.get<double>() == std::floor(value.get<double>());
}

bool is_int64_text(const Json& value) {
  if (!value.is_string()) return false;
  const std::string text = value.get<std::string>();
  const std::size_t digits = text.starts_with('-') ? 1 : 0;
  return text.size() > digits && text.find_first_not_of("0123456789", digits) == text.npos;
}

bool is_schema_type(const Json& value) {
  if (!value.is_string()) return false;
  std::string text = value.get<std::string>();
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const char* known : {"string", "number", "integer", "boolean", "array", "object", "null"}) {
    if (text == known) return true;
  }
  return false;
}

bool scalar_fits(const Json& value, const Shape& shape) {
  switch (shape.kind) {
    case Kind::string:
      return value.is_string();
    case Kind::number:
      return value.is_number();
    case Kind::boolean:
      return value.is_boolean();
    case Kind::integer:
      return is_integer(value);
    case Kind::int64:
      return is_integer(value) || is_int64_text(value);
    case Kind::bytes:
      return value.is_string() && base64_decoded(value.get_ref<const std::string&>());
    case Kind::schema_type:
      return is_schema_type(value);
    case Kind::one_of:
      for (const std::string& word : shape.words) {
        if (value == word) return true;
      }
      return false;
    default:
      return true;
  }
}

std::string wrong_scalar(const Json& value, const Shape& shape, const std::string& path) {
  if (shape.kind == Kind::bytes && value.is_string()) {
    return "Invalid value at '" + path + "' (TYPE_BYTES), Base64 decoding failed for " +
           short_dump(value, 61) + "\"";
  }
  static const std::map<Kind, std::string> names = {
      {Kind::string, "TYPE_STRING"},   {Kind::number, "TYPE_FLOAT"}, {Kind::boolean, "TYPE_BOOL"},
      {Kind::integer, "TYPE_INT32"},   {Kind::int64, "TYPE_INT64"},  {Kind::bytes, "TYPE_BYTES"},
      {Kind::schema_type, "TYPE_ENUM"}};
  const std::string name = shape.type.empty() ? names.at(shape.kind) : shape.type;
  return "Invalid value at '" + path + "' (" + name + "), " + short_dump(value);
}

std::string fault(const Json& value, const Shape& shape, const std::string& path);

std::string fault_in_list(const Json& value, const Shape& shape, const std::string& path) {
  if (!value.is_array()) return "Invalid value at '" + path + "', starting an array was expected";
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string inner = path + "[" + std::to_string(i) + "]";
    if (std::string no = fault(value[i], *shape.of, inner); !no.empty()) return no;
  }
  return "";
}

std::string fault(const Json& value, const Shape& shape, const std::string& path) {
  if (shape.kind == Kind::list) return fault_in_list(value, shape, path);
  if (shape.kind != Kind::message && shape.kind != Kind::map) {
    return scalar_fits(value, shape) ? "" : wrong_scalar(value, shape, path);
  }
  if (!value.is_object()) {
    if (!path.empty()) return "Invalid value at '" + path + "', a message was expected";
    return "Invalid JSON payload received. Unknown name \"\": Root element must be a message.";
  }
  for (const auto& [name, inner] : value.items()) {
    const auto known = shape.fields.find(camel(name));
    const Shape* below = shape.of != nullptr           ? shape.of
                         : known == shape.fields.end() ? nullptr
                                                       : known->second;
    if (below == nullptr) {
      const std::string where = path.empty() ? "" : " at '" + path + "'";
      return "Invalid JSON payload received. Unknown name \"" + name + "\"" + where +
             ": Cannot find field.";
    }
    const std::string inside = path.empty() ? snake(name) : path + "." + snake(name);
    if (std::string no = fault(inner, *below, inside); !no.empty()) return no;
  }
  return "";
}

Json renamed(const Json& value, const Shape* shape) {
  if (shape == nullptr) return value;
  if (shape->kind == Kind::list && value.is_array()) {
    Json out = Json::array();
    for (const Json& item : value) out.push_back(renamed(item, shape->of));
    return out;
  }
  if (shape->kind != Kind::message || !value.is_object()) return value;
  Json out = Json::object();
  for (const auto& [name, inner] : value.items()) {
    const auto known = shape->fields.find(camel(name));
    out[camel(name)] = renamed(inner, known == shape->fields.end() ? nullptr : known->second);
  }
  return out;
}

}  // namespace

std::string find_fault(const Json& request) { return fault(request, *request_shape(), ""); }

Json camel_names(const Json& request) { return renamed(request, request_shape()); }

}  // namespace triptych::practice::gemini

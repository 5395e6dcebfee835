// triptych_wire CALL.json
// triptych_wire --batch CALL.json...
// triptych_wire -
// The last form answers many: a call, or a list of calls for a batch, on each line of standard
// input; a line {"status", "text"} for each, the exit status and the words of the other two forms.
// The second prints the file that the provider's batch service takes, with the ids j-0, j-1 ...
// The first prints the HTTP request that the product would send for a call described in JSON:
//   {"provider", "model", "prompt", "system"?, "files": [paths]?, "image_urls": [urls]?,
//    "max_output_tokens"?, "temperature"?, "json_schema"? (object or text), "schema_preset"? (a
//    name of results/schema.h), "detail"? (auto, low, high, original), "thinking"? (a level),
//    "cut"? {"fps"?, "from"?, "to"?} (of films by URL), "stream"?, "key"?, "base_url"?, "extra"?
//    {name: text}}
// Media comes first, the prompt last. The key is printed as it would be sent: use a made-up one.
// Exit status: 0 request printed; 1 pre-flight refuses (an error is printed); 2 bad input.
#include <cstdio>
#include <iostream>
#include <span>

#include "base/base64.h"
#include "exchange.h"
#include "results/schema.h"

namespace {

using namespace triptych;

struct Input {
  Call call;
  Secret key;
};

std::string fault;  // why the input is bad

bool fail(std::string why) {
  fault = std::move(why);
  return false;
}

// A value of the wrong type is a mistake in the call; without this it would just not be sent.
bool check_types(const Json& json) {
  const auto is_text = [](const Json& value) { return value.is_string(); };
  const auto is_list = [](const Json& value) { return value.is_array(); };
  const auto is_number = [](const Json& value) { return value.is_number(); };
  const auto is_switch = [](const Json& value) { return value.is_boolean(); };
  const auto is_object = [](const Json& value) { return value.is_object(); };
  const auto is_schema = [](const Json& value) { return value.is_object() || value.is_string(); };
  const struct {
    const char *name, *type;
    bool (*fits)(const Json&);
  } fields[] = {{"provider", "text", is_text},
                {"model", "text", is_text},
                {"system", "text", is_text},
                {"prompt", "text", is_text},
                {"detail", "text", is_text},
                {"thinking", "text", is_text},
                {"cut", "an object", is_object},
                {"key", "text", is_text},
                {"base_url", "text", is_text},
                {"files", "a list", is_list},
                {"image_urls", "a list", is_list},
                {"max_output_tokens", "a number", is_number},
                {"temperature", "a number", is_number},
                {"stream", "true or false", is_switch},
                {"extra", "an object", is_object},
                {"schema_preset", "text", is_text},
                {"json_schema", "an object or text", is_schema}};
  for (const auto& field : fields) {
    const Json& value = at(json, field.name);
    if (value.is_null() || field.fits(value)) continue;
    return fail("\"" + std::string(field.name) + "\" must be " + field.type);
  }
  return true;
}

VideoCut cut_of(const Json& json) {
  VideoCut cut;
  cut.frames_per_second = number_at(json, "fps").value_or(0);
  cut.from = int_at(json, "from").value_or(0);
  cut.to = int_at(json, "to").value_or(0);
  return cut;
}

bool add_media(const Json& json, Message& message) {
  for (const Json& path : at(json, "files")) {
    if (!path.is_string()) return fail("\"files\" must be a list of paths");
    const std::string name = path.get<std::string>();
    const auto content = read_file(name);
    if (!content) return fail("cannot read " + name);
    const std::size_t slash = name.rfind('/');
    message.parts.push_back(
        make_attachment(slash == name.npos ? name : name.substr(slash + 1), bytes_of(*content)));
  }
  for (const Json& url : at(json, "image_urls")) {
    if (!url.is_string()) return fail("\"image_urls\" must be a list of URLs");
    Attachment file = make_url_attachment(url.get<std::string>());
    if (file.media.kind == MediaKind::video) file.cut = cut_of(at(json, "cut"));
    message.parts.push_back(std::move(file));
  }
  return true;
}

bool read_detail(const Json& json, Call& call) {
  const std::string detail = string_at(json, "detail");
  if (detail.empty() || detail == "auto" || detail == "automatic") return true;
  if (detail == "low") {
    call.detail = Detail::low;
  } else if (detail == "high") {
    call.detail = Detail::high;
  } else if (detail == "original") {
    call.detail = Detail::original;
  } else {
    return fail("\"detail\" must be auto, low, high or original");
  }
  return true;
}

// The text of the schema as given: an object keeps the order of its keys.
std::string schema_text(const std::string& text, const Json& json) {
  const Json& schema = at(json, "json_schema");
  if (schema.is_string()) return schema.get<std::string>();
  if (schema.is_null()) return "";
  return dump_json(parse_ordered_json(text)->at("json_schema"));
}

bool read_input(const std::string& text, Input& input) {
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return fail("the call is not a JSON object");
  if (!check_types(*json)) return false;
  Call& call = input.call;
  call.provider_id = string_at(*json, "provider");
  if (!find_provider(call.provider_id))
    return fail("unknown provider \"" + call.provider_id + "\"");
  call.model = string_at(*json, "model");
  call.base_url = string_at(*json, "base_url");
  call.max_output_tokens = int_at(*json, "max_output_tokens").value_or(0);
  call.temperature = number_at(*json, "temperature");
  call.thinking = string_at(*json, "thinking");
  call.stream = bool_at(*json, "stream");
  call.prompt.system = string_at(*json, "system");
  call.prompt.json_schema = schema_text(text, *json);
  if (const std::string preset = string_at(*json, "schema_preset"); !preset.empty()) {
    const results::Schema schema = results::preset_schema(preset);
    if (schema.fields.empty()) return fail("no preset \"" + preset + "\"");
    call.prompt.json_schema = results::to_json_schema(schema);
  }
  for (const auto& [name, value] : at(*json, "extra").items()) {
    if (value.is_string()) call.extra[name] = value.get<std::string>();
  }
  Message message;
  if (!read_detail(*json, call) || !add_media(*json, message)) return false;
  if (std::string prompt = string_at(*json, "prompt"); !prompt.empty()) {
    message.parts.push_back(std::move(prompt));
  }
  call.prompt.messages.push_back(std::move(message));
  input.key = Secret(string_at(*json, "key"));
  return true;
}

struct Printed {
  int status;  // of the program
  std::string text;
};

Printed printed(int status, const OrderedJson& json) { return {status, dump_json(json, 1) + "\n"}; }
Printed bad_input(const std::string& why) { return {2, why + "\n"}; }

std::optional<Printed> problem_of(const Provider& provider, const Call& call) {
  const std::vector<Error> problems = provider.preflight(call);
  if (problems.empty()) return std::nullopt;
  const Error& first = problems.front();
  OrderedJson error = OrderedJson::object();
  error["kind"] = name_of(first.kind);
  error["message"] = first.message;
  error["key"] = first.key;
  return printed(1, {{"error", std::move(error)}});
}

Printed printed_request(const HttpRequest& request) {
  OrderedJson headers = OrderedJson::object();
  for (const Header& header : request.headers) headers[header.name] = header_text(header);
  OrderedJson out = OrderedJson::object();
  out["method"] = request.method;
  out["url"] = request.url;
  out["headers"] = std::move(headers);
  const std::string sent = request.body.text();
  auto body = parse_ordered_json(sent);
  out["body"] = body ? std::move(*body) : OrderedJson(nullptr);
  if (!request.form.empty()) {
    std::string encoded(base64_size(sent.size()), '\0');
    base64_encode(std::as_bytes(std::span(sent)), encoded.data());
    out["body_base64"] = std::move(encoded);
  }
  return printed(0, out);
}

// A call as text and where it came from.
struct Source {
  std::string text, name;
};

Printed request_for(const Source& source) {
  Input input;
  if (!read_input(source.text, input)) return bad_input(source.name + ": " + fault);
  const Provider& provider = *find_provider(input.call.provider_id);
  if (auto problem = problem_of(provider, input.call)) return *std::move(problem);
  return printed_request(provider.build(input.call, input.key));
}

Printed batch_for(const std::vector<Source>& sources) {
  std::string out;
  const BatchForm* form = nullptr;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    Input input;
    if (!read_input(sources[i].text, input)) return bad_input(sources[i].name + ": " + fault);
    const Provider& provider = *find_provider(input.call.provider_id);
    if (auto problem = problem_of(provider, input.call)) return *std::move(problem);
    form = provider.batch_form();
    if (form == nullptr) return bad_input("it has no batch service");
    out += i == 0 ? form->opening : form->between;
    out += provider.batch_line("j-" + std::to_string(i), provider.build(input.call, input.key));
  }
  if (form == nullptr) return bad_input("a batch without calls");
  return {0, out + std::string(form->closing)};
}

Printed answer_to(const std::string& line) {
  const auto json = parse_ordered_json(line);
  if (!json || !json->is_array()) return request_for({line, "-"});
  std::vector<Source> calls;
  for (const OrderedJson& call : *json) calls.push_back({dump_json(call), "-"});
  return batch_for(calls);
}

int serve() {
  for (std::string line; std::getline(std::cin, line);) {
    const Printed answer = answer_to(line);
    OrderedJson out = OrderedJson::object();
    out["status"] = answer.status;
    out["text"] = answer.text;
    std::cout << dump_json(out) << std::endl;
  }
  return 0;
}

int show(const Printed& answer) {
  std::fputs(answer.text.c_str(), answer.status == 2 ? stderr : stdout);
  return answer.status;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments == std::vector<std::string>{"-"}) return serve();
  const bool batch = arguments.size() > 1 && arguments[0] == "--batch";
  if (!batch && arguments.size() != 1)
    return show(bad_input("usage: triptych_wire CALL.json | --batch CALL.json... | -"));
  std::vector<Source> sources;
  for (std::size_t i = batch ? 1 : 0; i < arguments.size(); ++i) {
    auto text = read_file(arguments[i]);
    if (!text) return show(bad_input(arguments[i] + ": cannot be read"));
    sources.push_back({*std::move(text), arguments[i]});
  }
  return show(batch ? batch_for(sources) : request_for(sources[0]));
}

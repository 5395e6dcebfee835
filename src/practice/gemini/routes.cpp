// Gemini's front door: routes, credentials, the two ways of counting tokens.
// Sources: recorded answers; the API-key page (2026-11) for the two kinds of keys; reports that
// keys of the new kind fail as ?key=.
#include <algorithm>
#include <set>

#include "practice/models.h"
#include "practice/vendors.h"

namespace triptych::practice {
namespace gemini {
namespace {

struct Route {
  enum Kind {
    none,
    models,
    generate,
    stream,
    count,
    uploads,
    files,
    interactions,
    decisions
  } kind = none;
  std::string model;
};

// Percent-encoded letters of a model id ("gemini%2D3").
std::string unescaped(const std::string& text) { return incoming_of("?x=" + text).parameter("x"); }

Route route_of(const Incoming& request) {
  if (request.path == "/upload/v1beta/files" && request.method == "POST")
    return {Route::uploads, ""};
  const bool list = request.path == "/v1beta/files" && request.method == "GET";
  const bool one = request.path.starts_with("/v1beta/files/") && request.method != "POST";
  if (list || one) return {Route::files, ""};
  if (request.method == "POST" && request.path == "/v1beta/interactions")
    return {Route::interactions, ""};
  if (request.method == "POST" && request.path == "/v1beta/decisions")
    return {Route::decisions, ""};
  const std::string root = "/v1beta/models";
  if (!request.path.starts_with(root)) return {};
  const std::string rest = request.path.substr(root.size());
  if (rest.empty()) return {request.method == "GET" ? Route::models : Route::none, ""};
  const std::size_t colon = rest.find(':');
  if (request.method != "POST" || colon == rest.npos || rest[0] != '/') return {};
  const std::string model = rest.substr(1, colon - 1), verb = rest.substr(colon + 1);
  if (model.empty() || model.find('/') != model.npos) return {};
  Route route{Route::none, unescaped(model)};
  if (verb == "generateContent") route.kind = Route::generate;
  if (verb == "streamGenerateContent") route.kind = Route::stream;
  if (verb == "countTokens") route.kind = Route::count;
  return route;
}

Outgoing no_such_page(const std::string& path) {
  Outgoing out;
  out.status = 404;
  out.headers = {{"content-type", "text/html; charset=UTF-8"}};
  out.pieces = {
      "<!DOCTYPE html>\n<html lang=en>\n<title>Error 404 (Not Found)!!1</title>\n"
      "<p>The requested URL <code>" +
      path + "</code> was not found on this server.\n"};
  return out;
}

Outgoing wrong_key() {
  const std::string message = "API key not valid. Please pass a valid API key.";
  const std::string rpc = "type.googleapis.com/google.rpc.";
  OrderedJson info = {
      {"@type", rpc + "ErrorInfo"}, {"reason", "API_KEY_INVALID"}, {"domain", "googleapis.com"}};
  info["metadata"] = {{"service", "generativelanguage.googleapis.com"}};
  OrderedJson local = {
      {"@type", rpc + "LocalizedMessage"}, {"locale", "en-US"}, {"message", message}};
  return refusal(400, "INVALID_ARGUMENT", message, OrderedJson::array({info, local}));
}

Refusal validate_key(const Incoming& request) {
  const std::string &in_header = request.header("x-goog-api-key"),
                    &in_query = request.parameter("key");
  const std::string& authorization = request.header("authorization");
  const int given = !in_header.empty() + !in_query.empty() + !authorization.empty();
  if (given > 1) {
    return refusal(400, "INVALID_ARGUMENT",
                   "Multiple authentication credentials received. Please pass only one.");
  }
  // A key is no OAuth token; and in the URL only a key of the old kind is one. The keys of practice
  // are as new as those that are handed out today.
  const bool old = in_query.starts_with("AIza");
  const bool misplaced = is_plausible_key(in_query) && !old;
  if (!authorization.empty() || misplaced) {
    return refusal(401, "UNAUTHENTICATED",
                   "Request had invalid authentication credentials. Expected OAuth 2 access token, "
                   "login cookie or other valid authentication credential. See "
                   "https://developers.google.com/identity/sign-in/web/devconsole-project.");
  }
  const std::string& key = in_header.empty() ? in_query : in_header;
  if (key.empty()) {
    return refusal(403, "PERMISSION_DENIED",
                   "Method doesn't allow unregistered callers (callers without established "
                   "identity). Please use API Key or other form of API consumer identity to call "
                   "this API.");
  }
  return is_plausible_key(key) ? Refusal() : wrong_key();
}

// {contents} or {generateContentRequest: {model, ...}}.
Outgoing count(const Incoming& request, const std::string& model, IdGenerator& ids) {
  Incoming inner = request;
  if (const auto body = strict_json(request.body); body && body->is_object()) {
    for (const char* name : {"generateContentRequest", "generate_content_request"}) {
      if (body->contains(name)) inner.body = dump_json(at(*body, name));
    }
  }
  Question question;
  if (auto no = validate_generate(inner, model, question, ids)) return *no;
  const std::vector<Modality> parts = input_tokens(question, Vendor::gemini);
  OrderedJson details = OrderedJson::array();
  for (const Modality& part : parts) {
    details.push_back({{"modality", part.name}, {"tokenCount", part.tokens}});
  }
  OrderedJson json = {{"totalTokens", total_of(parts)}};
  json["promptTokensDetails"] = std::move(details);
  return told_json(json);
}

Outgoing answer(const Incoming& request, const Route& route, IdGenerator& ids) {
  // The address of an upload is secret enough: its bytes come without a key.
  const bool bytes = route.kind == Route::uploads && !request.parameter("upload_id").empty();
  if (bytes) return answer_uploads(request, ids);
  if (auto no = validate_key(request)) return *no;
  if (route.kind == Route::uploads) return answer_uploads(request, ids);
  if (route.kind == Route::files) return answer_files(request, ids);
  if (route.kind == Route::interactions) return answer_interactions(request, ids);
  if (route.kind == Route::decisions) return answer_decisions(request, ids);
  if (route.kind == Route::models) return list_models(request);
  if (route.kind == Route::count) return count(request, route.model, ids);
  Question question;
  if (auto no = validate_generate(request, route.model, question, ids)) return *no;
  question.stream = route.kind == Route::stream;
  question.sse = request.parameter("alt") == "sse";
  return write_response(question, ids);
}

// A page asks first which headers it may send; any name that is not on the list ends it there
// (js-genai issue 1723).
bool preflight_fails(const Incoming& request) {
  if (!request.has_origin) return false;
  // Safelisted by the fetch standard, or dropped by the browser itself.
  const std::set<std::string_view> simple = {
      "accept",     "accept-language", "content-language", "origin",  "user-agent", "host",
      "connection", "accept-encoding", "content-length",   "referer", "cookie"};
  const std::set<std::string_view> listed = {"content-type", "x-goog-api-key", "x-goog-api-client",
                                             "authorization"};
  // The SDK for the browser uploads with these.
  const bool uploads = request.path.starts_with("/upload/");
  return std::any_of(request.headers.begin(), request.headers.end(), [&](const auto& header) {
    if (uploads && header.first.starts_with("x-goog-upload-")) return false;
    return !simple.contains(header.first) && !listed.contains(header.first);
  });
}

}  // namespace
}  // namespace gemini

Outgoing gemini_answer(const Incoming& request, IdGenerator& ids) {
  if (gemini::preflight_fails(request)) {
    Outgoing out;
    out.status = 403;
    out.hidden = true;
    return out;
  }
  const gemini::Route route = gemini::route_of(request);
  if (route.kind == gemini::Route::none) return gemini::no_such_page(request.path);
  constexpr std::size_t kMax = std::size_t{100} << 20;  // file-input page: 100 MB inline
  Outgoing out;
  if (request.body.size() > kMax) {
    out.status = 413;
    out.headers = {{"content-type", "text/html; charset=UTF-8"}};
    out.pieces = {"<!DOCTYPE html>\n<title>Error 413 (Request Entity Too Large)!!1</title>\n"};
    return out;
  }
  out = gemini::answer(request, route, ids);
  // Errors of a streaming call wear the type of a stream, and are plain JSON nevertheless.
  const bool disguised =
      out.status != 200 && route.kind == gemini::Route::stream && request.parameter("alt") == "sse";
  if (disguised && !out.headers.empty()) out.headers[0].value = std::string("text/event-stream");
  return out;
}

}  // namespace triptych::practice

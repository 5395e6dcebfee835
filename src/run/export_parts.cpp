#include "run/export_parts.h"

#include <algorithm>

#include "base/utf8.h"

namespace triptych::code_export {
namespace {

// Stands for the key while the request is built. No real key is ever given to this code.
constexpr std::string_view kKeyMark = "0TRIPTYCH0KEY0GOES0HERE0";

Pieces split_at_key(std::string_view text) {
  Pieces pieces;
  for (auto found = text.find(kKeyMark); found != text.npos; found = text.find(kKeyMark)) {
    if (found > 0) pieces.push_back({Piece::Kind::text, std::string(text.substr(0, found))});
    pieces.push_back({Piece::Kind::key, ""});
    text.remove_prefix(found + kKeyMark.size());
  }
  if (!text.empty()) pieces.push_back({Piece::Kind::text, std::string(text)});
  return pieces;
}

// A base URL may carry user:password; exported code is passed around, so these two go.
std::string without_userinfo(std::string url) {
  const auto scheme = url.find("://");
  if (scheme == std::string::npos) return url;
  const auto host = scheme + 3;
  const auto at_sign = url.substr(0, url.find_first_of("/?#", host)).rfind('@');
  if (at_sign != std::string::npos && at_sign >= host) url.erase(host, at_sign + 1 - host);
  return url;
}

// A prefix of marks that the body does not hold, neither as it stands nor behind JSON escapes.
std::string unused_mark(const Body& sent) {
  const std::string body = sent.text_with([](const BodyFile&) { return std::string(); });
  const auto json = parse_ordered_json(body);
  const std::string plain = json ? dump_json(*json) : "";
  std::string mark = "base64 of file ";
  for (int i = 2; body.find(mark) != body.npos || plain.find(mark) != plain.npos; ++i) {
    mark = "base64 of file " + std::to_string(i) + " ";
  }
  return mark;
}

std::string file_name(const BodyFile& file, std::size_t index) {
  if (!file.name.empty()) return utf8_repair(file.name);
  return "attachment-" + std::to_string(index + 1);
}

void mark_files(const Body& body, TakenApart& out) {
  out.mark = unused_mark(body);
  out.raw_body = body.text_with([&](const BodyFile& file) {
    out.files.push_back(file_name(file, out.files.size()));
    return out.mark + std::to_string(out.files.size() - 1) + ";";
  });
}

}  // namespace

Pieces TakenApart::pieces_of(std::string_view text) const {
  Pieces pieces;
  std::string before;
  std::size_t done = 0;
  for (auto found = text.find(mark); found != text.npos; found = text.find(mark, done)) {
    std::size_t index = 0, i = found + mark.size();
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
      index = index * 10 + static_cast<std::size_t>(text[i] - '0');
    }
    if (index >= files.size()) break;  // cannot be: the mark occurs nowhere else
    if (found > done)
      pieces.push_back({Piece::Kind::text, std::string(text.substr(done, found - done))});
    pieces.push_back({Piece::Kind::file, files[index]});
    done = i + 1;
  }
  if (done < text.size()) pieces.push_back({Piece::Kind::text, std::string(text.substr(done))});
  return pieces;
}

bool sends_files(const TakenApart& request) {
  return std::ranges::any_of(request.form, [](const FormField& f) { return !f.sent_name.empty(); });
}

TakenApart take_apart(const Provider& provider, const Call& call) {
  const HttpRequest request = provider.build(call, Secret(std::string(kKeyMark)));
  TakenApart out;
  out.method = request.method;
  out.url = split_at_key(without_userinfo(request.url));
  for (const Header& header : request.headers) {
    if (!request.form.empty() && header.name == "Content-Type") continue;
    // Only a Secret is looked into: what the user typed is never taken for the key.
    const std::string text = header_text(header);
    const bool secret = std::holds_alternative<Secret>(header.value);
    out.headers.emplace_back(header.name,
                             secret ? split_at_key(text) : Pieces{{Piece::Kind::text, text}});
  }
  out.form = request.form;
  if (out.form.empty()) mark_files(request.body, out);
  out.body = parse_ordered_json(out.raw_body);
  const ProviderInfo& info = provider.info();
  out.key_variable = info.key_variable.empty() ? "API_KEY" : std::string(info.key_variable);
  out.key_required = info.key_required;
  out.stream = call.stream;
  return out;
}

}  // namespace triptych::code_export

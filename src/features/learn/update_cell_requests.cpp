// Requests of cells. A cell may have been written by a stranger: it reaches the providers, this
// computer after a question, and nothing else; in practice it reaches nothing at all. Keys are put
// in by the way out of the page (run/guard.h), never here.
#include <algorithm>

#include "base/ascii.h"
#include "base/web_address.h"
#include "features/keys.h"
#include "features/learn/learn_update.h"
#include "practice/parse_request.h"
#include "practice/practice_transport.h"
#include "providers/provider.h"

namespace triptych {
namespace {

bool is_default_origin(std::string_view origin) {
  return !origin.empty() && std::ranges::any_of(real_providers(), [&](const Provider* provider) {
    return origin_of(provider->info().origin) == origin;
  });
}

// A credential in the vendor's own header that is not the handle of the person's key.
bool brings_a_key(const HttpRequest& request, const KeyRing::Entry& vendor) {
  return std::ranges::any_of(request.headers, [&](const Header& header) {
    return same_name(header.name, vendor.header) &&
           header_text(header).find(kHandlePrefix) == std::string::npos;
  });
}

struct CellRequestsUpdate {
  LearnScope state;
  std::vector<Effect>& effects;
  LearnState& course = state.learn;

  void refuse(std::uint32_t id, std::string key, std::vector<std::string> args) {
    Error error;
    error.kind = ErrorKind::not_sent;
    error.key = std::move(key);
    error.args = std::move(args);
    effects.push_back(TellCell{id, {RequestId{}, std::move(error)}});
  }
  void send(std::uint32_t id, HttpRequest request) {
    effects.push_back(SendCellRequest{id, std::move(request)});
  }
  // The question of a cell, for "Open in Ask".
  void keep(const HttpRequest& request) {
    if (course.jobs.empty() || course.jobs.front().kind != PythonJob::Kind::cell) return;
    if (!practice::parse_request(request)) return;
    HttpRequest& kept = course.results[course.jobs.front().key].question.emplace(request);
    kept.headers.clear();  // the key stays where it was
  }
  void ask(CellAccess access, std::uint32_t id, HttpRequest request) {
    if (course.allowed.contains(access)) return send(id, std::move(request));
    if (course.access && course.access->access != access)
      return refuse(id, "cell.not_asked", {access.origin});
    if (!course.access) course.access = {std::move(access), {}};
    course.access->waiting.emplace_back(id, std::move(request));
  }

  void operator()(const CellRequested& e) {
    HttpRequest request = e.request;
    request.sender = Sender::cell;
    const auto address = parse_address(request.url);
    const std::string origin = address ? address->origin() : "";
    const bool usual = is_default_origin(origin), real = uses_real_keys(course);
    if (usual) keep(request);
    request.practice = !real && usual;
    if (is_practice(request)) return send(e.id, std::move(request));
    if (!real) return refuse(e.id, "cell.practice_only", {origin});
    const KeyRing ring = key_ring(state.shared);
    const KeyRing::Entry* vendor = ring.of_origin(origin);
    if (vendor != nullptr && brings_a_key(request, *vendor))
      return ask({CellAccess::Kind::own_key, origin}, e.id, std::move(request));
    // What is no address, or the page's own, is refused where all requests are.
    if (vendor != nullptr || usual || !address || origin == state.shared.page_origin)
      return send(e.id, std::move(request));
    if (!address->is_loopback()) return refuse(e.id, "cell.not_allowed", {origin});
    ask({CellAccess::Kind::loopback, origin}, e.id, std::move(request));
  }
  void operator()(const CellAccessAnswered& e) {
    if (!course.access) return;
    CellAccessQuestion question = std::move(*course.access);
    course.access.reset();
    if (e.allowed) course.allowed.insert(question.access);
    for (auto& [id, request] : question.waiting) {
      if (e.allowed)
        send(id, std::move(request));
      else
        refuse(id, "cell.access_refused", {question.access.origin});
    }
  }
  void operator()(const CellRequestDropped& e) {
    effects.push_back(DropCellRequest{e.id});
    if (!course.access) return;
    std::erase_if(course.access->waiting, [&](const auto& one) { return one.first == e.id; });
    if (course.access->waiting.empty()) course.access.reset();
  }
  void operator()(const PythonEnded&) { course.access.reset(); }
  void operator()(const PythonRestartPressed&) { course.access.reset(); }

  // Lessons of a stranger are asked about once, before they first use the person's keys.
  void operator()(const RealKeysChosen& e) {
    const bool asks = e.on && !course.pack.empty() && !course.pack_trusted;
    course.pack_asks = asks;
    course.real_keys = e.on && !asks;
  }
  void operator()(const RealKeysAnswered& e) {
    if (!course.pack_asks) return;
    course.pack_asks = false;
    course.pack_trusted = course.real_keys = e.allowed;
  }
  void operator()(const SessionKnown& e) {
    course.pack = e.pack;
    state.shared.page_origin = e.origin;
  }
};

}  // namespace

// A check runs the cells before it again: that shall cost nothing.
bool uses_real_keys(const LearnState& course) {
  return course.real_keys && !course.jobs.empty() &&
         course.jobs.front().kind == PythonJob::Kind::cell;
}

void update_cell_requests(LearnScope state, const Event& event, std::vector<Effect>& effects) {
  visit_some<CellRequestsHandles>(CellRequestsUpdate{state, effects}, event);
}

}  // namespace triptych

#include "app/app.h"

#include <algorithm>

#include <map>
#include <string>
#include <vector>

#include "app/platform.h"
#include "app/update.h"
#include "base/strings.h"
#include "features/keys.h"
#include "llm/http.h"
#include "practice/practice_route.h"
#include "practice/practice_transport.h"
#include "run/guard.h"
#include "run/transport_mux.h"
#include "run/uploads.h"

namespace triptych {
namespace {

// A question with many files makes its settings long: they are not written for each letter.
constexpr Millis kTypingRests{200};
struct TypingKinds : KindList<PromptTyped, SystemTyped, FollowUpTyped, SchemaTyped> {};

RunnerSettings settings_with(std::uint64_t seed) {
  RunnerSettings settings;
  settings.jitter_seed = seed;
  return settings;
}

struct ListRequest {
  RequestId id{};
  const Provider* provider = nullptr;
  HttpHead head;
  std::string body;
};

}  // namespace

struct App::Impl {
  PracticeTransport practice, cell_practice, xray_practice;
  Guard guard;
  PracticeRoute route;
  TransportMux mux;  // one way out, a client each
  Transport &run_transport, &upload_transport, &list_transport, &cell_transport;
  Platform& platform;
  const Clock& clock;
  Runner runner;
  Uploads uploads;
  std::size_t known_uploads = 0;  // revision of the list that the state has
  AppState state = initial_state();
  std::vector<ListRequest> lists;
  std::map<std::uint32_t, XrayAnswered> xrays;  // half told
  std::uint32_t next_list = 1;
  bool asks = false;                           // AskQuestion was among the effects
  std::map<std::string, Secret> guarded_keys;  // as the guard knows them
  std::map<std::string, std::string> guarded_urls;
  bool typing = false;                  // the last event was a letter
  std::optional<SaveSettings> unsaved;  // of what was typed
  Millis save_due{};

  Impl(Transport& t, Platform& p, const Clock& c, std::uint64_t seed)
      : practice(c),
        cell_practice(c, {practice::Client::page, Millis{40}, Millis{5}}),
        xray_practice(c, {practice::Client::page, Millis{250}, Millis{0}}),
        guard(t),
        route(guard, practice),
        mux(route),
        run_transport(mux.client()),
        upload_transport(mux.client()),
        list_transport(mux.client()),
        cell_transport(mux.client()),
        platform(p),
        clock(c),
        runner(run_transport, c, settings_with(seed)),
        uploads(upload_transport, c, RetryPolicy{}) {
    guard.set_keys(key_ring(state.shared));
  }

  // Before the effects of an event: what it changed about keys holds for what it sends.
  void tell_guard() {
    guard.set_own_origin(state.shared.page_origin);
    if (state.shared.keys == guarded_keys && state.shared.base_urls == guarded_urls) return;
    guarded_keys = state.shared.keys;
    guarded_urls = state.shared.base_urls;
    guard.set_keys(key_ring(state.shared));
  }

  // What App carries out itself; the platform does the rest.
  struct Own {
    Impl& self;
    void operator()(const StartRun& run) { self.start(run); }
    void operator()(const StopRun& stop) {
      if (!self.uploads.stop(stop.run)) self.runner.stop(stop.run);
    }
    void operator()(const AskQuestion&) { self.asks = true; }
    void operator()(const DeleteUploadedFile& file) { self.uploads.remove(file.id); }
    void operator()(const FetchModels& fetch) {
      const Provider* provider = find_provider(fetch.provider_id);
      const RequestId id{self.next_list++};
      self.lists.push_back({id, provider, {}, {}});
      self.list_transport.start(id, provider->list_models(fetch.base_url, fetch.key));
    }
    void operator()(const SendCellRequest& cell) {
      Transport& way = is_practice(cell.request) ? static_cast<Transport&>(self.cell_practice)
                                                 : self.cell_transport;
      way.start(RequestId{cell.id}, cell.request);
    }
    void operator()(const DropCellRequest& dropped) {
      self.cell_practice.cancel(RequestId{dropped.id});
      self.cell_transport.cancel(RequestId{dropped.id});
    }
    void operator()(const SendXray& xray) {
      self.xray_practice.start(RequestId{xray.id}, xray.request);
    }
    void operator()(const SetFaults& faults) {
      if (auto script = practice::parse_faults(faults.text))
        self.practice.set_faults(std::move(script.value()), faults.target_id);
    }
  };

  void start(const StartRun& run) {
    const Provider& provider = *find_provider(run.call.provider_id);
    // Practice takes files of any size in the request: nothing leaves the page.
    const bool ahead =
        !is_practice_key(run.key) && uploads.start(run.run, provider, run.call, run.key);
    if (!ahead) runner.start(run.run, provider, run.call, run.key);
  }

  void perform(const Effect& effect) {
    if (const auto own = effect.as<AppEffectKinds>()) return visit(Own{*this}, *own);
    if (const auto* settings = effect.get_if<SaveSettings>()) {
      if (!unsaved) save_due = clock.now() + kTypingRests;
      unsaved = *settings;
      return;
    }
    save();
    if (const auto* lines = effect.get_if<AppendBatch>())
      return platform.perform(AppendBatch{without_keys(lines->lines, key_ring(state.shared))});
    // Faults that a lesson asked for are those of its interpreter.
    if (effect.is<RestartPython>()) cell_practice.set_faults({});
    if (effect.is<SetPythonAside>()) cell_practice.set_faults_aside();
    if (effect.is<BringPythonBack>()) cell_practice.bring_faults_back();
    platform.perform(*effect.as<PlatformEffectKinds>());
  }
  void save() {
    // A key that was pasted into a text by mistake is not written down with it.
    if (const auto settings = std::exchange(unsaved, std::nullopt))
      platform.perform(SaveSettings{without_keys(settings->json, key_ring(state.shared))});
  }

  void take_upload_news(std::vector<RunEvent>& news, std::vector<Event>& out) {
    HttpEvent item;
    while (upload_transport.poll(item)) uploads.on_http(std::move(item));
    std::vector<ReadyRun> ready;
    uploads.tick(news, ready);
    for (ReadyRun& run : ready)
      runner.start(run.id, *run.provider, std::move(run.call), std::move(run.key));
    if (known_uploads == uploads.revision()) return;
    known_uploads = uploads.revision();
    out.emplace_back(UploadedFilesKnown{uploads.kept()});
  }

  void take_xray_news(HttpEvent& news, std::vector<Event>& out) {
    const auto id = static_cast<std::uint32_t>(news.id);
    XrayAnswered& answer = xrays[id];
    answer.id = id;
    if (auto* head = std::get_if<HttpHead>(&news.what)) answer.status = head->status;
    if (auto* chunk = std::get_if<Chunk>(&news.what)) answer.body += chunk->bytes;
    const bool failed = std::holds_alternative<Error>(news.what);
    if (!failed && !std::holds_alternative<Closed>(news.what)) return;
    if (failed) answer = {id, 0, std::get<Error>(news.what).message};
    out.emplace_back(std::move(answer));
    xrays.erase(id);
  }

  std::optional<Millis> batch_start() const { return state.batch.next_start; }
  std::optional<Millis> keeping() const { return keeping_due(state); }
  std::optional<Millis> saving() const { return unsaved ? std::optional(save_due) : std::nullopt; }

  void tell_cell(HttpEvent& told) {
    TellCell cell;
    cell.id = static_cast<std::uint32_t>(told.id);
    cell.news = std::move(told);
    platform.perform(cell);
  }

  void take_list_news(HttpEvent& news, std::vector<Event>& out) {
    const auto request = std::ranges::find(lists, news.id, &ListRequest::id);
    if (request == lists.end()) return;
    if (auto* head = std::get_if<HttpHead>(&news.what)) request->head = std::move(*head);
    if (auto* chunk = std::get_if<Chunk>(&news.what)) request->body += chunk->bytes;
    const auto* error = std::get_if<Error>(&news.what);
    if (error == nullptr && !std::holds_alternative<Closed>(news.what)) return;
    ModelsArrived arrived{std::string(request->provider->info().id), {}, ""};
    Error problem = error != nullptr ? *error : Error{};
    const bool ok = error == nullptr && request->head.status / 100 == 2;
    if (ok) arrived.models = request->provider->parse_models(request->body);
    if (error == nullptr && !ok) problem = request->provider->explain(request->head, request->body);
    if (!ok) {
      arrived.problem = tr("error." + std::string(name_of(problem.kind)) + ".what",
                           {label_of(request->provider->info())});
    }
    out.emplace_back(std::move(arrived));
    lists.erase(request);
  }
};

App::App(Transport& transport, Platform& platform, const Clock& clock, std::uint64_t seed)
    : impl_(std::make_unique<Impl>(transport, platform, clock, seed)) {}
App::~App() = default;

void App::apply(const Event& event) {
  const std::vector<Effect> effects = take(impl_->state, event, impl_->clock.now());
  impl_->tell_guard();
  for (const Effect& effect : effects) impl_->perform(effect);
  impl_->typing = event.as<TypingKinds>().has_value();
  if (!impl_->typing) impl_->save();
  if (std::exchange(impl_->asks, false)) apply(RunPressed{});
}

void App::derive_once() {
  for (const Effect& effect : derive(impl_->state)) impl_->perform(effect);
  if (!impl_->typing) impl_->save();
}

void App::store_typed() { impl_->save(); }

void App::drain() {
  Event event = ClearPressed{};
  while (impl_->platform.poll(event)) apply(event);
  std::vector<RunEvent> news;
  impl_->runner.tick(news);
  std::vector<Event> lists;
  impl_->take_upload_news(news, lists);
  for (RunEvent& item : news) apply(Event{std::move(item)});
  HttpEvent told;
  while (impl_->cell_practice.poll(told)) impl_->tell_cell(told);
  while (impl_->cell_transport.poll(told)) impl_->tell_cell(told);
  while (impl_->xray_practice.poll(told)) impl_->take_xray_news(told, lists);
  while (impl_->list_transport.poll(told)) impl_->take_list_news(told, lists);
  for (const Event& item : lists) apply(item);
  const std::optional<Millis> due = impl_->batch_start();
  if (due && *due <= impl_->clock.now()) apply(BatchDue{});
  const std::optional<Millis> keeping = impl_->keeping();
  if (keeping && *keeping <= impl_->clock.now()) apply(KeepingDue{});
  if (impl_->saving() && impl_->save_due <= impl_->clock.now()) impl_->save();
}

void App::read() {
  impl_->state.shared.now = impl_->clock.now();
  drain();
  derive_once();
}

bool App::behind() const { return impl_->runner.behind(); }

void App::turn(const View& view) {
  read();
  std::vector<Event> intents;
  view(impl_->state, intents);
  for (const Event& intent : intents) {
    apply(intent);
    derive_once();  // what a person does next may depend on it
  }
}

const AppState& App::state() const { return impl_->state; }
bool App::busy() const {
  return impl_->runner.active() > 0 || impl_->uploads.active() > 0 || !impl_->lists.empty() ||
         impl_->batch_start();
}

std::optional<Millis> App::next_wake() const {
  if (impl_->guard.pending()) return impl_->clock.now();
  std::optional<Millis> next;
  for (const auto& wake :
       {impl_->runner.next_wake(), impl_->uploads.next_wake(), impl_->practice.next_wake(),
        impl_->cell_practice.next_wake(), impl_->xray_practice.next_wake(), impl_->batch_start(),
        impl_->keeping(), impl_->saving()}) {
    if (wake && (!next || *wake < *next)) next = wake;
  }
  return next;
}

}  // namespace triptych

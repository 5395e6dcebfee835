// The providers' batch services: a job written as their files, and their results read back.
#include <algorithm>
#include <charconv>
#include <utility>

#include "base/strings.h"
#include "features/batch/batch_work.h"
#include "providers/provider.h"

namespace triptych {
namespace {

constexpr std::size_t kLongestLine = 64u << 20;  // bytes of one result
constexpr std::size_t kNamedLines = 10;          // of the damaged ones
constexpr double kBatchDiscount = 0.5;  // of all three services (their pricing pages, 2026-08)

std::string group_of(const batch::JobTarget& target, const BatchForm& form) {
  return form.one_model ? target.provider_id + "-" + target.model : target.provider_id;
}

std::string file_name(const std::string& group, std::size_t part, const BatchForm& form) {
  std::string name = "batch-" + group + (part > 1 ? "-" + std::to_string(part) : "");
  for (char& c : name) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!plain && c != '.' && c != '_') c = '-';
  }
  return name + "." + std::string(form.extension);
}

std::string custom_id(const batch::Job& job, std::size_t cell) {
  return job.id + "-" + std::to_string(cell);
}

std::optional<std::size_t> cell_of(const batch::Job& job, std::string_view id) {
  const std::string start = job.id + "-";
  if (!id.starts_with(start) || id.size() == start.size()) return std::nullopt;
  id.remove_prefix(start.size());
  std::size_t cell = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), cell);
  if (error != std::errc{} || end != id.data() + id.size() || cell >= job.cells.size())
    return std::nullopt;
  return cell;
}

bool is_open(batch::CellState state) {
  return state == batch::CellState::waiting || state == batch::CellState::failed ||
         state == batch::CellState::unknown || state == batch::CellState::written;
}

}  // namespace

bool fits(const BatchForm& form, std::size_t lines, std::size_t bytes, std::size_t more) {
  return lines < form.most_lines && bytes + more + form.closing.size() <= form.most_bytes;
}

void BatchUpdate::make_files() {
  if (work_.making.running() || !settle(For::writing)) return;
  work_.making = {};
  std::vector<std::pair<std::string, std::size_t>> cells;
  for (std::size_t i = 0; i < job_.cells.size(); ++i) {
    const batch::JobTarget& target = job_.targets[batch::place_of(job_, i).target];
    const Provider* provider = find_provider(target.provider_id);
    if (provider == nullptr || provider->batch_form() == nullptr) continue;
    if (is_open(job_.cells[i].state))
      cells.emplace_back(group_of(target, *provider->batch_form()), i);
  }
  if (cells.empty()) return fail("problem.batch_nothing_to_write");
  std::ranges::stable_sort(cells, {}, &std::pair<std::string, std::size_t>::first);
  for (const auto& [group, cell] : cells) work_.making.cells.push_back(cell);
  work_.making.request = read(work_.making.cells.front());
}

void BatchUpdate::close_part(bool end_of_group) {
  BatchMaking& making = work_.making;
  if (making.lines > 0) {
    const std::size_t cell = making.cells[making.at > 0 ? making.at - 1 : 0];
    const batch::JobTarget& target = job_.targets[batch::place_of(job_, cell).target];
    const BatchForm& form = *find_provider(target.provider_id)->batch_form();
    effects_.push_back(WriteBatchFile{making.name, std::string(form.closing), true});
    ++making.files;
  }
  making.lines = making.bytes = 0;
  if (end_of_group) making.part = 0, making.group.clear();
}

void BatchUpdate::make_next(Bytes data) {
  BatchMaking& making = work_.making;
  making.request = 0;
  if (!making.running()) return;
  const std::size_t cell = making.cells[making.at];
  const batch::JobTarget& target = job_.targets[batch::place_of(job_, cell).target];
  const Provider& provider = *find_provider(target.provider_id);
  const BatchForm& form = *provider.batch_form();
  const std::string group = group_of(target, form);
  if (group != making.group) close_part(true);
  making.group = group;
  Call call =
      call_of(cell, make_attachment(job_.items[batch::place_of(job_, cell).item].name, data));
  call.stream = false;
  call.base_url.clear();
  std::string line;
  if (data && provider.preflight(call).empty())
    line = provider.batch_line(custom_id(job_, cell), provider.build(call, Secret()));
  if (line.empty()) {
    ++making.refused;
  } else {
    const std::size_t more = line.size() + form.between.size();
    if (making.lines > 0 && !fits(form, making.lines, making.bytes, more)) close_part(false);
    const bool first = making.lines == 0;
    if (first)
      making.name = file_name(group, ++making.part, form), making.bytes = form.opening.size();
    effects_.push_back(
        WriteBatchFile{making.name, std::string(first ? form.opening : form.between) + line});
    making.written.push_back(cell);
    ++making.lines, ++making.requests;
    making.bytes += more;
  }
  ++making.at;
  if (making.running()) {
    making.request = read(making.cells[making.at]);
    return;
  }
  close_part(true);
  // Asked there, they are not asked here as well, and paid twice.
  for (const std::size_t written : std::exchange(making.written, {})) {
    batch::Ended ended;
    ended.cell = written;
    ended.state = batch::CellState::written;
    change(ended);
  }
  flush();
  say(tr("batch.files_made", {std::to_string(making.files), std::to_string(making.requests)}));
}

void BatchUpdate::import_line(std::string_view line) {
  BatchImport& import = work_.import;
  ++import.line;
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.find_first_not_of(" \t") == line.npos) return;
  for (const Provider* provider : providers()) {
    const auto answer = provider->parse_batch_line(line);
    if (!answer) continue;
    const auto cell = cell_of(job_, answer->custom_id);
    const bool ours = cell && job_.targets[batch::place_of(job_, *cell).target].provider_id ==
                                  provider->info().id;
    if (!ours) return void(++import.foreign);
    if (!is_open(job_.cells[*cell].state)) return void(++import.already);
    batch::Ended ended;
    price_and_error(answer->reply, *cell, ended);
    if (ended.usd) *ended.usd *= kBatchDiscount;
    state_.shared.spent += ended.usd.value_or(0);
    change(ended);
    ++import.taken;
    return;
  }
  ++import.damaged_lines;
  if (import.damaged.size() < kNamedLines) import.damaged.push_back(import.line);
}

void BatchUpdate::import(const BatchResultsArrived& news) {
  BatchImport& import = work_.import;
  if (!import.running) import = {};
  import.running = true;
  import.rest += news.bytes;
  std::size_t start = 0;
  for (std::size_t end = import.rest.find('\n'); end != std::string::npos;
       end = import.rest.find('\n', start)) {
    import_line(std::string_view(import.rest).substr(start, end - start));
    start = end + 1;
  }
  import.rest.erase(0, start);
  if (import.rest.size() > kLongestLine) import.rest.assign("too long");  // told as damaged
  if (!news.last) return;
  if (!import.rest.empty()) import_line(import.rest);
  import.rest.clear();
  import.rest.shrink_to_fit();
  import.running = false;
  import.ended = true;
  say(tr("batch.imported", {std::to_string(import.taken)}));
}

}  // namespace triptych

// triptych_replay FILE... [--split N]
// triptych_replay -
// Reads recorded exchanges, feeds each body to the reader of the product, whole or in pieces of N
// bytes, and prints one line of JSON per exchange. The second form answers many: a line
// {"file": path, "split"?} or {"exchange": an exchange, "split"?} on standard input for each.
#include <charconv>
#include <cstdio>
#include <iostream>
#include <string_view>

#include "exchange.h"

namespace {

struct Options {
  std::vector<std::string> files;
  std::size_t piece = 0;
};

std::optional<Options> parse_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    std::string_view argument = argv[i];
    std::string_view number;
    if (argument == "--split") {
      if (++i == argc) return std::nullopt;
      number = argv[i];
    } else if (argument.starts_with("--split=")) {
      number = argument.substr(8);
    } else {
      options.files.emplace_back(argument);
      continue;
    }
    const auto parsed =
        std::from_chars(number.data(), number.data() + number.size(), options.piece);
    if (parsed.ec != std::errc() || parsed.ptr != number.data() + number.size())
      return std::nullopt;
  }
  if (options.files.empty()) return std::nullopt;
  return options;
}

bool replay(const std::optional<std::string>& text, const std::string& name, std::size_t piece) {
  const auto exchange = text ? triptych::parse_exchange(*text) : std::nullopt;
  if (!exchange) {
    std::fprintf(stderr, "%s: %s\n", name.c_str(),
                 text ? "no recorded exchange" : "cannot be read");
    return false;
  }
  if (!triptych::find_provider(exchange->provider)) {
    std::fprintf(stderr, "%s: unknown provider \"%s\"\n", name.c_str(), exchange->provider.c_str());
    return false;
  }
  const auto reply = triptych::reply_of(triptych::replay_events(*exchange, piece));
  // Beside what the vendor said: what the product takes it for.
  triptych::OrderedJson line = triptych::summary_of(*exchange, reply);
  line["reason"] = triptych::name_of(reply.stopped.value_or(triptych::Stopped()).reason);
  std::cout << triptych::dump_json(line) << std::endl;
  return true;
}

// Ends at the first line that it cannot answer: who asks would wait for ever.
int serve() {
  for (std::string text; std::getline(std::cin, text);) {
    const auto line = triptych::parse_json(text);
    if (!line || !line->is_object())
      return std::fprintf(stderr, "-: a line is no JSON object\n"), 1;
    const auto piece = static_cast<std::size_t>(triptych::int_at(*line, "split").value_or(0));
    const std::string file = triptych::string_at(*line, "file");
    const auto exchange = file.empty()
                              ? std::optional(triptych::dump_json(triptych::at(*line, "exchange")))
                              : triptych::read_file(file);
    if (!replay(exchange, file.empty() ? "-" : file, piece)) return 1;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "-") return serve();
  const auto options = parse_options(argc, argv);
  if (!options) {
    std::fprintf(stderr, "usage: triptych_replay FILE... [--split N] | -\n");
    return 2;
  }
  bool ok = true;
  for (const std::string& file : options->files)
    ok = replay(triptych::read_file(file), file, options->piece) && ok;
  return ok ? 0 : 1;
}

// What all providers on OpenAI's wire have in common: all but what a vendor takes, and how much.
#pragma once

#include "providers/openai_wire.h"
#include "providers/preflight.h"

namespace triptych::openai_wire {

class WireProvider : public Provider {
 public:
  WireProvider(Dialect dialect, std::string_view origin, const Limits& limits)
      : dialect_(dialect), limits_(limits) {
    info_.origin = origin;
  }

  const ProviderInfo& info() const override { return info_; }
  const Limits& limits() const override { return limits_; }
  std::vector<Error> preflight(const Call& call) const override {
    return check_call(call, info_, limits_);
  }
  HttpRequest build(const Call& call, const Secret& key) const override {
    return openai_wire::build(call, key, info_.origin, dialect_);
  }
  CompiledSchema compile_schema(std::string_view json_schema) const override {
    return openai_wire::compile_schema(json_schema);
  }
  std::unique_ptr<ReplyParser> parser() const override { return openai_wire::parser(); }
  Error explain(const HttpHead& head, std::string_view body) const override {
    return openai_wire::explain(head, body);
  }
  std::optional<Relaxed> relax(const Call& call, const Error& error) const override {
    return openai_wire::relax(call, error, dialect_);
  }
  HttpRequest list_models(const std::string& base_url, const Secret& key) const override {
    return openai_wire::list_models(base_url, key, info_.origin);
  }
  std::vector<ListedModel> parse_models(std::string_view body) const override {
    return openai_wire::parse_models(body, dialect_);
  }

 protected:
  ProviderInfo info_;

 private:
  Dialect dialect_;
  Limits limits_;
};

}  // namespace triptych::openai_wire

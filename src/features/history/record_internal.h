// What writing and reading of records share; nobody else needs it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/json_fwd.h"
#include "features/history/run_record.h"

namespace triptych {

inline constexpr char kRecordFormat[] = "triptych-run", kCardFormat[] = "triptych-card";

// In every text of the value; keys of objects are our own.
void hide_secrets(OrderedJson& json, std::span<const Secret> secrets);

// Which file of a record an attachment is: the same bytes or the same address; one whose bytes are
// gone by its name.
class FilePlaces {
 public:
  FilePlaces() = default;
  explicit FilePlaces(const std::vector<RecordedFile>& files);
  bool add(const Attachment& file);  // behind the others; false: it is there
  std::optional<std::size_t> place_of(const Attachment& file) const;

 private:
  using Key = std::tuple<const ByteVector*, std::string, std::string>;  // bytes, address, name
  static Key key_of(const Bytes& data, const std::string& url, const std::string& name);
  std::map<Key, std::size_t> places_;
};

}  // namespace triptych

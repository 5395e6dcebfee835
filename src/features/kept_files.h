// Which bytes are kept on this device under which id. Knows files by identity, for copies of an
// attachment share their bytes; holds no memory of its own.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>

#include "base/bytes.h"

namespace triptych {

class KeptFiles {
 public:
  std::string id_of(const Bytes& data) const;  // "" = not kept
  void add(const Bytes& data, std::string id);
  void clear() { known_.clear(); }

 private:
  std::map<std::weak_ptr<const ByteVector>, std::string, std::owner_less<>> known_;
  std::size_t swept_at_ = 0;  // how many it held when those that are gone were left out
};

}  // namespace triptych

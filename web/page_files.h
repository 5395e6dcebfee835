// Which files of the program the page holds, too, as Blobs: bytes that came from the page are known
// by the name they came with, others get one when they first go there. So a file goes through the
// boundary once, and later work on it only names it. Promises: a name belongs to the very same
// bytes for as long as anybody in the program holds them, and is told once when nobody does. None
// of it takes longer for many files: take_gone() looks at kLooks of them and goes on there next
// time.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace triptych::web {

class PageFiles {
 public:
  static constexpr std::size_t kLooks = 256;

  void add(const std::string& name, const Bytes& data);
  std::string name_of(const Bytes& data);  // "" for no bytes
  std::vector<std::string> take_gone();

 private:
  using Owner = std::weak_ptr<const ByteVector>;
  std::map<Owner, std::string, std::owner_less<>> names_;
  std::map<std::string, Owner> owners_;
  std::string look_from_;
  int next_ = 1;
};

}  // namespace triptych::web

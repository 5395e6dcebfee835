// Which files of the program the page holds, too, as Blobs: bytes that came from the page are known
// by the name they came with, others get one when they first go there. So a file goes through the
// boundary once, and later work on it only names it. Promises: a name belongs to the very same
// bytes for as long as anybody in the program holds them, and is told once when nobody does.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace triptych::web {

class PageFiles {
 public:
  void add(const std::string& name, const Bytes& data);
  std::string name_of(const Bytes& data);  // "" for no bytes
  std::vector<std::string> take_gone();

 private:
  struct Known {
    std::weak_ptr<const ByteVector> data;
    std::string name;
  };
  std::vector<Known> known_;
  int next_ = 1;
};

}  // namespace triptych::web

// A credential that cannot be printed or serialised by accident, and that leaves no copy behind:
// its bytes are overwritten when it ends or is replaced.
// No stream operator, no JSON conversion: who needs the bytes says reveal(). Where that is done,
// how often and why stands in tests/lint/secrets.mjs, which fails at any other call.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <utility>

namespace triptych {

// Overwrites memory in a way that no compiler leaves out.
inline void wipe(void* bytes, std::size_t size) {
  std::memset(bytes, 0, size);
  asm volatile("" : : "r"(bytes) : "memory");
}

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}
  Secret(const Secret&) = default;
  Secret(Secret&& other) noexcept { value_.swap(other.value_); }
  Secret& operator=(Secret other) noexcept {  // the old value ends with `other`
    value_.swap(other.value_);
    return *this;
  }
  ~Secret() {
    value_.resize(value_.capacity());
    wipe(value_.data(), value_.size());
  }

  const std::string& reveal() const { return value_; }
  bool empty() const { return value_.empty(); }
  friend bool operator==(const Secret&, const Secret&) = default;

 private:
  std::string value_;
};

}  // namespace triptych

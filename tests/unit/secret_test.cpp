#include "base/secret.h"

#include <gtest/gtest.h>

#include <new>
#include <string_view>

namespace triptych::secret_test {
namespace {

// Where a Secret lived: with a short key its bytes are in the object itself.
struct Room {
  alignas(Secret) char bytes[sizeof(Secret)] = {};
  bool holds(std::string_view text) const {
    return std::string_view(bytes, sizeof bytes).find(text) != std::string_view::npos;
  }
};

TEST(Secret, LeavesNothingWhereItEnded) {
  Room room;
  auto* secret = new (room.bytes) Secret("sk-short");
  EXPECT_TRUE(room.holds("sk-short"));
  secret->~Secret();
  EXPECT_FALSE(room.holds("sk-"));
}

TEST(Secret, LeavesNothingWhereItWasMovedFromOrReplaced) {
  Room room;
  auto* secret = new (room.bytes) Secret("sk-short");
  const Secret moved = std::move(*secret);
  EXPECT_EQ(moved, Secret("sk-short"));
  EXPECT_FALSE(room.holds("sk-"));
  *secret = moved;
  EXPECT_EQ(*secret, moved) << "a copy keeps both";
  *secret = Secret("x");
  EXPECT_FALSE(room.holds("k-short"));
  secret->~Secret();
}

}  // namespace
}  // namespace triptych::secret_test

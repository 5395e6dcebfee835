// One transport, several clients: nobody hears of what another asked for.
#include "run/transport_mux.h"

#include <gtest/gtest.h>

#include "fakes/fake_transport.h"

namespace triptych::transport_mux_test {
namespace {

struct TwoClients : ::testing::Test {
  FakeTransport inner;
  TransportMux mux{inner};
  Transport& one = mux.client();
  Transport& other = mux.client();

  static std::vector<std::string> chunks(Transport& client, RequestId id) {
    std::vector<std::string> out;
    for (HttpEvent event; client.poll(event);) {
      EXPECT_EQ(event.id, id);
      if (const auto* chunk = std::get_if<Chunk>(&event.what)) out.push_back(chunk->bytes);
    }
    return out;
  }
};

TEST_F(TwoClients, TheSameNumberOfTwoClientsIsTwoRequests) {
  one.start(RequestId{7}, {});
  other.start(RequestId{7}, {});
  ASSERT_EQ(inner.started.size(), 2u);
  ASSERT_NE(inner.started[0].id, inner.started[1].id);
  inner.push(inner.started[1].id, Chunk{"for the other"});
  inner.push(inner.started[0].id, Chunk{"for the one"});
  EXPECT_EQ(chunks(one, RequestId{7}), std::vector<std::string>{"for the one"});
  EXPECT_EQ(chunks(other, RequestId{7}), std::vector<std::string>{"for the other"});
}

TEST_F(TwoClients, NothingIsPolledOfARequestThatWasCancelled) {
  one.start(RequestId{1}, {});
  other.start(RequestId{1}, {});
  inner.push(inner.started[0].id, Chunk{"already here"});
  EXPECT_TRUE(chunks(other, RequestId{1}).empty());  // sorts what has arrived
  one.cancel(RequestId{1});
  EXPECT_EQ(inner.cancelled, std::vector{inner.started[0].id});
  EXPECT_TRUE(chunks(one, RequestId{1}).empty());
}

TEST_F(TwoClients, ANumberCanBeUsedAgainWhenItsRequestIsOver) {
  one.start(RequestId{1}, {});
  inner.push(inner.started[0].id, Closed{});
  chunks(one, RequestId{1});
  one.start(RequestId{1}, {});
  inner.push(inner.started[1].id, Chunk{"second"});
  EXPECT_EQ(chunks(one, RequestId{1}), std::vector<std::string>{"second"});
}

}  // namespace
}  // namespace triptych::transport_mux_test

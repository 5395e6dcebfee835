// Keys as they are typed, and keys where none belongs.
#include "features/keys.h"

#include "fakes/update_fixture.h"

namespace triptych::keys_test {
namespace {

TypedKey read(const char* typed) { return read_key(Secret(typed)); }

TEST(Keys, WhatHadToGoIsTold) {
  EXPECT_EQ(read("  sk-abc\n").key, Secret("sk-abc"));
  EXPECT_EQ(read("  sk-abc\n").remark, "") << "around the key nothing is lost";
  EXPECT_EQ(read("sk-a bc").remark, "key.remark.spaces");
  EXPECT_EQ(read("sk-abc\nsk-def").remark, "key.remark.lines");
  EXPECT_EQ(read("sk-\xD0\xBA\xD0\xBB-abc").remark, "key.remark.foreign");
  EXPECT_EQ(read("sk-\xD0\xBA\xD0\xBB-abc").key, Secret("sk--abc"));
  EXPECT_EQ(read("").remark, "");
}

TEST(Keys, TheVendorIsToldByTheFirstLetters) {
  EXPECT_EQ(provider_of_key(Secret("sk-proj-0123")), "openai");
  EXPECT_EQ(provider_of_key(Secret("sk-ant-api03-0123")), "anthropic");
  EXPECT_EQ(provider_of_key(Secret("AIzaSy0123")), "gemini");
  EXPECT_EQ(provider_of_key(Secret("AQ.0123")), "gemini");
  EXPECT_EQ(provider_of_key(Secret("local-key")), "");
  EXPECT_EQ(provider_of_key(Secret()), "");
}

class KeyPlaces : public UpdateTest {};

TEST_F(KeyPlaces, EachKeyHasOneServer) {
  when(KeyTyped{"openai", Secret("sk-proj-0123456789")});
  when(BaseUrlTyped{"anthropic", "\xE2\x80\x9Chttp://127.0.0.1:8080/v1\xE2\x80\x9D"});
  when(BaseUrlTyped{"gemini", "ht tp://x"});
  const KeyRing ring = key_ring(state.shared);
  ASSERT_NE(ring.of_handle("triptych-key-openai"), nullptr);
  EXPECT_EQ(ring.of_handle("triptych-key-openai")->origin, "https://api.openai.com");
  EXPECT_EQ(ring.of_handle("triptych-key-openai")->key, Secret("sk-proj-0123456789"));
  EXPECT_EQ(ring.of_handle("triptych-key-anthropic")->origin, "http://127.0.0.1:8080");
  EXPECT_EQ(ring.of_handle("triptych-key-gemini")->origin, "") << "what is no address is no server";
}

TEST_F(KeyPlaces, AKeyInTheQuestionIsNoticedAndCanBeRemoved) {
  when(KeyTyped{"compatible", Secret("my-own-gateway-key")});
  when(PromptTyped{"Why does my-own-gateway-key not work?"});
  EXPECT_TRUE(state.ask.key_in_text);
  when(KeyInTextRemoved{});
  EXPECT_FALSE(state.ask.key_in_text);
  EXPECT_EQ(state.ask.prompt, "Why does ••••-key not work?");
  when(PromptTyped{"and sk-ant-api03-0123456789abcdefghij too"});  // unknown, but its form tells
  EXPECT_TRUE(state.ask.key_in_text);
  when(PromptTyped{"task-force, sk-, risk-averse, AIza, disk-0123456789012345678901234"});
  EXPECT_FALSE(state.ask.key_in_text);
  when(SystemTyped{"Use AIzaSyA0123456789012345678901234567890."});
  EXPECT_TRUE(state.ask.key_in_text);
}

}  // namespace
}  // namespace triptych::keys_test

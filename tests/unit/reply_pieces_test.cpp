// What a reply holds beside text, errors at every level, ends without words. Kinds of faults that
// people reported of other tools (the projects are named with each test).
#include <gtest/gtest.h>

#include "base/strings.h"
#include "features/ask/endings.h"
#include "tools/exchange.h"

namespace triptych::reply_pieces_test {
namespace {

Reply reply_to(const char* provider, std::string_view body) {
  Exchange exchange;
  exchange.provider = provider;
  exchange.head.status = 200;
  exchange.body = std::string(body);
  return reply_of(replay_events(exchange, 0));
}

std::string chunk(std::string_view choice) {
  return "data: {\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0," + std::string(choice) +
         "}]}\n\n";
}

std::string words(const Reply& reply) {
  std::string out;
  for (const std::string& one : ending_words(reply)) out += one + "\n";
  return out;
}

// nodetool-ai/nodetool PR 5755, CherryHQ/cherry-studio PR 16079
TEST(ErrorsOnSuccess, AtEveryLevelAnOpenAiServerUses) {
  const char* kError = R"({"code":502,"message":"Upstream vendor lost the connection"})";
  const std::string bodies[] = {
      chunk(R"("delta":{"content":"Partial "})") +
          chunk(R"("delta":{"content":""},"finish_reason":"error","error":)" + std::string(kError)),
      chunk(R"("delta":{"content":"Partial ","error":)" + std::string(kError) + "}"),
      R"({"id":"c","choices":[{"message":{"content":"Partial ","error":)" + std::string(kError) +
          R"(}}]})",
      R"({"id":"c","choices":[{"message":{"content":"Partial "},"finish_reason":"error","error":)" +
          std::string(kError) + "}]}",
  };
  for (const std::string& body : bodies) {
    const Reply reply = reply_to("openai", body);
    ASSERT_TRUE(reply.stopped->error) << body;
    EXPECT_EQ(reply.stopped->error->message, "Upstream vendor lost the connection") << body;
    EXPECT_EQ(reply.stopped->error->kind, ErrorKind::server) << body;
    EXPECT_EQ(reply.text, "Partial ") << body;
  }
  const Reply limited = reply_to(
      "openai", R"({"choices":[{"error":{"code":429,"message":"slow"},"finish_reason":"error"}]})");
  EXPECT_EQ(limited.stopped->error->kind, ErrorKind::rate_limit);
  const Reply wordless = reply_to("openai", chunk(R"("delta":{},"finish_reason":"error")"));
  ASSERT_TRUE(wordless.stopped->error);
  EXPECT_EQ(wordless.stopped->error->kind, ErrorKind::server);
}

TEST(ErrorsOnSuccess, AnEmptyErrorBesideAnAnswerIsNone) {
  const Reply reply = reply_to(
      "openai", R"({"error":{},"choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]})");
  EXPECT_FALSE(reply.stopped->error);
  EXPECT_EQ(reply.text, "Hi");
}

TEST(ErrorsOnSuccess, TheVendorsSentenceHoweverWrapped) {
  const std::pair<const char*, const char*> rows[] = {
      {R"({"error":{"error":{"message":"deep"}}})", "deep"},
      {R"({"error":{"message":"{\"error\":{\"message\":\"in a text\"}}"}})", "in a text"},
      {R"({"error":{"message":"litellm.BadRequestError: OpenAIException - {\"error\":{\"message\":\"behind\"}}"}})",
       "behind"},
      {R"({"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"{\"message\":\"the real one\"}"}}})",
       "Provider returned error: the real one"},
      {R"({"error":[{"msg":"field required","loc":["body"]}]})", ""},  // no object: not an error
      {R"({"error":{"errors":[{"message":"of a list"}]}})", "of a list"},
      {R"({"error":"just words"})", "just words"},
      {R"({"error":{"message":"Invalid schema {\"title\":\"Receipt\"} here"}})",
       "Invalid schema {\"title\":\"Receipt\"} here"},
  };
  for (const auto& [body, sentence] : rows) {
    const Reply reply = reply_to("openai", body);
    ASSERT_TRUE(reply.stopped->error) << body;
    if (*sentence != '\0') EXPECT_EQ(reply.stopped->error->message, sentence) << body;
  }
}

// ENTERPILOT/GoModel 947
TEST(NoAnswer, ACompleteReplyWithoutOneWasNotCutOff) {
  const std::pair<const char*, const char*> rows[] = {
      {"openai", R"({"id":"c","object":"chat.completion","choices":[],"usage":{}})"},
      {"openai", R"({"detail":"Model is loading"})"},
      {"openai", "data: {\"id\":\"c\",\"choices\":[]}\n\ndata: [DONE]\n\n"},
      {"gemini", R"({"candidates":[],"modelVersion":"g"})"},
      {"anthropic", R"({"id":"m","content":[]})"},
  };
  for (const auto& [provider, body] : rows) {
    const Reply reply = reply_to(provider, body);
    ASSERT_TRUE(reply.stopped->error) << body;
    EXPECT_EQ(reply.stopped->error->kind, ErrorKind::no_answer) << body;
  }
  EXPECT_EQ(reply_to("openai", R"({"detail":"Model is loading"})").stopped->error->message,
            "Model is loading");
  // A stream whose line closes early was cut off all the same.
  EXPECT_EQ(reply_to("openai", chunk(R"("delta":{"role":"assistant"})")).stopped->error->kind,
            ErrorKind::truncated);
}

// maximhq/bifrost 7032, mozilla-ai/any-llm PR 1333
TEST(Pieces, OfGemini) {
  const Reply reply = reply_to(
      "gemini",
      R"({"candidates":[{"content":{"parts":[{"text":"Here:"},)"
      R"({"inlineData":{"mimeType":"image/png","data":"iVBORw0KGgo="},"thoughtSignature":"x"},)"
      R"({"inlineData":{"mimeType":"audio/L16;rate=24000","data":"AAAA"}},)"
      R"({"fileData":{"mimeType":"video/mp4","fileUri":"https://files.example/v"}},)"
      R"({"functionCall":{"name":"weather","args":{"city":"Oslo"}}},)"
      R"({"executableCode":{"language":"PYTHON","code":"1+1"}},)"
      R"({"codeExecutionResult":{"outcome":"OUTCOME_OK","output":"1"}},)"
      R"({"thought":true,"thoughtSignature":"only"},{"speechMetadata":{"a":1}}]},)"
      R"("groundingMetadata":{"groundingChunks":[{"web":{"uri":"https://a.example","title":"A"}}]},)"
      R"("finishReason":"STOP"}]})");
  EXPECT_EQ(reply.text, "Here:");
  ASSERT_EQ(reply.pieces.size(), 8u);
  EXPECT_EQ(reply.pieces[0].kind, PieceKind::image);
  EXPECT_EQ(reply.pieces[0].type, "image/png");
  EXPECT_EQ(reply.pieces[0].size, 8u);
  ASSERT_TRUE(reply.pieces[0].data);
  EXPECT_EQ(reply.pieces[1].kind, PieceKind::audio);
  EXPECT_EQ(reply.pieces[2].kind, PieceKind::video);
  EXPECT_EQ(reply.pieces[2].text, "https://files.example/v");
  EXPECT_EQ(reply.pieces[3].kind, PieceKind::call);
  EXPECT_EQ(reply.pieces[3].type, "weather");
  EXPECT_EQ(reply.pieces[3].text, R"({"city":"Oslo"})");
  EXPECT_EQ(reply.pieces[4].kind, PieceKind::code);
  EXPECT_EQ(reply.pieces[5].kind, PieceKind::result);
  EXPECT_EQ(reply.pieces[6].type, "speechMetadata");
  EXPECT_EQ(reply.pieces[7].kind, PieceKind::source);
  EXPECT_EQ(reply.stopped->reason, StopReason::tool_call);  // STOP, but it called
}

TEST(Pieces, OfOpenAi) {
  const std::string stream =
      chunk(R"("delta":{"images":[{"type":"image_url","image_url":{"url":)"
            R"("data:image/webp;base64,AAAA"}}]})") +
      chunk(
          R"("delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"one","arguments":""}}]})") +
      chunk(
          R"("delta":{"tool_calls":[{"index":1,"id":"b","function":{"name":"two","arguments":"{"}}]})") +
      chunk(R"("delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"x\":1}"}}]})") +
      chunk(R"("delta":{"tool_calls":[{"index":1,"function":{"arguments":"}"}}]})") +
      chunk(R"("delta":{"audio":{"data":"AA","transcript":"spo"}})") +
      chunk(R"("delta":{"audio":{"data":"AA","transcript":"ken"}})") +
      chunk(
          R"("delta":{"annotations":[{"type":"url_citation","url_citation":{"url":"https://a.example","title":"A"}}]})") +
      chunk(R"("delta":{},"finish_reason":"tool_calls")") + "data: [DONE]\n\n";
  const Reply reply = reply_to("openai", stream);
  EXPECT_EQ(reply.text, "spoken");
  ASSERT_EQ(reply.pieces.size(), 5u);
  EXPECT_EQ(reply.pieces[0].type, "image/webp");
  EXPECT_EQ(reply.pieces[1].kind, PieceKind::source);
  EXPECT_EQ(reply.pieces[2].type, "one");
  EXPECT_EQ(reply.pieces[2].text, R"({"x":1})");
  EXPECT_EQ(reply.pieces[3].text, "{}");
  EXPECT_EQ(reply.pieces[4].kind, PieceKind::audio);
  EXPECT_EQ(reply.pieces[4].size, 3u);
  const Reply same_number = reply_to(
      "openai",
      chunk(
          R"("delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"one","arguments":"{}"}}]})") +
          chunk(
              R"("delta":{"tool_calls":[{"index":0,"id":"b","function":{"name":"two","arguments":"{}"}}]})") +
          chunk(R"("delta":{},"finish_reason":"tool_calls")"));
  EXPECT_EQ(same_number.pieces.size(), 2u);
}

TEST(Pieces, OfAnthropic) {
  const Reply reply = reply_to(
      "anthropic",
      R"({"type":"message","id":"m","model":"c","stop_reason":"tool_use","content":[)"
      R"({"type":"text","text":"Look","citations":[{"type":"web_search_result_location","url":"https://a.example","title":"A"}]},)"
      R"({"type":"tool_use","id":"t","name":"weather","input":{"city":"Oslo"}},)"
      R"({"type":"redacted_thinking","data":"xyz"},)"
      R"({"type":"web_search_tool_result","tool_use_id":"t","content":[]},)"
      R"({"type":"container_upload","file_id":"f"}]})");
  ASSERT_EQ(reply.pieces.size(), 5u);
  EXPECT_EQ(reply.pieces[0].kind, PieceKind::source);
  EXPECT_EQ(reply.pieces[1].kind, PieceKind::hidden);
  EXPECT_EQ(reply.pieces[2].kind, PieceKind::result);
  EXPECT_EQ(reply.pieces[3].type, "container_upload");
  EXPECT_EQ(reply.pieces[4].kind, PieceKind::call);
  EXPECT_EQ(reply.pieces[4].text, R"({"city":"Oslo"})");
}

TEST(Pieces, NoneIsCalledAnEmptyAnswer) {
  const Reply picture = reply_to(
      "gemini",
      R"({"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"AAAA"}}]},"finishReason":"STOP"}]})");
  EXPECT_EQ(words(picture), "");
  EXPECT_EQ(piece_words(picture.pieces.at(0)), tr("piece.image", {"image/png", "3 B"}));
  const Reply nothing =
      reply_to("gemini", R"({"candidates":[{"content":{"parts":[]},"finishReason":"STOP"}]})");
  EXPECT_EQ(words(nothing), tr("ending.empty") + "\n");
}

TEST(Endings, WhoStopsIsToldWhetherSomethingIsKept) {
  Reply reply;
  reply.stopped.emplace();
  reply.stopped->reason = StopReason::cancelled;
  EXPECT_EQ(words(reply), tr("ending.cancelled_empty") + "\n");
  reply.thoughts = "Hm";
  EXPECT_EQ(words(reply), tr("ending.cancelled") + "\n");
  reply.thoughts.clear();
  reply.text = "A red";
  EXPECT_EQ(words(reply), tr("ending.cancelled") + "\n");
}

TEST(RateLeft, IsTakenFromTheHeaders) {
  EXPECT_EQ(rate_left_words({200, {}}), "");
  const HttpHead anthropic{200,
                           {{"Anthropic-RateLimit-Requests-Limit", "50"},
                            {"anthropic-ratelimit-requests-remaining", "49"},
                            {"anthropic-ratelimit-tokens-limit", "40000"},
                            {"anthropic-ratelimit-tokens-remaining", "38000"}}};
  EXPECT_EQ(rate_left_words(anthropic), "49 of 50 requests · 38,000 of 40,000 tokens");
  const HttpHead openai{
      200, {{"x-ratelimit-remaining-requests", "7"}, {"x-ratelimit-limit-requests", "500"}}};
  EXPECT_EQ(rate_left_words(openai), "7 of 500 requests");
  EXPECT_EQ(rate_left_words({200,
                             {{"x-ratelimit-remaining-requests", "-1"},
                              {"x-ratelimit-limit-requests", "many"}}}),
            "");
}

TEST(Pieces, AreBounded) {
  std::string parts;
  for (int i = 0; i < 300; ++i)
    parts += R"({"inlineData":{"mimeType":"image/png","data":"AAAA"}},)";
  parts.pop_back();
  const Reply reply = reply_to("gemini", R"({"candidates":[{"content":{"parts":[)" + parts +
                                             R"(]},"finishReason":"STOP"}]})");
  EXPECT_EQ(reply.pieces.size(), kMaxPieces);
  EXPECT_EQ(reply.more_pieces, 200u);
}

// mozilla-ai/any-llm PR 1306, charmbracelet/fantasy PR 316; enums of @google/genai 3.3.0
TEST(Endings, EachHasItsOwnWords) {
  const auto anthropic = [](const std::string& reason) {
    return words(reply_to("anthropic",
                          R"({"type":"message","id":"m","content":[{"type":"text","text":"a"}],)"
                          R"("stop_reason":")" +
                              reason + R"("})"));
  };
  const auto gemini = [](const std::string& reason) {
    return words(reply_to("gemini", R"({"candidates":[{"content":{"parts":[{"text":"a"}]},)"
                                    R"("finishMessage":"Vendor's words.","finishReason":")" +
                                        reason + R"("}]})"));
  };
  EXPECT_EQ(anthropic("end_turn"), "");
  EXPECT_EQ(anthropic("max_tokens"), tr("ending.length") + "\n");
  EXPECT_EQ(anthropic("model_context_window_exceeded"), tr("ending.window") + "\n");
  EXPECT_EQ(anthropic("pause_turn"), tr("ending.unfinished", {"pause_turn"}) + "\n");
  EXPECT_EQ(anthropic("brand_new"), tr("ending.other", {"brand_new"}) + "\n");
  EXPECT_EQ(gemini("PUP_LIMITED_DISABLED"),
            tr("ending.account", {"PUP_LIMITED_DISABLED"}) + " Vendor's words.\n");
  EXPECT_EQ(gemini("CONTINUATION"),
            tr("ending.unfinished", {"CONTINUATION"}) + " Vendor's words.\n");
  EXPECT_EQ(gemini("ESCALATION"), tr("ending.filtered", {"ESCALATION"}) + " Vendor's words.\n");
  EXPECT_EQ(gemini("MALFORMED_RESPONSE"),
            tr("ending.other", {"MALFORMED_RESPONSE"}) + " Vendor's words.\n");
}

// admonstrator/zettelrobbe 74, garrytan/gbrain PR 2559
TEST(Thoughts, InsideTheContentAreNoAnswer) {
  const Reply reply =
      reply_to("openai", chunk(R"("delta":{"content":"<thi"})") +
                             chunk(R"("delta":{"content":"nk>plan</think>\n\nAn"})") +
                             chunk(R"("delta":{"content":"swer"})") +
                             chunk(R"("delta":{},"finish_reason":"stop")"));
  EXPECT_EQ(reply.thoughts, "plan");
  EXPECT_EQ(reply.text, "Answer");
  const Reply open = reply_to(
      "openai", R"({"choices":[{"message":{"content":"<think>plan"},"finish_reason":"stop"}]})");
  EXPECT_EQ(open.thoughts, "plan");
  EXPECT_EQ(words(open), tr("ending.thoughts_only") + "\n");
}

TEST(Deltas, AreJoinedBeforeTheyAreRepaired) {
  const Reply openai = reply_to("openai", chunk(R"("delta":{"content":"a\ud83d"})") +
                                              chunk(R"("delta":{"content":"\ude00b"})") +
                                              chunk(R"("delta":{"reasoning":"\ud83d"})") +
                                              chunk(R"("delta":{"reasoning":"\ude01"})") +
                                              chunk(R"("delta":{},"finish_reason":"stop")"));
  EXPECT_EQ(openai.text, "a😀b");
  EXPECT_EQ(openai.thoughts, "😁");
  const auto part = [](std::string_view text, std::string_view more) {
    return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"" + std::string(text) +
           "\"}]}" + std::string(more) + "}]}\n\n";
  };
  const Reply gemini =
      reply_to("gemini", part("a\xF0\x9F", "") + part("\x98\x80"
                                                      "b\\ud83d",
                                                      ",\"finishReason\":\"STOP\""));
  EXPECT_EQ(gemini.text, "a😀b\xEF\xBF\xBD");
  EXPECT_EQ(gemini.opaque, R"({"parts":[{"text":"a😀b)"
                           "\xEF\xBF\xBD"
                           R"("}],"role":"model"})");
}

TEST(Deltas, ANumberNoJsonCanHoldLosesNoText) {
  const Reply reply = reply_to(
      "openai",
      chunk(R"("delta":{"content":"kept"},"logprobs":{"content":[{"logprob":-Infinity}]})") +
          chunk(R"("delta":{},"finish_reason":"stop")"));
  EXPECT_EQ(reply.text, "kept");
  EXPECT_FALSE(reply.stopped->error);
}

}  // namespace
}  // namespace triptych::reply_pieces_test

// Sound to text at OpenAI: the form, what is refused beforehand, the answers, and the whole way
// through the practice provider, which judges the form by other code.
#include "fakes/practice_fixture.h"
#include "run/export_code.h"

namespace triptych::openai_transcribe_test {
namespace {

Call call_with(std::vector<Part> parts, std::string model = "gpt-transcribe") {
  return call_of("openai", std::move(model), std::move(parts));
}

std::vector<std::string> refused(const Call& call) {
  std::vector<std::string> keys;
  for (const Error& error : find_provider("openai")->preflight(call)) keys.push_back(error.key);
  return keys;
}

Reply reply_to(std::string_view body) {
  auto parser = find_provider("openai")->parser();
  Framer framer;
  std::vector<Frame> frames;
  framer.feed(body, frames);
  framer.finish(frames);
  std::vector<StreamEvent> events;
  for (const Frame& frame : frames) parser->on_frame(frame, events);
  parser->on_end(events);
  Reply reply;
  for (const StreamEvent& event : events) apply(reply, event);
  return reply;
}

TEST(OpenAiTranscribe, SendsAFormWithTheBytesAsTheyAre) {
  const Attachment sound = wav_file("talk.wav");
  const HttpRequest request = request_of(call_with({sound, std::string("Names: Aylin")}), "sk-t");
  EXPECT_EQ(request.url, "https://api.openai.com/v1/audio/transcriptions");
  EXPECT_EQ(header_of(request, "Authorization"), "Bearer sk-t");
  EXPECT_EQ(header_of(request, "Content-Type"), "multipart/form-data; boundary=triptych-form-1");
  const ByteView bytes = view(sound.data);
  const std::string raw(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::string lead = "--triptych-form-1\r\nContent-Disposition: form-data; name=";
  EXPECT_EQ(request.body.text(),
            lead + "\"model\"\r\n\r\ngpt-transcribe\r\n" + lead +
                "\"response_format\"\r\n\r\njson\r\n" + lead +
                "\"prompt\"\r\n\r\nNames: Aylin\r\n" + lead +
                "\"file\"; filename=\"talk.wav\"\r\nContent-Type: audio/wav\r\n\r\n" + raw +
                "\r\n--triptych-form-1--\r\n");
  ASSERT_EQ(request.body.files().size(), 1u);
  EXPECT_EQ(request.body.files()[0]->text(), raw);
  EXPECT_NE(shown(request).body.find("<48 bytes of talk.wav>"), std::string::npos);
  EXPECT_EQ(shown(request).body_bytes, request.body.size());
}

TEST(OpenAiTranscribe, AFileThatHoldsTheBoundaryGetsAnother) {
  std::string bytes(48, 'x');
  const Attachment small = wav_file();
  const ByteView head = view(small.data);
  std::copy_n(reinterpret_cast<const char*>(head.data()), 44, bytes.begin());
  bytes += "\r\n--triptych-form-1--\r\n";
  const HttpRequest request = request_of(call_with({make_attachment("a.wav", bytes_of(bytes))}));
  EXPECT_EQ(header_of(request, "Content-Type"), "multipart/form-data; boundary=triptych-form-2");
}

TEST(OpenAiTranscribe, NamesCannotBreakTheFormAndCarryAnExtension) {
  Attachment renamed = wav_file("a.wav");
  renamed.name = "a\"\r\nX: y.wav";  // however it came by this name
  const HttpRequest hostile = request_of(call_with({renamed}));
  EXPECT_NE(hostile.body.text().find("filename=\"a%22%0D%0AX: y.wav\""), std::string::npos);
  const HttpRequest bare = request_of(call_with({mp3_file("voice memo")}));
  EXPECT_NE(bare.body.text().find("filename=\"voice memo.mp3\""), std::string::npos);
}

TEST(OpenAiTranscribe, StreamsWhereTheModelDoes) {
  const auto streams = [](const char* model) {
    Call call = call_with({wav_file()}, model);
    call.stream = true;
    return request_of(call).body.text().find("name=\"stream\"\r\n\r\ntrue") != std::string::npos;
  };
  EXPECT_TRUE(streams("gpt-transcribe"));
  EXPECT_TRUE(streams("gpt-4o-mini-transcribe"));
  EXPECT_FALSE(streams("whisper-1"));
  EXPECT_FALSE(streams("gpt-4o-transcribe-diarize"));
}

TEST(OpenAiTranscribe, RefusesBeforehandWhatItCannotTake) {
  using Keys = std::vector<std::string>;
  EXPECT_EQ(refused(call_with({wav_file()})), Keys{});
  EXPECT_EQ(refused(call_with({std::string("hi")})), Keys{"preflight.one_sound"});
  EXPECT_EQ(refused(call_with({wav_file(), mp3_file()})), Keys{"preflight.one_sound"});
  EXPECT_EQ(refused(call_with({png_file()})), Keys{"preflight.image_not_taken"});
  Call follow_up = call_with({wav_file()});
  follow_up.prompt.messages.push_back({Role::user, {std::string("And then?")}, ""});
  EXPECT_EQ(refused(follow_up), Keys{"preflight.no_follow_up"});
  Call fields = call_with({wav_file()});
  fields.prompt.json_schema = "{}";
  EXPECT_EQ(refused(fields), Keys{"preflight.no_fields_of_sound"});
  std::string large(26u << 20, '\0');
  const Attachment small = wav_file();
  const ByteView head = view(small.data);
  std::copy_n(reinterpret_cast<const char*>(head.data()), head.size(), large.begin());
  EXPECT_EQ(refused(call_with({make_attachment("long.wav", bytes_of(large))})),
            Keys{"preflight.sound_too_large"});
}

TEST(OpenAiTranscribe, ReadsItsAnswers) {
  const Reply whole =
      reply_to(R"({"text":"Hello.","usage":{"type":"tokens","input_tokens":9,"output_tokens":2}})");
  EXPECT_EQ(whole.text, "Hello.");
  EXPECT_EQ(whole.usage.billed_input, 9);
  EXPECT_EQ(whole.stopped->reason, StopReason::end);
  const Reply timed = reply_to(R"({"text":"Hi.","usage":{"type":"duration","seconds":3}})");
  EXPECT_EQ(timed.text, "Hi.");
  EXPECT_FALSE(timed.usage.input);
  const std::string deltas =
      "data: {\"type\":\"transcript.text.delta\",\"delta\":\"He\"}\n\n"
      "data: {\"type\":\"transcript.text.delta\",\"delta\":\"y\"}\n\n";
  const Reply streamed =
      reply_to(deltas + "data: {\"type\":\"transcript.text.done\",\"text\":\"Hey\"}\n\n");
  EXPECT_EQ(streamed.text, "Hey");
  EXPECT_EQ(streamed.stopped->reason, StopReason::end);
  const Reply cut = reply_to(deltas);
  EXPECT_EQ(cut.text, "Hey");
  ASSERT_TRUE(cut.stopped->error);
  EXPECT_EQ(cut.stopped->error->kind, ErrorKind::truncated);
  const Reply silent = reply_to(R"({"text":""})");
  EXPECT_EQ(silent.stopped->reason, StopReason::end);
}

TEST(OpenAiTranscribe, TellsSpeakersApart) {
  const Reply reply = reply_to(R"({"text":"a b c","segments":[
      {"speaker":"A","text":" Shall we?"},{"speaker":"A","text":" Yes."},
      {"speaker":"B","text":"No."}]})");
  EXPECT_EQ(reply.text, "A: Shall we? Yes.\n\nB: No.");
}

TEST(OpenAiTranscribe, IsExportedAsAForm) {
  const Call call = call_with({wav_file("my talk.wav"), std::string("It's \"x\"")});
  const Provider& openai = *find_provider("openai");
  const auto has = [](const std::string& code, std::string_view what) {
    return code.find(what) != std::string::npos;
  };
  const std::string curl = export_code(openai, call, CodeLanguage::curl);
  EXPECT_TRUE(has(curl, "--form-string 'prompt=It'\\''s \"x\"'")) << curl;
  EXPECT_TRUE(has(curl, "--form 'file=@\"my talk.wav\"'")) << curl;
  EXPECT_FALSE(has(curl, "Content-Type")) << curl;
  const std::string python = export_code(openai, call, CodeLanguage::python);
  EXPECT_TRUE(has(python, "\"file\": (\"my talk.wav\", open(\"my talk.wav\", \"rb\")),")) << python;
  EXPECT_TRUE(has(python, "\"model\": \"gpt-transcribe\",")) << python;
  EXPECT_FALSE(has(python, "Content-Type")) << python;
  const std::string script = export_code(openai, call, CodeLanguage::javascript);
  EXPECT_TRUE(has(script, "new Blob([readFileSync(\"my talk.wav\")]), \"my talk.wav\");"))
      << script;
  EXPECT_TRUE(has(script, "body: form,")) << script;
}

TEST_F(PracticeTest, ARecordingIsWrittenDownAllTheWay) {
  for (const char* model : {"gpt-transcribe", "gpt-4o-transcribe-diarize", "whisper-1"}) {
    for (const bool stream : {true, false}) {
      Call call = call_with({sample("meeting.wav")}, model);
      call.stream = stream;
      const Asked asked = ask(call);
      EXPECT_TRUE(asked.well()) << model << " " << asked.raw;
      EXPECT_NE(asked.reply.text.find("Zelda Fizzwick"), std::string::npos) << asked.reply.text;
    }
  }
}

}  // namespace
}  // namespace triptych::openai_transcribe_test

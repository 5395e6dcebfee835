// What happens to the question and its answers. Provider, model, practice and faults are those of
// the target being edited.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>
#include "base/named.h"
#include "features/ask/video_cut.h"
#include "features/events.h"
#include "llm/prompt.h"
#include "run/runner.h"
#include "run/uploads.h"

namespace triptych {

struct ProviderChosen {
  std::string provider_id;
};
struct ModelTyped {
  std::string model;
};
struct PromptTyped {
  std::string text;
};
struct SystemTyped {
  std::string text;
};
struct MaxTokensTyped {
  std::string text;
};
struct TemperatureTyped {
  std::string text;
};
struct DetailChosen {
  Detail detail;
};
struct StreamToggled {
  bool on;
};
struct ThinkingChosen {
  std::string level;  // see Call::thinking
};
struct PresetChosen {
  std::string id;
};
struct SampleChosen {
  std::string id;
};
// A sample and its task, asked at once of the simulated models: a sample's id, or kTestImageDemo.
inline constexpr char kTestImageDemo[] = "test_image";
struct DemoStarted {
  std::string id;
};
// What a newcomer is told once, where it helps: see hints_view.cpp.
enum class Hint { models, views, keys };
template <>
struct NamesOf<Hint> {
  static constexpr std::string_view all[] = {"models", "views", "keys"};
};
struct HintEnded {  // dismissed, or what it advises was done in the view
  Hint hint;
};
// Of any provider.
struct ModelChosen {
  std::string provider_id, model;
};
struct ImageUrlAdded {
  std::string url;
};
struct AttachPressed {
  PickKind kind = PickKind::files;
};
struct VideoCutTyped {
  std::uint32_t attachment_id = 0;
  TypedCut cut;
};
struct AttachmentRemoved {
  std::size_t index;
};
// Files are on the screen whose pictures nobody has asked for.
struct ThumbnailsWanted {
  std::vector<std::uint32_t> attachment_ids;
};
// Providers, models, practice and faults above are those of the target being edited.
struct TargetAdded {};
struct TargetChosen {
  std::uint32_t id;
};
struct TargetRemoved {
  std::uint32_t id;
};
struct RepeatsChosen {
  int times;
};
struct CapTyped {
  std::string usd;
};
struct PracticeToggled {
  bool on;
};
struct FaultsTyped {
  std::string text;
};
// The question that something else on the page asked, to be taken on in Ask.
struct QuestionOpened {
  std::string provider_id, model, system, prompt;
  std::vector<Attachment> files;
};
struct QuestionEdited {
  bool on = true;  // false: back to a follow-up
};
struct RunPressed {};
struct StopPressed {};  // all columns
struct ConversationStopPressed {
  std::uint32_t conversation;
};
struct ConversationRetryPressed {
  std::uint32_t conversation;
};
struct ConversationRemoved {
  std::uint32_t conversation;
};
struct SuccessorChosen {
  std::uint32_t conversation;
  std::string model;
};
struct FollowUpTyped {
  std::string text;
};
struct FollowUpAimed {
  std::uint32_t conversation;  // 0 = all
};
struct FollowUpPressed {};
struct AttachmentLeftOut {  // of a conversation; again: sent along again
  std::uint32_t conversation;
  std::string attachment;  // attachment_key
};
struct ClearPressed {};
struct PromptRestored {};    // back to the person's own text after a preset took its place
struct KeyInTextRemoved {};  // from the question, where it was noticed

// What lies in the vendors' stores because it was too large for a request.
struct UploadedFilesKnown {
  std::vector<UploadedFile> files;
};
struct UploadedFileDeleted {
  std::uint32_t id = 0;
};

}  // namespace triptych

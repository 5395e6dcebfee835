// The reply of the practice provider: from what it knows of a sample or a test picture, from what
// was measured of other files, or an honest sentence about the question itself; as prose, or as
// JSON when the request or the prompt asks for it. Nothing is invented but the slips of a simulated
// model (manner.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "practice/exchange.h"
#include "practice/vendor.h"

namespace triptych::practice {

// The whole reply, before a limit cuts it.
std::string answer_text(const Question& question);

// What a transcription of this file says.
std::string transcript_of(const File& file);

// Sentences about files and their facts, for answer_text().
std::string prose_answer(const Question& question);

// Of a simulated model, to a follow-up or to a question without files: the highest or lowest value,
// the sum, the colours; else that it cannot, and who can.
std::string short_answer(const Question& question);

// How a vendor counts: see tokens.cpp for each vendor's rules.
struct Modality {
  std::string name;  // TEXT, IMAGE, AUDIO, VIDEO, DOCUMENT
  int tokens = 0;
};
std::vector<Modality> input_tokens(const Question& question, Vendor vendor);
int total_of(const std::vector<Modality>& parts);

// A reply as it goes out: cut when max_tokens is too small, with its numbers.
struct Completion {
  std::string text;
  bool cut = false;
  int input = 0, output = 0, thinking = 0;  // output: without thinking
  std::vector<Modality> parts;
};
Completion complete(const Question& question, Vendor vendor);

}  // namespace triptych::practice

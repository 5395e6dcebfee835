// What is odd about the end of an answer, in words: for the page, batches and whoever else tells
// it.
#pragma once

#include <string>
#include <vector>

#include "llm/http.h"
#include "llm/reply.h"

namespace triptych {

// Empty for an answer that ended as it should, and for one that failed: that has its own words.
std::vector<std::string> ending_words(const Reply& reply);

// One line for a piece of an answer: "Picture (image/png, 214 kB)".
std::string piece_words(const ReplyPiece& piece);
// "answer-1.png": what a piece is saved as.
std::string piece_file_name(const ReplyPiece& piece, std::size_t number);
// "49 of 50 requests · 38,000 of 40,000 tokens" are left of the rate limit; "" when not told.
std::string rate_left_words(const HttpHead& head);

}  // namespace triptych

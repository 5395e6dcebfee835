// How likely practice finds the answers to a closed question: by the words that an answer shares
// with what is known of the files and with the text of the input. The form of such probabilities is
// real, their calibration is not: nothing here was measured on anything.
#pragma once

#include <string>
#include <vector>

#include "practice/exchange.h"

namespace triptych::practice {

// That the statement holds: 0.03 to 0.97.
double likelihood(const Question& question, const std::string& statement);

// Of each option, together 1; the words of an option are its name and its description.
std::vector<double> shares(const Question& question, const std::vector<std::string>& options);

std::size_t likeliest(const std::vector<double>& shares);

// To four places, as the vendors print them.
double rounded_share(double share);

}  // namespace triptych::practice

// CPython's words for an error of MicroPython's, so that a search for them finds something. The
// words take the same arguments in the same order; words that are not listed stay.
#pragma once

struct _mp_obj_type_t;
const char* tpy_words_of(const struct _mp_obj_type_t* type, const char* words);

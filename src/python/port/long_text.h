// Long strings without work that grows with their length: s += "x" goes into the room that was
// left behind s, and s[i] and len(s) remember where the last character was. The room is forgotten
// when memory is collected.
#pragma once

#include "py/obj.h"

// left + right; both of the type str or bytes.
mp_obj_t tpy_append(const mp_obj_type_t* type, const byte* left, size_t left_size,
                    const byte* right, size_t right_size);
size_t tpy_count_characters(const byte* text, size_t size);
// The place of a character; NULL when the text is shorter. `index` may be its length.
const byte* tpy_character_at(const byte* text, size_t size, size_t index);
// The number of the character that begins at a byte.
size_t tpy_index_of(const byte* text, size_t size, size_t position);
void tpy_texts_collected(void);  // memory is being collected
void tpy_forget_texts(void);     // another interpreter starts

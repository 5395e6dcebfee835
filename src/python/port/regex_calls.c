// What lib/re.py asks the matcher (regex/regex.cpp), in characters and objects of Python.
#include "regex_calls.h"

#include <stdlib.h>
#include <string.h>

#include "bytes_buffer.h"
#include "internal.h"
#include "long_text.h"
#include "py/builtin.h"
#include "py/objstr.h"

// What both functions begin with: pattern, flags, text, first character.
typedef struct {
  const char* pattern;
  size_t pattern_size;
  int flags;
  const char* text;
  size_t size, from;  // bytes
  bool ascii;
} searched_t;
static searched_t searched(const mp_obj_t* a) {
  searched_t in = {.flags = mp_obj_get_int(a[1]), .from = (size_t)mp_obj_get_int(a[3])};
  in.pattern = mp_obj_str_get_data(a[0], &in.pattern_size);
  const mp_obj_t text = a[2];
  in.text = mp_obj_str_get_data(text, &in.size);
  const byte* start = (const byte*)in.text;
  in.ascii =
      mp_obj_is_type(text, &mp_type_bytes) || tpy_count_characters(start, in.size) == in.size;
  if (!in.ascii) {
    const byte* p = tpy_character_at(start, in.size, in.from);
    in.from = p == NULL ? in.size : (size_t)(p - start);
  }
  return in;
}
static mp_obj_t told_error(const tpy_regex_result* result) {
  mp_obj_t what = mp_obj_new_str(result->what, strlen(result->what));
  return mp_obj_new_tuple(1, &what);
}

// regex(pattern, flags, text, first character, mode)
//   -> None, (error,) or (spans in characters, "name=group\n"...)
static mp_obj_t regex(size_t count, const mp_obj_t* a) {
  (void)count;
  const searched_t in = searched(a);
  tpy_regex_result result;
  tpy_regex(in.pattern, in.pattern_size, in.flags, in.text, in.size, in.from, mp_obj_get_int(a[4]),
            &result);
  if (result.error) return told_error(&result);
  if (result.spans == NULL) return mp_const_none;
  mp_obj_tuple_t* spans = MP_OBJ_TO_PTR(mp_obj_new_tuple((size_t)result.groups * 2, NULL));
  for (int i = 0; i < result.groups * 2; ++i) {
    mp_int_t at = result.spans[i];
    if (!in.ascii && at > 0) at = (mp_int_t)tpy_index_of((const byte*)in.text, in.size, (size_t)at);
    spans->items[i] = MP_OBJ_NEW_SMALL_INT(at);
  }
  mp_obj_t pair[2] = {MP_OBJ_FROM_PTR(spans), mp_obj_new_str(result.names, strlen(result.names))};
  return mp_obj_new_tuple(2, pair);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(tpy_regex_obj, 5, 5, regex);

// A part of the text, of its own type; `missing` for a group that took no part.
static mp_obj_t part_of(mp_obj_t text, const char* data, const int32_t* span, mp_obj_t missing) {
  if (span[0] < 0) return missing;
  const size_t size = (size_t)(span[1] - span[0]);
  return mp_obj_new_str_copy(mp_obj_get_type(text), (const byte*)data + span[0], size);
}

// What findall() gives: the match, its one group, or its groups.
static mp_obj_t found_texts(mp_obj_t text, const char* data, const tpy_regex_result* result) {
  mp_obj_t all = mp_obj_new_list(0, NULL);
  const int32_t none[2] = {0, 0};
  mp_obj_t empty = part_of(text, data, none, MP_OBJ_NULL);
  const int groups = result->groups;
  for (size_t i = 0; i < result->matches; ++i) {
    const int32_t* spans = result->spans + i * 2 * (size_t)groups;
    if (groups <= 2) {
      mp_obj_list_append(all, part_of(text, data, spans + 2 * (groups - 1), empty));
      continue;
    }
    mp_obj_tuple_t* several = MP_OBJ_TO_PTR(mp_obj_new_tuple((size_t)groups - 1, NULL));
    for (int g = 1; g < groups; ++g) several->items[g - 1] = mp_const_none;
    mp_obj_list_append(all, MP_OBJ_FROM_PTR(several));
    for (int g = 1; g < groups; ++g)
      several->items[g - 1] = part_of(text, data, spans + 2 * g, empty);
  }
  return all;
}

// Spans in characters, each match a tuple: counted on from the match before, so that a long text is
// gone through once.
static mp_obj_t found_spans(const char* data, bool ascii, const tpy_regex_result* result) {
  mp_obj_t all = mp_obj_new_list(0, NULL);
  const byte* text = (const byte*)data;
  size_t bytes = 0, characters = 0;
  for (size_t i = 0; i < result->matches; ++i) {
    const int32_t* spans = result->spans + i * 2 * (size_t)result->groups;
    if (!ascii) characters += tpy_count_characters(text + bytes, (size_t)spans[0] - bytes);
    bytes = (size_t)spans[0];
    mp_obj_tuple_t* one = MP_OBJ_TO_PTR(mp_obj_new_tuple((size_t)result->groups * 2, NULL));
    for (int k = 0; k < result->groups * 2; ++k) {
      mp_int_t at = spans[k];
      // A group of a look-behind may begin before its match.
      if (!ascii && at >= spans[0])
        at = (mp_int_t)(characters + tpy_count_characters(text + bytes, (size_t)at - bytes));
      else if (!ascii && at > 0)
        at = (mp_int_t)tpy_count_characters(text, (size_t)at);
      one->items[k] = MP_OBJ_NEW_SMALL_INT(at);
    }
    mp_obj_list_append(all, MP_OBJ_FROM_PTR(one));
  }
  return all;
}

// The text with each match replaced, and how many there were.
static mp_obj_t replaced(mp_obj_t text, const searched_t* in, const tpy_regex_result* result,
                         mp_obj_t by) {
  size_t by_size, done = 0;
  const char* by_data = mp_obj_str_get_data(by, &by_size);
  bytes_buffer_t out = {0};
  for (size_t i = 0; i < result->matches; ++i) {
    const int32_t* span = result->spans + i * 2 * (size_t)result->groups;
    bytes_buffer_add(&out, in->text + done, (size_t)span[0] - done);
    bytes_buffer_add(&out, by_data, by_size);
    done = (size_t)span[1];
  }
  bytes_buffer_add(&out, in->text + done, in->size - done);
  mp_obj_t pair[2] = {mp_obj_new_str_copy(mp_obj_get_type(text), (const byte*)out.data, out.size),
                      mp_obj_new_int_from_uint(result->matches)};
  free(out.data);
  return mp_obj_new_tuple(2, pair);
}

// regex_all(pattern, flags, text, first character, texts)
//   -> (error,); texts True: a list of what findall() gives; a str: what subn() gives with it;
//      False: (list of spans, "name=group\n"...)
static mp_obj_t regex_all(size_t count, const mp_obj_t* a) {
  (void)count;
  const searched_t in = searched(a);
  tpy_regex_result result;
  tpy_regex_all(in.pattern, in.pattern_size, in.flags, in.text, in.size, in.from, &result);
  if (result.error) return told_error(&result);
  if (a[4] == mp_const_true) return found_texts(a[2], in.text, &result);
  if (a[4] != mp_const_false) return replaced(a[2], &in, &result, a[4]);
  mp_obj_t pair[2] = {found_spans(in.text, in.ascii, &result),
                      mp_obj_new_str(result.names, strlen(result.names))};
  return mp_obj_new_tuple(2, pair);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(tpy_regex_all_obj, 5, 5, regex_all);

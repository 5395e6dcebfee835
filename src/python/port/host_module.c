// `_host`: what the modules of lib/ need from the program. Not for cells.
#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "file_object.h"
#include "host.h"
#include "http_module.h"
#include "internal.h"
#include "json_text.h"
#include "long_text.h"
#include "py/builtin.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "py/unicode.h"

MP_DECLARE_CONST_FUN_OBJ_2(tpy_extend_type_obj);
MP_DECLARE_CONST_FUN_OBJ_2(tpy_json_parse_obj);
MP_DECLARE_CONST_FUN_OBJ_1(tpy_traceback_text_obj);

// --- files

static mp_obj_t file_kind(mp_obj_t path) {
  return MP_OBJ_NEW_SMALL_INT(tpy_file_kind(mp_obj_str_get_str(path)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(file_kind_obj, file_kind);

static mp_obj_t file_remove(mp_obj_t path) {
  if (!tpy_file_remove(mp_obj_str_get_str(path))) tpy_raise_no_such_file(path);
  return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(file_remove_obj, file_remove);

static mp_obj_t file_size(mp_obj_t path) {
  const int64_t size = tpy_file_stat(mp_obj_str_get_str(path));
  if (size < 0) tpy_raise_no_such_file(path);
  return mp_obj_new_int_from_ll(size);
}
static MP_DEFINE_CONST_FUN_OBJ_1(file_size_obj, file_size);

static mp_obj_t file_list(void) {
  const char* list = tpy_file_list();
  return mp_obj_new_str(list, strlen(list));
}
static MP_DEFINE_CONST_FUN_OBJ_0(file_list_obj, file_list);

// --- environment

static mp_obj_t env_get(mp_obj_t name) {
  const char* value = tpy_environment_get(mp_obj_str_get_str(name));
  return value ? mp_obj_new_str(value, strlen(value)) : mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(env_get_obj, env_get);

// env_set(name, value or None)
static mp_obj_t env_set(mp_obj_t name, mp_obj_t value) {
  tpy_set_environment(mp_obj_str_get_str(name),
                      value == mp_const_none ? NULL : mp_obj_str_get_str(value), 0);
  return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(env_set_obj, env_set);

static mp_obj_t env_list(void) {
  const char* list = tpy_environment_list();
  return mp_obj_new_str(list, strlen(list));
}
static MP_DEFINE_CONST_FUN_OBJ_0(env_list_obj, env_list);

// --- questions and rich output

// prompt(kind, text, preset) -> str, or None when cancelled; RuntimeError when nobody can be asked
static mp_obj_t prompt(mp_obj_t kind, mp_obj_t text, mp_obj_t preset) {
  tpy_out_flush_all();
  char* fault = NULL;
  char* answer = tpy_host_prompt(mp_obj_str_get_str(kind), mp_obj_str_get_str(text),
                                 mp_obj_str_get_str(preset), &fault);
  if (fault != NULL) {
    mp_obj_t words = mp_obj_new_str(fault, strlen(fault));
    free(fault);
    mp_raise_type_arg(&mp_type_RuntimeError, words);
  }
  mp_obj_t str = answer ? mp_obj_new_str(answer, strlen(answer)) : mp_const_none;
  free(answer);
  tpy_poll();  // perhaps there is no answer because the cell is to stop
  mp_handle_pending(true);
  return str;
}
static MP_DEFINE_CONST_FUN_OBJ_3(prompt_obj, prompt);

// draw(JSON of a figure) -> PNG, or None when this host cannot draw
static mp_obj_t draw(mp_obj_t figure) {
  size_t size;
  const char* json = mp_obj_str_get_data(figure, &size);
  int width = 0, height = 0;
  uint8_t* pixels = tpy_host_draw(json, size, &width, &height);
  if (pixels == NULL) return mp_const_none;
  uint8_t* png = tpy_png(pixels, width, height, &size);
  free(pixels);
  if (png == NULL) m_malloc_fail(size);
  mp_obj_t bytes = mp_obj_new_bytes(png, size);
  free(png);
  return bytes;
}
static MP_DEFINE_CONST_FUN_OBJ_1(draw_obj, draw);

static mp_obj_t show(mp_obj_t kind, mp_obj_t name, mp_obj_t data) {
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(data, &buffer, MP_BUFFER_READ);
  tpy_out_show(mp_obj_str_get_str(kind), mp_obj_str_get_str(name), buffer.buf, buffer.len);
  return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_3(show_obj, show);

static mp_obj_t note(mp_obj_t text) {
  tpy_out_note(mp_obj_str_get_str(text));
  return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(note_obj, note);

// --- computing that would be slow in Python

// dumps(object, separators: (", ", ": "), ascii) -> str
static mp_obj_t dumps(mp_obj_t object, mp_obj_t separators, mp_obj_t ascii) {
  mp_obj_t* items;
  mp_obj_get_array_fixed_n(separators, 2, &items);
  bytes_buffer_t json = {0};
  tpy_json_text(&json, object, mp_obj_str_get_str(items[0]), mp_obj_str_get_str(items[1]),
                mp_obj_is_true(ascii));
  mp_obj_t str = mp_obj_new_str(json.data, json.size);
  free(json.data);
  return str;
}
static MP_DEFINE_CONST_FUN_OBJ_3(dumps_obj, dumps);

// json_fault(text) -> None, or (words, position in bytes)
static mp_obj_t json_fault(mp_obj_t text) {
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(text, &buffer, MP_BUFFER_READ);
  size_t at;
  const char* words = tpy_json_fault(buffer.buf, buffer.len, &at);
  if (words == NULL) return mp_const_none;
  mp_obj_t pair[2] = {mp_obj_new_str(words, strlen(words)), mp_obj_new_int_from_uint(at)};
  return mp_obj_new_tuple(2, pair);
}
static MP_DEFINE_CONST_FUN_OBJ_1(json_fault_obj, json_fault);

// digest(name, data) -> bytes, or None for an unknown name
static mp_obj_t digest(mp_obj_t name, mp_obj_t data) {
  mp_buffer_info_t buffer;
  mp_get_buffer_raise(data, &buffer, MP_BUFFER_READ);
  uint8_t out[32];
  size_t size = tpy_digest(mp_obj_str_get_str(name), buffer.buf, buffer.len, out);
  return size ? mp_obj_new_bytes(out, size) : mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(digest_obj, digest);

// regex(pattern, flags, text, first character, mode)
//   -> None, (error,) or (spans in characters, "name=group\n"...)
static mp_obj_t regex(size_t count, const mp_obj_t* a) {
  (void)count;
  size_t pattern_size, size;
  const char* pattern = mp_obj_str_get_data(a[0], &pattern_size);
  const char* text = mp_obj_str_get_data(a[2], &size);
  const byte* start = (const byte*)text;
  const bool ascii =
      mp_obj_is_type(a[2], &mp_type_bytes) || tpy_count_characters(start, size) == size;
  size_t from = (size_t)mp_obj_get_int(a[3]);
  if (!ascii) {
    const byte* p = tpy_character_at(start, size, from);
    from = p == NULL ? size : (size_t)(p - start);
  }
  tpy_regex_result result;
  tpy_regex(pattern, pattern_size, mp_obj_get_int(a[1]), text, size, from, mp_obj_get_int(a[4]),
            &result);
  if (result.error) {
    mp_obj_t what = mp_obj_new_str(result.what, strlen(result.what));
    return mp_obj_new_tuple(1, &what);
  }
  if (result.spans == NULL) return mp_const_none;
  mp_obj_tuple_t* spans = MP_OBJ_TO_PTR(mp_obj_new_tuple((size_t)result.groups * 2, NULL));
  for (int i = 0; i < result.groups * 2; ++i) {
    mp_int_t at = result.spans[i];
    if (!ascii && at > 0) at = (mp_int_t)tpy_index_of(start, size, (size_t)at);
    spans->items[i] = MP_OBJ_NEW_SMALL_INT(at);
  }
  mp_obj_t pair[2] = {MP_OBJ_FROM_PTR(spans), mp_obj_new_str(result.names, strlen(result.names))};
  return mp_obj_new_tuple(2, pair);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(regex_obj, 5, 5, regex);

static const mp_rom_map_elem_t host_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__host)},
    {MP_ROM_QSTR(MP_QSTR_file_kind), MP_ROM_PTR(&file_kind_obj)},
    {MP_ROM_QSTR(MP_QSTR_file_remove), MP_ROM_PTR(&file_remove_obj)},
    {MP_ROM_QSTR(MP_QSTR_file_size), MP_ROM_PTR(&file_size_obj)},
    {MP_ROM_QSTR(MP_QSTR_file_list), MP_ROM_PTR(&file_list_obj)},
    {MP_ROM_QSTR(MP_QSTR_env_get), MP_ROM_PTR(&env_get_obj)},
    {MP_ROM_QSTR(MP_QSTR_env_set), MP_ROM_PTR(&env_set_obj)},
    {MP_ROM_QSTR(MP_QSTR_env_list), MP_ROM_PTR(&env_list_obj)},
    {MP_ROM_QSTR(MP_QSTR_prompt), MP_ROM_PTR(&prompt_obj)},
    {MP_ROM_QSTR(MP_QSTR_draw), MP_ROM_PTR(&draw_obj)},
    {MP_ROM_QSTR(MP_QSTR_show), MP_ROM_PTR(&show_obj)},
    {MP_ROM_QSTR(MP_QSTR_note), MP_ROM_PTR(&note_obj)},
    {MP_ROM_QSTR(MP_QSTR_dumps), MP_ROM_PTR(&dumps_obj)},
    {MP_ROM_QSTR(MP_QSTR_json_fault), MP_ROM_PTR(&json_fault_obj)},
    {MP_ROM_QSTR(MP_QSTR_digest), MP_ROM_PTR(&digest_obj)},
    {MP_ROM_QSTR(MP_QSTR_regex), MP_ROM_PTR(&regex_obj)},
    {MP_ROM_QSTR(MP_QSTR_traceback_text), MP_ROM_PTR(&tpy_traceback_text_obj)},
    {MP_ROM_QSTR(MP_QSTR_extend_type), MP_ROM_PTR(&tpy_extend_type_obj)},
    {MP_ROM_QSTR(MP_QSTR_json_parse), MP_ROM_PTR(&tpy_json_parse_obj)},
    {MP_ROM_QSTR(MP_QSTR_http_send), MP_ROM_PTR(&tpy_http_send_obj)},
    {MP_ROM_QSTR(MP_QSTR_http_read), MP_ROM_PTR(&tpy_http_read_obj)},
    {MP_ROM_QSTR(MP_QSTR_http_read_all), MP_ROM_PTR(&tpy_http_read_all_obj)},
    {MP_ROM_QSTR(MP_QSTR_http_close), MP_ROM_PTR(&tpy_http_close_obj)},
};
static MP_DEFINE_CONST_DICT(host_globals, host_table);
const mp_obj_module_t tpy_host_module = {
    .base = {&mp_type_module},
    .globals = (mp_obj_dict_t*)&host_globals,
};
MP_REGISTER_MODULE(MP_QSTR__host, tpy_host_module);

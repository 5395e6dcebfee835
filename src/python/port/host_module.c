// `_host`: what the modules of lib/ need from the program. Not for cells.
#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "file_object.h"
#include "host.h"
#include "http_module.h"
#include "internal.h"
#include "json_text.h"
#include "letters.h"
#include "py/builtin.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "py/unicode.h"
#include "regex_calls.h"

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

// tally(iterable) -> {element: how often}, in the order in which they come
static mp_obj_t tally(mp_obj_t elements) {
  mp_obj_t counts = mp_obj_new_dict(0);
  mp_map_t* map = mp_obj_dict_get_map(counts);
  mp_obj_iter_buf_t buffer;
  mp_obj_t iterator = mp_getiter(elements, &buffer);
  for (mp_obj_t one; (one = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION;) {
    mp_map_elem_t* slot = mp_map_lookup(map, one, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    const mp_int_t before = slot->value == MP_OBJ_NULL ? 0 : MP_OBJ_SMALL_INT_VALUE(slot->value);
    slot->value = MP_OBJ_NEW_SMALL_INT(before + 1);
  }
  return counts;
}
static MP_DEFINE_CONST_FUN_OBJ_1(tally_obj, tally);

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
    {MP_ROM_QSTR(MP_QSTR_regex), MP_ROM_PTR(&tpy_regex_obj)},
    {MP_ROM_QSTR(MP_QSTR_regex_all), MP_ROM_PTR(&tpy_regex_all_obj)},
    {MP_ROM_QSTR(MP_QSTR_tally), MP_ROM_PTR(&tally_obj)},
    {MP_ROM_QSTR(MP_QSTR_isalpha), MP_ROM_PTR(&tpy_isalpha_obj)},
    {MP_ROM_QSTR(MP_QSTR_isalnum), MP_ROM_PTR(&tpy_isalnum_obj)},
    {MP_ROM_QSTR(MP_QSTR_isascii), MP_ROM_PTR(&tpy_isascii_obj)},
    {MP_ROM_QSTR(MP_QSTR_lower), MP_ROM_PTR(&tpy_lower_obj)},
    {MP_ROM_QSTR(MP_QSTR_upper), MP_ROM_PTR(&tpy_upper_obj)},
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

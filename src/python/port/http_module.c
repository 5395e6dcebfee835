#include "http_module.h"

#include <stdlib.h>
#include <string.h>

#include "host.h"
#include "internal.h"
#include "json_text.h"
#include "py/runtime.h"

static mp_obj_t taken_str(char* text) {
  if (text == NULL) return mp_const_none;
  mp_obj_t str = mp_obj_new_str(text, strlen(text));
  free(text);
  return str;
}

static void stop_if_asked(int32_t error, int32_t id) {
  if (error == TPY_HTTP_STOPPED) {
    tpy_host_http_close(id);
    mp_raise_type(&mp_type_KeyboardInterrupt);
  }
  mp_handle_pending(true);
}

// http_send(method, url, headers, body, timeout in s or None, is the body to become JSON)
//   -> (error, id, status, headers, message)
static mp_obj_t http_send(size_t count, const mp_obj_t* a) {
  (void)count;
  tpy_http_request request = {
      .method = mp_obj_str_get_str(a[0]),
      .url = mp_obj_str_get_str(a[1]),
      .headers = mp_obj_str_get_str(a[2]),
      .timeout_ms = a[4] == mp_const_none ? 0 : mp_obj_get_float(a[4]) * 1e3,
  };
  bytes_buffer_t json = {0};
  mp_buffer_info_t body = {0};
  if (mp_obj_is_true(a[5])) {
    tpy_json_text(&json, a[3], ", ", ": ", false);
    body.buf = json.data;
    body.len = json.size;
  } else if (a[3] != mp_const_none) {
    mp_get_buffer_raise(a[3], &body, MP_BUFFER_READ);
  }
  request.body = body.buf;
  request.body_size = body.len;
  tpy_http_head head = {0};
  tpy_out_flush();
  tpy_host_http_send(&request, &head);
  free(json.data);
  mp_obj_t result[5] = {mp_obj_new_int(head.error), mp_obj_new_int(head.id),
                        mp_obj_new_int(head.status), taken_str(head.headers),
                        taken_str(head.message)};
  stop_if_asked(head.error, head.id);
  return mp_obj_new_tuple(5, result);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(tpy_http_send_obj, 6, 6, http_send);

static mp_obj_t read_result(int32_t error, const void* data, size_t size, char* message) {
  mp_obj_t result[3] = {mp_obj_new_int(error), mp_obj_new_bytes(data, size), taken_str(message)};
  return mp_obj_new_tuple(3, result);
}

// http_read(id) -> (error, bytes, message); b"" is the end
static mp_obj_t http_read(mp_obj_t id_obj) {
  int32_t id = (int32_t)mp_obj_get_int(id_obj);
  tpy_http_chunk chunk = {0};
  tpy_out_flush();
  tpy_host_http_read(id, &chunk);
  if (chunk.error == TPY_HTTP_STOPPED) free(chunk.message);
  stop_if_asked(chunk.error, id);
  mp_obj_t result = read_result(chunk.error, chunk.data, chunk.size, chunk.message);
  free(chunk.data);
  return result;
}
MP_DEFINE_CONST_FUN_OBJ_1(tpy_http_read_obj, http_read);

// http_read_all(id) -> the same with everything up to the end, in one piece
static mp_obj_t http_read_all(mp_obj_t id_obj) {
  int32_t id = (int32_t)mp_obj_get_int(id_obj);
  bytes_buffer_t all = {0};
  tpy_http_chunk chunk = {0};
  tpy_out_flush();
  do {
    chunk = (tpy_http_chunk){0};
    tpy_host_http_read(id, &chunk);
    bytes_buffer_add(&all, (const char*)chunk.data, chunk.size);
    free(chunk.data);
  } while (chunk.size > 0 && chunk.error == TPY_HTTP_FINE);
  if (chunk.error == TPY_HTTP_STOPPED) {
    free(all.data);
    free(chunk.message);
  }
  stop_if_asked(chunk.error, id);
  mp_obj_t result = read_result(chunk.error, all.data, all.size, chunk.message);
  free(all.data);
  tpy_host_http_close(id);
  return result;
}
MP_DEFINE_CONST_FUN_OBJ_1(tpy_http_read_all_obj, http_read_all);

static mp_obj_t http_close(mp_obj_t id) {
  tpy_host_http_close((int32_t)mp_obj_get_int(id));
  return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(tpy_http_close_obj, http_close);

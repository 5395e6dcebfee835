#include "file_object.h"

#include <string.h>

#include "exceptions.h"
#include "host.h"
#include "internal.h"
#include "py/builtin.h"
#include "py/mperrno.h"
#include "py/objexcept.h"
#include "py/objstr.h"
#include "py/runtime.h"
#include "py/stream.h"

typedef struct {
  mp_obj_base_t base;
  int h;  // memfs handle; -1 closed; -10/-11/-12 stdin/stdout/stderr
  size_t pos;
  bool append;
  mp_obj_t path;
} file_obj_t;

static const mp_obj_type_t type_bin, type_txt;
static mp_uint_t file_read(mp_obj_t self_in, void* buf, mp_uint_t size, int* err) {
  file_obj_t* f = MP_OBJ_TO_PTR(self_in);
  if (f->h < 0) {
    *err = MP_EPERM;
    return MP_STREAM_ERROR;
  }
  size_t n = tpy_file_read(f->h, f->pos, buf, size);
  f->pos += n;
  return n;
}
static mp_uint_t file_write(mp_obj_t self_in, const void* buf, mp_uint_t size, int* err) {
  file_obj_t* f = MP_OBJ_TO_PTR(self_in);
  if (f->h <= -11) {
    tpy_out(f->h == -11 ? TPY_STDOUT : TPY_STDERR, buf, size);
    return size;
  }
  if (f->h < 0) {
    *err = MP_EPERM;
    return MP_STREAM_ERROR;
  }
  if (f->append) {
    f->pos = tpy_file_size(f->h);
  }
  size_t n = tpy_file_write(f->h, f->pos, buf, size);
  f->pos += n;
  return n;
}
static mp_uint_t file_ioctl(mp_obj_t self_in, mp_uint_t req, uintptr_t arg, int* err) {
  file_obj_t* f = MP_OBJ_TO_PTR(self_in);
  switch (req) {
    case MP_STREAM_FLUSH:
      if (f->h <= -11) {
        tpy_out_flush();
      }
      return 0;
    case MP_STREAM_CLOSE:
      if (f->h >= 0) {
        tpy_file_close(f->h);
        f->h = -1;
      }
      return 0;
    case MP_STREAM_SEEK: {
      struct mp_stream_seek_t* s = (struct mp_stream_seek_t*)arg;
      if (f->h < 0) {
        break;
      }
      mp_off_t base = s->whence == MP_SEEK_SET   ? 0
                      : s->whence == MP_SEEK_CUR ? (mp_off_t)f->pos
                                                 : (mp_off_t)tpy_file_size(f->h);
      if (base + s->offset < 0) {
        break;
      }
      f->pos = base + s->offset;
      s->offset = f->pos;
      return 0;
    }
  }
  *err = MP_EINVAL;
  return MP_STREAM_ERROR;
}
// read(): one exact allocation for "the rest of the file" (py/stream.c grows by 256 bytes at a
// time).
static mp_obj_t file_read_m(size_t n, const mp_obj_t* a) {
  file_obj_t* f = MP_OBJ_TO_PTR(a[0]);
  if (f->h < 0) {
    mp_raise_ValueError(MP_ERROR_TEXT("I/O operation on closed file."));
  }
  bool all = n == 1 || a[1] == mp_const_none || mp_obj_get_int(a[1]) < 0;
  if (!all) {
    return mp_stream_read_obj.fun.var(n, a);
  }
  size_t size = tpy_file_size(f->h), rest = f->pos < size ? size - f->pos : 0;
  vstr_t v;
  vstr_init_len(&v, rest);
  f->pos += tpy_file_read(f->h, f->pos, (uint8_t*)v.buf, rest);
  return f->base.type == &type_txt ? mp_obj_new_str_from_vstr(&v) : mp_obj_new_bytes_from_vstr(&v);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(file_read_m_obj, 1, 2, file_read_m);
static mp_obj_t file_exit(size_t n, const mp_obj_t* a) {
  (void)n;
  return mp_stream_close(a[0]);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(file_exit_obj, 4, 4, file_exit);
static mp_obj_t file_write_m(mp_obj_t self_in, mp_obj_t data) {
  file_obj_t* f = MP_OBJ_TO_PTR(self_in);
  if (f->base.type == &type_bin && mp_obj_is_str(data)) {
    mp_raise_TypeError(MP_ERROR_TEXT("a bytes-like object is required, not 'str'"));
  }
  if (f->base.type == &type_txt && !mp_obj_is_str(data)) {
    mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("write() argument must be str, not %s"),
                      mp_obj_get_type_str(data));
  }
  const mp_obj_t args[2] = {self_in, data};
  return mp_stream_write_obj.fun.var(2, args);
}
static MP_DEFINE_CONST_FUN_OBJ_2(file_write_m_obj, file_write_m);
static const mp_rom_map_elem_t file_locals_table[] = {
    {MP_ROM_QSTR(MP_QSTR_read), MP_ROM_PTR(&file_read_m_obj)},
    {MP_ROM_QSTR(MP_QSTR_readinto), MP_ROM_PTR(&mp_stream_readinto_obj)},
    {MP_ROM_QSTR(MP_QSTR_readline), MP_ROM_PTR(&mp_stream_unbuffered_readline_obj)},
    {MP_ROM_QSTR(MP_QSTR_readlines), MP_ROM_PTR(&mp_stream_unbuffered_readlines_obj)},
    {MP_ROM_QSTR(MP_QSTR_write), MP_ROM_PTR(&file_write_m_obj)},
    {MP_ROM_QSTR(MP_QSTR_flush), MP_ROM_PTR(&mp_stream_flush_obj)},
    {MP_ROM_QSTR(MP_QSTR_seek), MP_ROM_PTR(&mp_stream_seek_obj)},
    {MP_ROM_QSTR(MP_QSTR_tell), MP_ROM_PTR(&mp_stream_tell_obj)},
    {MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&mp_stream_close_obj)},
    {MP_ROM_QSTR(MP_QSTR___del__), MP_ROM_PTR(&mp_stream_close_obj)},
    {MP_ROM_QSTR(MP_QSTR___enter__), MP_ROM_PTR(&mp_identity_obj)},
    {MP_ROM_QSTR(MP_QSTR___exit__), MP_ROM_PTR(&file_exit_obj)},
};
static MP_DEFINE_CONST_DICT(file_locals, file_locals_table);
// f.name and f.closed; all else is looked up among the methods.
static void file_attr(mp_obj_t self_in, qstr attr, mp_obj_t* dest) {
  file_obj_t* f = MP_OBJ_TO_PTR(self_in);
  if (dest[0] != MP_OBJ_NULL) return;
  if (attr == MP_QSTR_name && f->path != MP_OBJ_NULL) {
    dest[0] = f->path;
  } else if (attr == MP_QSTR_closed) {
    dest[0] = mp_obj_new_bool(f->h == -1);
  } else {
    dest[1] = MP_OBJ_SENTINEL;
  }
}
static const mp_stream_p_t file_bin_p = {
    .read = file_read, .write = file_write, .ioctl = file_ioctl};
static const mp_stream_p_t file_txt_p = {
    .read = file_read, .write = file_write, .ioctl = file_ioctl, .is_text = true};
static MP_DEFINE_CONST_OBJ_TYPE(type_bin, MP_QSTR_BufferedReader, MP_TYPE_FLAG_ITER_IS_STREAM, attr,
                                file_attr, protocol, &file_bin_p, locals_dict, &file_locals);
static MP_DEFINE_CONST_OBJ_TYPE(type_txt, MP_QSTR_TextIOWrapper, MP_TYPE_FLAG_ITER_IS_STREAM, attr,
                                file_attr, protocol, &file_txt_p, locals_dict, &file_locals);

const file_obj_t mp_sys_stdin_obj = {{&type_txt}, -10, 0, false, MP_OBJ_NULL};
const file_obj_t mp_sys_stdout_obj = {{&type_txt}, -11, 0, false, MP_OBJ_NULL};
const file_obj_t mp_sys_stderr_obj = {{&type_txt}, -12, 0, false, MP_OBJ_NULL};

static MP_NORETURN void raise_errno(int e, const char* what, mp_obj_t path) {
  vstr_t v;
  vstr_init(&v, 64);
  vstr_printf(&v, "[Errno %d] %s: ", e, what);
  mp_print_t p = {&v, (mp_print_strn_t)vstr_add_strn};
  mp_obj_print_helper(&p, path, PRINT_REPR);
  mp_obj_t msg = mp_obj_new_str_from_vstr(&v);
  const mp_obj_type_t* type = e == MP_ENOENT   ? &mp_type_FileNotFoundError
                              : e == MP_EEXIST ? &mp_type_FileExistsError
                                               : &mp_type_OSError;
  nlr_raise(mp_obj_exception_make_new(type, 1, 0, &msg));
}

void tpy_raise_no_such_file(mp_obj_t path) {
  raise_errno(MP_ENOENT, "No such file or directory", path);
}

static mp_obj_t py_open(size_t n_args, const mp_obj_t* pos, mp_map_t* kw) {
  static const mp_arg_t allowed[] = {
      {MP_QSTR_file, MP_ARG_REQUIRED | MP_ARG_OBJ, {.u_obj = MP_OBJ_NULL}},
      {MP_QSTR_mode, MP_ARG_OBJ, {.u_obj = MP_OBJ_NEW_QSTR(MP_QSTR_r)}},
      {MP_QSTR_buffering, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
      {MP_QSTR_encoding, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
      {MP_QSTR_errors, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
      {MP_QSTR_newline, MP_ARG_OBJ, {.u_rom_obj = MP_ROM_NONE}},
  };
  mp_arg_val_t a[MP_ARRAY_SIZE(allowed)];
  mp_arg_parse_all(n_args, pos, kw, MP_ARRAY_SIZE(allowed), allowed, a);
  const char* path = mp_obj_str_get_str(a[0].u_obj);
  const char* mode = mp_obj_str_get_str(a[1].u_obj);
  bool bin = strchr(mode, 'b'), wr = strpbrk(mode, "wax+"), append = strchr(mode, 'a');
  bool create = strpbrk(mode, "wax"), trunc = strchr(mode, 'w');
  int e = tpy_file_kind(path);
  if (e == 2) {
    raise_errno(MP_EISDIR, "Is a directory", a[0].u_obj);
  }
  if (!e && !create) {
    raise_errno(MP_ENOENT, "No such file or directory", a[0].u_obj);
  }
  if (e && strchr(mode, 'x')) {
    raise_errno(MP_EEXIST, "File exists", a[0].u_obj);
  }
  file_obj_t* f = mp_obj_malloc_with_finaliser(file_obj_t, bin ? &type_bin : &type_txt);
  f->h = -1;
  f->pos = 0;
  f->append = append;
  f->path = a[0].u_obj;
  f->h = tpy_file_open(path, wr, create, trunc);
  if (f->h == -2) {
    raise_errno(MP_EIO, "This file cannot be read any more, attach it again", a[0].u_obj);
  }
  if (f->h < 0) {
    raise_errno(MP_EACCES, "Permission denied", a[0].u_obj);
  }
  return MP_OBJ_FROM_PTR(f);
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_open_obj, 1, py_open);

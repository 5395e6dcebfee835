// What MicroPython asks of its "hardware": output, time, interruption, imports.
#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "host.h"
#include "internal.h"
#include "py/builtin.h"
#include "py/lexer.h"
#include "py/mperrno.h"
#include "py/mphal.h"
#include "py/runtime.h"

// --- output

mp_uint_t mp_hal_stdout_tx_strn(const char* text, size_t size) {
  tpy_out(TPY_STDOUT, text, size);
  return size;
}

void mp_hal_stdout_tx_strn_cooked(const char* text, size_t size) {
  tpy_out(TPY_STDOUT, text, size);
}

void mp_hal_stdout_tx_str(const char* text) { tpy_out(TPY_STDOUT, text, strlen(text)); }

static void print_to_stderr(void* env, const char* text, size_t size) {
  (void)env;
  tpy_out(TPY_STDERR, text, size);
}

const mp_print_t tpy_stderr_print = {NULL, print_to_stderr};

// --- time: counted from 1970 in microseconds; the ticks wrap, as MicroPython expects of them

mp_uint_t mp_hal_ticks_ms(void) { return (mp_uint_t)(uint64_t)(tpy_host_now() * 1e3); }
mp_uint_t mp_hal_ticks_us(void) { return (mp_uint_t)(uint64_t)(tpy_host_now() * 1e6); }
mp_uint_t mp_hal_ticks_cpu(void) { return mp_hal_ticks_us(); }
uint64_t mp_hal_time_ns(void) { return (uint64_t)(tpy_host_now() * 1e6) * 1000u; }
uint32_t tpy_random_seed(void) { return (uint32_t)(uint64_t)(tpy_host_now() * 1e6); }

void mp_hal_delay_ms(mp_uint_t ms) {
  tpy_out_flush();
  if (tpy_host_sleep((double)ms / 1e3)) mp_sched_keyboard_interrupt();
  mp_handle_pending(true);
}

void mp_hal_delay_us(mp_uint_t us) { mp_hal_delay_ms((us + 999) / 1000); }

// --- interruption

void tpy_interrupt(void) { mp_sched_keyboard_interrupt(); }

void tpy_poll(void) {
  if (tpy_host_poll()) mp_sched_keyboard_interrupt();
}

// --- imports, from the files in memory

mp_import_stat_t mp_import_stat(const char* path) {
  static const mp_import_stat_t kinds[] = {MP_IMPORT_STAT_NO_EXIST, MP_IMPORT_STAT_FILE,
                                           MP_IMPORT_STAT_DIR};
  return kinds[tpy_file_kind(path)];
}

mp_lexer_t* mp_lexer_new_from_file(qstr filename) {
  const uint8_t* data;
  size_t size;
  if (!tpy_file_get(qstr_str(filename), &data, &size)) {
    mp_raise_OSError_with_filename(MP_ENOENT, qstr_str(filename));
  }
  if (strncmp(qstr_str(filename), "/lib/", 5) == 0) {
    return mp_lexer_new_from_str_len(filename, (const char*)data, size, 0);
  }
  // A module that the person wrote gets what a cell gets. The reader frees the text.
  char* fixed = tpy_fix_source((const char*)data, size, &size);
  char* owned = m_new(char, size + 1);
  memcpy(owned, fixed, size + 1);
  free(fixed);
  return mp_lexer_new_from_str_len(filename, owned, size, size + 1);
}

// --- the end of everything; cannot happen while tpy_run() catches what a cell raises

void nlr_jump_fail(void* value) {
  (void)value;
  abort();
}

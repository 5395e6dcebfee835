// The part of MicroPython's `time` module that needs a clock: it is the host's. Included once, by
// MicroPython's extmod/modtime.c (MICROPY_PY_TIME_INCLUDEFILE); local time is UTC.
#include "host.h"
#include "shared/timeutils/timeutils.h"

static mp_obj_t mp_time_localtime_get(void) {
  timeutils_struct_time_t tm;
  timeutils_seconds_since_epoch_to_struct_time((mp_timestamp_t)tpy_host_now(), &tm);
  mp_obj_t fields[8] = {
      mp_obj_new_int(tm.tm_year), mp_obj_new_int(tm.tm_mon),  mp_obj_new_int(tm.tm_mday),
      mp_obj_new_int(tm.tm_hour), mp_obj_new_int(tm.tm_min),  mp_obj_new_int(tm.tm_sec),
      mp_obj_new_int(tm.tm_wday), mp_obj_new_int(tm.tm_yday),
  };
  return mp_obj_new_tuple(8, fields);
}

static mp_obj_t mp_time_time_get(void) { return mp_obj_new_float(tpy_host_now()); }

#include "messages.h"

#include <string.h>

#include "py/obj.h"

typedef struct {
  const char *micropython, *cpython;
} words_t;

static const words_t kWords[] = {
    {"name '%q' isn't defined", "name '%q' is not defined"},
    {"'%s' object isn't callable", "'%s' object is not callable"},
    {"'%s' object isn't iterable", "'%s' object is not iterable"},
    {"'%s' object isn't an iterator", "'%s' object is not an iterator"},
    {"'%s' object isn't subscriptable", "'%s' object is not subscriptable"},
    {"'%s' object doesn't support item assignment", "'%s' object does not support item assignment"},
    {"divide by zero", "division by zero"},
    {"can't import name %q", "cannot import name '%q'"},
    {"no module named '%q'", "No module named '%q'"},
    {"%q indices must be integers, not %s", "%q indices must be integers or slices, not %s"},
    {"string indices must be integers, not %s", "string indices must be integers, not '%s'"},
    {"no active exception to reraise", "No active exception to reraise"},
    {"extra keyword arguments given", "unexpected keyword argument"},
    {"empty heap", "index out of range"},
    {"object not in sequence", "list.remove(x): x not in list"},
    {"buffer too small", "int too big to convert"},
    {"can't convert %s to int", "'%s' object cannot be interpreted as an integer"},
    {"can't convert %s to float", "must be real number, not %s"},
    {"zero step", "range() arg 3 must not be zero"},
    {"slice step can't be zero", "slice step cannot be zero"},
    {"need more than %d values to unpack", "not enough values to unpack (got %d)"},
    {"can't convert inf to int", "cannot convert float infinity to integer"},
    {"can't convert NaN to int", "cannot convert float NaN to integer"},
    {"format string needs more arguments", "not enough arguments for format string"},
    {"format string didn't convert all arguments",
     "not all arguments converted during string formatting"},
    {"bytes value out of range", "bytes must be in range(0, 256)"},
    {"type '%q' isn't an acceptable base type", "type '%q' is not an acceptable base type"},
    {"'break'/'continue' outside loop", "'break' or 'continue' outside loop"},
    {"can't assign to expression", "cannot assign to expression"},
    {"can't delete expression", "cannot delete expression"},
    {"object with buffer protocol required", "a bytes-like object is required"},
    {"non-hex digit", "non-hexadecimal number found in fromhex() arg"},
    {"empty", "pop from an empty deque"},
    {"unindent doesn't match any outer indent level",
     "unindent does not match any outer indentation level"},
    {"positional arg after keyword arg", "positional argument follows keyword argument"},
    {"identifier redefined as global", "name is assigned to before global declaration"},
    {"complex values not supported", "complex numbers are not supported here (MicroPython)"},
    {"object '%s' isn't a tuple or list", "object '%s' is not a tuple or list"},
};

const char* tpy_words_of(const mp_obj_type_t* type, const char* words) {
  (void)type;
  for (size_t i = 0; i < MP_ARRAY_SIZE(kWords); ++i) {
    if (strcmp(words, kWords[i].micropython) == 0) return kWords[i].cpython;
  }
  return words;
}

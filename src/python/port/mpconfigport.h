// How MicroPython is built for the course's cells: which features, which limits, which hooks.
// Read by MicroPython's own files (by this very name) and by ours; nothing else may include it.
// The language is as close to CPython as MicroPython can be; what it lacks is added by pyfix.h,
// by compat.c and by the modules of lib/.
#pragma once

#include <alloca.h>
#include <stddef.h>
#include <stdint.h>

#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_EXTRA_FEATURES)

// --- types
typedef intptr_t mp_int_t;
typedef uintptr_t mp_uint_t;
typedef long mp_off_t;
#define MP_SSIZE_MAX INTPTR_MAX
#define MP_STATE_PORT MP_STATE_VM

// --- memory: a small heap that grows by further areas, up to the limit given to tpy_init()
#define MICROPY_ENABLE_GC (1)
#define MICROPY_ENABLE_FINALISER (1)
#define MICROPY_GC_SPLIT_HEAP (1)
#define MICROPY_GC_SPLIT_HEAP_AUTO (1)
#define MP_PLAT_ALLOC_HEAP(n) tpy_heap_alloc(n)
#define MP_PLAT_FREE_HEAP(p) tpy_heap_free(p)
// Python calls Python without recursion in C, with frames on a stack of fixed size: how deep a
// program may recurse does not depend on the engine that runs us.
#define MICROPY_ENABLE_PYSTACK (1)
#define MICROPY_STACKLESS (1)
#define MICROPY_STACK_CHECK (1)
#define MICROPY_STACK_CHECK_MARGIN (8192)

// --- the language
#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_MPZ)
#define MICROPY_FLOAT_IMPL (MICROPY_FLOAT_IMPL_DOUBLE)
#define MICROPY_ERROR_REPORTING (MICROPY_ERROR_REPORTING_DETAILED)
#define MICROPY_WARNINGS (0)  // "exception chaining not supported" helps nobody
#define MICROPY_ERROR_PRINTER (&tpy_stderr_print)
#define MICROPY_ENABLE_SOURCE_LINE (1)
#define MICROPY_ENABLE_DOC_STRING (1)
#define MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF (1)
#define MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE (256)
#define MICROPY_COMP_ALLOW_TOP_LEVEL_AWAIT (1)
#define MICROPY_COMP_CONST (0)  // "const" means nothing in CPython
#define MICROPY_COMP_MODULE_CONST (0)
#define MICROPY_CPYTHON_COMPAT (1)
#define MICROPY_PY_FUNCTION_ATTRS (1)
#define MICROPY_PY_ALL_INPLACE_SPECIAL_METHODS (1)
#define MICROPY_PY_BOUND_METHOD_FULL_EQUALITY_CHECK (1)
#define MICROPY_PY_BUILTINS_STR_UNICODE (1)
#define MICROPY_PY_BUILTINS_NEXT2 (1)
#define MICROPY_PY_BUILTINS_RANGE_BINOP (1)
#define MICROPY_PY_BUILTINS_HELP (0)
#define MICROPY_PY_COLLECTIONS_NAMEDTUPLE__ASDICT (1)
#define MICROPY_PY_DELATTR_SETATTR (1)
#define MICROPY_PY_DESCRIPTORS (1)
#define MICROPY_MODULE_BUILTIN_INIT (0)

// --- around the language
#define MICROPY_ENABLE_EXTERNAL_IMPORT (1)  // from the files in memory
#define MICROPY_READER_VFS (0)
#define MICROPY_VFS (0)
#define MICROPY_PERSISTENT_CODE_LOAD (0)
#define MICROPY_HELPER_REPL (0)
#define MICROPY_KBD_EXCEPTION (1)
#define MICROPY_ENABLE_SCHEDULER (1)
#define MICROPY_ALLOC_PATH_MAX (256)
#define MICROPY_USE_INTERNAL_ERRNO (1)
#define MICROPY_USE_INTERNAL_PRINTF (0)
#define MICROPY_EPOCH_IS_1970 (1)

// --- every 1024 jumps the program asks whether to stop, and lets the host do its own work
#define TPY_JUMPS_PER_POLL (1024)
#define MICROPY_VM_HOOK_INIT static unsigned vm_hook_left = TPY_JUMPS_PER_POLL;
#define MICROPY_VM_HOOK_POLL           \
  if (--vm_hook_left == 0) {           \
    vm_hook_left = TPY_JUMPS_PER_POLL; \
    tpy_poll();                        \
  }
#define MICROPY_VM_HOOK_LOOP MICROPY_VM_HOOK_POLL
#define MICROPY_VM_HOOK_RETURN MICROPY_VM_HOOK_POLL

// --- modules in C; the others are the .py files of lib/
#define MICROPY_PY_JSON (1)
#define MICROPY_PY_BINASCII (1)
#define MICROPY_PY_HEAPQ (1)
#define MICROPY_PY_MATH_ISCLOSE (1)
#define MICROPY_PY_CMATH (0)
#define MICROPY_PY_RE (0)
#define MICROPY_PY_HASHLIB (0)
#define MICROPY_PY_RANDOM (1)
#define MICROPY_PY_RANDOM_SEED_INIT_FUNC (tpy_random_seed())
#define MICROPY_PY_TIME (1)
#define MICROPY_PY_TIME_TIME_TIME_NS (1)
#define MICROPY_PY_TIME_GMTIME_LOCALTIME_MKTIME (1)
#define MICROPY_PY_TIME_INCLUDEFILE "time_of_host.h"
#define MICROPY_PY_SYS_STDFILES (1)
#define MICROPY_PY_SYS_STDIO_BUFFER (0)
#define MICROPY_PY_SYS_PLATFORM "webassembly"
#define MICROPY_PY_SYS_PS1_PS2 (0)
#define MICROPY_PY_SYS_EXC_INFO (1)
#define MICROPY_PY_SYS_GETSIZEOF (1)
#define MICROPY_PY_BUILTINS_INPUT (0)  // lib/_boot.py asks the host
#define MICROPY_PY_OS (0)
#define MICROPY_PY_ASYNCIO (0)
#define MICROPY_PY_SELECT (0)
#define MICROPY_PY_UCTYPES (0)
#define MICROPY_PY_DEFLATE (0)
#define MICROPY_PY_FRAMEBUF (0)
#define MICROPY_PY_PLATFORM (0)
#define MICROPY_PY_MACHINE (0)
#define MICROPY_PY_NETWORK (0)
#define MICROPY_PY_SOCKET (0)

// The types are defined in exceptions.c and memory.c.
#define MICROPY_PORT_EXTRA_BUILTINS                                                         \
  {MP_ROM_QSTR(MP_QSTR_FileNotFoundError), MP_ROM_PTR(&mp_type_FileNotFoundError)},         \
      {MP_ROM_QSTR(MP_QSTR_RecursionError), MP_ROM_PTR(&mp_type_RecursionError)},           \
      {MP_ROM_QSTR(MP_QSTR_FileExistsError), MP_ROM_PTR(&mp_type_FileExistsError)},         \
      {MP_ROM_QSTR(MP_QSTR_IsADirectoryError), MP_ROM_PTR(&mp_type_IsADirectoryError)},     \
      {MP_ROM_QSTR(MP_QSTR_NotADirectoryError), MP_ROM_PTR(&mp_type_NotADirectoryError)},   \
      {MP_ROM_QSTR(MP_QSTR_PermissionError), MP_ROM_PTR(&mp_type_PermissionError)},         \
      {MP_ROM_QSTR(MP_QSTR_TimeoutError), MP_ROM_PTR(&mp_type_TimeoutError)},               \
      {MP_ROM_QSTR(MP_QSTR_ConnectionError), MP_ROM_PTR(&mp_type_ConnectionError)},         \
      {MP_ROM_QSTR(MP_QSTR_ModuleNotFoundError), MP_ROM_PTR(&mp_type_ModuleNotFoundError)}, \
      {MP_ROM_QSTR(MP_QSTR_UnboundLocalError), MP_ROM_PTR(&mp_type_UnboundLocalError)},     \
      {MP_ROM_QSTR(MP_QSTR_UnicodeDecodeError), MP_ROM_PTR(&mp_type_UnicodeDecodeError)},   \
      {MP_ROM_QSTR(MP_QSTR_UnicodeEncodeError), MP_ROM_PTR(&mp_type_UnicodeEncodeError)},   \
      {MP_ROM_QSTR(MP_QSTR_FloatingPointError), MP_ROM_PTR(&mp_type_FloatingPointError)},   \
      {MP_ROM_QSTR(MP_QSTR_BufferError), MP_ROM_PTR(&mp_type_BufferError)},                 \
      {MP_ROM_QSTR(MP_QSTR_Warning), MP_ROM_PTR(&mp_type_Warning)},                         \
      {MP_ROM_QSTR(MP_QSTR_UserWarning), MP_ROM_PTR(&mp_type_UserWarning)},                 \
      {MP_ROM_QSTR(MP_QSTR_DeprecationWarning), MP_ROM_PTR(&mp_type_DeprecationWarning)},   \
      {MP_ROM_QSTR(MP_QSTR_RuntimeWarning), MP_ROM_PTR(&mp_type_RuntimeWarning)},           \
      {MP_ROM_QSTR(MP_QSTR_FutureWarning), MP_ROM_PTR(&mp_type_FutureWarning)},             \
      {MP_ROM_QSTR(MP_QSTR_IOError), MP_ROM_PTR(&mp_type_OSError)},                         \
      {MP_ROM_QSTR(MP_QSTR_EnvironmentError), MP_ROM_PTR(&mp_type_OSError)},                \
      {MP_ROM_QSTR(MP_QSTR___fmt__), MP_ROM_PTR(&tpy_builtin_format_obj)},                  \
      {MP_ROM_QSTR(MP_QSTR_format), MP_ROM_PTR(&tpy_builtin_format_obj)},

#define MICROPY_HW_BOARD_NAME "triptych"
#define MICROPY_HW_MCU_NAME "wasm"

struct _mp_print_t;
struct _mp_obj_type_t;
extern const struct _mp_print_t tpy_stderr_print;
extern const struct _mp_obj_type_t mp_type_FileNotFoundError, mp_type_RecursionError,
    mp_type_FileExistsError, mp_type_IsADirectoryError, mp_type_NotADirectoryError,
    mp_type_PermissionError, mp_type_TimeoutError, mp_type_ConnectionError,
    mp_type_ModuleNotFoundError, mp_type_UnboundLocalError, mp_type_UnicodeDecodeError,
    mp_type_UnicodeEncodeError, mp_type_FloatingPointError, mp_type_BufferError, mp_type_Warning,
    mp_type_UserWarning, mp_type_DeprecationWarning, mp_type_RuntimeWarning, mp_type_FutureWarning;
struct _mp_obj_fun_builtin_var_t;
extern const struct _mp_obj_fun_builtin_var_t tpy_builtin_format_obj;
void tpy_poll(void);
uint32_t tpy_random_seed(void);
void* tpy_heap_alloc(size_t size);
void tpy_heap_free(void* block);

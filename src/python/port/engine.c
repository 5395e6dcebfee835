// Starts the interpreter and runs cells in it.
#include "engine.h"

#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "py/compile.h"
#include "py/cstack.h"
#include "py/gc.h"
#include "py/lexer.h"
#include "py/objgenerator.h"
#include "py/runtime.h"

static size_t stack_size;

extern const void* tpy_shown_statement;  // compile_parts.h
void tpy_show_last(mp_parse_tree_t* tree);

static int run_fixed(const char* source, size_t size, const char* name, bool show_last);

void tpy_init(size_t heap_limit, size_t stack_limit) {
  stack_size = stack_limit;
  mp_cstack_init_with_sp_here(stack_size);
  tpy_memory_init(heap_limit);
  mp_init();
  mp_obj_list_append(mp_sys_path, MP_OBJ_NEW_QSTR(qstr_from_str("/lib")));
  tpy_compat_init();
  tpy_out_begin();
  static const char boot[] = "import _boot";
  run_fixed(boot, sizeof boot - 1, "<start>", false);
}

void tpy_deinit(void) {
  mp_cstack_init_with_sp_here(stack_size);
  gc_sweep_all();
  mp_deinit();
  tpy_memory_deinit();
  tpy_file_reset();
  tpy_environment_reset();
  tpy_forget_sources();
}

// A cell with an `await` of its own is a generator: runs it to its end.
static void drive(mp_obj_t result) {
  if (!mp_obj_is_type(result, &mp_type_gen_instance)) return;
  mp_obj_t value;
  switch (mp_resume(result, mp_const_none, MP_OBJ_NULL, &value)) {
    case MP_VM_RETURN_NORMAL:
      return;
    case MP_VM_RETURN_EXCEPTION:
      nlr_raise(value);
    default: {  // it waits for something: the loop of lib/asyncio.py goes on
      mp_obj_t asyncio = mp_import_name(MP_QSTR_asyncio, mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
      mp_call_function_2(mp_load_attr(asyncio, MP_QSTR__continue), result, value);
    }
  }
}

static bool is_a(mp_const_obj_t exception, const mp_obj_type_t* type) {
  return mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type((mp_obj_t)exception)),
                                 MP_OBJ_FROM_PTR(type));
}

static int finish_with(mp_obj_t exception, bool running, const char* name) {
  mp_compile_allow_top_level_await = false;
  tpy_shown_statement = NULL;
  mp_handle_pending(false);
  if (is_a(exception, &mp_type_SystemExit)) return TPY_OK;
  tpy_print_exception(MP_OBJ_TO_PTR(exception), name);
  if (is_a(exception, &mp_type_KeyboardInterrupt)) return TPY_STOPPED;
  return running ? TPY_ERROR : TPY_SYNTAX_ERROR;
}

static int run_fixed(const char* source, size_t size, const char* name, bool show_last) {
  mp_cstack_init_with_sp_here(stack_size);
  int outcome = TPY_OK;
  volatile bool running = false;
  nlr_buf_t nlr;
  if (nlr_push(&nlr) == 0) {
    mp_lexer_t* lexer = mp_lexer_new_from_str_len(qstr_from_str(name), source, size, 0);
    qstr source_name = lexer->source_name;
    mp_parse_tree_t tree = mp_parse(lexer, MP_PARSE_FILE_INPUT);
    if (show_last) tpy_show_last(&tree);
    mp_compile_allow_top_level_await = true;
    mp_obj_t module = mp_compile(&tree, source_name, false);
    tpy_shown_statement = NULL;
    mp_compile_allow_top_level_await = false;
    running = true;
    drive(mp_call_function_0(module));
    mp_handle_pending(true);
    nlr_pop();
  } else {
    outcome = finish_with(MP_OBJ_FROM_PTR(nlr.ret_val), running, name);
    MP_STATE_VM(cur_exception) = NULL;
  }
  tpy_out_flush_all();
  return outcome;
}

int tpy_run(const char* source, size_t size, const char* name) {
  tpy_out_begin();
  size_t fixed_size;
  char* fixed = tpy_fix_source(source, size, &fixed_size);
  tpy_keep_source(name, source, size);
  // As in notebooks: `x` shows its value, `x;` does not.
  while (size > 0 && strchr(" \t\r\n", source[size - 1])) --size;
  const bool show_last = size > 0 && source[size - 1] != ';';
  int outcome = run_fixed(fixed, fixed_size, name, show_last);
  free(fixed);
  return outcome;
}

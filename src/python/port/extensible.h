// Built-in types whose methods lib/ completes: their tables are in variables (the edits of these
// files), with what MicroPython itself has as constants beside them.
#pragma once

#include "py/obj.h"

extern mp_obj_dict_t tpy_int_methods, tpy_float_methods, tpy_set_methods, tpy_generator_methods,
    tpy_ordered_dict_methods;
extern const mp_obj_dict_t tpy_rom_int_methods, tpy_rom_float_methods, tpy_rom_set_methods,
    tpy_rom_generator_methods, tpy_rom_dict_methods;

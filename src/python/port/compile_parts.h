// Included by MicroPython's compiler (edits/compile.c.edit), whose names it needs: what CPython's
// compiler does and MicroPython's does not.
#pragma once

// The statement whose value a cell shows; NULL for none.
const void* tpy_shown_statement;

static mp_obj_t get_const_object(mp_parse_node_struct_t* pns);

static bool is_text_node(mp_parse_node_t pn) {
  if (MP_PARSE_NODE_IS_LEAF(pn)) {
    return !MP_PARSE_NODE_IS_NULL(pn) && MP_PARSE_NODE_LEAF_KIND(pn) == MP_PARSE_NODE_STRING;
  }
  return MP_PARSE_NODE_IS_STRUCT_KIND(pn, PN_const_object) &&
         mp_obj_is_str(get_const_object((mp_parse_node_struct_t*)pn));
}

static bool is_newline_node(mp_parse_node_t pn) {
  return MP_PARSE_NODE_IS_TOKEN_KIND(pn, MP_TOKEN_NEWLINE);
}

// The last statement of the file when it is an expression and no ';' follows.
void tpy_show_last(mp_parse_tree_t* tree) {
  tpy_shown_statement = NULL;
  mp_parse_node_t pn = tree->root;
  if (MP_PARSE_NODE_IS_STRUCT_KIND(pn, PN_file_input_2)) {
    mp_parse_node_struct_t* all = (mp_parse_node_struct_t*)pn;
    size_t i = MP_PARSE_NODE_STRUCT_NUM_NODES(all);
    while (i > 0 && is_newline_node(all->nodes[i - 1])) --i;
    pn = i > 0 ? all->nodes[i - 1] : MP_PARSE_NODE_NULL;
  }
  if (MP_PARSE_NODE_IS_STRUCT_KIND(pn, PN_simple_stmt_2)) {
    mp_parse_node_struct_t* line = (mp_parse_node_struct_t*)pn;
    pn = line->nodes[MP_PARSE_NODE_STRUCT_NUM_NODES(line) - 1];
  }
  if (!MP_PARSE_NODE_IS_STRUCT_KIND(pn, PN_expr_stmt)) return;
  mp_parse_node_struct_t* statement = (mp_parse_node_struct_t*)pn;
  if (MP_PARSE_NODE_IS_NULL(statement->nodes[1])) tpy_shown_statement = statement;
}

// __x inside of a class means _Class__x.
static qstr mangled(qstr name, const char* class_name) {
  size_t size;
  const char* text = (const char*)qstr_data(name, &size);
  if (size < 3 || text[0] != '_' || text[1] != '_' || memchr(text, '.', size)) return name;
  if (text[size - 1] == '_' && text[size - 2] == '_') return name;
  while (*class_name == '_') ++class_name;
  if (*class_name == 0) return name;
  vstr_t vstr;
  vstr_init(&vstr, size + strlen(class_name) + 2);
  vstr_printf(&vstr, "_%s%s", class_name, text);
  qstr all = qstr_from_strn(vstr.buf, vstr.len);
  vstr_clear(&vstr);
  return all;
}

static void mangle(mp_parse_node_t* pn, const char* class_name) {
  if (MP_PARSE_NODE_IS_NULL(*pn)) return;
  if (MP_PARSE_NODE_IS_ID(*pn)) {
    qstr name = MP_PARSE_NODE_LEAF_ARG(*pn), other = mangled(name, class_name);
    if (other != name) *pn = mp_parse_node_new_leaf(MP_PARSE_NODE_ID, other);
  } else if (MP_PARSE_NODE_IS_STRUCT(*pn) && !MP_PARSE_NODE_IS_STRUCT_KIND(*pn, PN_const_object)) {
    mp_parse_node_struct_t* node = (mp_parse_node_struct_t*)*pn;
    size_t first = 0, count = MP_PARSE_NODE_STRUCT_NUM_NODES(node);
    if (MP_PARSE_NODE_IS_STRUCT_KIND(*pn, PN_classdef)) {
      // A class in the class has a name of its own; its own names were or will be mangled by it.
      mangle(&node->nodes[0], class_name);
      mangle(&node->nodes[1], class_name);
      return;
    }
    for (size_t i = first; i < count; ++i) mangle(&node->nodes[i], class_name);
  }
}

// What holds statements. Nothing else may be looked into here: once they are compiled, lambdas and
// comprehensions have other things than nodes among their nodes.
static bool holds_statements(mp_parse_node_t pn) {
  static const uint8_t kinds[] = {PN_suite_block_stmts,
                                  PN_simple_stmt_2,
                                  PN_if_stmt,
                                  PN_if_stmt_elif_list,
                                  PN_if_stmt_elif,
                                  PN_while_stmt,
                                  PN_for_stmt,
                                  PN_try_stmt,
                                  PN_try_stmt_except_and_more,
                                  PN_try_stmt_except,
                                  PN_try_stmt_except_list,
                                  PN_try_stmt_finally,
                                  PN_with_stmt};
  for (size_t i = 0; i < MP_ARRAY_SIZE(kinds); ++i) {
    if (MP_PARSE_NODE_IS_STRUCT_KIND(pn, kinds[i])) return true;
  }
  return false;
}

// Does this body, without the functions and classes in it, annotate a name?
static bool has_annotation(mp_parse_node_t pn) {
  if (MP_PARSE_NODE_IS_STRUCT_KIND(pn, PN_expr_stmt)) {
    return MP_PARSE_NODE_IS_STRUCT_KIND(((mp_parse_node_struct_t*)pn)->nodes[1], PN_annassign);
  }
  if (!holds_statements(pn)) return false;
  mp_parse_node_struct_t* node = (mp_parse_node_struct_t*)pn;
  for (size_t i = 0; i < MP_PARSE_NODE_STRUCT_NUM_NODES(node); ++i) {
    if (has_annotation(node->nodes[i])) return true;
  }
  return false;
}

static void compile_node(compiler_t* comp, mp_parse_node_t pn);
static void compile_load_id(compiler_t* comp, qstr name);
static void compile_store_id(compiler_t* comp, qstr name);

static void start_class(compiler_t* comp, mp_parse_node_struct_t* pns) {
  if (!has_annotation(pns->nodes[2])) return;
  EMIT_ARG(build, 0, MP_EMIT_BUILD_MAP);
  compile_store_id(comp, MP_QSTR___annotations__);
}

// __annotations__["x"] = y, for `x: y` in a class. Elsewhere annotations are read and forgotten.
static void compile_annotation(compiler_t* comp, mp_parse_node_t target, mp_parse_node_t type) {
  if (comp->scope_cur->kind != SCOPE_CLASS || !MP_PARSE_NODE_IS_ID(target)) return;
  compile_node(comp, type);
  compile_load_id(comp, MP_QSTR___annotations__);
  EMIT_ARG(load_const_str, MP_PARSE_NODE_LEAF_ARG(target));
  EMIT_ARG(subscr, MP_EMIT_SUBSCR_STORE);
}

// The text under a `def` becomes the function's __doc__; the function is on the stack.
static void compile_function_doc(compiler_t* comp, mp_parse_node_t body) {
  if (MP_PARSE_NODE_IS_STRUCT_KIND(body, PN_suite_block_stmts)) {
    body = ((mp_parse_node_struct_t*)body)->nodes[0];
  }
  if (!MP_PARSE_NODE_IS_STRUCT_KIND(body, PN_expr_stmt)) return;
  mp_parse_node_struct_t* first = (mp_parse_node_struct_t*)body;
  if (!MP_PARSE_NODE_IS_NULL(first->nodes[1]) || !is_text_node(first->nodes[0])) return;
  EMIT(dup_top);
  compile_node(comp, first->nodes[0]);
  EMIT(rot_two);
  EMIT_ARG(attr, MP_QSTR___doc__, MP_EMIT_ATTR_STORE);
}

// "A.f" of a method, "f.<locals>.g" of a function in a function.
static qstr full_name(const scope_t* outer, qstr name) {
  if (outer->kind != SCOPE_CLASS && outer->kind != SCOPE_FUNCTION) return name;
  vstr_t vstr;
  vstr_init(&vstr, 32);
  vstr_printf(&vstr, outer->kind == SCOPE_CLASS ? "%q.%q" : "%q.<locals>.%q", outer->simple_name,
              name);
  qstr all = qstr_from_strn(vstr.buf, vstr.len);
  vstr_clear(&vstr);
  return all;
}

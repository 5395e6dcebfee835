# The two modules of the page's Python worker; included by src/python/CMakeLists.txt.
#   python_jspi.mjs  suspends while it waits: output streams, Stop works at once, HTTP by the page
#   python_sync.mjs  blocks the worker; for browsers without WebAssembly.Suspending
set(web_python ${CMAKE_CURRENT_LIST_DIR})
set(link -Oz -sSUPPORT_LONGJMP=wasm
  # One factory in an ES module, only for workers; files and requests are the worker's business.
  -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=worker -sFILESYSTEM=0 -sSTRICT
  -sINCOMING_MODULE_JS_API=instantiateWasm
  # Small at rest, because a copy of it is kept after each cell; Python's own limit is lower.
  -sALLOW_MEMORY_GROWTH -sINITIAL_MEMORY=4MB -sMAXIMUM_MEMORY=1GB -sMALLOC=emmalloc
  -sSTACK_SIZE=256KB
  # The content security policy forbids eval and new Function.
  -sDYNAMIC_EXECUTION=0 --no-entry
  -sEXPORTED_FUNCTIONS=_tpy_init,_tpy_run,_tpy_heap_size,_tpy_set_environment,_tpy_file_put,_tpy_file_offer,_tpy_file_get,_tpy_file_remove,_tpy_file_list,_malloc,_free
  -sEXPORTED_RUNTIME_METHODS=HEAPU8,HEAPU32,HEAPF64,wasmMemory
  # Pointers must be found by the garbage collector (stack_roots.c). The pass looks for the stack
  # pointer by its name: names are kept until it has run, and stripped right after.
  --profiling-funcs -sBINARYEN_EXTRA_PASSES=--spill-pointers,--strip-debug
  --js-library ${web_python}/bridge.js)

target_sources(tpy PRIVATE ${web_python}/stack_roots.c)
foreach(name python_jspi python_sync)
  add_executable(${name} ${web_python}/host_web.cpp)
  target_link_libraries(${name} PRIVATE tpy)
  target_compile_options(${name} PRIVATE -fno-exceptions -fno-rtti ${strict})
  target_link_options(${name} PRIVATE ${link})
  set_target_properties(${name} PROPERTIES SUFFIX .mjs LINK_DEPENDS ${web_python}/bridge.js)
endforeach()
target_link_options(python_jspi PRIVATE -sJSPI -sJSPI_EXPORTS=tpy_run)

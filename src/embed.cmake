# Data files inside the program.

set(TRIPTYCH_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

# Run as `cmake -P`: turns FILE into OUT, a source file that defines
# std::string_view triptych::assets::SYMBOL().
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ "${FILE}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  # Lines of 32 bytes: some tools dislike one line of a megabyte.
  string(REPEAT "....," 32 line)
  string(REGEX REPLACE "(${line})" "\\1\n" bytes "${bytes}")
  file(WRITE "${OUT}" "#include <string_view>\n\nnamespace triptych::assets {\nnamespace {\n"
    "const unsigned char kBytes[] = {\n${bytes}0};\n}  // namespace\n"
    "std::string_view ${SYMBOL}();\n"
    "std::string_view ${SYMBOL}() {\n"
    "  return {reinterpret_cast<const char*>(kBytes), sizeof kBytes - 1};\n}\n"
    "}  // namespace triptych::assets\n")
  return()
endif()

# triptych_embed(<target> <file> <symbol>): adds the above to the target. A file that nobody has
# written yet is embedded as empty text, so that the program can say what is missing.
function(triptych_embed target file symbol)
  set(out ${CMAKE_BINARY_DIR}/generated/${symbol}.cpp)
  get_source_file_property(generated ${file} GENERATED)
  file(GLOB found CONFIGURE_DEPENDS ${file})
  if(NOT found AND NOT generated)
    set(file ${CMAKE_BINARY_DIR}/generated/empty)
    file(WRITE ${file} "")
  endif()
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DFILE=${file} -DOUT=${out} -DSYMBOL=${symbol}
            -P ${TRIPTYCH_EMBED_SCRIPT}
    DEPENDS ${file} ${TRIPTYCH_EMBED_SCRIPT}
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()

# triptych_words(<variable>): sets it to the English words; for the page, to those of its first frame, which
# web/first_words.txt lists. The page fetches all of them after that frame.
function(triptych_words variable)
  set(all ${PROJECT_SOURCE_DIR}/assets/strings/en.json)
  set(${variable} ${all} PARENT_SCOPE)
  find_program(NODE node NO_CMAKE_FIND_ROOT_PATH)
  if(NOT EMSCRIPTEN OR NOT NODE)
    return()
  endif()
  set(out ${CMAKE_BINARY_DIR}/generated/first_words.json)
  set(list ${PROJECT_SOURCE_DIR}/web/first_words.txt)
  set(script ${PROJECT_SOURCE_DIR}/web/tools/first_words.mjs)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${NODE} ${script} ${list} ${all} ${out}
    DEPENDS ${script} ${list} ${all}
    VERBATIM)
  set_source_files_properties(${out} PROPERTIES GENERATED TRUE)
  set(${variable} ${out} PARENT_SCOPE)
endfunction()

# triptych_prices(<variable>): sets it to the price table, which web/tools/prices.mjs makes from an npm
# package. Without that package prices are unknown, and the program says so. The page fetches them after
# its first frame (web/tools/package_site.mjs) and has none inside.
function(triptych_prices variable)
  if(EMSCRIPTEN)
    set(${variable} ${CMAKE_BINARY_DIR}/generated/none PARENT_SCOPE)
    return()
  endif()
  set(out ${CMAKE_BINARY_DIR}/generated/prices.json)
  set(package ${PROJECT_SOURCE_DIR}/web/tools/node_modules/@pydantic/genai-prices/package.json)
  file(GLOB installed CONFIGURE_DEPENDS ${package})
  find_program(NODE node NO_CMAKE_FIND_ROOT_PATH)
  if(installed AND NODE)
    add_custom_command(
      OUTPUT ${out}
      COMMAND ${NODE} ${PROJECT_SOURCE_DIR}/web/tools/prices.mjs ${out}
      DEPENDS ${PROJECT_SOURCE_DIR}/web/tools/prices.mjs ${package}
      VERBATIM)
    set_source_files_properties(${out} PROPERTIES GENERATED TRUE)
  else()
    message(STATUS "No price table: run `npm ci` in web/tools to get it.")
  endif()
  set(${variable} ${out} PARENT_SCOPE)
endfunction()

# Run as `cmake -DDIR=... -DOUT=... -P`: gathers the truth files beside the samples into one compact
# JSON list [{name, size, sha256, truth}], for practice/truth.cpp.
if(CMAKE_SCRIPT_MODE_FILE)
  file(GLOB truths ${DIR}/*.truth.json)
  list(SORT truths)
  set(rows "")
  foreach(truth ${truths})
    string(REPLACE ".truth.json" "" sample ${truth})
    get_filename_component(name ${sample} NAME)
    file(SIZE ${sample} size)
    file(SHA256 ${sample} hash)
    file(READ ${truth} json)
    # A JSON string holds no line end, so what stands around one is indentation.
    string(REGEX REPLACE "\n *" "" json "${json}")
    if(rows)
      string(APPEND rows ",\n")
    endif()
    string(APPEND rows
      "{\"name\":\"${name}\",\"size\":${size},\"sha256\":\"${hash}\",\"truth\":${json}}")
  endforeach()
  file(WRITE ${OUT} "[${rows}]\n")
  return()
endif()

# triptych_practice_truth(<variable>): sets it to that list.
set(TRIPTYCH_TRUTH_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
function(triptych_practice_truth variable)
  set(dir ${PROJECT_SOURCE_DIR}/assets/samples)
  set(out ${CMAKE_BINARY_DIR}/generated/practice_truth.json)
  file(GLOB samples CONFIGURE_DEPENDS ${dir}/*)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DDIR=${dir} -DOUT=${out} -P ${TRIPTYCH_TRUTH_SCRIPT}
    DEPENDS ${samples} ${TRIPTYCH_TRUTH_SCRIPT}
    VERBATIM)
  set_source_files_properties(${out} PROPERTIES GENERATED TRUE)
  set(${variable} ${out} PARENT_SCOPE)
endfunction()

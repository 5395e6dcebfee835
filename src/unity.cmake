# Joins sources into few translation units, so that their headers are parsed once for several files.

option(TRIPTYCH_UNITY "Compile several files as one; off compiles each by itself" ON)

# triptych_unity(<variable> <root> <source>...): sets the variable to generated files, each of which
# includes up to eight sources of one folder. Sources are named by their path below <root>, which
# must be an include directory: a clone in another folder then makes the same files, and finds them
# in the compiler's cache. Two sources of a folder may not define the same local name.
function(triptych_unity variable root)
  if(NOT TRIPTYCH_UNITY)
    set(${variable} ${ARGN} PARENT_SCOPE)
    return()
  endif()
  set(out "")
  set(last "")
  set(held "")
  set(count 0)
  foreach(source ${ARGN} /end)
    get_filename_component(folder "${source}" DIRECTORY)
    file(RELATIVE_PATH path ${root} "${source}")
    if(held AND (source STREQUAL "/end" OR NOT folder STREQUAL last OR count EQUAL 8))
      get_filename_component(first ${first_path} NAME_WE)
      get_filename_component(where ${first_path} DIRECTORY)
      set(file ${CMAKE_BINARY_DIR}/unity/${where}/${first}_and_others.cpp)
      file(CONFIGURE OUTPUT ${file} CONTENT "${held}" @ONLY)  # untouched when it is the same
      list(APPEND out ${file})
      set(held "")
      set(count 0)
    endif()
    if(NOT held)
      set(first_path ${path})
    endif()
    string(APPEND held "#include \"${path}\"\n")
    math(EXPR count "${count} + 1")
    set(last "${folder}")
  endforeach()
  set(${variable} ${out} PARENT_SCOPE)
endfunction()

# Tests of the interpreter; included by src/python/CMakeLists.txt with TPY_TESTS.
find_package(GTest REQUIRED)
set(tests ${TRIPTYCH_ROOT}/tests/python)
file(GLOB test_sources CONFIGURE_DEPENDS ${tests}/*_test.cpp ${tests}/course.cpp ${tests}/differential.cpp
  ${tests}/fake_host.cpp)
list(APPEND test_sources ${TRIPTYCH_ROOT}/tests/fakes/source_dir.cpp)
set_source_files_properties(${TRIPTYCH_ROOT}/tests/fakes/source_dir.cpp PROPERTIES
  COMPILE_DEFINITIONS TRIPTYCH_SOURCE_DIR="${TRIPTYCH_ROOT}")
list(FILTER test_sources EXCLUDE REGEX "/lessons_test.cpp$")
add_executable(triptych_python_tests ${test_sources})
target_link_libraries(triptych_python_tests PRIVATE tpy GTest::gtest GTest::gtest_main m)
target_include_directories(triptych_python_tests PRIVATE ${tests} ${TRIPTYCH_ROOT}/tests)
target_compile_options(triptych_python_tests PRIVATE -O0 ${strict})

# Runs files as cells, one after another: python_cells FILE...
add_executable(python_cells ${tests}/tools/python_cells.cpp ${tests}/fake_host.cpp)
target_link_libraries(python_cells PRIVATE tpy m)
target_include_directories(python_cells PRIVATE ${tests})
target_compile_options(python_cells PRIVATE -O0 ${strict})

# The lessons: every cell, starter, solution and test, against the practice provider.
# bin/triptych_lesson_tests --gtest_filter='*<id of a lesson>*'
function(lesson_tests)
  set(PROJECT_SOURCE_DIR ${TRIPTYCH_ROOT})  # the root's rules for data files look below it
  set(src ${TRIPTYCH_ROOT}/src)
  include(${src}/embed.cmake)
  include(${src}/practice/truth.cmake)
  include(${src}/unity.cmake)
  file(GLOB_RECURSE core CONFIGURE_DEPENDS ${src}/base/*.cpp ${src}/llm/*.cpp ${src}/practice/*.cpp
    ${src}/truth/*.cpp ${src}/results/*.cpp)
  list(REMOVE_ITEM core ${src}/base/base64.cpp ${src}/base/base64_simd.cpp  # the interpreter has them
    ${src}/base/secret_mask.cpp ${src}/base/sha256.cpp
    ${src}/base/version.cpp)
  list(APPEND core ${src}/lesson/lesson.cpp ${src}/lesson/lesson_lines.cpp
    ${src}/lesson/load_lesson.cpp ${src}/lesson/export_lesson.cpp
    ${src}/lesson/read_tasks.cpp ${src}/lesson/read_xray.cpp ${src}/lesson/grade.cpp)
  triptych_unity(core ${src} ${core})
  add_library(lesson_core STATIC ${core})
  target_include_directories(lesson_core PUBLIC ${src})
  target_include_directories(lesson_core SYSTEM PUBLIC ${TRIPTYCH_THIRD_PARTY}/json/include)
  # Judged by the unit tests already: here they only have to be quick to build and to run.
  target_compile_options(lesson_core PRIVATE -O1)
  triptych_embed(lesson_core ${TRIPTYCH_ROOT}/assets/models.json models_json)
  triptych_embed(lesson_core ${TRIPTYCH_ROOT}/assets/token_rules.json token_rules_json)
  triptych_embed(lesson_core ${TRIPTYCH_ROOT}/assets/strings/en.json strings_en)
  triptych_embed(lesson_core /no/prices prices_json)
  triptych_practice_truth(truth)
  triptych_embed(lesson_core ${truth} practice_truth)

  add_executable(triptych_lesson_tests ${tests}/lessons_test.cpp ${tests}/fake_host.cpp
    ${TRIPTYCH_ROOT}/tests/fakes/source_dir.cpp)
  set_target_properties(triptych_lesson_tests PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
  target_link_libraries(triptych_lesson_tests PRIVATE
    tpy lesson_core GTest::gtest GTest::gtest_main m)
  target_include_directories(triptych_lesson_tests PRIVATE ${tests} ${TRIPTYCH_ROOT}/tests)
  target_compile_options(triptych_lesson_tests PRIVATE -O0 ${strict})
endfunction()
lesson_tests()

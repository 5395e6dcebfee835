# Tests of the interpreter; included by src/python/CMakeLists.txt with TPY_TESTS.
find_package(GTest REQUIRED)
set(tests ${TRIPTYCH_ROOT}/tests/python)
file(GLOB test_sources CONFIGURE_DEPENDS ${tests}/*_test.cpp ${tests}/course.cpp ${tests}/fake_host.cpp)
list(APPEND test_sources ${TRIPTYCH_ROOT}/tests/fakes/source_dir.cpp)
set_source_files_properties(${TRIPTYCH_ROOT}/tests/fakes/source_dir.cpp PROPERTIES
  COMPILE_DEFINITIONS TRIPTYCH_SOURCE_DIR="${TRIPTYCH_ROOT}")
# Built beside the core, which they need: see tests/CMakeLists.txt.
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

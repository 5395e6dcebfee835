# Compile flags that every object of the page must share, each with its reason.

# Small beats fast for code that runs once a frame or once a click: bytes are start-up time.
# Files with hot loops are raised to -O3 in web/CMakeLists.txt.
set(CMAKE_C_FLAGS_RELEASE "-Oz -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG")

add_compile_options(
  $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>  # nobody asks an object for its class; the names would come along
  -flto            # a tenth of the bytes goes when the whole program is seen at once
  -fno-exceptions  # errors are values here; the ways out of every call would be a tenth of the bytes
  -msimd128)       # base64 and text scanning use SIMD; every browser we support has it
add_link_options(-fno-exceptions -flto)

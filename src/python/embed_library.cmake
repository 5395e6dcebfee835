# cmake -DROOT=lib -DOUT=library.cpp -P embed_library.cmake
# The .py files as C++ text. Comment lines and blank lines become empty ones: line numbers stay,
# bytes that every visitor would download go. Docstrings and code are left as they are.
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/*.py)
list(SORT files)
string(CONCAT out "#include \"library.h\"\n\nnamespace triptych::python {\nnamespace {\n"
  "constexpr LibraryFile kFiles[] = {\n")
foreach(file IN LISTS files)
  file(READ ${ROOT}/${file} text)
  string(REGEX REPLACE "\n *#[^\n]*" "\n" text "\n${text}")
  string(SUBSTRING "${text}" 1 -1 text)
  # The same for indentation: one tab for four spaces, level by level.
  foreach(level RANGE 7)
    string(REGEX REPLACE "(\n\t*)    " "\\1\t" text "${text}")
  endforeach()
  # Compilers limit the length of one literal: a new one every so often is joined to the last.
  string(REPLACE "\ndef " "\n)lib\" R\"lib(def " text "${text}")
  string(REPLACE "\nclass " "\n)lib\" R\"lib(class " text "${text}")
  string(APPEND out "    {\"${file}\", R\"lib(${text})lib\"},\n")
endforeach()
file(WRITE ${OUT} "${out}};\n}  // namespace\n\n"
  "std::span<const LibraryFile> library() { return kFiles; }\n\n}  // namespace triptych::python\n")

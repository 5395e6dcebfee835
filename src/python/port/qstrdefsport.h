// Names that MicroPython shall intern besides those found in the sources: none. Its build rules
// ask for this file by name; they read it as a list, so nothing else may stand here.

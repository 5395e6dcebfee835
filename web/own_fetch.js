// Stands in front of the program's module (--pre-js): what emscripten_fetch calls "fetch" there is the
// page's guarded one. The module itself is fetched by the shell, not here.
const fetch = (address, how) => Module['host'].guardedFetch(address, how);

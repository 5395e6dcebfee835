# SDL2 as far as this page needs it: the window on the canvas and its WebGL context (sdl_canvas.c). Emscripten's own
# port has all of it, and of its blitters, sound and joysticks 180 kB would come along, which nothing here can reach.

set(sdl ${TRIPTYCH_THIRD_PARTY}/sdl2)
set(sdl_rooms . atomic cpuinfo events loadso/dummy render stdlib thread thread/generic timer
  timer/unix video)
list(TRANSFORM sdl_rooms REPLACE "(.+)" "${sdl}/src/\\1/*.c" OUTPUT_VARIABLE sdl_globs)
file(GLOB sdl_sources ${sdl_globs})
add_library(triptych_sdl STATIC ${sdl_sources} sdl_canvas.c)
target_include_directories(triptych_sdl SYSTEM PUBLIC ${sdl}/include PRIVATE ${sdl}/src)
target_compile_definitions(triptych_sdl PRIVATE
  SDL_LEAN_AND_MEAN=1  # no blitters, nothing run-length encoded, no YUV
  SDL_AUDIO_DISABLED=1 SDL_JOYSTICK_DISABLED=1 SDL_SENSOR_DISABLED=1 SDL_RENDER_DISABLED=1
  SDL_POWER_DISABLED=1 SDL_LOADSO_DISABLED=1)
target_compile_options(triptych_sdl PRIVATE -w)

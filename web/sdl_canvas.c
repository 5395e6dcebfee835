// SDL's way to the canvas, in the place of its own: a window is the canvas as the page has made it,
// and draws with WebGL2. Its own takes input and the full screen as well, which this page does
// itself, and resizes the canvas twice and lays out the page to find out how large the window is.
#include "SDL_internal.h"
#include "video/SDL_sysvideo.h"

#include <emscripten/html5.h>
#include <emscripten/html5_webgl.h>

static const char kCanvas[] = "#canvas";

static int init_video(_THIS) {
  SDL_DisplayMode mode;
  SDL_zero(mode);
  mode.format = SDL_PIXELFORMAT_RGB888;
  mode.w = mode.h = 16384;  // of the largest canvas: nobody asks how large the screen is
  return SDL_AddBasicVideoDisplay(&mode) < 0 ? -1 : 0;
}

static int create_window(_THIS, SDL_Window* window) { return 0; }
static void nothing(_THIS) {}
static void destroy_window(_THIS, SDL_Window* window) {}

static int load_library(_THIS, const char* path) { return 0; }

static SDL_GLContext create_context(_THIS, SDL_Window* window) {
  EmscriptenWebGLContextAttributes wanted;
  emscripten_webgl_init_context_attributes(&wanted);
  wanted.majorVersion = 2;
  wanted.alpha = wanted.depth = wanted.stencil = wanted.antialias = EM_FALSE;
  wanted.enableExtensionsByDefault = EM_FALSE;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE made = emscripten_webgl_create_context(kCanvas, &wanted);
  if (made <= 0 || emscripten_webgl_make_context_current(made) != EMSCRIPTEN_RESULT_SUCCESS) {
    SDL_SetError("no WebGL2");
    return NULL;
  }
  return (SDL_GLContext)made;
}

static int make_current(_THIS, SDL_Window* window, SDL_GLContext context) { return 0; }

static int swap_window(_THIS, SDL_Window* window) {
  return 0;
}  // the browser does, after each task

static void delete_context(_THIS, SDL_GLContext context) {
  emscripten_webgl_destroy_context((EMSCRIPTEN_WEBGL_CONTEXT_HANDLE)context);
}

static void delete_device(SDL_VideoDevice* device) { SDL_free(device); }

static SDL_VideoDevice* create_device(void) {
  SDL_VideoDevice* device = (SDL_VideoDevice*)SDL_calloc(1, sizeof *device);
  if (!device) {
    SDL_OutOfMemory();
    return NULL;
  }
  device->VideoInit = init_video;
  device->VideoQuit = nothing;
  device->PumpEvents = nothing;
  device->CreateSDLWindow = create_window;
  device->DestroyWindow = destroy_window;
  device->GL_LoadLibrary = load_library;
  device->GL_UnloadLibrary = nothing;
  device->GL_CreateContext = create_context;
  device->GL_MakeCurrent = make_current;
  device->GL_SwapWindow = swap_window;
  device->GL_DeleteContext = delete_context;
  device->free = delete_device;
  return device;
}

VideoBootStrap Emscripten_bootstrap = {"canvas", "the canvas of the page", create_device, NULL};

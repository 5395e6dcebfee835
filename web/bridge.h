// Everything the program asks of the page: the only imports from JavaScript. Their one-line bodies
// are in bridge.js and delegate to the modules in web/js. What happens all the time (frames, the
// mirror, text, pieces of an answer) has a function of its own; everything else is a message, see
// messages.inc. Text goes as pointer and length (UTF-8) and is copied before the call returns.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {
// Hands the module to the page's scripts; `ready` afterwards delivers what is known at the start
// (size, stored settings, address, theme) through the exports.
void bridge_start();
void bridge_ready();
[[noreturn]] void bridge_give_up(const char* why);  // the page tells the person

// platform/orders.js: a message, by tell.h.
void bridge_tell(const char* kind, const char* fields, std::size_t length, const void* bytes,
                 std::size_t size);

// platform/loop.js: one pending frame at most; `post` runs a turn soon even while the tab is
// hidden.
void bridge_loop_request_frame();
void bridge_loop_post();
void bridge_loop_set_timer(double milliseconds);  // < 0: none

// mirror/mirror.js
void bridge_mirror_apply(const char* ops, std::size_t length);

// python/course.js: a piece of the answer to a cell's request.
void bridge_cell_chunk(std::uint32_t id, const void* data, std::size_t size);

// platform/text_raster.js. Sizes of box and paint in device pixels.
double bridge_text_measure(int face, double px, double density, const char* run,
                           std::size_t length);
// Tells [width, height, left, top] of the ink; all 0 when there is nothing to see.
void bridge_text_box(int face, double px, const char* run, std::size_t length, std::int32_t* facts);
// facts: those of the box, then x and y in the texture. Seen there after bridge_text_painted.
void bridge_text_paint(std::uint32_t texture, int face, double px, double phase, const char* run,
                       std::size_t length, const std::int32_t* facts);
void bridge_text_painted();
void bridge_text_forget();  // what it made on the graphics card, which was lost
// Byte offsets at which emoji begin and end, by turns; `out` has room for `length`. Returns how
// many.
int bridge_text_emoji_edges(const char* run, std::size_t length, std::uint32_t* out);
// Byte offsets at which unspaced text may break; `out` has room for `length`. Returns how many.
int bridge_text_word_breaks(const char* run, std::size_t length, std::uint32_t* out);
}

// Everything the program asks of the page: the only imports from JavaScript. Their one-line bodies
// are in bridge.js and delegate to the modules in web/js. Text goes as pointer and length (UTF-8)
// and is copied before the call returns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" {
// Hands the module to the page's scripts; `ready` afterwards delivers what is known at the start
// (size, stored settings, address, theme) through the exports.
void bridge_start();
void bridge_ready();
[[noreturn]] void bridge_give_up(const char* why);  // the page tells the person

// loop.js: one pending frame at most; `post` runs a turn soon even while the tab is hidden.
void bridge_loop_request_frame();
void bridge_loop_post();
void bridge_loop_set_timer(double milliseconds);  // < 0: none

// mirror.js, stage.js
void bridge_mirror_apply(const char* ops, std::size_t length);
void bridge_stage_set_variables(const char* css, std::size_t length);
void bridge_stage_say(const char* text, std::size_t length);
void bridge_stage_copy(const char* text, std::size_t length, const char* what,
                       std::size_t what_length);
void bridge_stage_download(const char* name, std::size_t name_length, const char* type,
                           std::size_t type_length, const char* text, std::size_t length);
void bridge_stage_download_bytes(const char* name, std::size_t name_length, const char* type,
                                 std::size_t type_length, const void* data, std::size_t size);
void bridge_stage_open_link(const char* url, std::size_t length);
void bridge_stage_set_fragment(const char* fragment, std::size_t length);

// print.js: blocks for paper, src/app/print.h
void bridge_print_show(const char* json, std::size_t length);

// appearance.js
void bridge_appearance_set_scale(int percent);
void bridge_appearance_fetch_strings(const char* code, std::size_t length);
void bridge_appearance_show_language(const char* code, std::size_t length);

// installer.js
void bridge_installer_install();
void bridge_installer_update();

// course.js
void bridge_course_fetch_lessons();
void bridge_course_save_progress(const char* json, std::size_t length);
void bridge_course_run(const char* name, std::size_t name_length, const char* code,
                       std::size_t length);
void bridge_course_stop();
void bridge_course_restart();
void bridge_course_answer(const char* text, std::size_t length, int cancelled);
void bridge_course_set_keys(const char* lines, std::size_t length);  // "NAME\tkey" each
void bridge_course_put_file(const char* name, std::size_t length, const void* data,
                            std::size_t size);
// News of a cell's request: "name\tvalue" lines, bytes, the end, or an error.
void bridge_course_head(std::uint32_t id, int status, const char* headers, std::size_t length);
void bridge_course_chunk(std::uint32_t id, const void* data, std::size_t size);
void bridge_course_end(std::uint32_t id);
// how: 0 network, 1 timeout, 2 not sent by this page
void bridge_course_error(std::uint32_t id, int how, const char* words, std::size_t length);

// text_raster.js: paint keeps the bitmap and tells [width, height, left, top, coloured]; copy
// fetches it.
double bridge_text_measure(int face, double px, const char* run, std::size_t length);
int bridge_text_paint(int face, double px, double density, const char* run, std::size_t length,
                      std::int32_t* facts);
void bridge_text_copy(std::uint8_t* pixels);
// Byte offsets at which unspaced text may break; `out` has room for `length`. Returns how many.
int bridge_text_word_breaks(const char* run, std::size_t length, std::uint32_t* out);

// media.js
void bridge_media_pick(int kind);  // PickKind
void bridge_media_load_sample(const char* path, std::size_t length);
void bridge_media_load_lesson_file(const char* path, std::size_t length);
void bridge_media_attach_picture(std::uint32_t id, const char* name, std::size_t length);
void bridge_media_save_picture(std::uint32_t id, const char* name, std::size_t length);
void bridge_media_thumbnail(std::uint32_t id, const void* data, std::size_t size, const char* type,
                            std::size_t type_length, int width);
void bridge_media_drop_thumbnail(std::uint32_t id);

// prepare.js
void bridge_prepare_start(std::uint32_t job, const char* tool, std::size_t tool_length,
                          const char* type, std::size_t type_length, const char* orders,
                          std::size_t orders_length, const void* data, std::size_t size);
void bridge_prepare_order(std::uint32_t job, const char* order, std::size_t length);
void bridge_prepare_stop(std::uint32_t job);
// batch.js
void bridge_batch_append(const char* lines, std::size_t length);
void bridge_batch_read(std::uint32_t file, std::uint32_t request);
void bridge_batch_clear(std::uint32_t before);
void bridge_batch_pick_results();
void bridge_batch_write(const char* name, std::size_t name_length, const char* text,
                        std::size_t length, int last);

// storage/run_store.js
void bridge_runs_keep_file(const char* id, std::size_t id_length, const void* data,
                           std::size_t size, const char* type, std::size_t type_length);
void bridge_runs_keep_text(const char* id, std::size_t id_length, const char* text,
                           std::size_t length);
void bridge_runs_drop_file(const char* id, std::size_t length);
void bridge_runs_load_file(const char* id, std::size_t id_length, const char* name,
                           std::size_t length);
// `files`, `ids` and `used`: ids, one a line.
void bridge_runs_keep_run(const char* id, std::size_t id_length, const char* summary,
                          std::size_t summary_length, const char* record, std::size_t record_length,
                          const char* files, std::size_t files_length);
void bridge_runs_drop_runs(const char* ids, std::size_t ids_length, const char* used,
                           std::size_t used_length);
void bridge_runs_load_run(const char* id, std::size_t length);
void bridge_runs_list();
void bridge_stage_copy_link(const char* fragment, std::size_t length, const char* what,
                            std::size_t what_length);

// other_tabs.js
void bridge_tabs_forget_keys();

// store.js
void bridge_store_save_settings(const char* json, std::size_t length);
void bridge_store_save_keys(const char* json, std::size_t length);
void bridge_store_forget();
void bridge_store_mark_doomed(const char* json, std::size_t length);
}

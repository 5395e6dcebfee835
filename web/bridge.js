// The imports of bridge.h: one line each, delegating to the ES modules in web/js, which the shell puts
// into Module.host. Pointers and lengths become strings here, nothing else happens.
addToLibrary({
  bridge_start__sig: 'v',
  bridge_start: () => Module.host.start(Module),
  bridge_ready__sig: 'v',
  bridge_ready: () => Module.host.ready(),

  bridge_give_up__sig: 'vp',
  bridge_give_up__deps: ['$UTF8ToString'],
  bridge_give_up: (why) => abort(UTF8ToString(why)),

  bridge_tell__sig: 'vppppp',
  bridge_tell__deps: ['$UTF8ToString'],
  bridge_tell: (kind, p, n, data, size) =>
    Module.host.take(UTF8ToString(kind), UTF8ToString(p, n), data, size),

  bridge_loop_request_frame__sig: 'v',
  bridge_loop_request_frame: () => Module.host.loop.requestFrame(),
  bridge_loop_post__sig: 'v',
  bridge_loop_post: () => Module.host.loop.post(),
  bridge_loop_set_timer__sig: 'vd',
  bridge_loop_set_timer: (ms) => Module.host.loop.setTimer(ms),

  bridge_mirror_apply__sig: 'vpp',
  bridge_mirror_apply__deps: ['$UTF8ToString'],
  bridge_mirror_apply: (p, n) => Module.host.mirror.apply(UTF8ToString(p, n)),

  bridge_cell_chunk__sig: 'vipp',
  bridge_cell_chunk: (id, p, n) => Module.host.later.course.chunk(id >>> 0, p, n),

  bridge_text_measure__sig: 'diddpp',
  bridge_text_measure__deps: ['$UTF8ToString'],
  bridge_text_measure: (face, px, density, p, n) =>
    Module.host.text.measure(face, px, density, UTF8ToString(p, n)),
  bridge_text_box__sig: 'vidppp',
  bridge_text_box__deps: ['$UTF8ToString'],
  bridge_text_box: (face, px, p, n, facts) =>
    Module.host.text.box(face, px, UTF8ToString(p, n), facts),
  bridge_text_paint__sig: 'viiddppp',
  bridge_text_paint__deps: ['$GL', '$UTF8ToString'],
  bridge_text_paint: (texture, face, px, phase, p, n, facts) =>
    Module.host.text.paint(GLctx, GL.textures[texture], face, px, phase, UTF8ToString(p, n), facts),
  bridge_text_painted__sig: 'v',
  bridge_text_painted__deps: ['$GL'],
  bridge_text_painted: () => Module.host.text.painted(GLctx),
  bridge_text_forget__sig: 'v',
  bridge_text_forget: () => Module.host.text.forget(),
  bridge_text_emoji_edges__sig: 'ippp',
  bridge_text_emoji_edges__deps: ['$UTF8ToString'],
  bridge_text_emoji_edges: (p, n, out) => Module.host.text.emojiEdges(UTF8ToString(p, n), out),

  bridge_text_word_breaks__sig: 'ippp',
  bridge_text_word_breaks__deps: ['$UTF8ToString'],
  bridge_text_word_breaks: (p, n, out) => Module.host.text.wordBreaks(UTF8ToString(p, n), out),
});

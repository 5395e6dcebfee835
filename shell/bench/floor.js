// All of bench_floor.html: an empty page that clears a WebGL2 canvas, as little as a page with a canvas can do.

/** @type {import('./types.js').BenchHost | undefined} */
const host = window.opener?.triptychBench;
const gl = document.querySelector('canvas')?.getContext('webgl2');
requestAnimationFrame(() => {
  gl?.clearColor(0.1, 0.1, 0.1, 1);
  gl?.clear(gl.COLOR_BUFFER_BIT);
  host?.drawn(performance.now());
});

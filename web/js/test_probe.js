// For tests, and only when the address says ?testing=1: lets them wait for named states, not for time.

/**
 * @param {import('./host.js').Host} host
 * @param {HTMLElement} root the mirror
 */
function makeProbe(
  { program, loop, media, announcer, appearance, course, prepare, shelf, batch },
  root,
) {
  let mutations = 0;
  new MutationObserver((list) => {
    mutations += list.length;
  }).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  return Object.freeze({
    /** Nothing pending: no frame, no run, no file, no announcement. */
    idle: () =>
      !program.busy() &&
      !loop.pending &&
      media.active === 0 &&
      prepare.active === 0 &&
      shelf.active === 0 &&
      batch.active === 0 &&
      appearance.active === 0 &&
      course.active === 0 &&
      !announcer.pending,
    /** Frames drawn so far. */
    frames: () => program.framesDrawn(),
    /** Turns of the program so far, drawn or not. */
    turns: () => program.turns(),
    /** Bytes of the program's memory; it never shrinks. */
    heap: () => program.bytes.length,
    /** Pixels of the largest texture that text is painted into. */
    atlas: () => program.atlas(),
    /** [milliseconds spent on the mirror so far, items it shows]. */
    mirrorCost: () => program.mirrorCost(),
    /** Changes of the mirror so far. */
    mutations: () => mutations,
  });
}

/** @typedef {ReturnType<typeof makeProbe>} Probe */

/** @param {import('./host.js').Host} host @param {HTMLElement} root the mirror */
export function installProbe(host, root) {
  window.__triptych = makeProbe(host, root);
}

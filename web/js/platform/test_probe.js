// For tests, and only when the address says ?testing=1: lets them wait for named states, not for time.

/** @param {Uint8Array} bytes @param {Uint8Array} wanted */
function holds(bytes, wanted) {
  for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}

/**
 * @param {import('./host.js').Host} host
 * @param {HTMLElement} root the mirror
 * @param {import('./program_parts.js').ProgramParts} parts
 * @returns {import('./probe_types.js').Probe}
 */
function makeProbe(host, root, parts) {
  const { program, loop, media, outgoing, announcer, appearance, runs, store, batch } = host;
  let mutations = 0;
  new MutationObserver((list) => {
    mutations += list.length;
  }).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  const settled = () => !program.busy() && !loop.pending;
  return Object.freeze({
    settled,
    idle: () =>
      settled() &&
      media.active === 0 &&
      host.late?.prepare.active === 0 &&
      runs.active === 0 &&
      store.active === 0 &&
      batch.active === 0 &&
      appearance.active === 0 &&
      host.late?.course.active === 0 &&
      !announcer.pending,
    asking: () => program.asking(),
    missedWords: () => program.missedWords(),
    frames: () => program.framesDrawn(),
    redraw: () => {
      program.context(true); // else a frame that looks like the last one is not drawn
      program.frame();
    },
    turns: () => program.turns(),
    waited: () => parts.waited,
    heap: () => program.bytes.length,
    /** @param {string} text */
    heapHolds: (text) => holds(program.bytes, new TextEncoder().encode(text)),
    copied: () => media.files.copied,
    written: () => outgoing.written,
    atlas: () => program.atlas(),
    mirrorCost: () => program.mirrorCost(),
    mutations: () => mutations,
  });
}

/**
 * @param {import('./host.js').Host} host
 * @param {HTMLElement} root the mirror
 * @param {import('./program_parts.js').ProgramParts} parts
 */
export function installProbe(host, root, parts) {
  window.__triptych = makeProbe(host, root, parts);
}

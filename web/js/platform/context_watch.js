// The canvas may lose its graphics at any time; mostly they come back within a moment, but a driver that
// failed or a graphics card that was overloaded may keep them for good.

const PATIENCE = 6000; // ms that a page in sight may wait for its picture

/**
 * @param {EventTarget} canvas
 * @param {{lost: () => void, restored: () => void, forGood: () => void}} told
 */
export function watchContext(canvas, { lost, restored, forGood }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const wait = () => {
    clearTimeout(waiting);
    // Out of sight, browsers take graphics away and give them back later.
    waiting = setTimeout(() => (document.hidden ? wait() : forGood()), PATIENCE);
  };
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // or it never comes back
    lost();
    wait();
  });
  canvas.addEventListener('webglcontextrestored', () => {
    clearTimeout(waiting);
    restored();
  });
}

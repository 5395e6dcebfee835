// Tells the program where the pointer is, for the looks of things under it (hover, pressed). What a
// press means is decided by the element it hits, see web/js/mirror/input.js.

const MOVED = -1;
const PRESSED = 0;
const RELEASED = 1;
const LEFT = 2;

/**
 * @param {HTMLElement} stage
 * @param {import('./stage.js').Stage} page knows its scale
 * @param {import('./program.js').Program} program
 */
export function watchPointer(stage, page, program) {
  /** @param {number} what @param {PointerEvent} event */
  const tell = (what, event) => {
    if (!program.running) return;
    const box = stage.getBoundingClientRect();
    program.pointer(
      what,
      (event.clientX - box.left) / page.scale,
      (event.clientY - box.top) / page.scale,
    );
  };
  /**
   * @param {'pointermove' | 'pointerdown' | 'pointerup' | 'pointercancel' | 'pointerleave'} type
   * @param {number} what @param {(event: PointerEvent) => boolean} [wanted]
   */
  const on = (type, what, wanted = () => true) =>
    stage.addEventListener(
      type,
      (event) => {
        if (wanted(event)) tell(what, event);
      },
      { passive: true },
    );
  /** @param {PointerEvent} event */
  const primary = (event) => event.button === 0;
  /** @param {PointerEvent} event */
  const drags = (event) =>
    event.target instanceof Element && event.target.closest('.drags') !== null;
  on('pointermove', MOVED, (event) => event.pointerType !== 'touch' || drags(event));
  on('pointerdown', PRESSED, primary);
  on('pointerup', RELEASED, primary);
  on('pointerup', LEFT, (event) => event.pointerType === 'touch'); // a finger does not hover
  on('pointercancel', LEFT);
  on('pointerleave', LEFT);
}

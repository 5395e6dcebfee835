// What a button without words means, for those who point at it or come to it by keys: one box beside the
// element, after a moment. It says what the element's name says, so it is hidden from screen readers.

const DELAY = 400; // ms
const GAP = 6; // px between the element and the box, and to the window's edges

export class Tooltip {
  #box;
  /** @type {Element | null} */
  #of = null;
  #timer = 0;

  /** @param {HTMLElement} root the mirror's element */
  constructor(root) {
    this.#box = document.createElement('div');
    this.#box.id = 'tooltip';
    this.#box.hidden = true;
    this.#box.setAttribute('role', 'tooltip');
    this.#box.setAttribute('aria-hidden', 'true');
    root.after(this.#box);
    root.addEventListener('pointerover', (event) => {
      if (event.pointerType !== 'touch') this.#come(event.target);
    });
    root.addEventListener('pointerout', (event) => {
      if (this.#of && !this.#of.contains(/** @type {Node | null} */ (event.relatedTarget)))
        this.hide();
    });
    root.addEventListener('focusin', (event) => {
      const { target } = event;
      if (target instanceof Element && target.matches(':focus-visible')) this.#come(target);
    });
    root.addEventListener('focusout', () => this.hide());
    for (const type of ['pointerdown', 'keydown', 'scroll', 'wheel'])
      window.addEventListener(type, () => this.hide(), { capture: true, passive: true });
  }

  /** @param {EventTarget | null} target */
  #come(target) {
    const of = target instanceof Element ? target.closest('[data-tip]') : null;
    if (of === this.#of) return;
    this.hide();
    if (!of) return;
    this.#of = of;
    this.#timer = window.setTimeout(() => this.#show(of), DELAY);
  }

  /** @param {Element} of */
  #show(of) {
    if (!of.isConnected) return this.hide();
    const box = this.#box;
    box.textContent = of.getAttribute('data-tip');
    box.hidden = false;
    const at = of.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const middle = at.left + at.width / 2 - width / 2;
    const left = Math.max(GAP, Math.min(middle, window.innerWidth - width - GAP));
    const below = at.bottom + GAP + height <= window.innerHeight;
    box.style.left = `${Math.round(left)}px`;
    box.style.top = `${Math.round(below ? at.bottom + GAP : at.top - GAP - height)}px`;
  }

  hide() {
    window.clearTimeout(this.#timer);
    this.#of = null;
    this.#box.hidden = true;
  }
}

// Playwright's locator, over WebDriver: what App and the specs use of it.
import { IN_PAGE, sourceOf } from './find.mjs';

/** How W3C WebDriver calls an element. */
export const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Milliseconds until what is waited for must have come. */
export const PATIENCE = 20_000;

// A press that meets another element than the one to be clicked, since the page moved meanwhile, does not reach the page.
const PRESS = `const [one] = arguments;
  const { x, y, width, height } = one.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  const kinds = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
  let met = null;
  const meet = (event) => {
    met ??= event.target === top || one.contains(event.target);
    if (met) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  for (const kind of kinds) addEventListener(kind, meet, true);
  window.letPress = () => {
    for (const kind of kinds) removeEventListener(kind, meet, true);
    return met ?? false;
  };`;

export class Locator {
  /** @param {import('./page.mjs').Page} page @param {any[]} steps */
  constructor(page, steps) {
    this._page = page;
    this._steps = steps;
  }

  #with = (/** @type {object} */ step) => new Locator(this._page, [...this._steps, step]);
  page = () => this._page;
  getByRole = (/** @type {string} */ role, { name = undefined, ...more } = {}) =>
    this.#with({ role, name: sourceOf(name), ...more });
  getByText = (/** @type {any} */ text, more = {}) => this.#with({ text: sourceOf(text), ...more });
  locator = (/** @type {string} */ css, /** @type {any} */ more = {}) =>
    'hasText' in more ? this.#with({ css }).filter(more) : this.#with({ css });
  filter = ({ hasText = undefined, has = undefined }) =>
    this.#with(has ? { has: /** @type {any} */ (has)._steps } : { hasText: sourceOf(hasText) });
  nth = (/** @type {number} */ nth) => this.#with({ nth });
  first = () => this.nth(0);
  last = () => this.nth(-1);
  toString = () => JSON.stringify(this._steps);

  /**
   * Waits until `test` is content with the elements there are.
   * @param {string} test source of (elements, argument) => ({ok, seen})
   * @param {any} argument @param {number} patience in ms
   * @returns {Promise<{ok: boolean, seen: any}>}
   */
  async look(test, argument, patience = PATIENCE) {
    const end = Date.now() + patience;
    for (;;) {
      try {
        return await this._page._session.wait(
          `{ ${IN_PAGE}; return lookUntil(args[0], ${test}, args[1], args[2]); }`,
          this._steps,
          argument,
          Math.max(0, end - Date.now()),
        );
      } catch (problem) {
        if (Date.now() > end || !(await this._page.moved(problem))) throw problem;
      }
    }
  }

  /** The one element there is, when it can be used. @param {boolean} [enabled] it must not be barred */
  async #one(enabled = false) {
    const test = `(all) => ({ ok: all.length === 1 && (${!enabled} || isEnabled(all[0])), seen: all.length, one: all[0] })`;
    const { ok, seen, one } = /** @type {any} */ (await this.look(test, null));
    if (!ok) throw new Error(`${seen} elements${enabled ? ' that can be used' : ''}: ${this}`);
    return one;
  }

  /** @param {Function} work (element, argument) => anything @param {any} [argument] */
  async evaluate(work, argument = null) {
    const one = await this.#one();
    return this._page._session.wait(`(${work})(args[0], args[1])`, one, argument);
  }
  /** @param {Function} work (elements, argument) => anything @param {any} [argument] */
  evaluateAll(work, argument = null) {
    const script = `{ ${IN_PAGE}; return (${work})(find(args[0]), args[1]); }`;
    return this._page._session.wait(script, this._steps, argument);
  }

  count = () => this.evaluateAll((all) => all.length);
  textContent = () => this.evaluate((one) => one.textContent);
  inputValue = () => this.evaluate((one) => one.value);
  getAttribute = (/** @type {string} */ name) =>
    this.evaluate((one, key) => one.getAttribute(key), name);
  boundingBox = () =>
    this.evaluate((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { x, y, width, height };
    });
  focus = () => this.evaluate((one) => one.focus());
  blur = () => this.evaluate((one) => one.blur());

  async hover() {
    const { x, y, width, height } = await this.boundingBox();
    await this._page.mouse.move(x + width / 2, y + height / 2);
  }

  async click({ position = /** @type {{x: number, y: number} | null} */ (null) } = {}) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      await this._page.settled();
      const one = await this.#one(true);
      try {
        if (position) {
          const { x, y } = await this.boundingBox();
          return await this._page.mouse.click(x + position.x, y + position.y);
        }
        if (await this.#press(one)) return undefined;
      } catch (problem) {
        // The driver's own idea of what can be clicked; a pointer meets what lies on top.
        if (/not interactable/.test(String(problem)) && (await this.#onTop()))
          return await this.click({ position: await this.#middle() });
        if (Date.now() > end) throw new Error(await this.#whereabouts(), { cause: problem });
      }
      if (Date.now() > end) throw new Error(await this.#whereabouts());
    }
  }

  /** Whether it met the element; a page that was left by it knows no more. @param {any} one */
  async #press(one) {
    const session = this._page._session;
    let met;
    await session.run(PRESS, one);
    try {
      await session.call('POST', `/element/${one[ELEMENT]}/click`);
    } finally {
      met = await session.run('return window.letPress?.() ?? true').catch(() => true);
    }
    return met;
  }

  #middle = () => this.evaluate((one) => ({ x: one.offsetWidth / 2, y: one.offsetHeight / 2 }));
  #onTop = () =>
    this.evaluate((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });

  /** Of an element that cannot be clicked: where it is, and what lies over its middle. */
  async #whereabouts() {
    const where = (/** @type {any} */ one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      const over = document.elementFromPoint(x + width / 2, y + height / 2);
      const window = `${innerWidth} x ${innerHeight}`;
      return `cannot be clicked: ${x},${y} ${width} x ${height} in ${window} under ${over?.outerHTML.slice(0, 200)}`;
    };
    return this.evaluate(where).catch(String);
  }

  async dblclick() {
    await this.#one(true);
    const { x, y, width, height } = await this.boundingBox();
    await this._page.mouse.dblclick(x + width / 2, y + height / 2);
  }

  async fill(/** @type {string} */ text) {
    await this.#one(true);
    await this.evaluate((one, value) => {
      one.focus();
      one.select?.();
      if (value === '') document.execCommand('delete');
      else document.execCommand('insertText', false, value);
      if (one.value !== value) {
        const kind = one.tagName === 'TEXTAREA' ? HTMLTextAreaElement : HTMLInputElement;
        Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(one, value);
        one.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }, text);
  }
  clear = () => this.fill('');
  async press(/** @type {string} */ keys) {
    await this.focus();
    await this._page.keyboard.press(keys);
  }
  async pressSequentially(/** @type {string} */ text) {
    await this.focus();
    await this._page.keyboard.type(text);
  }
  async selectOption(/** @type {any} */ wanted) {
    const { label = null } = typeof wanted === 'object' ? wanted : {};
    const one = { label, value: label === null ? String(wanted) : null };
    const test = `(all, { label, value }) => {
      const option = [...(all[0]?.options ?? [])].find((each) =>
        label === null ? each.value === value || clean(each.text) === value : clean(each.text) === label);
      if (!option) return { ok: false, seen: [...(all[0]?.options ?? [])].map((each) => each.text) };
      all[0].focus();
      all[0].value = option.value;
      for (const kind of ['input', 'change']) all[0].dispatchEvent(new Event(kind, { bubbles: true }));
      return { ok: true };
    }`;
    const { ok, seen } = await this.look(test, one);
    if (!ok) throw new Error(`no option ${JSON.stringify(wanted)} among ${JSON.stringify(seen)}`);
  }
}

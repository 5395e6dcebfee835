// Playwright's matchers for the locators of locator.mjs: the same names, the same patience.
import { expect as base } from '@playwright/test';
import { sourceOf } from './find.mjs';
import { PATIENCE } from './locator.mjs';

// A missing element has no text; looking goes on.
const OF_ONE =
  'const one = all.length === 1 ? all[0] : null; if (!one) return { ok: not, seen: `${all.length} elements` };';

/**
 * A matcher by what it looks for in the page.
 * @param {string} judge statements that end in `return [fits, seen]`, of `all`, `one` and `wanted`
 * @param {boolean} [many] of all elements, not of the one
 */
function matcher(judge, many = false) {
  /** @this {any} @param {any} locator @param {any[]} given */
  return async function (locator, ...given) {
    const { timeout = PATIENCE } = given.at(-1)?.timeout ? given.pop() : {};
    const wanted = given.map((each) => (Array.isArray(each) ? each.map(sourceOf) : sourceOf(each)));
    const not = Boolean(this.isNot);
    const test = `(all, { wanted, not }) => {
      ${many ? '' : OF_ONE}
      const [fine, seen] = (() => { ${judge} })();
      return { ok: fine !== not, seen };
    }`;
    const { ok, seen } = await locator.look(test, { wanted, not }, timeout);
    return {
      pass: ok !== not,
      message: () =>
        `${locator}\nwanted ${not ? 'not ' : ''}${JSON.stringify(given)}\nseen ${JSON.stringify(seen)}`,
    };
  };
}

/** @param {boolean} exact */
const text = (exact) => `
  const texts = all.map((each) => clean(each.textContent));
  if (!Array.isArray(wanted[0])) return [texts.length === 1 && fits(texts[0], { text: wanted[0], exact: ${exact} }), texts];
  return [texts.length === wanted[0].length && texts.every((each, i) => fits(each, { text: wanted[0][i], exact: ${exact} })), texts];`;
/** @param {string} seen expression of one string */
const string = (seen) =>
  `const seen = ${seen}; return [seen !== null && fits(seen, { text: wanted[0], exact: true }), seen];`;
/** @param {string} fine expression */
const fact = (fine) => `const fine = ${fine}; return [fine, fine];`;

export const expect = base.extend({
  toHaveText: matcher(text(true), true),
  toContainText: matcher(text(false), true),
  toHaveCount: matcher('return [all.length === wanted[0], all.length];', true),
  toBeVisible: matcher('return [all.length === 1 && isShown(all[0]), all.length];', true),
  toBeAttached: matcher('return [all.length === 1, all.length];', true),
  toBeHidden: matcher('return [!all.some(isShown), all.length];', true),
  toHaveValue: matcher(string('one.value')),
  toBeEnabled: matcher(fact('isEnabled(one)')),
  toBeDisabled: matcher(fact('!isEnabled(one)')),
  toBeFocused: matcher(fact('document.activeElement === one')),
  toBeChecked: matcher(fact('isChecked(one)')),
  toBeInViewport: matcher(`
    const { top, bottom, left, right } = one.getBoundingClientRect();
    return [bottom > 0 && right > 0 && top < innerHeight && left < innerWidth, [top, bottom]];`),
  toHaveAttribute: matcher(`
    const seen = one.getAttribute(wanted[0]);
    return [seen !== null && (wanted.length === 1 || fits(seen, { text: wanted[1], exact: true })), seen];`),
  toHaveClass: matcher(string('one.className')),
  toHaveAccessibleName: matcher(string('nameOf(one)')),
  toHaveAccessibleDescription: matcher(
    string(`clean((one.getAttribute('aria-describedby') ?? '').split(/\\s+/).filter(Boolean)
      .map((id) => document.getElementById(id)?.textContent ?? '').join(' ') || one.getAttribute('aria-description'))`),
  ),
  toHaveURL: matcher(string('location.href'), true),
  toHaveTitle: matcher(string('document.title'), true),
});

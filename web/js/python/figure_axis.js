// One axis of a figure: what range it shows, where a value lies, which ticks it has.

/** @import { Item, Limits, Ticks, Value } from './figure_types.js' */

const MARGIN = 0.05; // of the range, on both sides, as in matplotlib

export class Axis {
  /** @type {Value[] | null} */
  #names = null; // texts instead of numbers
  #from = 0;
  #to = 1;
  #low;
  #high;
  #given;

  /**
   * @param {Item[]} items @param {'x' | 'y'} name @param {Limits} limits
   * @param {Ticks | null} ticks
   */
  constructor(items, name, limits, ticks) {
    this.#given = ticks;
    /** @type {number[]} */
    const values = [];
    let bars = false;
    for (const item of items) {
      if (item.t === 'text' || item.t === 'pie') continue;
      const list = item[name] ?? [];
      if (typeof list[0] === 'string') this.#addNames(list);
      const numbers = list.map((value) => this.#number(value));
      const across = (item.t === 'bar' && name === 'x') || (item.t === 'barh' && name === 'y');
      const along = (item.t === 'bar' && name === 'y') || (item.t === 'barh' && name === 'x');
      if (across) numbers.forEach((n) => values.push(n - item.w / 2, n + item.w / 2));
      else if (along)
        numbers.forEach((n, i) => values.push(n + (item.base?.[i] ?? 0), item.base?.[i] ?? 0));
      else values.push(...numbers);
      if (item.t === 'fill' && name === 'y') values.push(...item.base);
      bars ||= along;
    }
    const usable = values.filter(Number.isFinite);
    const [low, high] = usable.length ? [Math.min(...usable), Math.max(...usable)] : [0, 1];
    const margin = (high - low || Math.abs(high) * 0.1 || 1) * MARGIN;
    // Bars stand on the axis.
    this.#low = limits?.[0] ?? (bars && low === 0 ? 0 : low - margin);
    this.#high = limits?.[1] ?? high + margin;
  }

  /** @param {Value[]} list */
  #addNames(list) {
    this.#names ??= [];
    for (const name of list) if (!this.#names.includes(name)) this.#names.push(name);
  }

  /** @param {Value} value */
  #number(value) {
    return typeof value === 'string' && this.#names ? this.#names.indexOf(value) : Number(value);
  }

  /** @param {number} from @param {number} to */
  place(from, to) {
    this.#from = from;
    this.#to = to;
  }

  /** Where a value (or a name) lies in pixels. @param {Value} value */
  at(value) {
    const part = (this.#number(value) - this.#low) / (this.#high - this.#low || 1);
    return this.#from + part * (this.#to - this.#from);
  }

  /**
   * The same for an offset from it, such as the edge of a bar.
   * @param {Value} value @param {number} offset
   */
  beside(value, offset) {
    return this.at(this.#number(value) + offset);
  }

  /** [[value, label]] @returns {[value: Value, label: string][]} */
  ticks() {
    const labels = this.#given?.labels;
    if (this.#given?.at) return this.#given.at.map((at, i) => [at, labels?.[i] ?? formatTick(at)]);
    if (this.#names) return this.#names.map((name, i) => [i, labels?.[i] ?? String(name)]);
    /** @type {[Value, string][]} */
    const out = [];
    const span = Math.abs(this.#high - this.#low);
    const step = niceStep(span);
    const [low, high] = [Math.min(this.#low, this.#high), Math.max(this.#low, this.#high)];
    for (let n = Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; ++n) {
      out.push([n * step, labels?.[out.length] ?? formatTick(n * step)]);
    }
    return out;
  }
}

/** @param {number} span */
function niceStep(span) {
  const raw = (span || 1) / 7;
  const power = 10 ** Math.floor(Math.log10(raw));
  const part = raw / power;
  return power * (part < 1.5 ? 1 : part < 3 ? 2 : part < 7 ? 5 : 10);
}

/** @param {Value} value */
export function formatTick(value) {
  return typeof value === 'number' ? String(+value.toPrecision(6)) : String(value);
}

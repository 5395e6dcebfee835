// What is printed: the canvas is a picture of what the window happens to show, so paper gets text of its
// own. The program lists blocks (src/app/print.h) when the browser is about to print; shell/print.css
// shows them on paper alone, in place of everything else, and they go when it is done.

import { appendSpans } from '../mirror/rich_text.js';

/** @typedef {import('../mirror/rich_text.js').Span} Span */

const MANY = 6; // columns that share a page without breaking words
const LONG = /\S{24}/; // a word that would push a table over the edge
// Parts of what has a direction as a whole: one of their own would hide their text from it.
const INNER = new Set(['span', 'th', 'td', 'thead', 'tbody', 'tr', 'ul', 'dl', 'div']);

/**
 * @param {string} tag @param {Span[] | string} [words] @param {string} [kind]
 */
function make(tag, words = [], kind = '') {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  if (tag === 'pre') element.dir = 'ltr';
  else if (!INNER.has(tag)) element.dir = 'auto'; // it runs as its first letter does
  if (typeof words === 'string') element.textContent = words;
  else appendSpans(element, words);
  return element;
}

/** @param {HTMLElement} parent @param {HTMLElement[]} children */
function filled(parent, children) {
  parent.append(...children);
  return parent;
}

/** @param {[string, string][]} pairs */
function facts(pairs) {
  const rows = pairs.map(([label, value]) =>
    filled(make('div'), [make('dt', label), make('dd', value)]),
  );
  return filled(make('dl'), rows);
}

/** @param {[depth: number, marker: string, words: Span[] | string][]} items */
function list(items) {
  const made = items.map(([depth, marker, words]) => {
    const body = make(typeof words === 'string' ? 'pre' : 'span', words);
    const item = filled(make('li'), [make('span', marker, 'marker'), body]);
    item.style.setProperty('--depth', String(depth));
    return item;
  });
  return filled(make('ul'), made);
}

/** @param {Span[][][]} rows the first: headings */
function table([head = [], ...rows]) {
  /** @param {'th' | 'td'} tag @param {Span[][]} cells */
  const row = (tag, cells) =>
    filled(
      make('tr'),
      cells.map((cell) => make(tag, cell)),
    );
  const body = rows.map((cells) => row('td', cells));
  const parts = [filled(make('thead'), [row('th', head)]), filled(make('tbody'), body)];
  const made = filled(make('table', [], head.length > MANY ? 'many' : ''), parts);
  for (const cell of made.querySelectorAll('th, td'))
    cell.classList.toggle('long', LONG.test(cell.textContent ?? ''));
  return made;
}

/** @type {Record<string, (...parts: any[]) => HTMLElement>} */
const MAKERS = {
  h: (level, spans) => make(`h${level}`, spans),
  p: (spans, kind) => make('p', spans, kind),
  pre: (text, kind) => make('pre', text, kind),
  quote: (spans) => make('blockquote', spans),
  rule: () => make('hr'),
  facts,
  list,
  table,
};

/** @param {any[][]} blocks @returns {HTMLElement} */
export function paperOf(blocks) {
  const paper = document.createElement('article');
  paper.id = 'print';
  let part = paper;
  for (const [kind, ...rest] of blocks) {
    if (kind === 'part') paper.append((part = document.createElement('section')));
    else part.append(MAKERS[kind](...rest));
  }
  // Where a link leads must be read, unless its words say it.
  for (const link of paper.querySelectorAll('a[href^="http"]'))
    if (link.textContent !== link.getAttribute('href')) link.classList.add('leads');
  return paper;
}

export class Printer {
  /** @type {HTMLElement | null} */
  #paper = null;

  /** @param {import('./program.js').Program} program */
  constructor(program) {
    addEventListener('beforeprint', () => program.running && program.print());
    addEventListener('afterprint', () => this.#clear());
  }

  /** Called back by the program. @param {string} json */
  show(json) {
    this.#clear();
    this.#paper = paperOf(JSON.parse(json));
    document.body.append(this.#paper);
  }

  #clear() {
    this.#paper?.remove();
    this.#paper = null;
  }
}

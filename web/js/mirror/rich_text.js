// Text inside mirror elements: plain, or spans with faces and links. Growing text is appended to, so that
// a selection or a reader's position in it survives.

const MARK = ['', 'del', 'ins'];
const FACE = { medium: 1, bold: 2, italic: 3, mono: 4, monoBold: 5 };

/** @typedef {[text: string, face: number, href: string, mark?: number]} Span */

// Whoever wrote the text: it may lead to the web and to a lesson, and change nothing of the page.
/** @param {string} href */
function isSafeLink(href) {
  const known = /^(https?:\/\/|#learn\/[\w-]+$)/.test(href);
  return known || href === 'licenses.txt'; // the page's own
}

/**
 * Gives a link its address, and what a link to another site must have.
 * @param {HTMLAnchorElement} anchor @param {string} href
 */
export function setLink(anchor, href) {
  if (!isSafeLink(href)) {
    anchor.removeAttribute('href');
    return;
  }
  anchor.setAttribute('href', href);
  if (href.startsWith('#')) return;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer';
}

/** @param {number} face @returns {[HTMLElement, HTMLElement] | [null, null]} */
function elementForFace(face) {
  /** @param {string} tag */
  const make = (tag) => document.createElement(tag);
  switch (face) {
    case FACE.medium: {
      const span = make('span');
      span.dataset.face = String(face);
      return [span, span];
    }
    case FACE.bold: {
      const e = make('strong');
      return [e, e];
    }
    case FACE.italic: {
      const e = make('em');
      return [e, e];
    }
    case FACE.mono: {
      const e = make('code');
      return [e, e];
    }
    case FACE.monoBold: {
      const code = make('code');
      const strong = make('strong');
      code.append(strong);
      return [code, strong];
    }
    default:
      return [null, null];
  }
}

/**
 * The text node at the very end, made when there is none.
 * @param {HTMLElement} holder @returns {Text}
 */
function lastText(holder) {
  /** @type {Node} */
  let at = holder;
  while (at.lastChild && !(at.lastChild instanceof Text)) at = at.lastChild;
  if (at.lastChild) return at.lastChild;
  const text = document.createTextNode('');
  at.appendChild(text);
  return text;
}

/**
 * Appends spans, each [text, face, href, mark], the mark left out where nothing changed.
 * @param {HTMLElement} holder
 * @param {Span[]} spans
 */
export function appendSpans(holder, spans) {
  for (const [text, face, href, mark] of spans) {
    let [outer, inner] = elementForFace(face);
    if (href) {
      const anchor = document.createElement('a');
      setLink(anchor, href);
      if (outer) anchor.append(outer);
      outer = anchor;
      inner ??= anchor;
    }
    if (mark) {
      const change = document.createElement(MARK[mark]);
      if (outer) change.append(outer);
      outer = change;
      inner ??= change;
    }
    const words = document.createTextNode(text);
    if (inner) inner.append(words);
    holder.append(outer ?? words);
  }
}

/**
 * Puts spans, or plain text when there are none, in the place of what is there.
 * @param {HTMLElement} holder @param {string} name @param {Span[]} spans
 */
export function setText(holder, name, spans) {
  if (spans.length === 0) {
    if (holder.textContent !== name) holder.textContent = name;
    return;
  }
  holder.replaceChildren();
  appendSpans(holder, spans);
}

/**
 * Text that only grew: `tail` goes to the end of the last words, then come new spans.
 * @param {HTMLElement} holder @param {string} tail @param {Span[]} spans
 */
export function growText(holder, tail, spans) {
  if (tail) lastText(holder).appendData(tail);
  appendSpans(holder, spans);
}

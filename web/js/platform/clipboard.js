// What a paste means. Programs lay the same thing into the clipboard in several forms: a copied cell
// range is text, HTML and a picture of itself; a copied picture is a picture and HTML around it; files
// from a file manager are files and a list of their paths. One form is meant, the others stand in.

const NOT_SHOWN = /<!--[\s\S]*?(?:-->|$)|<(head|style|script|title|xml)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const TAG = /<(?:"[^"]*"|'[^']*'|[^'"<>])*>/g;
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** @type {Record<string, string>} */
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', zwnj: '' };

/** @param {string} text */
const isBlank = (text) => text.replace(UNSEEN, '').trim() === '';

/** @param {string} entity @param {string} name */
function plain(entity, name) {
  const number = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? entity;
  return number <= 0x10ffff ? String.fromCodePoint(number) : entity;
}

/** @param {string} html @returns {string} what can be read in it */
export function wordsOf(html) {
  const shown = html.replace(NOT_SHOWN, '').replace(/\s+/g, ' ');
  const parted = shown.replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b/gi, '\n$&');
  const words = parted.replace(/<\/t[dh]\b/gi, '\t$&').replace(TAG, '');
  return words.replace(/&(#\d+|#x[\da-f]+|\w+);/gi, plain).trim();
}

/** @param {string} html */
function picturesIn(html) {
  const tags = html.replace(NOT_SHOWN, '').match(TAG) ?? [];
  return tags.filter((tag) => /^<(?:img|v:imagedata)\b/i.test(tag)).length;
}

/** @param {string} line a path, an address of a file, or a name alone */
function nameIn(line) {
  const name = line.split(/[/\\]/).findLast((part) => part !== '') ?? '';
  if (!/^file:/i.test(line)) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

// As file managers list them: paths, or names (with or without their endings).
/** @param {string} text @param {File[]} files */
function isListOf(text, files) {
  const lines = text.split(/[\r\n]+/).filter((line) => !isBlank(line));
  const names = new Set(lines.map((line) => nameIn(line.trim()).normalize()));
  const listed = files.every(({ name }) => {
    const whole = name.normalize();
    return names.has(whole) || names.has(whole.replace(/\.[^.]*$/, ''));
  });
  const paths = lines.every((line) => /^\s*(?:file:|~?\/|[a-z]:[/\\]|\\\\)/i.test(line));
  return listed && (paths || lines.length === files.length);
}

/**
 * The files that a paste attaches. None: it is text, and the field's own affair.
 * @param {string} text the clipboard's text/plain
 * @param {string} html the clipboard's text/html
 * @param {File[]} files
 * @returns {File[]}
 */
export function filesMeant(text, html, files) {
  // Only a file manager has files that are no pictures.
  if (files.some((file) => !file.type.startsWith('image/'))) return files;
  if (!isBlank(wordsOf(html))) return [];
  if (isBlank(text) || isListOf(text, files)) return files;
  return picturesIn(html) === 1 ? files : []; // its text is the picture's address or description
}

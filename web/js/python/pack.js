// A teacher's own lessons: a folder on the page's own origin with a pack.json, a list of its lesson files.

const MOST_FILES = 100;

/**
 * @param {string} pack as the address of the page names it
 * @returns {URL | null} of the folder; null when it lies elsewhere
 */
export function packFolder(pack) {
  try {
    const folder = new URL(pack.endsWith('/') ? pack : `${pack}/`, document.baseURI);
    return folder.origin === location.origin ? folder : null;
  } catch {
    return null;
  }
}

/**
 * The lessons of a pack, in the form of the page's own. Only files inside its folder are taken.
 * @param {string} pack
 * @param {(address: URL) => Promise<string>} fetchText "" when it cannot be had
 * @returns {Promise<string>} "" when there is no pack
 */
export async function fetchPack(pack, fetchText) {
  const folder = packFolder(pack);
  if (folder === null) return '';
  try {
    /** @type {unknown} */
    const listed = JSON.parse(await fetchText(new URL('pack.json', folder)));
    if (!Array.isArray(listed)) return '';
    const names = listed.filter((name) => isInside(name, folder)).slice(0, MOST_FILES);
    const texts = await Promise.all(names.map((name) => fetchText(new URL(name, folder))));
    return JSON.stringify(names.map((name, i) => ({ name, text: texts[i] })));
  } catch {
    return ''; // no list
  }
}

/** @param {unknown} name @param {URL} folder */
function isInside(name, folder) {
  if (typeof name !== 'string') return false;
  const { href } = new URL(name, folder);
  // "%2e%2e%2f" climbs only on servers that decode it; no lesson file needs it.
  return href.startsWith(folder.href) && !/%2e|%2f|%5c/i.test(href.slice(folder.href.length));
}

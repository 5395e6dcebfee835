// This opening of the page: a name that no other has, so that what is kept in several tabs and on several
// days never collides. Begins with the time (eight characters until the year 2059).

import { packFolder } from '../python/pack.js';

/** @type {string} */
export const SESSION = `${Date.now().toString(36)}${Math.floor(Math.random() * 2 ** 32).toString(36)}`;

/**
 * Tells the program when and where it runs. @param {string} build of the page
 * @param {import('../platform/program.js').Program} program
 */
export function tellSession(program, build) {
  const pack = new URLSearchParams(location.search).get('pack') ?? '';
  const folder = pack ? packFolder(pack) : null;
  program.tell('SessionKnown', {
    id: SESSION,
    epoch_ms: Date.now(),
    utc_offset_minutes: -new Date().getTimezoneOffset(),
    page_version: build ?? '',
    origin: location.origin,
    pack: folder ? folder.pathname : '',
  });
}

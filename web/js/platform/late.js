// What no first frame needs, as a script of its own: it comes with the second part of the program, which alone sends
// orders to it.

import { late } from 'virtual:late';
import { Prepare } from '../media/prepare.js';
import { Course } from '../python/course.js';
import { ownScript } from './own_script.js';
import { Printer } from './print.js';

/** @typedef {{course: Course, prepare: Prepare, printer: Printer}} Late */

/**
 * @param {Pick<import('./host.js').Host, 'program' | 'media' | 'installer'>} host
 * @param {import('./types.js').Site} site
 * @returns {Late}
 */
export function makeLate({ program, media, installer }, { workers }) {
  const addresses = Object.entries(late.assets).map(([path, address]) => [
    path,
    new URL(address, document.baseURI).href,
  ]);
  media.samples = Object.fromEntries(addresses);
  installer.watch(ownScript);
  return {
    course: new Course(program, media, { ...late, workers }, installer.registered),
    prepare: new Prepare(program, workers),
    printer: new Printer(program),
  };
}

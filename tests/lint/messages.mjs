#!/usr/bin/env node
// The types of the page's messages are those of web/messages.inc, and nobody on the page's side builds a
// message past Program.tell() and give().
import { FILE, LIST, fileText, listText, typesOf } from '../../web/tools/messages.mjs';
import { finish, lineAt, read, tracked, withoutComments } from './tracked.mjs';

/** @type {import('./tracked.mjs').Finding[]} */
const findings = [];
if (fileText() !== typesOf(listText()))
  findings.push({ where: FILE, what: `is not what ${LIST} says: node web/tools/messages.mjs` });
const scripts = tracked((path) => /^(web\/js|shell)\/.*\.js$/.test(path));
for (const path of scripts) {
  if (path === 'web/js/platform/program.js') continue;
  const text = withoutComments(read(path));
  for (const { index } of text.matchAll(/_triptych_\w+/g))
    findings.push({ where: `${path}:${lineAt(text, index)}`, what: 'calls an export by itself' });
}
finish(
  'messages',
  findings,
  `the types are those of the list; ${scripts.length} scripts send messages through Program.`,
  'a message is listed in web/messages.inc, and goes through Program.tell() or give().',
);

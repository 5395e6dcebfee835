#!/usr/bin/env node
// The types of the messages that web/messages.inc lists, for the page's half:
//
//   node web/tools/messages.mjs            writes web/js/platform/messages.ts
//
// tests/lint/messages.mjs says when that file is not what the list says.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {{kind: string, fields: [name: string, type: string][]}} Message */

/** @type {Record<string, string>} */
const TYPES = {
  TEXT: 'string',
  NAME: 'string', // of a value of an enumeration (src/base/named.h)
  NUMBER: 'number',
  FLAG: 'boolean',
  TEXTS: 'string[]',
  PAIRS: '[string, string][]',
  BLOB: 'string', // its name
};

const root = new URL('../../', import.meta.url);
export const LIST = 'web/messages.inc';
export const FILE = 'web/js/platform/messages.ts';

/** @param {string} text of the list @param {'PAGE' | 'PROGRAM'} to @returns {Message[]} */
export function messages(text, to) {
  const code = text.replace(/^\/\/.*$/gm, '');
  const found = code.matchAll(/TRIPTYCH_TO_(\w+)\((\w+)((?:,\s*\w+\([^)]*\))*)\)/g);
  return [...found]
    .filter(([, side]) => side === to)
    .map(([, , kind, rest]) => ({
      kind,
      fields: [...rest.matchAll(/(\w+?)(?:_IN)?\((?:\w+,\s*)?(\w+)\)/g)]
        .filter(([, type]) => type !== 'BYTES')
        .map(([, type, name]) => {
          if (!TYPES[type])
            throw new Error(`${LIST}: ${kind} has a field of no known type: ${type}`);
          return [type === 'BLOB' ? 'file' : name, TYPES[type]];
        }),
    }));
}

/** @param {string} text of the list */
export function typesOf(text) {
  /** @param {string} name @param {'PAGE' | 'PROGRAM'} to */
  const table = (name, to) => {
    const lines = messages(text, to).map(({ kind, fields }) => {
      const members = fields.map(([field, type]) => `${field}: ${type}`).join('; ');
      return `  ${kind}: ${members ? `{ ${members} }` : 'Record<string, never>'};\n`;
    });
    return `export interface ${name} {\n${lines.join('')}}\n`;
  };
  return `// Made by web/tools/messages.mjs out of ${LIST}; not to be edited.
// prettier-ignore
/** What the program tells the page: kind -> fields. */
${table('ToPage', 'PAGE')}
// prettier-ignore
/** What the page tells the program. */
${table('ToProgram', 'PROGRAM')}`;
}

export const listText = () => readFileSync(new URL(LIST, root), 'utf8');
export const fileText = () => readFileSync(new URL(FILE, root), 'utf8');

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL(FILE, root), typesOf(listText()));

// Writes the words of the first frame: node web/tools/first_words.mjs LIST WORDS OUT
//
// LIST has a key a line (tests/bench/first_frame.mjs writes it), WORDS is the catalogue in which they are.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const [list, words, out] = process.argv.slice(2);
const keys = readFileSync(list).toString().split('\n').filter(Boolean);
const all = JSON.parse(readFileSync(words).toString());
const gone = keys.filter((key) => !Object.hasOwn(all, key));
if (gone.length > 0) console.log(`no such words any more: ${gone.join(' ')}`);
const first = keys.filter((key) => !gone.includes(key)).map((key) => [key, all[key]]);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, JSON.stringify(Object.fromEntries(first)));

// What the type files of the vendors' pinned SDKs name: the words of their unions and enums, the
// fields of their interfaces, and what their comments tell. Read as text: types are gone at run time.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEPRECATED_MODELS } from '../../node_modules/@anthropic-ai/sdk/internal/data/deprecated-models.mjs';
import { ROOT } from './files.mjs';

const MODULES = join(ROOT, 'tests/node_modules');

export const typesOf = (path) => readFileSync(join(MODULES, path), 'utf8');

const wordsIn = (text) => [...text.matchAll(/['"]([^'"]+)['"]/g)].map(([, word]) => word);

function found(match, what) {
  if (!match) throw new Error(`there is no longer ${what}: look where it went`);
  return match[1];
}

// The groups of a pattern that must be there.
export function groupsIn(text, pattern) {
  const match = text.match(pattern);
  found(match, `${pattern}`);
  return match.slice(1);
}

// The words of `type Name = 'a' | 'b' | Other;`
export const unionIn = (text, name) =>
  wordsIn(found(text.match(new RegExp(`\\btype ${name} = ([^;]*);`)), `type ${name}`));

// The words of every field of that name that has words of its own, each once: `name?: 'a' | null;`
export function fieldWordsIn(text, name) {
  const fields = [...text.matchAll(new RegExp(`\\b${name}\\??: ('[^;]*);`, 'g'))];
  found(fields[0], `a field ${name}`);
  return [...new Set(fields.flatMap(([, words]) => wordsIn(words)))];
}

// What stands between the braces of an interface or enum without inner braces, comments taken out.
function bodyIn(text, kind, name) {
  const pattern = new RegExp(`\\b${kind} ${name} \\{(.*?)\\n\\}`, 's');
  const body = found(text.match(pattern), `${kind} ${name}`);
  return body.replace(/\/\*.*?\*\//gs, '');
}

export const enumIn = (text, name) => wordsIn(bodyIn(text, 'enum', name));
export const fieldsIn = (text, name) =>
  [...bodyIn(text, 'interface', name).matchAll(/^ {4}(\w+)\??:/gm)].map(([, field]) => field);

// Comments in one line each, their stars gone.
const commentsIn = (text) =>
  [...text.matchAll(/\/\*\*(.*?)\*\//gs)].map(([, words]) => words.replace(/\s+\*?\s*/g, ' '));

const ANNOUNCED = /((?:"[^"]+",? ?)+): Announced shutdown date: (\d{4}-\d\d-\d\d)\./g;

// [id, ISO date] of every announcement in the comments of openai; one may stand in several.
export function openaiDates() {
  const folder = join(MODULES, 'openai/resources');
  const files = globSync('**/*.d.ts', { cwd: folder });
  const comments = files.flatMap((file) => commentsIn(readFileSync(join(folder, file), 'utf8')));
  return comments.flatMap((comment) => {
    const told = [...comment.matchAll(ANNOUNCED)];
    if (told.length !== comment.split('Announced shutdown date').length - 1) {
      throw new Error(`an announcement of openai reads differently: ${comment}`);
    }
    return told.flatMap(([, ids, day]) => wordsIn(ids).map((id) => [id, day]));
  });
}

// The same of Anthropic, whose table says "January 22nd, 2027".
export function anthropicDates() {
  return Object.entries(DEPRECATED_MODELS).map(([id, words]) => {
    const day = new Date(`${words.replace(/(\d)(st|nd|rd|th),/, '$1,')} UTC`);
    return [id, day.toISOString().slice(0, 10)];
  });
}

// Comments of @google/genai that tell the end of a model: it has no table of them.
export function geminiEnds(text = typesOf('@google/genai/dist/genai.d.ts')) {
  const end = /shut(s|ting)? ?down|retire|deprecat|discontinue|sunset/i;
  return commentsIn(text).filter((words) => /gemini-[\w.-]*\d/.test(words) && end.test(words));
}

// What the lessons ask of a learner, and what is right, read from their files.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../assets/lessons/', import.meta.url));
const FENCE =
  /^```python cell=(?<cell>\w+)|^````quiz [\s\S]*?^````$|^````exercise id=(?<exercise>\w+)[\s\S]*?^````$/gm;

const plain = (markdown) => markdown.replaceAll('`', '');

function stepOf({ 0: text, groups }) {
  if (groups.cell) return { kind: 'cell', id: groups.cell };
  if (groups.exercise) {
    const [, solution] = text.match(/^=== solution\n([\s\S]*?)\n(?:=== |````)/m);
    return { kind: 'exercise', id: groups.exercise, solution };
  }
  const options = [...text.matchAll(/^- \[([ x])\] (.*?) ::/gm)];
  return {
    kind: 'quiz',
    options: options.map((m) => plain(m[2])),
    right: options.findIndex((m) => m[1] === 'x'),
  };
}

function lessonOf(text) {
  const steps = [...text.matchAll(FENCE)].map(stepOf);
  return {
    id: text.match(/^id: (.*)$/m)[1],
    title: text.match(/^title: (.*)$/m)[1],
    steps, // what there is to do, in the order of the page
    cells: steps.filter(({ kind }) => kind === 'cell').map(({ id }) => id),
    exercises: steps.filter(({ kind }) => kind === 'exercise'),
  };
}

/** All lessons, in their order. */
export const LESSONS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => lessonOf(readFileSync(FOLDER + name, 'utf8')));

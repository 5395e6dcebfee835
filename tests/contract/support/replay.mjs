// What our program reads: triptych_replay's summary of an answer.
import { ask } from '../../tools/programs.mjs';

let count = 0;

function exchangeOf({ provider, status = 200, headers = {}, body, stream = true }) {
  return {
    id: `made-${(count += 1)}`,
    provider,
    kind: stream ? 'stream' : 'json',
    request: { stream },
    response: { status, headers, body },
  };
}

// One summary per answer (what came, or the file of a recording), in order; `split` is the size of the
// pieces in bytes, 0 for one piece.
export const readingsOf = (answers, split = 0) =>
  Promise.all(
    answers.map((answer) => {
      const what = typeof answer === 'string' ? { file: answer } : { exchange: exchangeOf(answer) };
      return ask('triptych_replay', ['-'], { ...what, split });
    }),
  );

export const readingOf = async (answer, split) => (await readingsOf([answer], split))[0];

// Stand-ins for the four vendors and for a compatible server, each on an origin of its own, as
// strict and as odd as the real ones: CORS, refusals, bodies, framing, faults. They script, hold and
// count; whether a request is acceptable they ask the practice provider (tests/run.sh tools builds it).
//
//   const mocks = await startMocks();
//   mocks.url('openai')            base URL; also anthropic, gemini, mistral, compatible
//   mocks.requests                 everything received, in order of arrival, preflights included:
//                                  {provider, method, url, path, query, headers, body, json, media,
//                                   stream, route, preflight, refusal, ended}
//       media     [{where, declared, sniffed, length, sha256}] decoded from the body
//       route     'generate', 'models', 'files' or undefined
//       refusal   what the vendor finds wrong with the request ({status, body}), null when nothing
//       ended     promise: 'finished', 'broken' (by the script) or 'aborted' (the client hung up)
//   mocks.calls('openai')          those of its requests that ask a model
//   await mocks.call('openai', n)  the n-th of them (from 1), when it has come
//   mocks.script('openai', behaviour...)   one for each request, the last for all that follow
//   mocks.script.models('openai', behaviour...)   the same for the list of models
//   mocks.script.files('gemini', behaviour...)    and for the store of files
//   await mocks.next('openai')     a held answer goes one step on: {sent, done}; waits for
//                                  the request if need be
//   await mocks.rest('openai')     a held answer goes on to its end
//   await mocks.close()
//
// Behaviours (all optional, {} is a friendly answer):
//   text | chunks: [text]          the answer; default: a sentence, or what the schema asks
//   thoughts                       thinking before it
//   refusal: text                  the model declines       block: 'SAFETY' (Gemini: the prompt)
//   stop: 'length' | 'filter'      instead of a natural end
//   usage: {input, output, reasoning}      model: the id that really answers
//   hold: true                     next() lets the steps out: the opening with the head (Gemini
//                                  has none), one per chunk, the closing; whole answers: 2 halves
//   pieces: n | [n...]             sizes in bytes of the writes, used round and round
//   status, retryAfter (seconds), quota: true, message   an error, whatever was asked; thenOk: once
//   cors: false                    no CORS headers in the answer; 'off': nor in the preflight
//   html: true                     an error page of the edge (status 502 unless given)
//   silent: true                   never answers             reset: true   hangs up without a word
//   breakAfter: n                  hangs up in the middle of chunk n + 1
//   errorAfter: n                  an error inside the stream, after n chunks; bare: true without
//                                  `data:` (Gemini does both)
//   replay: exchange | file        a recorded exchange of tests/fixtures/recorded
// A behaviour may be a function that returns one: (request) => behaviour.
// Errors that need no script come by themselves: a key that begins with "bad" is wrong, a request
// that the vendor would refuse is refused in the vendor's words.
import { anthropic } from './anthropic.mjs';
import { compatible, openai } from './openai.mjs';
import { gemini } from './gemini.mjs';
import { mistral } from './mistral.mjs';
import { MockServer } from './server.mjs';
import { begin } from '../tools/programs.mjs';

export const PROVIDERS = ['openai', 'anthropic', 'gemini', 'mistral', 'compatible'];

export async function startMocks() {
  begin('triptych_practice'); // which judges requests (judge.mjs)
  const requests = [],
    waiting = [];
  const calls = (provider) =>
    requests.filter((request) => request.provider === provider && request.route === 'generate');
  const log = (record) => {
    requests.push(record);
    waiting.splice(0).forEach((wake) => wake());
  };
  const vendors = { openai, anthropic, gemini, mistral, compatible };
  const servers = {};
  for (const provider of PROVIDERS) {
    servers[provider] = new MockServer(vendors[provider], log);
    await servers[provider].listen();
  }
  const server = (provider) => {
    if (!servers[provider]) throw new Error(`no mock of ${provider}`);
    return servers[provider];
  };
  const script = (provider, ...behaviours) => server(provider).script(behaviours, 'generate');
  script.models = (provider, ...behaviours) => server(provider).script(behaviours, 'models');
  script.files = (provider, ...behaviours) => server(provider).script(behaviours, 'files');
  return {
    url: (provider) => server(provider).url,
    requests,
    calls,
    async call(provider, number = 1) {
      server(provider);
      while (calls(provider).length < number) {
        await new Promise((resolve) => {
          waiting.push(resolve);
        });
      }
      return calls(provider)[number - 1];
    },
    script,
    next: async (provider) => (await server(provider).held()).next(),
    rest: async (provider) => (await server(provider).held()).rest(),
    close: async () => {
      await Promise.all(PROVIDERS.map((provider) => servers[provider].close()));
    },
  };
}

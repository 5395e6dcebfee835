// Mistral: OpenAI's wire, but a field it does not know is refused. Sources: docs.mistral.ai, "Chat
// completion" and "Vision" (2026-11); the refusals are those of FastAPI, which it runs on.
import { compatible } from './openai.mjs';

const FIELDS = [
  'model',
  'messages',
  'stream',
  'max_tokens',
  'temperature',
  'top_p',
  'stop',
  'random_seed',
  'response_format',
  'safe_prompt',
];
const MODELS = ['mistral-medium-latest', 'mistral-large-2512', 'mistral-small-2603'];

const answer = (status, body) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const mistral = {
  ...compatible,
  name: 'mistral',
  models: () =>
    answer(200, { object: 'list', data: MODELS.map((id) => ({ id, object: 'model' })) }),
  // Practice does not know this vendor's rules.
  judge(request) {
    const { json, headers } = request;
    if (!/^Bearer (?!bad)./.test(headers.authorization ?? ''))
      return answer(401, { detail: 'Unauthorized' });
    if (request.route !== 'generate') return null;
    const odd = Object.keys(json ?? {}).filter((field) => !FIELDS.includes(field));
    if (!json || odd.length > 0) {
      return answer(422, {
        detail: odd.map((field) => ({
          type: 'extra_forbidden',
          loc: ['body', field],
          msg: 'Extra inputs are not permitted',
          input: json[field],
        })),
      });
    }
    if (!MODELS.includes(json.model)) {
      return answer(400, {
        object: 'error',
        message: `Invalid model: ${json.model}`,
        type: 'invalid_model',
        param: null,
        code: '1500',
      });
    }
    return null;
  },
};

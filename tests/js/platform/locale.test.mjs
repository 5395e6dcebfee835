// How a language writes numbers and dates, as the program is told it.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dateWords, numberSigns } from '../../../web/js/platform/locale.js';

test('numbers have the signs of their language', () => {
  assert.deepEqual(numberSigns('en'), { decimal: '.', group: ',', group_from: 4 });
  assert.deepEqual(numberSigns('es'), { decimal: ',', group: '.', group_from: 5 });
});

test('dates have the order and the months of their language', () => {
  const english = dateWords('en');
  assert.equal(english.day, '{m} {d}, {y}');
  assert.equal(english.minute, '{m} {d}, {y}, {t}');
  assert.deepEqual([english.months[0], english.months[11]], ['Jan', 'Dec']);
  const spanish = dateWords('es');
  assert.equal(spanish.day, '{d} {m} {y}');
  assert.equal(spanish.minute, '{d} {m} {y}, {t}');
  assert.deepEqual([spanish.months[0], spanish.months[11]], ['ene', 'dic']);
});

test('every language of the interface has twelve months and all parts, in digits of the interface', () => {
  for (const code of ['en', 'es', 'ar']) {
    const { months, day, minute } = dateWords(code);
    assert.equal(new Set(months).size, 12, code);
    for (const part of ['{y}', '{m}', '{d}']) assert.ok(day.includes(part), `${code} ${day}`);
    assert.equal(minute.split('{t}').length, 2, `${code} ${minute}`);
    assert.doesNotMatch(day + minute, /[0-9٠-٩:]/u);
  }
});

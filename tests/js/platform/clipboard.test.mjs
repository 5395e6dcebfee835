// Which form of a clipboard is meant, as the programs that people copy from fill it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesMeant, wordsOf } from '../../../web/js/platform/clipboard.js';

const named = (name, type = 'image/png') => new File(['x'], name, { type });
const BITMAP = named('image.png');
const IMG = '<img src="https://a.test/cat.png" alt="a > b, a cat">';

/** @param {string} text @param {string} html @param {File[]} [files] */
const taken = (text, html, files = [BITMAP]) => filesMeant(text, html, files).map((f) => f.name);

test('text beside a picture of itself is text', () => {
  const cells = '<html><head><style>td{color:red}</style></head><body><table><tr><td>Total</td>';
  assert.deepEqual(taken('Total\t5\r\n', `${cells}<td>5</td></tr></table></body></html>`), []);
  assert.deepEqual(taken('Total\t5\r\n', ''), []);
  assert.deepEqual(taken('Words', '<p class=MsoNormal>Words<o:p></o:p></p>'), []);
  assert.deepEqual(taken('A cat\n', `<p>A cat</p>${IMG}`), [], 'a selection of both');
  assert.deepEqual(taken('', `<figure>${IMG}<figcaption>A cat</figcaption></figure>`), []);
  assert.deepEqual(taken('see\nimage.png', ''), [], 'prose with a name in it');
  assert.deepEqual(taken('image.png', '<td>image.png</td>'), [], 'a cell that holds a name');
  assert.deepEqual(taken('one\ntwo', `${IMG}${IMG}`), []);
  assert.deepEqual(taken('<', '&lt;'), []);
});

test('a picture alone is a picture', () => {
  assert.deepEqual(taken('', ''), ['image.png']);
  assert.deepEqual(taken('', `<meta charset='utf-8'>${IMG}`), ['image.png']);
  assert.deepEqual(taken('https://a.test/cat.png', IMG), ['image.png'], 'with its address');
  assert.deepEqual(taken('a cat', `<a href="/cat">${IMG}</a>`), ['image.png']);
  const word = `<html><head><title>t</title><!--[if gte mso 9]><xml>n</xml><![endif]--></head>
    <body><!--StartFragment--><p class=MsoNormal><span>${IMG}&nbsp;</span></p></body></html>`;
  assert.deepEqual(taken(' \r\n', word), ['image.png'], 'from a document');
});

test('files from a file manager are files, whatever their paths say', () => {
  const files = [named('a b.png'), named('scan.jpg', 'image/jpeg')];
  const all = ['a b.png', 'scan.jpg'];
  assert.deepEqual(taken('/home/me/a b.png\n/home/me/scan.jpg', '', files), all);
  assert.deepEqual(taken('file:///home/me/a%20b.png\r\nfile:///x/scan.jpg', '', files), all);
  assert.deepEqual(taken('C:\\x\\a b.png\r\nC:\\x\\scan.jpg\r\nC:\\x\\folder', '', files), all);
  assert.deepEqual(taken('a b.png\rscan.jpg', '', files), all, 'names only');
  assert.deepEqual(taken('a b\rscan', '', files), all, 'endings hidden');
  assert.deepEqual(taken('u\u0308.png', '', [named('\u00fc.png')]), ['\u00fc.png']);
  assert.deepEqual(taken('file:///%.png', '', [named('%.png')]), ['%.png']);
  const real = named('report.pdf', 'application/pdf');
  assert.deepEqual(taken('whatever', '<p>it says</p>', [real]), ['report.pdf']);
  assert.deepEqual(taken('notes', '', [named('data.xyz', '')]), ['data.xyz']);
});

test('HTML without plain text is read', () => {
  const rows = '<table><tr><td>a&amp;b</td><td>&#x20ac; &#53;</td></tr><tr><td>c</td></tr></table>';
  assert.equal(wordsOf(`<style>x</style>${rows}`), 'a&b\t\u20ac 5\t\nc');
  assert.equal(wordsOf('&#x110000; &unknown;'), '&#x110000; &unknown;');
  assert.equal(wordsOf('<'.repeat(100000)).length, 100000, 'and stops no page');
});

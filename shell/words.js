// The shell's own words, for before the program runs and after it stopped: the "shell." part of each
// catalogue in assets/strings, put here by the packager.

import { site } from 'virtual:site';

let words = site.languages.en.shell;

/** @param {string} code of a language that the page has */
export function speak(code) {
  const language = site.languages[code] ?? site.languages.en;
  words = { ...site.languages.en.shell, ...language.shell };
  document.documentElement.lang = code;
  document.documentElement.dir = language.direction;
  const stage = document.querySelector('#stage');
  if (stage instanceof HTMLElement) stage.dataset.drop = words.drop;
}

/**
 * The text of a key, with {0}, {1} filled.
 * @param {string} key without "shell."
 * @param {...string} args
 */
export function say(key, ...args) {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_, i) => args[i] ?? '');
}

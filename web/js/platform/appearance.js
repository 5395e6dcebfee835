// How the device and its owner want pages to look, and the language of the interface: told to the program,
// which decides; carried out on the document.

import { dateWords, numberSigns } from './locale.js';

/** @import { Site } from './types.js' */

const FORCED = [
  'Canvas',
  'CanvasText',
  'LinkText',
  'ButtonFace',
  'ButtonText',
  'Highlight',
  'HighlightText',
  'GrayText',
];
const QUERIES = {
  dark: '(prefers-color-scheme: dark)',
  contrast: '(prefers-contrast: more)',
  calm: '(prefers-reduced-motion: reduce)',
  touch: '(pointer: coarse)',
  forced: '(forced-colors: active)',
};
const NORMAL_TEXT = 16; // px; a person may have told the browser otherwise

// The colours forced on every page, as "#rrggbb" words in the order of FORCED.
function forcedColours() {
  const probe = document.createElement('span');
  probe.className = 'visually-hidden';
  document.body.append(probe);
  const words = FORCED.map((name) => {
    probe.style.color = name;
    const [r, g, b] = (getComputedStyle(probe).color.match(/\d+/g) ?? [0, 0, 0]).map(Number);
    return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  });
  probe.remove();
  return words.join(' ');
}

export class Appearance {
  #stage;
  #program;
  #installer;
  #site;
  #queries = Object.fromEntries(
    Object.entries(QUERIES).map(([name, query]) => [name, matchMedia(query)]),
  );
  #percent = 100;
  #fetching = 0;
  #speak;

  /**
   * @param {import('./stage.js').Stage} stage
   * @param {import('./program.js').Program} program
   * @param {import('./installer.js').Installer} installer
   * @param {Site} site
   * @param {(code: string) => void} speak the shell's own words
   */
  constructor(stage, program, installer, site, speak) {
    this.#speak = speak;
    this.#stage = stage;
    this.#program = program;
    this.#installer = installer;
    this.#site = site;
  }

  /** Catalogues on their way (tests wait for them). */
  get active() {
    return this.#fetching;
  }

  /**
   * Starts telling the program what it must know.
   * @param {{code: string, json: string} | null} language already fetched; json is empty when it could not be
   * @param {{code: string, json: string} | null} language
   */
  watch(language) {
    const codes = Object.entries(this.#site.languages);
    this.#program.tell('LanguagesKnown', {
      languages: codes.map(([code, { name }]) => [code, name]),
    });
    if (language && language.code !== 'en') this.#arrived(language.code, language.json);
    for (const query of Object.values(this.#queries))
      query.addEventListener('change', () => this.tell());
    this.tell();
    this.setScale(this.#percent);
  }

  tell() {
    const { dark, contrast, calm, touch, forced } = this.#queries;
    this.#program.tell('DisplayChanged', {
      dark: dark.matches,
      more_contrast: contrast.matches,
      reduced_motion: calm.matches,
      touch: touch.matches,
      can_install: this.#installer.offered,
      apple: /^(Mac|iPhone|iPad|iPod)/.test(navigator.platform),
      forced_colours: forced.matches ? forcedColours() : '',
    });
  }

  /** @param {number} percent on top of the text size the browser is set to */
  setScale(percent) {
    this.#percent = percent;
    const own =
      Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / NORMAL_TEXT;
    this.#stage.setScale((own * percent) / 100);
  }

  /** @param {string} code */
  async fetchStrings(code) {
    this.#fetching += 1;
    const json = await fetchCatalogue(this.#site, code);
    this.#arrived(code, json);
    this.#fetching -= 1;
  }

  /** The words of a language, and how it writes numbers and dates. @param {string} code @param {string} json */
  #arrived(code, json) {
    this.#program.tell('StringsArrived', {
      code,
      json,
      ...numberSigns(code),
      ...dateWords(code),
    });
  }

  /** @param {string} code */
  showLanguage(code) {
    this.#speak(code);
  }
}

/** @param {string} address @returns {Promise<string>} rejected when it does not come */
async function fetchText(address) {
  const response = await fetch(new URL(address, document.baseURI));
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.text();
}

/**
 * The words of a language as JSON text; "" when they cannot be had.
 * @param {Site} site @param {string} code
 */
export async function fetchCatalogue(site, code) {
  const address = site.languages[code]?.strings;
  return address ? fetchText(address).catch(() => '') : '';
}

/**
 * What the first part of the program lacks besides code. Rejected when it does not come.
 * @param {Site} site @param {string} code the language that is spoken from the start, which has all of its words
 */
export async function fetchRest(site, code) {
  const english = code === 'en' ? site.languages.en.strings : '';
  const [words, prices] = await Promise.all([
    english && fetchText(english),
    fetchText(site.prices),
  ]);
  return { words, prices };
}

/**
 * The language to start in: the one chosen last time, else the browser's first that we speak.
 * @param {Site} site @param {string} settings
 */
export function startLanguage(site, settings) {
  /** @param {string} code */
  const known = (code) => Object.hasOwn(site.languages, code);
  try {
    const chosen = JSON.parse(settings || '{}').language;
    if (known(chosen)) return chosen;
  } catch {
    // Settings that cannot be read are the program's to report.
  }
  return (navigator.languages ?? []).map((tag) => tag.split('-')[0]).find(known) ?? 'en';
}

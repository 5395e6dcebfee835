// How the device and its owner want pages to look, and the language of the interface: told to the program,
// which decides; carried out on the document.

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

/**
 * How a language writes numbers, with the digits of the rest of the interface.
 * @param {string} code
 */
export function numberSigns(code) {
  const numbers = new Intl.NumberFormat(`${code}-u-nu-latn`);
  /** @param {number} number @param {string} type */
  const sign = (number, type) =>
    numbers.formatToParts(number).find((part) => part.type === type)?.value;
  return {
    decimal: sign(1.5, 'decimal') ?? '.',
    group: sign(12345, 'group') ?? '',
    group_from: sign(1234, 'group') === undefined ? 5 : 4,
  };
}

/**
 * How a language writes a day and a minute: its months, and the order of the parts with {y}, {m},
 * {d} and {t} in their places. Hours count to 24, which needs no word for the half of the day.
 * @param {string} code
 */
export function dateWords(code) {
  const locale = `${code}-u-nu-latn-ca-gregory`;
  /** @type {Intl.DateTimeFormatOptions} */
  const day = { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' };
  const days = new Intl.DateTimeFormat(locale, day);
  const minutes = new Intl.DateTimeFormat(locale, {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const months = Array.from(
    { length: 12 },
    (_, month) =>
      days.formatToParts(Date.UTC(2026, month, 1)).find((part) => part.type === 'month')?.value ??
      String(month + 1),
  );
  return { months, day: dateOrder(days), minute: dateOrder(minutes) };
}

/** @param {Intl.DateTimeFormat} format */
function dateOrder(format) {
  const parts = format.formatToParts(Date.UTC(2026, 0, 1));
  const times = parts.filter((part) => part.type === 'hour' || part.type === 'minute');
  const from = parts.indexOf(times[0]);
  const to = parts.indexOf(times[1]);
  /** @param {Intl.DateTimeFormatPart} part @param {number} at */
  const sign = (part, at) => {
    if (times.length === 2 && at >= from && at <= to) return at === from ? '{t}' : '';
    return { year: '{y}', month: '{m}', day: '{d}' }[/** @type {string} */ (part.type)] ?? part.value;
  };
  return parts.map(sign).join('');
}

/**
 * The words of a language as JSON text; "" when they cannot be had.
 * @param {Site} site @param {string} code
 */
export async function fetchCatalogue(site, code) {
  try {
    const address = site.languages[code]?.strings;
    const response = address ? await fetch(new URL(address, document.baseURI)) : null;
    return response?.ok ? await response.text() : '';
  } catch {
    return '';
  }
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

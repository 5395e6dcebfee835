// How a language writes numbers and dates, as the browser knows it (CLDR): what the program is told of it, see
// src/base/format.h.

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
    return (
      { year: '{y}', month: '{m}', day: '{d}' }[/** @type {string} */ (part.type)] ?? part.value
    );
  };
  return parts.map(sign).join('');
}

// Packages that bring no types: for the type checker alone (tests/lint/types.sh).

declare module 'subset-font' {
  /** The typeface with these characters and no others, and with its axes limited or fixed. */
  export default function subsetFont(
    font: Uint8Array,
    characters: string,
    options: {
      targetFormat: 'woff2';
      variationAxes: Record<string, number | { min: number; max: number }>;
    },
  ): Promise<Buffer>;
}

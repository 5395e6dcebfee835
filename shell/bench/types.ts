// What bench.html and the windows that it opens know of each other, and what it shows; for the type checker alone.

/** Of bench.html, found by the window that it opened. */
export interface BenchHost {
  settings: string; // JSON, what a visitor of the product would have chosen before
  drawn(milliseconds: number): void; // the first frame, since the document was asked for
  failed(why: string): void;
  unseen(): void; // the window was hidden: browsers draw no frames then
}

/** Of the window with the product. */
export interface BenchStage {
  frameTime(): number; // milliseconds spent in the scripts of its frames so far
  lastFrame(): number; // when the last of them ended
  prepare(events: number): void; // an answer, see answer.js
}

export type Verdict = 'met' | 'missed' | 'no goal' | 'not measured';

export interface Row {
  what: string;
  ours: number | null;
  other: number | null; // null: there is nothing to compare with
  ratio: number | null;
  goal: number | null;
  verdict: Verdict;
}

/** A figure before it is judged; what is missing is null. */
export interface Figure {
  what: string;
  ours: number;
  other?: number | null;
  ratio?: number | null; // ours / other, if not given
  goal?: number | null;
}

export interface Scale {
  rounds: number;
  files: number;
}

declare global {
  interface Window {
    triptychBench?: BenchHost;
    benchStage?: BenchStage;
  }
}

// Jobs on media (prepare.js): what passes between them, their workers and the program. For the type checker alone.

import type { Bytes } from '../platform/types.js';

/** Tells the program how a job goes on. */
export type Tell = (what: string, facts?: object, bytes?: Bytes | null) => void;

export interface Job {
  stop(): void;
  order?(text: string): void;
  ends?: boolean; // by itself
}

/** From a worker that does a job. */
export interface JobNews {
  what?: string;
  facts: Record<string, number> & { key?: string };
  bytes: Bytes | null;
}

/** What web/js/media/sound.js is to do. */
export interface SoundOrders {
  from: number; // seconds
  to: number; // 0: the end
  rate: number;
  kilobits: number; // 0: WAV
  header: number; // bytes to leave in front
  peaks: number;
}

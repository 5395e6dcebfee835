// What the page under test, or a test, leaves in `window`: for the type checker alone.
import type { AxeResults } from 'axe-core';
import type { Probe } from '../../../web/js/platform/probe_types.js';
import type { Bytes } from '../../../web/js/platform/types.js';
import type { CellEvent, CellResult } from '../../../web/js/python/types.js';

declare global {
  /** Every element of the page is one of HTML. */
  interface Element extends HTMLOrSVGElement {
    inert: boolean;
    style: CSSStyleDeclaration;
    translate: boolean;
  }

  interface Window {
    __triptych: Probe; // web/js/platform/test_probe.js, with ?testing=1
    added: number[]; // hostile.spec.mjs
    begun: number; // hostile.spec.mjs
    away: boolean;
    copied: string;
    drawn: number;
    earlier: OffscreenCanvasRenderingContext2D; // pixels.mjs
    looks: () => void; // bench/stream.mjs
    letGo: () => void; // ask_large_files.spec.mjs
    longest: number;
    paints: boolean; // App.screenshot()
    letRegister: (value?: unknown) => void; // learn_python_sync.spec.mjs
    pixelOf: (canvas: HTMLCanvasElement | null) => void; // bench/start.mjs
    pickers: HTMLInputElement[]; // webdriver/page.mjs
    result: Promise<CellResult>;
    said: string[]; // webdriver/page.mjs
    shot: OffscreenCanvasRenderingContext2D; // pixels.mjs
    spoken: string[];
    stolen: string[];
    given: string[]; // python_files.spec.mjs
    reads: number; // support/blob_reads.mjs, in a worker; as the next
    FileReaderSync: { prototype: { readAsArrayBuffer(blob: Blob): ArrayBuffer } };
    find(text: string): boolean; // of every browser, in no standard

    // tests/e2e/support/python_page.mjs
    page: string;
    events: (CellEvent & { bytes?: Bytes })[];
    python: {
      init(options: object): Promise<void>;
      run(source: string, name?: string): Promise<CellResult>;
      stop(): void;
      restart(): Promise<void>;
      answer(value: string | null): void;
      putFile(path: string, file: Uint8Array | Blob): void;
      getFile(path: string): Promise<Bytes | null>;
      setEnvironment(values: object, secrets?: string[]): void;
      close(): void;
    };
    text(stream?: string): string;
    when(source: string, from?: number): Promise<CellEvent>;
  }

  const __triptych: Probe;
  const axe: { run(context: Node, options?: object): Promise<AxeResults> };
  const copied: string;
  const stolen: string[];
  const events: Window['events'];
  const python: Window['python'];
  const when: Window['when'];
  const text: Window['text'];
}

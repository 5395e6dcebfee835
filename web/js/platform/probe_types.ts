// What tests find as window.__triptych (test_probe.js); for the type checker alone.
export interface Probe {
  /** Nothing pending: no frame, no run, no file, no announcement. */
  idle(): boolean;
  /** All that there is to show is shown; it may still be told to a screen reader, or stored. */
  settled(): boolean;
  /** A question is under way: not all of its answer is read. */
  asking(): boolean;
  missedWords(): string[]; // keys of words that were wanted before they were there
  /** Frames drawn so far. */
  frames(): number;
  /** Turns of the program so far, drawn or not. */
  turns(): number;
  /** Functions of the program that were called before their part was there. */
  waited(): number;
  /** Bytes of the program's memory; it never shrinks. */
  redraw(): void;
  heap(): number;
  /** Bytes of files copied out of that memory so far. */
  copied(): number;
  /** Bytes that the program wrote out for bodies of requests so far, files as base64 that is. */
  written(): number;
  heapHolds(text: string): boolean; // anywhere in the memory of the program
  /** Pixels of the largest texture that text is painted into. */
  atlas(): number;
  /** Milliseconds spent on the mirror so far, items it shows. */
  mirrorCost(): [number, number];
  /** Changes of the mirror so far. */
  mutations(): number;
}

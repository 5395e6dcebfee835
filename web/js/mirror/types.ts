// What the mirror keeps of an item, and what src/widgets/mirror_diff.h sends; for the type checker alone.
import type { Span } from './rich_text.js';

/** Properties of an item. */
export interface Props {
  o: number; // role
  s: number; // state
  r: number[]; // x, y, width, height
  n: string; // name
  v: string; // value
  d: string; // description
  p: string; // placeholder
  h: string; // hints
  f: number; // font, px
  l: number; // line, px
  c: number; // height of the content
  e: number; // level
  F: number; // face
  S: Span[];
}

/** Of an item that comes: its role is told always. */
export type NewProps = Partial<Props> & Pick<Props, 'o'>;

export type Operation =
  | [kind: 'a', key: number, parent: number, previous: number, props: NewProps]
  | [kind: 'm', key: number, parent: number, previous: number]
  | [kind: 'u', key: number, props: Partial<Props>]
  | [kind: 't', key: number, tail: string, spans: Span[]]
  | [kind: 'x', key: number]
  | [kind: 'y', key: number, top: number]
  | [kind: 'f', key: number];

/** A target of a role in FIELDS. */
export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface MirrorNode {
  key: number; // 0: the page
  p: Props;
  role: string;
  element: HTMLElement;
  target: HTMLElement; // the part that people act on
  parent: MirrorNode | null;
  tail: Text | null; // parts the words of blocks in a log
  inLog: boolean;
  follow: boolean; // its end stays in view
  composing: boolean;
  waiting?: string; // value that came meanwhile
  holder?: HTMLElement; // of the text, beside other items
  sizer?: HTMLElement;
  hinted?: string[];
}

/** What is to be looked after when all operations are carried out. */
export interface Changed {
  followers: Set<MirrorNode>;
  scrollers: Set<MirrorNode>;
  rovers: Set<MirrorNode>;
  modal: boolean;
}

declare global {
  // Not yet known to the checker.
  interface FocusOptions {
    focusVisible?: boolean;
  }
}

/** Where the focus was. */
export interface Focus {
  element: HTMLInputElement | null; // or something else, which has no selection
  node: MirrorNode | undefined;
  parents: MirrorNode[];
  modals: number;
  selection: [number | null, number | null] | null;
}

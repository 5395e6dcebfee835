// A figure as src/python/lib/matplotlib/pyplot.py describes it; for the type checker alone.

export type Value = number | string; // a string is a name on the axis

interface Styled {
  l?: string | null; // label in the legend
  a?: number | null; // opacity
  x: Value[];
  y: Value[];
}

export interface BarItem extends Styled {
  t: 'bar';
  c: string | string[];
  e?: string | null; // colour of the edge
  w: number;
  y: number[];
  base?: number[];
}

export interface BarhItem extends Styled {
  t: 'barh';
  c: string | string[];
  e?: string | null;
  w: number;
  x: number[];
  base?: number[];
}

export interface LineItem extends Styled {
  t: 'line';
  c: string;
  w: number;
  s: string; // how it is dashed; "" = not at all
  m: string; // mark at each point
  ms: number; // its size
}

export interface DotsItem extends Styled {
  t: 'dots';
  c: string | string[];
  s: number[]; // areas
  m: string;
}

export interface FillItem extends Styled {
  t: 'fill';
  c: string;
  base: number[];
}

export interface RuleItem<Kind> extends Styled {
  t: Kind;
  c: string;
  w: number;
  s: string;
}

export interface TextItem extends Styled {
  t: 'text';
  c: string;
  s: string;
  z: number; // size
  ha: CanvasTextAlign;
  va: string;
  r: number; // degrees
}

export interface PieItem extends Styled {
  t: 'pie';
  x: number[];
  labels?: string[] | null;
  texts: string[];
  start: number;
  ccw: boolean;
  colors: string[];
}

export type Item =
  | BarItem
  | BarhItem
  | LineItem
  | DotsItem
  | FillItem
  | RuleItem<'hline'>
  | RuleItem<'vline'>
  | TextItem
  | PieItem;

/** What a legend shows; a piece of a pie looks like a bar. */
export type Entry = Item | { t: 'bar'; l: string; c: string };

export interface Ticks {
  at?: Value[] | null;
  labels?: string[] | null;
  rotation?: number | null;
}

export type Limits = [low: number | null, high: number | null] | null;

export interface Axes {
  items: Item[];
  title: string;
  xlabel: string;
  ylabel: string;
  xlim: Limits;
  ylim: Limits;
  xticks: Ticks | null;
  yticks: Ticks | null;
  grid: { axis: string; a?: number | null; s?: string | null } | null;
  legend: string | null;
  axis: boolean;
}

export interface Figure {
  size: [width: number, height: number];
  dpi: number;
  rows: number;
  cols: number;
  title: string;
  axes: Axes[];
}

export interface Cell {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export type Draw<Kind> = (
  pen: import('./figure.js').Pen,
  item: Kind,
  x: import('./figure_axis.js').Axis,
  y: import('./figure_axis.js').Axis,
  box: Box,
) => void;

export interface TextStyle {
  size?: number; // points
  align?: CanvasTextAlign;
  base?: CanvasTextBaseline;
  angle?: number; // degrees
  color?: string;
}

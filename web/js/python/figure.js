// Draws a figure of matplotlib.pyplot (the data is told in src/python/lib/matplotlib/pyplot.py)
// to look like matplotlib's own: same margins, colours, ticks. Gives RGBA pixels.

import { Axis } from './figure_axis.js';
import { drawItem, drawPie, legendMark } from './figure_items.js';

/** @import { Axes, Box, Cell, Entry, Figure, PieItem, TextStyle } from './figure_types.js' */

const FONT = '"DejaVu Sans", Verdana, sans-serif';

/**
 * @returns {ImageData | null} null where the browser cannot draw in a worker
 * @param {Figure} figure
 */
export function drawFigure(figure) {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const width = Math.max(1, Math.round(figure.size[0] * figure.dpi));
  const height = Math.max(1, Math.round(figure.size[1] * figure.dpi));
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) return null;
  const pen = new Pen(context, figure.dpi / 72);
  pen.fill('#fff');
  context.fillRect(0, 0, width, height);
  const top = figure.title ? 22 * pen.unit : 0;
  if (figure.title) pen.text(figure.title, width / 2, 16 * pen.unit, { size: 12, align: 'center' });
  const cell = { w: width / figure.cols, h: (height - top) / figure.rows };
  figure.axes.forEach((axes, i) => {
    const x = (i % figure.cols) * cell.w;
    const y = top + Math.floor(i / figure.cols) * cell.h;
    drawAxes(pen, axes, { x, y, ...cell });
  });
  return context.getImageData(0, 0, width, height);
}

/** The context with lengths in points, as matplotlib counts. */
export class Pen {
  /** @param {OffscreenCanvasRenderingContext2D} context @param {number} unit */
  constructor(context, unit) {
    this.context = context;
    this.unit = unit;
  }

  /** @param {string} color */
  fill(color) {
    this.context.fillStyle = color;
  }

  /** @param {string} color @param {number} points @param {string} [style] */
  stroke(color, points, style = '-') {
    const dash = { '--': [3.7, 1.6], ':': [1, 1.65], '-.': [6.4, 1.6, 1, 1.6] }[style] ?? [];
    const w = points * this.unit;
    this.context.strokeStyle = color;
    this.context.lineWidth = w;
    this.context.setLineDash(dash.map((length) => length * w));
  }

  /** @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 */
  line(x0, y0, x1, y1) {
    this.context.beginPath();
    this.context.moveTo(x0, y0);
    this.context.lineTo(x1, y1);
    this.context.stroke();
  }

  /**
   * @param {string} words @param {number} x @param {number} y
   * @param {TextStyle} style
   */
  text(
    words,
    x,
    y,
    { size = 10, align = 'left', base = 'alphabetic', angle = 0, color = '#000' } = {},
  ) {
    const { context } = this;
    context.save();
    context.translate(x, y);
    context.rotate((-angle * Math.PI) / 180);
    context.font = `${size * this.unit}px ${FONT}`;
    context.textAlign = align;
    context.textBaseline = base;
    this.fill(color);
    words.split('\n').forEach((line, i) => context.fillText(line, 0, i * size * 1.2 * this.unit));
    context.restore();
  }

  /** @param {string} words @param {number} [size] */
  widthOf(words, size = 10) {
    this.context.font = `${size * this.unit}px ${FONT}`;
    return Math.max(...words.split('\n').map((line) => this.context.measureText(line).width));
  }
}

/** @param {Pen} pen @param {Axes} axes @param {Cell} cell */
function drawAxes(pen, axes, cell) {
  const pie = axes.items.find((item) => item.t === 'pie');
  if (pie) {
    drawTitle(pen, axes, { left: cell.x, right: cell.x + cell.w, top: cell.y + 26 * pen.unit });
    drawPie(pen, pie, cell);
    if (axes.legend) drawLegend(pen, pieEntries(pie), axes.legend, inner(pen, cell, 12 * pen.unit));
    return;
  }
  const x = new Axis(axes.items, 'x', axes.xlim, axes.xticks);
  const y = new Axis(axes.items, 'y', axes.ylim, axes.yticks);
  const labels = y.ticks().map(([, label]) => pen.widthOf(label));
  const left = Math.max(30 * pen.unit, Math.max(0, ...labels) + (axes.ylabel ? 26 : 12) * pen.unit);
  const box = inner(pen, cell, left);
  x.place(box.left, box.right);
  y.place(box.bottom, box.top);
  if (axes.grid) drawGrid(pen, axes.grid, x, y, box);
  pen.context.save();
  pen.context.beginPath();
  pen.context.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  pen.context.clip();
  for (const item of axes.items) if (item.t !== 'text') drawItem(pen, item, x, y, box);
  pen.context.restore();
  pen.context.globalAlpha = 1;
  if (axes.axis) drawFrame(pen, axes, x, y, box, cell);
  for (const item of axes.items) if (item.t === 'text') drawItem(pen, item, x, y, box);
  drawTitle(pen, axes, box);
  if (axes.legend)
    drawLegend(
      pen,
      axes.items.filter((item) => item.l && !item.l.startsWith('_')),
      axes.legend,
      box,
    );
}

/** @param {Pen} pen @param {Cell} cell @param {number} left */
const inner = (pen, cell, left) => ({
  left: cell.x + left,
  right: cell.x + cell.w - 12 * pen.unit,
  top: cell.y + 26 * pen.unit,
  bottom: cell.y + cell.h - 40 * pen.unit,
});

/** @param {Pen} pen @param {Axes} axes @param {Omit<Box, 'bottom'>} box */
function drawTitle(pen, axes, box) {
  const middle = (box.left + box.right) / 2;
  pen.text(axes.title, middle, box.top - 6 * pen.unit, {
    size: 12,
    align: 'center',
    base: 'bottom',
  });
}

/**
 * @param {Pen} pen @param {NonNullable<Axes['grid']>} grid @param {Axis} x @param {Axis} y
 * @param {Box} box
 */
function drawGrid(pen, grid, x, y, box) {
  pen.context.globalAlpha = grid.a ?? 1;
  pen.stroke('#b0b0b0', 0.8, grid.s ?? '-');
  if (grid.axis !== 'y')
    for (const [at] of x.ticks()) pen.line(x.at(at), box.top, x.at(at), box.bottom);
  if (grid.axis !== 'x')
    for (const [at] of y.ticks()) pen.line(box.left, y.at(at), box.right, y.at(at));
  pen.context.globalAlpha = 1;
}

/**
 * @param {Pen} pen @param {Axes} axes @param {Axis} x @param {Axis} y @param {Box} box
 * @param {Cell} cell
 */
function drawFrame(pen, axes, x, y, box, cell) {
  const { unit } = pen;
  pen.stroke('#000', 0.8);
  pen.context.strokeRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  for (const [at, label] of y.ticks()) {
    pen.line(box.left - 3.5 * unit, y.at(at), box.left, y.at(at));
    pen.text(label, box.left - 5 * unit, y.at(at), { align: 'right', base: 'middle' });
  }
  const angle = axes.xticks?.rotation ?? 0;
  for (const [at, label] of x.ticks()) {
    pen.line(x.at(at), box.bottom, x.at(at), box.bottom + 3.5 * unit);
    /** @type {TextStyle} */
    const style = angle
      ? { align: 'right', base: 'middle', angle }
      : { align: 'center', base: 'top' };
    pen.text(label, x.at(at), box.bottom + (angle ? 9 : 6) * unit, style);
  }
  const middle = (box.left + box.right) / 2;
  pen.text(axes.xlabel, middle, box.bottom + 22 * unit, { align: 'center', base: 'top' });
  const center = (box.top + box.bottom) / 2;
  pen.text(axes.ylabel, cell.x + 14 * unit, center, { align: 'center', base: 'middle', angle: 90 });
}

/** @param {PieItem} pie @returns {Entry[]} */
const pieEntries = (pie) =>
  (pie.labels ?? []).map((l, i) => ({ t: 'bar', l, c: pie.colors[i % pie.colors.length] }));

/** @param {Pen} pen @param {Entry[]} entries @param {string} place @param {Box} box */
function drawLegend(pen, entries, place, box) {
  if (entries.length === 0) return;
  const { unit, context } = pen;
  const width = (38 + Math.max(...entries.map((item) => pen.widthOf(item.l ?? '') / unit))) * unit;
  const height = (8 + entries.length * 14) * unit;
  const gap = 6 * unit;
  const left = place.includes('left') ? box.left + gap : box.right - gap - width;
  const top = place.includes('lower') ? box.bottom - gap - height : box.top + gap;
  context.globalAlpha = 0.8;
  pen.fill('#fff');
  context.fillRect(left, top, width, height);
  context.globalAlpha = 1;
  pen.stroke('#ccc', 0.8);
  context.strokeRect(left, top, width, height);
  entries.forEach((item, i) => {
    const y = top + (11 + i * 14) * unit;
    legendMark(pen, item, left + 4 * unit, left + 24 * unit, y);
    pen.text(item.l ?? '', left + 30 * unit, y, { base: 'middle' });
  });
}

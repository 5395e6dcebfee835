// What is drawn inside of the axes of a figure: bars, lines, dots, areas, texts; and pies.

/** @import { Pen } from './figure.js' */
/** @import { Axis } from './figure_axis.js' */
/** @import { BarItem, BarhItem, Box, Cell, Draw, Entry, Item, PieItem } from './figure_types.js' */

const DEGREE = Math.PI / 180;

/** @param {Pen} pen @param {Item} item @param {Axis} x @param {Axis} y @param {Box} box */
export function drawItem(pen, item, x, y, box) {
  pen.context.globalAlpha = item.a ?? 1;
  const draw = /** @type {Draw<Item> | undefined} */ (drawers[item.t]);
  draw?.(pen, item, x, y, box);
  pen.context.globalAlpha = 1;
}

/** @param {{c: string | string[]}} item @param {number} i */
const colorOf = (item, i) => (Array.isArray(item.c) ? item.c[i % item.c.length] : item.c);

/** @type {{[Kind in Item['t']]?: Draw<Extract<Item, {t: Kind}>>}} */
const drawers = {
  bar(pen, item, x, y) {
    item.x.forEach((at, i) => {
      const left = x.beside(at, -item.w / 2);
      const base = item.base?.[i] ?? 0;
      const top = y.at(base + item.y[i]);
      rectangle(pen, item, i, left, top, x.beside(at, item.w / 2) - left, y.at(base) - top);
    });
  },
  barh(pen, item, x, y) {
    item.y.forEach((at, i) => {
      const top = y.beside(at, item.w / 2);
      rectangle(
        pen,
        item,
        i,
        x.at(0),
        top,
        x.at(item.x[i]) - x.at(0),
        y.beside(at, -item.w / 2) - top,
      );
    });
  },
  line(pen, item, x, y) {
    if (item.s) {
      pen.stroke(item.c, item.w, item.s);
      pen.context.lineJoin = 'round';
      path(
        pen,
        item.x.map((at, i) => [x.at(at), y.at(item.y[i])]),
      );
      pen.context.stroke();
    }
    if (item.m)
      item.x.forEach((at, i) => mark(pen, item.m, item.c, x.at(at), y.at(item.y[i]), item.ms));
  },
  dots(pen, item, x, y) {
    item.x.forEach((at, i) => {
      const size = Math.sqrt(item.s[i % item.s.length]);
      mark(pen, item.m, colorOf(item, i), x.at(at), y.at(item.y[i]), size);
    });
  },
  fill(pen, item, x, y) {
    const upper = item.x.map((at, i) => [x.at(at), y.at(item.y[i])]);
    const lower = item.x.map((at, i) => [x.at(at), y.at(item.base[i])]);
    path(pen, [...upper, ...lower.reverse()]);
    pen.fill(item.c);
    pen.context.fill();
  },
  hline(pen, item, x, y, box) {
    pen.stroke(item.c, item.w, item.s);
    pen.line(box.left, y.at(item.y[0]), box.right, y.at(item.y[0]));
  },
  vline(pen, item, x, y, box) {
    pen.stroke(item.c, item.w, item.s);
    pen.line(x.at(item.x[0]), box.top, x.at(item.x[0]), box.bottom);
  },
  text(pen, item, x, y) {
    /** @type {Record<string, CanvasTextBaseline>} */
    const bases = { center: 'middle', top: 'top', bottom: 'bottom', baseline: 'alphabetic' };
    pen.text(item.s, x.at(item.x[0]), y.at(item.y[0]), {
      size: item.z,
      align: item.ha,
      base: bases[item.va] ?? 'alphabetic',
      angle: item.r,
      color: item.c,
    });
  },
};

/**
 * @param {Pen} pen @param {BarItem | BarhItem} item @param {number} i @param {number} left
 * @param {number} top @param {number} width @param {number} height
 */
function rectangle(pen, item, i, left, top, width, height) {
  pen.fill(colorOf(item, i));
  pen.context.fillRect(left, top, width, height);
  if (!item.e) return;
  pen.stroke(item.e, 1);
  pen.context.strokeRect(left, top, width, height);
}

/** @param {Pen} pen @param {number[][]} points */
function path(pen, points) {
  pen.context.beginPath();
  points.forEach(([x, y], i) => (i ? pen.context.lineTo(x, y) : pen.context.moveTo(x, y)));
}

/**
 * @param {Pen} pen @param {string} kind @param {string} color @param {number} x @param {number} y
 * @param {number} points
 */
function mark(pen, kind, color, x, y, points) {
  const r = (points * pen.unit) / 2;
  const { context } = pen;
  pen.fill(color);
  if (kind === 'x' || kind === '+') {
    pen.stroke(color, 1.5);
    const d = kind === 'x' ? r : 0;
    pen.line(x - r, y - d, x + r, y + d);
    pen.line(x - d, y + r, x + d, y - r);
    return;
  }
  context.beginPath();
  if (kind === 's') context.rect(x - r, y - r, 2 * r, 2 * r);
  else if (kind === '^' || kind === 'v') polygon(context, x, y, r, 3, kind === '^' ? -90 : 90);
  else if (kind === 'D') polygon(context, x, y, r * 1.2, 4, 0);
  else context.arc(x, y, kind === '.' || kind === ',' ? r / 2 : r, 0, 2 * Math.PI);
  context.fill();
}

/**
 * @param {OffscreenCanvasRenderingContext2D} context @param {number} x @param {number} y
 * @param {number} r @param {number} corners @param {number} start
 */
function polygon(context, x, y, r, corners, start) {
  for (let i = 0; i < corners; ++i) {
    const angle = (start + (360 / corners) * i) * DEGREE;
    context.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  context.closePath();
}

/**
 * @param {Pen} pen @param {Entry} item @param {number} left @param {number} right @param {number} y
 */
export function legendMark(pen, item, left, right, y) {
  const middle = (left + right) / 2;
  if (item.t === 'line' && item.s) {
    pen.stroke(item.c, item.w, item.s);
    pen.line(left, y, right, y);
  }
  if (item.t === 'line' && item.m) mark(pen, item.m, item.c, middle, y, item.ms);
  if (item.t === 'dots') mark(pen, item.m, colorOf(item, 0), middle, y, 6);
  if (item.t === 'bar' || item.t === 'barh' || item.t === 'fill') {
    pen.fill(colorOf(item, 0));
    pen.context.fillRect(left, y - 3.5 * pen.unit, right - left, 7 * pen.unit);
  }
}

/** @param {Pen} pen @param {PieItem} pie @param {Cell} cell */
export function drawPie(pen, pie, cell) {
  const { context, unit } = pen;
  const total = pie.x.reduce((sum, value) => sum + value, 0) || 1;
  const x = cell.x + cell.w / 2;
  const y = cell.y + cell.h / 2 + 8 * unit;
  const r = Math.min(cell.w, cell.h) * 0.36;
  const turn = pie.ccw ? -1 : 1;
  let angle = -pie.start * DEGREE;
  pie.x.forEach((value, i) => {
    const next = angle + (turn * 2 * Math.PI * value) / total;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, r, angle, next, pie.ccw);
    context.closePath();
    pen.fill(pie.colors[i % pie.colors.length]);
    context.fill();
    const middle = (angle + next) / 2;
    const [dx, dy] = [Math.cos(middle), Math.sin(middle)];
    const align = dx >= 0 ? 'left' : 'right';
    pen.text(pie.labels?.[i] ?? '', x + dx * r * 1.1, y + dy * r * 1.1, { align, base: 'middle' });
    pen.text(pie.texts[i], x + dx * r * 0.6, y + dy * r * 0.6, { align: 'center', base: 'middle' });
    angle = next;
  });
}

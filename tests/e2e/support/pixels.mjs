// Looks at screenshots: contrast of painted text, and where ink lies. Decoded by the page itself.

/** Leaves a screenshot in the page, ready to be read. @param {Buffer} png */
async function show(page, png) {
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d', {
      willReadFrequently: true,
    });
    if (!pen) throw new Error('no canvas');
    pen.drawImage(image, 0, 0);
    window.shot = pen;
  }, png.toString('base64'));
}

/** Text items of the mirror with their boxes on the screen, those that are really in view. */
export function textItems(page) {
  return page.evaluate(() => {
    const found = [];
    const roles =
      'p,h1,h2,h3,h4,h5,h6,td,th,li,pre,a[href],button,input,textarea,select,[role=alert],[role=status],[role=option]';
    /** @type {NodeListOf<HTMLInputElement & Pick<HTMLSelectElement, 'selectedOptions'>>} or something else */
    const items = document.querySelectorAll('#mirror :is(' + roles + ')');
    for (const element of items) {
      const field = ['INPUT', 'TEXTAREA'].includes(element.tagName);
      const text = field
        ? element.value || element.placeholder
        : element.tagName === 'SELECT'
          ? element.selectedOptions[0]?.label
          : element.textContent.trim();
      if (
        !text ||
        element.closest('[inert]') ||
        element.disabled ||
        element.getAttribute('aria-disabled') === 'true'
      )
        continue;
      if (element.type === 'password' && element.value) continue;
      const box = element.getBoundingClientRect();
      // Only what nothing covers: not cut off by a scrolling region, not below a bar.
      const inside = [
        [0.1, 0.2],
        [0.9, 0.2],
        [0.1, 0.8],
        [0.9, 0.8],
        [0.5, 0.5],
      ].every(([x, y]) => {
        const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        return hit && (hit === element || element.contains(hit) || hit.contains(element));
      });
      if (!inside || box.width < 4 || box.height < 8 || box.top < 0 || box.bottom > innerHeight)
        continue;
      found.push({
        text: text.slice(0, 60),
        x: box.x,
        y: box.y,
        w: box.width,
        h: box.height,
        px: Number.parseFloat(getComputedStyle(element).fontSize),
      });
    }
    return found;
  });
}

/**
 * For each box: the WCAG contrast between its most frequent colour and the colour farthest from it that covers
 * more than a trace; 1 when there is nothing to see.
 */
export async function contrasts(page, png, boxes, density) {
  await show(page, png);
  return page.evaluate(
    ([list, scale]) => {
      const channel = (c) =>
        c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4;
      const light = (rgb) =>
        0.2126 * channel(rgb >> 16) +
        0.7152 * channel((rgb >> 8) & 255) +
        0.0722 * channel(rgb & 255);
      return list.map(({ x, y, w, h }) => {
        const { data } = window.shot.getImageData(
          Math.round(x * scale),
          Math.round(y * scale),
          Math.max(1, Math.round(w * scale)),
          Math.max(1, Math.round(h * scale)),
        );
        const counts = new Map();
        for (let i = 0; i < data.length; i += 4) {
          const rgb = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
          counts.set(rgb, (counts.get(rgb) ?? 0) + 1);
        }
        const [paper] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
        const p = light(paper) + 0.05;
        let best = 1;
        for (const [rgb, count] of counts) {
          if (count < 6) continue;
          const c = light(rgb) + 0.05;
          best = Math.max(best, p > c ? p / c : c / p);
        }
        return best;
      });
    },
    [boxes, density],
  );
}

/** Leftmost and rightmost inked column inside a box, in CSS pixels from its left edge. */
export async function inkSpan(page, png, { x, y, width: w, height: h }, density) {
  await show(page, png);
  const result = await page.evaluate(
    ([bx, by, bw, bh]) => {
      const { data, width, height } = window.shot.getImageData(bx, by, bw, bh); // device pixels
      const at = (i) => (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
      const paper = at(0);
      let left = Infinity,
        right = -1;
      const colours = new Set();
      const chromatic = new Set(); // those that are no shade of grey
      for (let row = 0; row < height; row++) {
        for (let column = 0; column < width; column++) {
          const colour = at(4 * (row * width + column));
          if (colour === paper) continue;
          colours.add(colour);
          const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255];
          if (Math.max(red, green, blue) - Math.min(red, green, blue) > 64) chromatic.add(colour);
          left = Math.min(left, column);
          right = Math.max(right, column);
        }
      }
      return { left, right, width, colours: colours.size, chromatic: chromatic.size };
    },
    [x, y, w, h].map((each) => Math.round(each * density)),
  );
  return {
    left: result.left / density,
    right: result.right / density,
    width: result.width / density,
    colours: result.colours,
    chromatic: result.chromatic,
  };
}

/**
 * Whether the ink of one line is that of two others laid over each other.
 * @param {{x: number, y: number, width: number, height: number}[]} lines the one, then the others, of one size
 * @returns {Promise<number>} how many pixels differ
 */
export async function differsFromBoth(page, png, lines, density) {
  await show(page, png);
  return page.evaluate(
    ([boxes, scale]) => {
      const [both, one, other] = boxes.map(
        ({ x, y, width, height }) =>
          window.shot.getImageData(
            Math.round(x * scale),
            Math.round(y * scale),
            Math.round(width * scale),
            Math.round(height * scale),
          ).data,
      );
      const paper = both[0];
      const farther = (a, b) => (Math.abs(a - paper) > Math.abs(b - paper) ? a : b);
      let count = 0;
      for (let i = 0; i < both.length; i += 4)
        count += Math.abs(both[i] - farther(one[i], other[i])) > 48 ? 1 : 0;
      return count;
    },
    [lines, density],
  );
}

/** How many pixels of two pictures differ by more than the rounding of one painting or another. */
export async function differing(page, png, other) {
  await show(page, png);
  await page.evaluate(() => {
    window.earlier = window.shot;
  });
  await show(page, other);
  return page.evaluate(() => {
    const { width, height } = window.shot.canvas;
    const a = window.earlier.getImageData(0, 0, width, height).data;
    const b = window.shot.getImageData(0, 0, width, height).data;
    return a.reduce((count, channel, i) => count + (Math.abs(channel - b[i]) > 2 ? 1 : 0), 0);
  });
}

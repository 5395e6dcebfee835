// The drawings. Each function runs inside a page, so it may use nothing but its arguments.

export function landscape(ctx, data, w, h) {
  let seed = 7;
  const random = () => ((seed = (seed * 16807) % 2147483647) - 1) / 2147483646;
  const gradient = (y0, y1, ...stops) => {
    const g = ctx.createLinearGradient(0, y0, 0, y1);
    stops.forEach((c, i) => g.addColorStop(i / (stops.length - 1), c));
    return g;
  };
  ctx.fillStyle = gradient(0, h * 0.62, '#2b2a55', '#8b4a72', '#f0885a', '#ffd08a');
  ctx.fillRect(0, 0, w, h);
  const sun = ctx.createRadialGradient(w * 0.66, h * 0.47, 8, w * 0.66, h * 0.47, 240);
  sun.addColorStop(0, 'rgba(255,246,214,1)');
  sun.addColorStop(0.16, 'rgba(255,226,150,.95)');
  sun.addColorStop(1, 'rgba(255,190,120,0)');
  ctx.fillStyle = sun;
  ctx.fillRect(0, 0, w, h);
  const ridge = (base, height, rough, colour) => {
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.moveTo(0, h);
    let y = base;
    for (let x = 0; x <= w; x += 8) {
      y +=
        (random() - 0.5) * rough + (base - height * Math.abs(Math.sin(x / 170 + base)) - y) * 0.08;
      ctx.lineTo(x, y);
    }
    ctx.lineTo(w, h);
    ctx.fill();
  };
  ridge(h * 0.52, 190, 10, '#6d4a78');
  ridge(h * 0.56, 130, 9, '#4b3a66');
  ridge(h * 0.6, 70, 8, '#33305a');
  ctx.fillStyle = gradient(h * 0.6, h, '#c9745f', '#5a4674', '#1f2447');
  ctx.fillRect(0, h * 0.6, w, h * 0.4);
  for (let i = 0; i < 420; i++) {
    const y = h * 0.61 + random() ** 1.6 * h * 0.38;
    const near = Math.abs((i % 2 ? w * 0.66 : random() * w) + (random() - 0.5) * (y - h * 0.55));
    ctx.fillStyle = `rgba(255,222,160,${0.05 + random() * 0.2})`;
    ctx.fillRect(near, y, 20 + random() * 70, 1 + random() * 2);
  }
  const pine = (x, y, s) => {
    ctx.fillStyle = '#141a30';
    for (let k = 0; k < 5; k++) {
      ctx.beginPath();
      ctx.moveTo(x, y - s * (1 - k * 0.12));
      ctx.lineTo(x - s * (0.09 + k * 0.05), y - s * (0.62 - k * 0.15));
      ctx.lineTo(x + s * (0.09 + k * 0.05), y - s * (0.62 - k * 0.15));
      ctx.fill();
    }
    ctx.fillRect(x - 3, y - s * 0.1, 6, s * 0.12);
  };
  ctx.fillStyle = '#171c34';
  ctx.beginPath();
  ctx.ellipse(150, h * 0.78, 420, 70, 0.05, 0, 7);
  ctx.fill();
  for (let i = 0; i < 26; i++)
    pine(10 + random() * 420, h * (0.74 + random() * 0.06), 90 + random() * 150);
  ctx.fillStyle = '#2a2036';
  ctx.fillRect(330, h * 0.7, 110, 62);
  ctx.beginPath();
  ctx.moveTo(318, h * 0.7);
  ctx.lineTo(385, h * 0.645);
  ctx.lineTo(452, h * 0.7);
  ctx.fill();
  ctx.fillStyle = '#ffd479';
  ctx.fillRect(372, h * 0.72, 26, 26);
  ctx.fillStyle = '#c5322e';
  ctx.beginPath();
  ctx.moveTo(800, h * 0.8);
  ctx.quadraticCurveTo(880, h * 0.855, 965, h * 0.795);
  ctx.lineTo(945, h * 0.835);
  ctx.quadraticCurveTo(880, h * 0.865, 825, h * 0.838);
  ctx.fill();
  ctx.fillStyle = '#f3e3cc';
  ctx.fillRect(874, h * 0.72, 4, 72);
  const image = ctx.getImageData(0, 0, w, h);
  for (let i = 0; i < image.data.length; i += 4) {
    const grain = (random() - 0.5) * 16;
    for (let c = 0; c < 3; c++) image.data[i + c] += grain;
  }
  ctx.putImageData(image, 0, 0);
}

export function chart(ctx, data, w, h) {
  const left = 110,
    right = w - 50,
    top = 130,
    bottom = h - 110,
    most = 70;
  ctx.fillStyle = '#ffffff';
  ctx.fillRect(0, 0, w, h);
  ctx.fillStyle = '#1d2433';
  ctx.font = '600 34px sans-serif';
  ctx.fillText(data.title, left - 40, 62);
  ctx.font = '20px sans-serif';
  for (let v = 0; v <= most; v += 10) {
    const y = bottom - ((bottom - top) * v) / most;
    ctx.fillStyle = '#e3e7ee';
    ctx.fillRect(left, y, right - left, 1.5);
    ctx.fillStyle = '#5b6475';
    ctx.textAlign = 'right';
    ctx.fillText(String(v), left - 14, y + 7);
  }
  const colours = ['#9db4d8', '#2f5fa8'],
    group = (right - left) / 4;
  data.series.forEach((series, s) =>
    series.points.forEach(([label, value], i) => {
      const x = left + group * i + group / 2 - 82 + s * 84;
      const height = ((bottom - top) * value) / most;
      ctx.fillStyle = colours[s];
      ctx.fillRect(x, bottom - height, 76, height);
      ctx.textAlign = 'center';
      ctx.fillStyle = '#1d2433';
      ctx.fillText(String(value), x + 38, bottom - height - 10);
      if (s === 0) ctx.fillText(label, x + 80, bottom + 36);
    }),
  );
  ctx.fillStyle = '#1d2433';
  ctx.fillRect(left, bottom, right - left, 2);
  ctx.textAlign = 'center';
  ctx.fillText(data.x_label, (left + right) / 2, h - 28);
  ctx.save();
  ctx.translate(34, (top + bottom) / 2);
  ctx.rotate(-Math.PI / 2);
  ctx.fillText(data.y_label, 0, 0);
  ctx.restore();
  ctx.textAlign = 'left';
  data.series.forEach((series, s) => {
    ctx.fillStyle = colours[s];
    ctx.fillRect(right - 230 + s * 120, 84, 24, 24);
    ctx.fillStyle = '#1d2433';
    ctx.fillText(series.name, right - 198 + s * 120, 103);
  });
}

export function receipt(ctx, data, w, h) {
  ctx.fillStyle = '#d9d6cf';
  ctx.fillRect(0, 0, w, h);
  ctx.save();
  ctx.translate(w / 2, h / 2);
  ctx.rotate(-0.012);
  ctx.translate(-w / 2, -h / 2);
  ctx.shadowColor = 'rgba(0,0,0,.3)';
  ctx.shadowBlur = 24;
  ctx.fillStyle = '#fdfcf8';
  ctx.fillRect(60, 40, w - 120, h - 80);
  ctx.shadowBlur = 0;
  ctx.fillStyle = '#26241f';
  const left = 104,
    right = w - 104,
    money = (n) => n.toFixed(2);
  let y = 112;
  const centre = (text, font) => {
    ctx.font = font;
    ctx.textAlign = 'center';
    ctx.fillText(text, w / 2, y);
  };
  const pair = (a, b, font = '24px monospace') => {
    ctx.font = font;
    ctx.textAlign = 'left';
    ctx.fillText(a, left, y);
    ctx.textAlign = 'right';
    ctx.fillText(b, right, y);
  };
  const rule = () => {
    for (let x = left; x < right; x += 14) ctx.fillRect(x, y - 8, 8, 2);
  };
  centre(data.merchant, '700 34px monospace');
  y += 40;
  centre(data.address, '22px monospace');
  y += 60;
  pair(data.date, data.time);
  y += 40;
  rule();
  y += 44;
  for (const item of data.items) {
    pair(item.description, money(item.amount));
    y += 32;
    ctx.fillStyle = '#5d584d';
    pair(`  ${item.quantity} x ${money(item.unit_price)}`, '', '21px monospace');
    ctx.fillStyle = '#26241f';
    y += 46;
  }
  rule();
  y += 46;
  pair('Subtotal', money(data.subtotal));
  y += 42;
  pair('VAT 10 %', money(data.tax));
  y += 54;
  pair(`TOTAL ${data.currency}`, money(data.total), '700 32px monospace');
  y += 70;
  pair(data.payment, '', '22px monospace');
  y += 70;
  centre('Thank you, do come again!', '22px monospace');
  ctx.restore();
}

export function dashboard(ctx, data, w, h) {
  ctx.fillStyle = '#f2f4f8';
  ctx.fillRect(0, 0, w, h);
  ctx.fillStyle = '#182033';
  ctx.font = '600 32px sans-serif';
  ctx.fillText(data.title, 40, 62);
  data.tiles.forEach(([name, value, change], i) => {
    const x = 40 + i * 285;
    ctx.fillStyle = '#ffffff';
    ctx.fillRect(x, 96, 265, 150);
    ctx.fillStyle = '#5a6478';
    ctx.font = '21px sans-serif';
    ctx.fillText(name, x + 22, 136);
    ctx.fillStyle = '#182033';
    ctx.font = '600 42px sans-serif';
    ctx.fillText(value, x + 22, 190);
    ctx.fillStyle = '#5a6478';
    ctx.font = '20px sans-serif';
    ctx.fillText(change, x + 22, 226);
  });
  ctx.fillStyle = '#ffffff';
  ctx.fillRect(40, 276, w - 80, h - 316);
  ctx.fillStyle = '#182033';
  ctx.font = '600 24px sans-serif';
  ctx.fillText('Orders per day', 64, 320);
  const left = 90,
    bottom = h - 100,
    top = 380,
    step = (w - 180) / 6,
    most = 280;
  const at = (v, i) => [left + i * step, bottom - ((bottom - top) * v) / most];
  ctx.strokeStyle = '#2f5fa8';
  ctx.lineWidth = 4;
  ctx.beginPath();
  data.orders.forEach((v, i) => ctx[i ? 'lineTo' : 'moveTo'](...at(v, i)));
  ctx.stroke();
  ctx.textAlign = 'center';
  ctx.font = '20px sans-serif';
  data.orders.forEach((v, i) => {
    const [x, y] = at(v, i);
    ctx.fillStyle = '#2f5fa8';
    ctx.beginPath();
    ctx.arc(x, y, 7, 0, 7);
    ctx.fill();
    ctx.fillStyle = '#182033';
    ctx.fillText(String(v), x, y - 18);
    ctx.fillStyle = '#5a6478';
    ctx.fillText(data.days[i], x, bottom + 44);
  });
}

import type { Receipt, ReceiptRow } from './receipt.ts';

/** Printable dots of the two paper widths at 8 dots per millimetre, as thermal printers count them. */
export const PAPER_DOTS = { '58': 384, '80': 576 } as const;

export type Weight = 'regular' | 'bold';

/** Width of a text in dots at a font size in dots. */
export type Measure = (text: string, size: number, weight: Weight) => number;

/** One thing to draw; all lengths in dots, texts placed by their baseline. */
export type Mark =
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      size: number;
      weight: Weight;
      align: 'left' | 'center' | 'right';
    }
  | { kind: 'rule'; x: number; y: number; width: number }
  | { kind: 'box'; x: number; y: number; width: number; height: number; radius: number }
  | { kind: 'hexagon'; x: number; y: number; radius: number }
  | { kind: 'logo'; x: number; y: number; width: number; height: number };

export interface Placed {
  width: number;
  height: number;
  marks: Mark[];
}

/**
 * Places everything on the paper, once for all ways of drawing: canvas and PDF differ only in how they measure a
 * text. `logoRatio` is width by height of the brand's picture, null where there is none to draw.
 */
export function placeReceipt(receipt: Receipt, measure: Measure, logoRatio: number | null): Placed {
  const width = PAPER_DOTS[receipt.paper];
  const unit = width / 16;
  const pen = createPen(width, receipt.paper === '80' ? 27 : 23, measure);
  if (receipt.logo) {
    if (receipt.logo.url && logoRatio) pen.logo(Math.min(width * 0.6, unit * 3.5 * logoRatio), logoRatio);
    else pen.badge(receipt.logo.letter, unit * 1.6);
  }
  pen.centred(receipt.storeName.toUpperCase(), 1.4, 'bold');
  if (receipt.address) pen.centred(receipt.address, 0.9, 'regular');
  pen.rule();
  if (receipt.mark) pen.boxed([receipt.mark.text], 1, null);
  for (const row of receipt.rows) pen.row(row, 1, 'bold');
  if (receipt.code) pen.boxed(receipt.code.lines, receipt.code.large ? 1.9 : 1, receipt.code.label);
  for (const row of receipt.charges) pen.row(row, 1, 'bold');
  if (receipt.total) pen.row(receipt.total, 1.25, 'bold', 'bold');
  pen.rule();
  pen.centred(receipt.number, 0.9, 'bold');
  for (const line of receipt.footer.split('\n')) if (line.trim()) pen.centred(line.trim(), 0.9, 'regular');
  return { width, height: Math.ceil(pen.y() + unit), marks: pen.marks };
}

/** Breaks a text into lines that fit; a word that is too long alone is broken inside. */
export function wrap(text: string, width: number, measureText: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const joined = line ? `${line} ${word}` : word;
    if (measureText(joined) <= width) {
      line = joined;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    for (const character of word) {
      if (line && measureText(line + character) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  if (line) lines.push(line);
  return lines;
}

function createPen(width: number, base: number, measure: Measure) {
  const marks: Mark[] = [];
  const margin = Math.round(width / 32);
  const inner = width - 2 * margin;
  let top = margin * 1.5;

  function line(
    text: string,
    size: number,
    weight: Weight,
    align: 'left' | 'center' | 'right',
    x: number,
  ): void {
    marks.push({ kind: 'text', x, y: top + size, text, size, weight, align });
  }

  return {
    marks,
    y: () => top,
    centred(text: string, scale: number, weight: Weight): void {
      const size = base * scale;
      for (const part of wrap(text, inner, (piece) => measure(piece, size, weight))) {
        line(part, size, weight, 'center', width / 2);
        top += size * 1.35;
      }
    },
    rule(): void {
      top += base * 0.6;
      marks.push({ kind: 'rule', x: margin, y: top, width: inner });
      top += base * 0.4;
    },
    row(row: ReceiptRow, scale: number, weight: Weight, labelWeight: Weight = 'regular'): void {
      const size = base * scale;
      const labelWidth = Math.min(measure(row.label, size, labelWeight), inner * 0.55);
      const labels = wrap(row.label, inner * 0.55, (piece) => measure(piece, size, labelWeight));
      const values = wrap(row.value, inner - labelWidth - base * 0.6, (piece) =>
        measure(piece, size, weight),
      );
      for (let index = 0; index < Math.max(labels.length, values.length); index++) {
        const label = labels[index];
        const value = values[index];
        if (label) line(label, size, labelWeight, 'left', margin);
        if (value) line(value, size, weight, 'right', width - margin);
        top += size * 1.4;
      }
    },
    boxed(texts: string[], scale: number, label: string | null): void {
      const padding = base * 0.5;
      const room = inner - 2 * padding;
      top += base * 0.4;
      const start = top;
      top += padding;
      if (label) {
        line(label, base * 0.85, 'regular', 'center', width / 2);
        top += base * 1.15;
      }
      for (const text of texts) {
        const wide = measure(text, base * scale, 'bold');
        const size = base * (wide > room ? Math.max(1, (scale * room) / wide) : scale);
        for (const part of wrap(text, room, (piece) => measure(piece, size, 'bold'))) {
          line(part, size, 'bold', 'center', width / 2);
          top += size * 1.25;
        }
      }
      top += padding;
      marks.push({ kind: 'box', x: margin, y: start, width: inner, height: top - start, radius: base * 0.5 });
      top += base * 0.5;
    },
    badge(letter: string, radius: number): void {
      marks.push({ kind: 'hexagon', x: width / 2, y: top + radius, radius });
      const size = radius * 0.9;
      const x = width / 2;
      const y = top + radius + size * 0.36;
      marks.push({ kind: 'text', x, y, text: letter, size, weight: 'bold', align: 'center' });
      top += radius * 2 + base * 0.5;
    },
    logo(logoWidth: number, ratio: number): void {
      const height = logoWidth / ratio;
      marks.push({ kind: 'logo', x: (width - logoWidth) / 2, y: top, width: logoWidth, height });
      top += height + base * 0.5;
    },
  };
}

/** Corners of a hexagon that stands on its point. */
export function hexagonCorners(x: number, y: number, radius: number): { x: number; y: number }[] {
  return Array.from({ length: 6 }, (_, index) => {
    const angle = (Math.PI / 3) * index - Math.PI / 2;
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  });
}

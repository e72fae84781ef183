import type { jsPDF } from 'jspdf';
import { hexagonCorners, type Mark, placeReceipt, type Weight } from './layout.ts';
import type { Receipt } from './receipt.ts';

/** Millimetres per printer dot. */
const DOT_MM = 0.125;
const POINTS_PER_MM = 72 / 25.4;

/** The brand's picture for the PDF, as a data URL, with width by height. */
export interface PdfLogo {
  dataUrl: string;
  ratio: number;
}

/**
 * Draws the receipt as a PDF of one page, as wide as the paper (58 or 80 mm) and as long as the receipt, with real
 * text. The library behind it is loaded at the first call only. Characters outside Latin-1 are written without
 * their marks, or left out, since the built-in face has no others.
 */
export async function receiptToPdf(receipt: Receipt, logo: PdfLogo | null = null): Promise<Blob> {
  const { jsPDF } = await import('jspdf');
  const paper = Number(receipt.paper);
  const ruler = new jsPDF({ unit: 'mm' });
  const placed = placeReceipt(
    latinReceipt(receipt),
    (text, size, weight) => widthOf(ruler, text, size, weight),
    logo?.ratio ?? null,
  );
  const left = (paper - placed.width * DOT_MM) / 2;
  const height = placed.height * DOT_MM + 4;
  const page = new jsPDF({
    unit: 'mm',
    format: [paper, height],
    orientation: height >= paper ? 'portrait' : 'landscape',
    compress: true,
  });
  page.setProperties({ title: receipt.number });
  page.setLineWidth(0.25);
  for (const mark of placed.marks) draw(page, mark, left, 2, logo);
  return page.output('blob');
}

function setFont(pdf: jsPDF, size: number, weight: Weight): void {
  pdf.setFont('helvetica', weight === 'bold' ? 'bold' : 'normal');
  pdf.setFontSize(size * DOT_MM * POINTS_PER_MM);
}

function widthOf(pdf: jsPDF, text: string, size: number, weight: Weight): number {
  setFont(pdf, size, weight);
  return pdf.getTextWidth(text) / DOT_MM;
}

function draw(pdf: jsPDF, mark: Mark, left: number, top: number, logo: PdfLogo | null): void {
  const x = left + mark.x * DOT_MM;
  const y = top + mark.y * DOT_MM;
  if (mark.kind === 'text') {
    setFont(pdf, mark.size, mark.weight);
    pdf.text(mark.text, x, y, { align: mark.align });
    return;
  }
  pdf.setLineDashPattern(mark.kind === 'rule' ? [0.8, 0.7] : [], 0);
  if (mark.kind === 'rule') pdf.line(x, y, x + mark.width * DOT_MM, y);
  else if (mark.kind === 'box')
    pdf.roundedRect(
      x,
      y,
      mark.width * DOT_MM,
      mark.height * DOT_MM,
      mark.radius * DOT_MM,
      mark.radius * DOT_MM,
    );
  else if (mark.kind === 'hexagon') drawHexagon(pdf, x, y, mark.radius * DOT_MM);
  else if (logo) pdf.addImage(logo.dataUrl, 'PNG', x, y, mark.width * DOT_MM, mark.height * DOT_MM);
}

function drawHexagon(pdf: jsPDF, x: number, y: number, radius: number): void {
  const corners = hexagonCorners(x, y, radius);
  for (const [index, from] of corners.entries()) {
    const to = corners[(index + 1) % corners.length];
    if (to) pdf.line(from.x, from.y, to.x, to.y);
  }
}

/** Keeps to what the PDF's built-in face can write. */
export function latinText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\u2212\u2012-\u2015]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[^\n\x20-\x7e\u00a1-\u00ff]/g, '')
    .trim();
}

function latinReceipt(receipt: Receipt): Receipt {
  const rows = (list: Receipt['rows']) =>
    list.map((row) => ({ label: latinText(row.label), value: latinText(row.value) }));
  return {
    ...receipt,
    storeName: latinText(receipt.storeName),
    address: latinText(receipt.address),
    logo: receipt.logo && { ...receipt.logo, letter: latinText(receipt.logo.letter) },
    mark: receipt.mark && { ...receipt.mark, text: latinText(receipt.mark.text) },
    rows: rows(receipt.rows),
    code: receipt.code && { ...receipt.code, lines: receipt.code.lines.map(latinText) },
    charges: rows(receipt.charges),
    footer: latinText(receipt.footer),
  };
}

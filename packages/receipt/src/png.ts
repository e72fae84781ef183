import { hexagonCorners, type Mark, type Placed, placeReceipt, type Weight } from './layout.ts';
import type { Receipt } from './receipt.ts';

const FACE = "'Plus Jakarta Sans Variable', 'Plus Jakarta Sans', Arial, sans-serif";

/**
 * Draws the receipt as a black-on-white PNG of the paper's dots (384 or 576 wide). `scale` multiplies the dots: 1
 * for a printer, 2 or more for a picture that stays crisp on a phone. Browser only. Throws when the browser gives
 * no canvas.
 */
export async function receiptToPng(receipt: Receipt, scale = 2): Promise<Blob> {
  const weights: Weight[] = ['regular', 'bold'];
  await Promise.all(weights.map((weight) => document.fonts.load(fontOf(24, weight))));
  const logo = await loadLogo(receipt);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to draw on');
  const placed = placeReceipt(
    receipt,
    (text, size, weight) => {
      context.font = fontOf(size, weight);
      return context.measureText(text).width;
    },
    logo ? logo.naturalWidth / logo.naturalHeight : null,
  );
  canvas.width = placed.width * scale;
  canvas.height = placed.height * scale;
  context.scale(scale, scale);
  drawAll(context, placed, logo);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made'))),
      'image/png',
    );
  });
}

/** Loads the brand's picture; null where there is none or it cannot be had, so a receipt never fails for its logo. */
export async function loadLogo(receipt: Receipt): Promise<HTMLImageElement | null> {
  if (!receipt.logo?.url) return null;
  const image = new Image();
  image.crossOrigin = 'anonymous';
  image.src = receipt.logo.url;
  try {
    await image.decode();
    return image.naturalWidth > 0 && image.naturalHeight > 0 ? image : null;
  } catch {
    return null;
  }
}

function fontOf(size: number, weight: Weight): string {
  return `${weight === 'bold' ? 700 : 500} ${size}px ${FACE}`;
}

function drawAll(context: CanvasRenderingContext2D, placed: Placed, logo: HTMLImageElement | null): void {
  context.fillStyle = '#fff';
  context.fillRect(0, 0, placed.width, placed.height);
  context.fillStyle = '#000';
  context.strokeStyle = '#000';
  context.lineWidth = 2;
  for (const mark of placed.marks) draw(context, mark, logo);
}

function draw(context: CanvasRenderingContext2D, mark: Mark, logo: HTMLImageElement | null): void {
  if (mark.kind === 'text') {
    context.font = fontOf(mark.size, mark.weight);
    context.textAlign = mark.align;
    context.fillText(mark.text, mark.x, mark.y);
    return;
  }
  if (mark.kind === 'logo') {
    if (logo) context.drawImage(logo, mark.x, mark.y, mark.width, mark.height);
    return;
  }
  context.beginPath();
  context.setLineDash(mark.kind === 'rule' ? [6, 5] : []);
  if (mark.kind === 'rule') {
    context.moveTo(mark.x, mark.y);
    context.lineTo(mark.x + mark.width, mark.y);
  } else if (mark.kind === 'box') {
    context.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius);
  } else {
    for (const corner of hexagonCorners(mark.x, mark.y, mark.radius)) context.lineTo(corner.x, corner.y);
    context.closePath();
  }
  context.stroke();
}

import type { Receipt, ReceiptRow } from './receipt.ts';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes any text safe inside HTML text and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/**
 * A whole document that prints the receipt on its paper width through the system's print dialog. It holds no script
 * and loads nothing but the logo.
 */
export function receiptToHtml(receipt: Receipt): string {
  return `<!doctype html><html lang="${receipt.locale}"><head><meta charset="utf-8"><title>${escapeHtml(receipt.number)}</title><style>${style(receipt)}</style></head><body><main>${body(receipt)}</main></body></html>`;
}

function body(receipt: Receipt): string {
  return [
    logo(receipt.logo),
    `<h1>${escapeHtml(receipt.storeName)}</h1>`,
    paragraph('address', receipt.address),
    '<hr>',
    receipt.mark ? paragraph('mark', receipt.mark.text) : '',
    rows(receipt.rows),
    receipt.code ? code(receipt.code) : '',
    rows(receipt.charges),
    receipt.total ? `<div class="total">${row(receipt.total)}</div>` : '',
    '<hr>',
    paragraph('number', receipt.number),
    paragraph('footer', receipt.footer),
  ].join('');
}

function logo(value: Receipt['logo']): string {
  if (!value) return '';
  if (value.url) return `<img class="logo" alt="" src="${escapeHtml(value.url)}">`;
  return `<svg class="logo" viewBox="-30 -30 60 60" aria-hidden="true"><polygon points="0,-28 24,-14 24,14 0,28 -24,14 -24,-14" fill="none" stroke="#000" stroke-width="4"/><text y="9" text-anchor="middle" font-size="26" font-weight="700">${escapeHtml(value.letter)}</text></svg>`;
}

function paragraph(name: string, text: string): string {
  return text ? `<p class="${name}">${escapeHtml(text)}</p>` : '';
}

function rows(list: ReceiptRow[]): string {
  return list.length ? `<dl>${list.map(row).join('')}</dl>` : '';
}

function row(value: ReceiptRow): string {
  return `<div><dt>${escapeHtml(value.label)}</dt><dd>${escapeHtml(value.value)}</dd></div>`;
}

function code(value: NonNullable<Receipt['code']>): string {
  const lines = value.lines.map((line) => `<span>${escapeHtml(line)}</span>`).join('');
  return `<section class="code${value.large ? ' large' : ''}"><h2>${escapeHtml(value.label)}</h2><p>${lines}</p></section>`;
}

function style(receipt: Receipt): string {
  const wide = receipt.paper === '80';
  return `@page{size:${receipt.paper}mm auto;margin:0}*{box-sizing:border-box;margin:0;padding:0}html{background:#fff;color:#000;font:${wide ? 10 : 8.5}pt/1.35 'Plus Jakarta Sans Variable','Plus Jakarta Sans',Arial,sans-serif;font-variant-numeric:tabular-nums}main{width:${receipt.paper}mm;padding:3mm ${wide ? 4 : 3}mm 6mm}.logo{display:block;height:12mm;max-width:30mm;margin:0 auto 2mm}h1{font-size:1.35em;text-align:center;text-transform:uppercase}.address,.number,.footer{text-align:center;font-size:.9em}.footer{margin-top:1mm;white-space:pre-line}hr{border:0;border-top:1px dashed #000;margin:2mm 0}.mark{border:1.5px solid #000;padding:1mm;margin-bottom:2mm;text-align:center;font-weight:700}dl div,.total div{display:flex;justify-content:space-between;gap:2mm;padding:.5mm 0}dd{font-weight:600;text-align:right;overflow-wrap:anywhere}.code{border:1px solid #000;border-radius:2mm;padding:1.5mm;margin:2mm 0;text-align:center}.code h2{font-size:.85em;font-weight:500}.code p{font-weight:700;overflow-wrap:anywhere}.code.large p{font-size:1.7em;line-height:1.2}.code span{display:block}.total{font-size:1.2em;font-weight:700;margin-top:1mm}.total dd{font-weight:800}`;
}

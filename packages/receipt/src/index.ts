/** One receipt model, drawn as HTML, PNG and PDF. */
export { billRows } from './bill-rows.ts';
export { groupDestination, groupDigits } from './groups.ts';
export { escapeHtml, receiptToHtml } from './html.ts';
export { type PdfLogo, receiptToPdf } from './pdf.ts';
export { loadLogo, receiptToPng } from './png.ts';
export { type Receipt, type ReceiptOptions, type ReceiptRow, receiptOf, sellingPriceOf } from './receipt.ts';
export { readSerial, type SerialParts } from './serial.ts';

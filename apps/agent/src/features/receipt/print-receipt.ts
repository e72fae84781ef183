import { receiptToHtml } from '@hexaflate/receipt/html';
import type { Receipt } from '@hexaflate/receipt/receipt';

/**
 * Opens the system's print dialog with the receipt alone, from a hidden frame that holds no script. The frame goes
 * when the dialog has closed.
 */
export async function printReceipt(receipt: Receipt): Promise<void> {
  const frame = document.createElement('iframe');
  frame.title = receipt.number;
  frame.style.cssText = 'position:fixed;inset:auto 0 0 auto;width:0;height:0;border:0;visibility:hidden';
  frame.srcdoc = receiptToHtml(receipt);
  const loaded = new Promise<void>((resolve) =>
    frame.addEventListener('load', () => resolve(), { once: true }),
  );
  document.body.append(frame);
  await loaded;
  const page = frame.contentWindow;
  if (!page) return;
  page.addEventListener('afterprint', () => setTimeout(() => frame.remove()), { once: true });
  page.focus();
  page.print();
}

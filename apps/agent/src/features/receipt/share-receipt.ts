import type { Receipt } from '@hexaflate/receipt/receipt';

export type ReceiptFormat = 'png' | 'pdf';
export type ShareOutcome = 'shared' | 'downloaded' | 'cancelled';

const types = { png: 'image/png', pdf: 'application/pdf' } as const;

/** Makes the receipt's file; the drawing code comes in chunks of its own. */
export async function receiptFile(receipt: Receipt, format: ReceiptFormat): Promise<File> {
  const blob = await (format === 'png' ? picture(receipt) : pdf(receipt));
  return new File([blob], `${fileName(receipt.number)}.${format}`, { type: types[format] });
}

/** Offers the file to the device's other apps, or downloads it where the browser cannot. Throws when neither works. */
export async function shareReceipt(receipt: Receipt, format: ReceiptFormat): Promise<ShareOutcome> {
  const file = await receiptFile(receipt, format);
  if (navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file], title: receipt.number });
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'cancelled';
      // Making the file took so long that the tap no longer counts: the download needs none.
    }
  }
  download(file);
  return 'downloaded';
}

/** True when this browser can hand files to other apps. */
export function canShareFiles(): boolean {
  const probe = new File([''], 'struk.png', { type: 'image/png' });
  return navigator.canShare?.({ files: [probe] }) ?? false;
}

async function picture(receipt: Receipt): Promise<Blob> {
  const { receiptToPng } = await import('@hexaflate/receipt/png');
  return receiptToPng(receipt);
}

async function pdf(receipt: Receipt): Promise<Blob> {
  const [{ receiptToPdf }, { loadLogo }] = await Promise.all([
    import('@hexaflate/receipt/pdf'),
    import('@hexaflate/receipt/png'),
  ]);
  const logo = await loadLogo(receipt);
  return receiptToPdf(
    receipt,
    logo && { dataUrl: asDataUrl(logo), ratio: logo.naturalWidth / logo.naturalHeight },
  );
}

function asDataUrl(image: HTMLImageElement): string {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas.toDataURL('image/png');
}

function download(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function fileName(number: string): string {
  return `struk-${number.replace(/[^\w]+/g, '-').toLowerCase()}`;
}

import { fetchFile } from './fetch-file.ts';

/** Milliseconds: the file may be big and the line slow. */
const PATIENCE_MS = 120_000;

/** Fetches the file with my data, which the server gives once. Throws ApiError. */
export async function fetchOwnData(id: string): Promise<File> {
  const blob = await fetchFile(`/own-data/${encodeURIComponent(id)}/file`, {
    method: 'POST',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return new File([blob], 'data-saya.zip', { type: 'application/zip' });
}

/** Puts a file among the device's downloads; from a shell, whose web view has none, it goes to another app. */
export async function keepFile(file: File): Promise<void> {
  if (window.hexaflateShell && navigator.canShare?.({ files: [file] }))
    return navigator.share({ files: [file] });
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

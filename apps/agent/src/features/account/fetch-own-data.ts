import { ApiError } from '@hexaflate/contract/client';
import type { ErrorBody } from '@hexaflate/contract/errors';
import { callOptions } from '../../api/client.ts';

/** Milliseconds: the file may be big and the line slow. */
const PATIENCE_MS = 120_000;

/** Fetches the file with my data, which the server gives once. Throws ApiError, with `network` when no answer came. */
export async function fetchOwnData(id: string): Promise<File> {
  const send = callOptions.fetch ?? fetch;
  try {
    const answer = await send(`${callOptions.base}/own-data/${encodeURIComponent(id)}/file`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: callOptions.headers(),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) throw refusal(answer.status, await answer.json());
    return new File([await answer.blob()], 'data-saya.zip', { type: 'application/zip' });
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError('network', 0, 'network', {}, null);
  }
}

function refusal(status: number, { error }: ErrorBody): ApiError {
  return new ApiError(error.code, status, error.message, error.details, error.requestId);
}

/** Puts a file among the device's downloads. */
export function keepFile(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

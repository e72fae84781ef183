import { ApiError } from '@hexaflate/contract/client';
import type { ErrorBody } from '@hexaflate/contract/errors';
import { callOptions } from '../../api/client.ts';

/**
 * Asks the API for a file, as this device: an address of a picture or a link would carry no proof. Throws ApiError, with
 * code `network` when no answer came.
 */
export async function fetchFile(path: string, init: RequestInit): Promise<Blob> {
  const send = callOptions.fetch ?? fetch;
  try {
    const answer = await send(`${callOptions.base}${path}`, {
      ...init,
      credentials: 'same-origin',
      headers: callOptions.headers(),
    });
    if (!answer.ok) throw refusal(answer.status, await answer.json());
    return await answer.blob();
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError('network', 0, 'network', {}, null);
  }
}

function refusal(status: number, { error }: ErrorBody): ApiError {
  return new ApiError(error.code, status, error.message, error.details, error.requestId);
}

import type { Coding, View } from '@hexaflate/cache';
import { acceptedCodings } from './accept-encoding.ts';

/** Headers that every view is sent with, beside its ETag. */
export const VIEW_HEADERS = {
  'Cache-Control': 'private, no-cache',
  Vary: 'Accept-Encoding, Accept-Language, Authorization, Cookie',
} as const;

/** What a view is packed in for a request with this Accept-Encoding header. */
export function codingFor({ small }: View, acceptEncoding: string | null | undefined): Coding | undefined {
  return small ? undefined : acceptedCodings(acceptEncoding)[0];
}

/** Where the answer has bytes, and is not 304: what they are, and what they are packed in. */
export function bytesHeaders(coding: Coding | undefined): Record<string, string> {
  return { 'Content-Type': 'application/json', ...(coding && { 'Content-Encoding': coding }) };
}

/** Names a request in its answer, in the log, and on the screen of whoever complains. */
export const REQUEST_ID = 'X-Request-Id';

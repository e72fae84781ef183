/** Headers that every view is sent with, beside its ETag. */
export const VIEW_HEADERS = {
  'Cache-Control': 'private, no-cache',
  Vary: 'Accept-Language, Authorization, Cookie',
} as const;

/** Where the answer has bytes, and is not 304. */
export const VIEW_TYPE = { 'Content-Type': 'application/json' } as const;

/** Names a request in its answer, in the log, and on the screen of whoever complains. */
export const REQUEST_ID = 'X-Request-Id';

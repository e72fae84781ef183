import { LIVE_POSITION_HEADER } from '@hexaflate/contract/live-position';
import type { AnswerRequest } from './answer-request.ts';
import { shellOriginOf } from './page-of.ts';
import { REQUEST_ID } from './view-answer.ts';

/** What the agents' app sends besides what any page may. */
const SENT = 'Authorization, Content-Type, DPoP, If-None-Match, X-App-Platform, X-Firebase-AppCheck';
const METHODS = 'GET, POST, PUT, PATCH, DELETE';
/** Seconds that a web view may go by a preflight: the longest that Chromium keeps one. */
const KEEP_SECONDS = 7200;

/**
 * Lets the pages of the shells, which run inside the phone and not at our address, read what they are answered. To
 * everyone else nothing of it is said. Cookies are for browsers: shells are neither allowed to send any nor given one.
 */
export function answerShells(answer: AnswerRequest): AnswerRequest {
  return (request, peer) => {
    const origin = shellOriginOf(request);
    if (origin === null) return answer(request, peer);
    if (request.method === 'OPTIONS') return preflight(origin);
    return Promise.resolve(answer(request, peer)).then((answered) => readable(answered, origin));
  };
}

function preflight(origin: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Methods': METHODS,
      'Access-Control-Allow-Headers': SENT,
      'Access-Control-Max-Age': String(KEEP_SECONDS),
      Vary: 'Origin',
    },
  });
}

function readable(answered: Response, origin: string): Response {
  const { headers } = answered;
  headers.set('Access-Control-Allow-Origin', origin);
  headers.set('Access-Control-Expose-Headers', `${LIVE_POSITION_HEADER}, ${REQUEST_ID}`);
  headers.append('Vary', 'Origin');
  headers.delete('Set-Cookie');
  return answered;
}

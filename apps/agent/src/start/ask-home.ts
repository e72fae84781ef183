import { type CallOptions, createClient } from '@hexaflate/contract/client';
import type { Home } from '@hexaflate/contract/home';
import { LIVE_POSITION_HEADER } from '@hexaflate/contract/live-position';
import { callOptions } from '../api/client.ts';

declare global {
  interface Window {
    /**
     * The answer to GET /home, which the page asks for before the first script has come, where the device believes that
     * someone is signed in; null when none came.
     */
    hexaflateHome?: Promise<Response | null> | undefined;
  }
}

/** What home answered, and where the live events stood before it was read; null where the server did not say. */
export interface HomeAnswer {
  home: Home;
  position: string | null;
}

/** Asks for everything that the first screen shows, or takes what the page has asked for. Throws ApiError. */
export async function askHome(options?: CallOptions): Promise<HomeAnswer> {
  let position: string | null = null;
  const ask = createClient({
    ...callOptions,
    async fetch(url, init) {
      const early = await takeEarlyAnswer();
      const answer = early && early.status !== 401 ? early : await callOptions.fetch(url, init);
      position = answer.headers.get(LIVE_POSITION_HEADER);
      return answer;
    },
  });
  return { home: await ask('GET /home', {}, options), position };
}

/** Each early answer is good for one start. */
function takeEarlyAnswer(): Promise<Response | null> | undefined {
  const early = globalThis.window?.hexaflateHome;
  if (early) window.hexaflateHome = undefined;
  return early;
}

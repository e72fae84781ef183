import { type LiveEvent, LiveEventSchema } from '@hexaflate/contract/live';

export type LiveStatus = 'connecting' | 'live' | 'polling';

export interface LiveConnection {
  /** Something else was just answered: if it was the server that was away, it is back, and waiting on is idle. */
  serverAnswers: () => void;
  close: () => void;
}

export interface LiveOptions {
  /** Brings a fresh short-lived ticket. Its failure counts as a failed connection. */
  getTicket: () => Promise<string>;
  openSocket: () => WebSocket;
  onEvent: (event: LiveEvent) => void;
  onStatus: (status: LiveStatus) => void;
}

const PING_EVERY_MS = 25_000;
const SILENCE_MS = 12_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/**
 * Milliseconds until the next attempt: doubling from one second to thirty, and spread over half of it so that all
 * the panels and phones do not come back in the same instant after a restart. `luck` is 0 to 1.
 */
export function retryDelay(failures: number, luck: number): number {
  const full = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.5 + luck / 2));
}

/**
 * Keeps one live connection: ticket in the first message, resume after the last event seen, pings, back-off. Says
 * `polling` from the first failure until it is welcomed again.
 */
export function keepLive({ getTicket, openSocket, onEvent, onStatus }: LiveOptions): LiveConnection {
  let closed = false;
  let asking = false;
  let serverAway = false;
  let failures = 0;
  let resume: string | undefined;
  let socket: WebSocket | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let ping: ReturnType<typeof setInterval> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const quiet = () => {
    clearInterval(ping);
    clearTimeout(silence);
  };
  const fail = (from: WebSocket | undefined) => {
    if (closed || from !== socket) return;
    quiet();
    socket?.close();
    socket = undefined;
    failures += 1;
    onStatus('polling');
    clearTimeout(retry);
    retry = setTimeout(connect, retryDelay(failures, Math.random()));
  };

  async function connect(): Promise<void> {
    asking = true;
    const ticket = await getTicket().catch(() => undefined);
    asking = false;
    if (closed) return;
    serverAway = ticket === undefined;
    if (ticket === undefined) return fail(undefined);
    const opened = openSocket();
    socket = opened;
    opened.onopen = () => opened.send(JSON.stringify({ type: 'hello', ticket, ...(resume && { resume }) }));
    opened.onclose = () => fail(opened);
    opened.onerror = () => fail(opened);
    opened.onmessage = ({ data }) => hear(opened, data);
    // A socket that opens and is never welcomed is as good as none.
    silence = setTimeout(() => fail(opened), SILENCE_MS);
  }

  function hear(from: WebSocket, data: unknown): void {
    const event = readEvent(data);
    if (closed || from !== socket || !event) return;
    clearTimeout(silence);
    if (event.type === 'welcome') {
      failures = 0;
      // Its id is the newest of all; missed events still follow it, and they must not count as seen before they come.
      resume ??= event.id;
      ping = setInterval(() => {
        from.send(JSON.stringify({ type: 'ping' }));
        silence = setTimeout(() => fail(from), SILENCE_MS);
      }, PING_EVERY_MS);
      onStatus('live');
    } else if (event.type !== 'pong') resume = event.id;
    onEvent(event);
  }

  /** Back in the network, or back on the screen: no reason to sit out the rest of a long wait. */
  const hurry = () => {
    if (closed || asking || socket || document.visibilityState === 'hidden') return;
    clearTimeout(retry);
    retry = setTimeout(connect, 0);
  };
  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hurry);

  onStatus('connecting');
  void connect();
  const close = () => {
    closed = true;
    quiet();
    clearTimeout(retry);
    window.removeEventListener('online', hurry);
    document.removeEventListener('visibilitychange', hurry);
    socket?.close();
  };
  return {
    close,
    // Where only the socket fails (a proxy in between), answers prove nothing and the back-off stays.
    serverAnswers: () => {
      if (serverAway) hurry();
    },
  };
}

/** Reads a frame; undefined for events that this version of the panel does not know. */
function readEvent(data: unknown): LiveEvent | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    return LiveEventSchema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}

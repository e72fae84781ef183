import type { LiveEvent } from '@hexaflate/contract/live';
import { type Connection, disconnected, type Happening, nextConnection } from './connection.ts';

/** The part of a WebSocket that this needs, so that tests can hold the other end. */
export interface Socket {
  send: (text: string) => void;
  close: () => void;
  listen: (ears: SocketEars) => void;
}

/** Who is told what the socket does; an empty object stops listening. */
export interface SocketEars {
  opened?: () => void;
  message?: (data: unknown) => void;
  lost?: () => void;
}

/** A browser's WebSocket to an address. */
export function webSocket(address: string): Socket {
  const socket = new WebSocket(address);
  return {
    send: (text) => socket.send(text),
    close: () => socket.close(),
    listen: ({ opened, message, lost }) => {
      socket.onopen = () => opened?.();
      socket.onmessage = ({ data }) => message?.(data);
      socket.onclose = () => lost?.();
      socket.onerror = () => lost?.();
    },
  };
}

export interface LiveOptions {
  /** A fresh short-lived ticket; it travels in the first message and never in the address. */
  ticket: () => Promise<string>;
  connect: () => Socket;
  onEvent: (event: LiveEvent, resumed: boolean) => void;
  onConnection: (connection: Connection) => void;
  pingMs?: number;
  /** Silence (ms) after which a connection counts as lost, though no close was heard. */
  silenceMs?: number;
}

export interface Live {
  /** `resume`: where what is on the screen was read, so that the first welcome is followed by what it misses. */
  start: (resume: string | null) => void;
  stop: () => void;
  /** Tries now instead of at the end of the waiting time: the device is online or visible again. */
  nudge: () => void;
}

/** The device's one live connection; it comes back by itself until it is stopped. */
export function openLive(options: LiveOptions): Live {
  const { pingMs = 20_000, silenceMs = 45_000 } = options;
  let connection = disconnected;
  let socket: Socket | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let pinging: ReturnType<typeof setInterval> | undefined;
  let heardAt = 0;
  // Every attempt has a number; what an abandoned one still has to say is not listened to.
  let attempt = 0;

  function happen(happening: Happening): void {
    const [next, effect] = nextConnection(connection, happening, Math.random());
    const moved = next !== connection;
    connection = next;
    if (effect.type === 'connect') void connect();
    if (effect.type === 'close') hangUp();
    if (effect.type === 'wait') {
      hangUp();
      waiting = setTimeout(() => happen({ type: 'due' }), effect.ms);
    }
    if (moved) options.onConnection(connection);
  }

  async function connect(): Promise<void> {
    hangUp();
    const own = ++attempt;
    const current = () => own === attempt;
    try {
      const ticket = await options.ticket();
      if (!current()) return;
      const opened = options.connect();
      socket = opened;
      opened.listen({
        opened: () => {
          const resume = connection.resume;
          opened.send(JSON.stringify({ type: 'hello', ticket, ...(resume === null ? {} : { resume }) }));
        },
        message: hear,
        lost: () => happen({ type: 'lost' }),
      });
      heardAt = Date.now();
      pinging = setInterval(checkPulse, pingMs);
    } catch {
      if (current()) happen({ type: 'lost' });
    }
  }

  function hear(data: unknown): void {
    heardAt = Date.now();
    const event = readEvent(data);
    if (!event) return;
    const resumed = connection.resume !== null;
    happen(event.type === 'welcome' ? { type: 'welcome', id: event.id } : { type: 'event', id: event.id });
    options.onEvent(event, resumed);
  }

  function checkPulse(): void {
    if (Date.now() - heardAt > silenceMs) happen({ type: 'lost' });
    else if (connection.phase === 'open') socket?.send('{"type":"ping"}');
  }

  function hangUp(): void {
    attempt += 1;
    clearTimeout(waiting);
    clearInterval(pinging);
    const old = socket;
    socket = null;
    if (!old) return;
    old.listen({});
    old.close();
  }

  return {
    start: (resume) => happen({ type: 'start', resume }),
    stop: () => happen({ type: 'stop' }),
    nudge: () => {
      if (connection.phase === 'open') checkPulse();
      else happen({ type: 'due' });
    },
  };
}

function readEvent(data: unknown): LiveEvent | null {
  if (typeof data !== 'string') return null;
  try {
    // The server writes these by the contract's schema; a frame that is no event at all is passed over.
    const event: LiveEvent = JSON.parse(data);
    return typeof event?.type === 'string' && typeof event.id === 'string' ? event : null;
  } catch {
    return null;
  }
}

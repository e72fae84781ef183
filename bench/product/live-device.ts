import type { LiveEvent } from '@hexaflate/contract';

/** A device with an open live socket, as the app keeps one. */
export interface LiveDevice {
  /** Resolves with the next event of this type and when it arrived (ms since 1970, with fractions). */
  next(type: LiveEvent['type']): Promise<{ event: LiveEvent; at: number }>;
  close(): void;
}

/** Milliseconds after which an event that has not come counts as lost. */
const PATIENCE_MS = 10_000;

/** Opens a socket with a ticket and waits until it is welcomed. Throws when it is not. */
export async function openLiveDevice(url: string, ticket: string): Promise<LiveDevice> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/live`);
  const waiting = new Set<(event: LiveEvent, at: number) => boolean>();
  socket.onmessage = ({ data }) => {
    const at = preciseNow();
    const event: LiveEvent = JSON.parse(String(data));
    for (const offer of waiting) if (offer(event, at)) waiting.delete(offer);
  };
  const device: LiveDevice = {
    next: (type) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`No ${type} arrived`)), PATIENCE_MS);
        waiting.add((event, at) => {
          if (event.type !== type) return false;
          clearTimeout(timer);
          resolve({ event, at });
          return true;
        });
      }),
    close: () => socket.close(),
  };
  const welcomed = device.next('welcome');
  socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', ticket }));
  await welcomed;
  return device;
}

/** The wall clock with fractions of a millisecond. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

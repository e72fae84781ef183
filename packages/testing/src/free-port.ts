import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections (32768 and up on Linux), above the well-known ones. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/**
 * A port of this machine that nobody listens on now, and that no outgoing connection will be given before it is used,
 * or while whoever listens on it is down.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (await isFree(port)) return port;
  }
}

/** Tries it on all addresses, as whoever listens on one of them is in the way too. */
function isFree(port: number): Promise<boolean> {
  // The browser tests ask under Node 20, which knows no Promise.withResolvers.
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

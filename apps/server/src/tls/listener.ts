import type { Server } from 'bun';
import type { Logger } from 'pino';
import { ConfigError, type TlsFiles } from '../config.ts';
import { type Certificate, readCertificate } from './certificate.ts';

/** Milliseconds between two looks at the files, and between two tries to open the port again. */
const LOOK_EVERY_MS = 5000;
const AGAIN_MS = 100;

/** What one address answers with; opened anew for each certificate. */
export type Open<State> = (port: number, tls: Certificate | undefined) => Server<State>;

/** One address on which we answer, whatever certificates come and go. */
export interface Listener {
  port: number;
  /** Takes a new certificate if there is one; answers whether there was. */
  renew(): Promise<boolean>;
  /** Ends every connection. */
  stop(): Promise<void>;
}

/**
 * Opens an address and, with `files`, follows the certificate in them: new connections get the newest one, those that
 * are open go on as they were made. A certificate that cannot be used is told once and the old one stays. Throws
 * ConfigError when the first one cannot be used, or the port cannot be had.
 */
export function startListener<State>(
  { port, files, log }: { port: number; files: TlsFiles | undefined; log: Logger },
  open: Open<State>,
): Listener {
  let certificate = files && readCertificate(files);
  let current = openFirst(port, () => open(port, certificate));
  const taken = current.port ?? port;
  const retired = new Set<Server<State>>();
  let refused = '';

  async function renew(): Promise<boolean> {
    const next = readNext();
    if (!next || (next.cert === certificate?.cert && next.key === certificate.key)) return false;
    certificate = next;
    const old = current;
    retired.add(old);
    // No longer accepts, but serves whom it has; nothing else runs before the port is open again.
    const ended = old.stop().then(() => retired.delete(old));
    current = await reopen(old);
    void ended;
    log.info(
      { names: next.names, expiresAt: new Date(next.expiresAt).toISOString() },
      'a new certificate is in use',
    );
    return true;
  }

  /** Where a system does not give a port again while somebody is connected, those people have to come again. */
  async function reopen(old: Server<State>): Promise<Server<State>> {
    try {
      return open(taken, certificate);
    } catch {
      await old.stop(true);
    }
    await Bun.sleep(AGAIN_MS);
    return open(taken, certificate);
  }

  function readNext(): Certificate | undefined {
    if (!files) return undefined;
    try {
      const next = readCertificate(files);
      refused = '';
      return next;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      if (error.message !== refused)
        log.warn({ reason: error.message }, 'the new certificate cannot be used');
      refused = error.message;
      return undefined;
    }
  }

  let renewing: Promise<unknown> = Promise.resolve();
  const timer = files
    ? setInterval(() => {
        renewing = renew();
      }, LOOK_EVERY_MS)
    : undefined;
  return {
    port: taken,
    renew,
    async stop() {
      clearInterval(timer);
      await renewing;
      await Promise.all([current, ...retired].map((server) => server.stop(true)));
    },
  };
}

function openFirst<State>(port: number, open: () => Server<State>): Server<State> {
  try {
    return open();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new ConfigError(`Port ${port} sudah dipakai program lain / is used by another program`);
    if (code === 'EACCES')
      throw new ConfigError(`Port ${port} butuh hak lebih tinggi / needs more rights than this user has`);
    throw error;
  }
}

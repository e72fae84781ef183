import type { Config } from '../config.ts';

const PATIENCE_MS = 5000;

/** How our own server on this machine says that it is; undefined when none of ours answers there. */
export async function askOwnHealth(config: Config): Promise<'ready' | 'degraded' | undefined> {
  try {
    const answer = await fetch(`${ownAddress(config)}/health/ready`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      // It is this machine: the certificate is for the name that others use.
      tls: { rejectUnauthorized: false },
    });
    const said: unknown = await answer.json();
    if (typeof said !== 'object' || said === null || !('status' in said) || !('store' in said))
      return undefined;
    return said.status === 'ready' ? 'ready' : 'degraded';
  } catch {
    return undefined;
  }
}

function ownAddress({ tls, host, port }: Config): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `${tls ? 'https' : 'http'}://${name}:${port}`;
}

/** `hexaflate health`: exit code 0 when the server on this machine can sell, for containers and watchdogs. */
export async function healthCommand(config: Config, say: (text: string) => void): Promise<number> {
  const health = await askOwnHealth(config);
  say(health ?? 'away');
  return health === 'ready' ? 0 : 1;
}

import { isThisMachine } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';

/** Milliseconds between two lines in the log about the same matter. */
const SAY_EVERY_MS = 3_600_000;

/**
 * Answers a check that throws `auth.plainHttp` when what a person is about to type could be read on the way here: by
 * plain HTTP, from another machine, where the operator did not allow it. A proxy that speaks HTTPS and is not named
 * as trusted looks the same from here, so the log says which address to trust.
 */
export function createPlainHttpGuard(context: Context) {
  let saidAt = Number.NEGATIVE_INFINITY;
  return function refusePlainHttp(request: Request, facts: RequestFacts): void {
    if (context.config.allowPlainHttp || facts.secure || isFromThisMachine(request, facts)) return;
    if (context.now() - saidAt > SAY_EVERY_MS) {
      saidAt = context.now();
      context.log.warn(
        { host: request.headers.get('host'), from: facts.address },
        request.headers.get('x-forwarded-proto') === 'https' && !facts.proxied
          ? 'sign-in refused: a proxy says https, but HEXAFLATE_TRUSTED_PROXIES does not name its address'
          : 'sign-in refused: plain HTTP from another machine; use HTTPS (docs/guides/tls.md)',
      );
    }
    throw new AppError('auth.plainHttp');
  };
}

/** Behind a proxy the Host header may be the proxy's own; the client's address is not. */
function isFromThisMachine(request: Request, facts: RequestFacts): boolean {
  return isThisMachine(facts.proxied ? hostForm(facts.address) : (request.headers.get('host') ?? ''));
}

function hostForm(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

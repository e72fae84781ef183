import { isIP } from 'node:net';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';

/** Where the panel stands, as the browser shows it. */
export interface PanelPlace {
  /** "https://panel.example". */
  origin: string;
  /** "panel.example": a passkey is made for this name, and good for no other. */
  rpId: string;
}

/**
 * The panel's own address, which a passkey signs with: the scheme and host of the request, or those that a trusted
 * proxy says it was asked for. Throws `passkey.originUnknown` when the browser stands somewhere else, or at a bare IP
 * address, for which no passkey can be made.
 */
export function panelPlace(request: Request, facts: RequestFacts): PanelPlace {
  const forwarded = facts.proxied
    ? request.headers.get('x-forwarded-host')?.split(',')[0]?.trim()
    : undefined;
  const host = forwarded || (request.headers.get('host') ?? '');
  const known = `${facts.secure ? 'https' : 'http'}://${host}`;
  const shown = request.headers.get('origin') ?? known;
  const url = URL.canParse(known) ? new URL(known) : undefined;
  const bare = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  if (!url || url.origin !== shown || isIP(bare) !== 0)
    throw new AppError('passkey.originUnknown', { shown, known });
  return { origin: url.origin, rpId: url.hostname };
}

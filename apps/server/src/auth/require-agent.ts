import type { Context } from '../context.ts';
import type { createProofGuard } from '../device-keys/require-proof.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { AGENT_COOKIE, presentedToken } from './credentials.ts';
import { findAccess } from './find-access.ts';
import type { AgentSession } from './principal.ts';
import { hashToken } from './secrets.ts';
import { presentSession } from './sessions.ts';

/**
 * The session behind a request that may change something: read from the store each time, and only when the device's key
 * has signed this very request. Throws `auth.required` without credentials, `auth.expired` and `auth.accessExpired` as
 * `findAccess`, and what the check of the proof throws.
 */
export async function requireAgent(
  context: Context,
  requireProof: ReturnType<typeof createProofGuard>,
  request: Request,
  facts: RequestFacts,
  body: Uint8Array,
): Promise<AgentSession> {
  const token = presentedToken(request, AGENT_COOKIE);
  if (!token) throw new AppError('auth.required');
  const tokenHash = hashToken(token);
  const found = await findAccess(context, tokenHash);
  const accessHash = Buffer.from(tokenHash, 'hex').toString('base64url');
  await requireProof({ request, facts, body, accessHash, key: found.key_thumbprint });
  return presentSession(found);
}

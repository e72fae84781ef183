import type { ProofMethod, ProofPurpose } from '@hexaflate/contract';
import type { StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import { provingKeys } from '../approvals/proving-keys.ts';
import type { AgentSession } from '../auth/principal.ts';
import { allowedChannels } from '../auth/sign-in-ways.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { resetStarted } from '../pin/reset-starts.ts';
import { whySafe } from '../safety/safety.ts';
import type { SettingSnapshot } from '../settings/settings.ts';
import { olderSafeSessions } from './older-devices.ts';
import { isCodeEnough } from './strong-enough.ts';

/** Who wants to prove what. */
interface Wish {
  session: AgentSession;
  purpose: ProofPurpose;
  settings: SettingSnapshot;
}

type IsPossible = (context: Context, store: Kysely<StoreTables>, wish: Wish) => Promise<boolean>;

/**
 * When a method is both strong enough for a purpose and to be had on this device. A further method has its word in
 * the contract, its line here, and a route that verifies it and calls `giveProof`.
 */
const possible: Record<ProofMethod, IsPossible> = {
  async device(context, store, { session, purpose, settings }) {
    if (purpose === 'session.safe' && !mayBecomeSafe(session, settings)) return false;
    if (await waitsForOperator(context, session, purpose, settings)) return false;
    return (await olderSafeSessions(context, store, session, settings)).length > 0;
  },
  async passkey(context, store, { session, purpose, settings }) {
    if (purpose === 'session.safe') return false;
    return (await provingKeys(context, store, session, settings)).length > 0;
  },
  async code(context, store, { session, purpose, settings }) {
    if (await waitsForOperator(context, session, purpose, settings)) return false;
    const isSafe = (await whySafe(context, store, session, settings)) !== null;
    if (!isCodeEnough(purpose, isSafe, settings) && !(await isHelped(context, session, purpose)))
      return false;
    if (allowedChannels(settings, true).length === 0) return false;
    // The number may have gone to somebody else since this device signed in with it.
    return (await context.otomax.agentByPhone(session.phone))?.code === session.agentCode;
  },
};

/** The rule is on, and no operator has spoken about this device. */
function mayBecomeSafe({ safeBy }: AgentSession, settings: SettingSnapshot): boolean {
  return settings.get('newSessions.safeByDevice') && (safeBy === null || safeBy === 'device');
}

const methods = ['passkey', 'device', 'code'] as const satisfies readonly ProofMethod[];

/**
 * A PIN that is to be reset, where an operator has to look into it first: a phone that lies unlocked in other hands says
 * yes to every question, and gets the codes as well, since the SIM card is in it.
 */
async function waitsForOperator(
  context: Context,
  session: AgentSession,
  purpose: ProofPurpose,
  settings: SettingSnapshot,
): Promise<boolean> {
  if (purpose !== 'pin.reset' || !settings.get('pin.resetNeedsOperator')) return false;
  return !(await isHelped(context, session, purpose));
}

/** An operator has looked into it and started this agent's reset: then the code to his number is the second thing. */
async function isHelped(context: Context, session: AgentSession, purpose: ProofPurpose): Promise<boolean> {
  return purpose === 'pin.reset' && (await resetStarted(context, session.agentCode)) !== undefined;
}

/** The methods by which this session can prove itself for a purpose now, the strongest first. */
export async function possibleMethods(
  context: Context,
  store: Kysely<StoreTables>,
  wish: Wish,
): Promise<ProofMethod[]> {
  const found: ProofMethod[] = [];
  for (const method of methods) if (await possible[method](context, store, wish)) found.push(method);
  return found;
}

/** What to tell someone whose deed needs a proof: by which methods, or that only another device or the operator helps. */
export async function proofRefusal(
  context: Context,
  store: Kysely<StoreTables>,
  wish: Wish,
): Promise<AppError> {
  const { purpose } = wish;
  const found = await possibleMethods(context, store, wish);
  return found.length > 0
    ? new AppError('proof.required', { purpose, methods: found })
    : new AppError('proof.impossible', { purpose });
}

import {
  type FraudAction,
  FraudActionSchema,
  type FraudHit,
  type FraudRule,
  fraudActions,
  moneyToWire,
} from '@hexaflate/contract';
import type { StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import type { Context } from '../context.ts';
import { identityDuplicates } from '../identity/duplicates.ts';
import type { SettingSnapshot } from '../settings/settings.ts';
import {
  accountsOnDevice,
  type Candidate,
  hadSoldTo,
  localHour,
  newDestinationsSince,
  recentOrders,
} from './order-facts.ts';

/** A rule that is on, and what it does. */
export interface ActiveRule {
  rule: FraudRule;
  action: FraudAction;
}

const rules: readonly FraudRule[] = [
  'newDevice',
  'newDestinations',
  'nightHours',
  'sharedDevice',
  'sharedIdentity',
  'velocity',
];
/** Those that look at what the agent has sold just before: orders at the same moment must wait for one another. */
const counting: readonly FraudRule[] = ['newDestinations', 'velocity'];

/** The rules that are on. */
export function activeRules(settings: SettingSnapshot): ActiveRule[] {
  return rules.flatMap((rule) => {
    const action = settings.get(`fraud.${rule}.action`);
    return action === 'off' ? [] : [{ rule, action: FraudActionSchema.parse(action) }];
  });
}

/** Whether two orders at once could slip through together: merely watching needs no such care. */
export function mustTakeTurns(active: readonly ActiveRule[]): boolean {
  return active.some(({ rule, action }) => action !== 'watch' && counting.includes(rule));
}

/** The strictest of what rules want. */
export function strictest(hits: readonly FraudHit[]): FraudAction {
  return fraudActions.findLast((action) => hits.some((hit) => hit.action === action)) ?? 'watch';
}

type Facts = FraudHit['facts'];

/** Which of the active rules speak against an order, with the facts that each saw. Only our own indexes are asked. */
export async function judge(
  context: Context,
  store: Kysely<StoreTables>,
  settings: SettingSnapshot,
  active: readonly ActiveRule[],
  candidate: Candidate,
): Promise<FraudHit[]> {
  const look: Record<FraudRule, () => Promise<Facts | undefined>> = {
    newDevice: async () => newDevice(settings, candidate),
    nightHours: () => nightHours(context, settings, candidate),
    sharedDevice: () => sharedDevice(store, settings, candidate),
    sharedIdentity: () => sharedIdentity(context, store, settings, candidate),
    velocity: () => velocity(store, settings, candidate),
    newDestinations: () => newDestinations(store, settings, candidate),
  };
  const hits: FraudHit[] = [];
  for (const { rule, action } of active) {
    const facts = await look[rule]();
    if (facts) hits.push({ rule, action, facts });
  }
  return hits;
}

function newDevice(settings: SettingSnapshot, { session, isSafe, cost, now }: Candidate): Facts | undefined {
  const age = now - session.signedInAt;
  const amount = settings.get('fraud.newDevice.amount');
  if (isSafe || age >= settings.get('fraud.newDevice.within') || cost < amount) return undefined;
  return { ageMs: age, amount: moneyToWire(cost), from: moneyToWire(amount) };
}

async function nightHours(
  context: Context,
  settings: SettingSnapshot,
  { cost, now }: Candidate,
): Promise<Facts | undefined> {
  const amount = settings.get('fraud.nightHours.amount');
  if (cost < amount) return undefined;
  const hour = await localHour(context, now);
  const [from, until] = [settings.get('fraud.nightHours.from'), settings.get('fraud.nightHours.until')];
  const within = from <= until ? hour >= from && hour < until : hour >= from || hour < until;
  return within ? { hour, amount: moneyToWire(cost), from: moneyToWire(amount) } : undefined;
}

async function sharedDevice(
  store: Kysely<StoreTables>,
  settings: SettingSnapshot,
  { session, now }: Candidate,
): Promise<Facts | undefined> {
  const accounts = await accountsOnDevice(store, session.deviceKey, now);
  const most = settings.get('fraud.sharedDevice.count');
  return accounts > most ? { count: accounts, most } : undefined;
}

/**
 * Of the other accounts only verified ones count: otherwise anybody could stop an agent by sending in his number, since
 * nobody has looked at it yet.
 */
async function sharedIdentity(
  context: Context,
  store: Kysely<StoreTables>,
  settings: SettingSnapshot,
  { order }: Candidate,
): Promise<Facts | undefined> {
  const others = await identityDuplicates(context, order.agent_code, store);
  const accounts = 1 + others.filter(({ status }) => status === 'verified').length;
  const most = settings.get('fraud.sharedIdentity.count');
  return accounts > most ? { count: accounts, most } : undefined;
}

async function velocity(
  store: Kysely<StoreTables>,
  settings: SettingSnapshot,
  { order, cost, now }: Candidate,
): Promise<Facts | undefined> {
  const within = settings.get('fraud.velocity.within');
  const most = settings.get('fraud.velocity.count');
  const mostSum = settings.get('fraud.velocity.sum');
  // As many as decide: whoever has reached the number of orders is above it with this one.
  const seen = await recentOrders(store, order.agent_code, now - within, most);
  const count = seen.length + 1;
  const sum = seen.reduce((total, { amount }) => total + (amount ?? 0n), cost);
  if (count <= most && sum <= mostSum) return undefined;
  return { count, most, sum: moneyToWire(sum), mostSum: moneyToWire(mostSum), withinMs: within };
}

async function newDestinations(
  store: Kysely<StoreTables>,
  settings: SettingSnapshot,
  { order, now }: Candidate,
): Promise<Facts | undefined> {
  const within = settings.get('fraud.newDestinations.within');
  const most = settings.get('fraud.newDestinations.count');
  const { agent_code, destination } = order;
  const found = await newDestinationsSince(store, agent_code, now - within, most + 1);
  if (found.size < most) return undefined;
  if (!found.has(destination) && !(await hadSoldTo(store, agent_code, destination, now - within)))
    found.add(destination);
  const count = found.size;
  return count > most ? { count, most, withinMs: within } : undefined;
}

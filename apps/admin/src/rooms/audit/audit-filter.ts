import type { AuditFilter } from '../../api/queries.ts';

/** Every verb that the panel has words for, in the order of the choice. */
export const auditVerbs = [
  'operator.signedIn',
  'operator.signedOut',
  'operator.signInRefused',
  'operator.passwordChanged',
  'operator.invited',
  'operator.invitedAgain',
  'operator.roleChanged',
  'operator.removed',
  'operator.factorShown',
  'operator.factorRefused',
  'operator.factorOn',
  'operator.factorOff',
  'operator.recoveryCodesRenewed',
  'operatorSession.ended',
  'role.saved',
  'role.deleted',
  'setting.changed',
  'format.confirmed',
  'format.withdrawn',
  'order.assigned',
  'order.noted',
  'agentSession.ended',
  'profile.corrected',
  'account.erased',
  'closing.done',
  'audit.exported',
] as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the trail's filter out of its address; what makes no sense there counts as not said. */
export function readAuditFilter(search: URLSearchParams): AuditFilter {
  const text = (name: string, longest: number) => search.get(name)?.trim().slice(0, longest) || undefined;
  const day = (name: string) =>
    DAY.test(search.get(name) ?? '') ? (search.get(name) ?? undefined) : undefined;
  const all = {
    q: text('q', 60),
    actor: text('actor', 100),
    verb: text('verb', 60),
    subject: text('subject', 120),
    from: day('from'),
    to: day('to'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

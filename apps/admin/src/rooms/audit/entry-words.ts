import type { AuditEntry } from '@hexaflate/contract/audit';
import { auditVerbs } from '@hexaflate/contract/audit-verbs';
import type { TFunction } from 'i18next';

/** Names of what deeds change that people have words for. */
const FACTS = [
  'value',
  'assignedTo',
  'text',
  'device',
  'sessionId',
  'otherSessionsEnded',
  'format',
  'name',
  'found',
  'template',
  'role',
  'permissions',
  'by',
  'failures',
  'until',
  'fields',
  'approvedBy',
  'passkey',
  'host',
  'done',
  'systemUser',
  'machine',
  'deed',
  'digest',
  'why',
  'note',
  'letters',
  'case',
  'product',
  'destination',
  'amount',
  'phone',
  'days',
  'hours',
  'triesLeft',
  'safeBy',
  'confirmedOn',
  'what',
  'photoId',
  'status',
  'version',
  'ktp',
  'selfie',
  'ktpReasons',
  'selfieReasons',
  'closing',
] as const;
const KINDS = ['operator', 'role', 'order', 'agent', 'setting', 'format', 'audit', 'proposal'] as const;

/** What was done, in words; the verb itself where a newer server knows one that we do not. */
export function verbWords(verb: string, t: TFunction): string {
  const known = auditVerbs.find((one) => one === verb);
  return known ? t(`audit.verb.${known}`) : verb;
}

/** "operator budi", "pengaturan pin.firstLock". */
export function partyWords(party: string, t: TFunction): string {
  const [kind, name] = splitParty(party);
  const known = KINDS.find((one) => one === kind);
  return known ? `${t(`audit.kind.${known}`)} ${name}` : party;
}

/** Who did it, by name alone where it was an operator. */
export function actorWords(actor: string, t: TFunction): string {
  const [kind, name] = splitParty(actor);
  if (kind === 'operator') return name;
  if (actor === 'system:rescue') return t('audit.byRescue');
  return kind === 'system' ? t('audit.bySystem') : partyWords(actor, t);
}

/** The page of what it was done to; undefined where there is none. */
export function pageOf(subject: string): string | undefined {
  const [kind, name] = splitParty(subject);
  if (kind === 'order') return `/transactions?trx=${encodeURIComponent(name)}`;
  if (kind === 'agent') return `/members/${encodeURIComponent(name)}`;
  if (kind === 'format') return '/otomax';
  if (kind === 'proposal') return `/approvals?id=${encodeURIComponent(name)}`;
  return kind === 'setting' ? `/settings?q=${encodeURIComponent(name)}` : undefined;
}

/** One line for each thing that the deed changed or says. */
export function changeLines({ before, after }: Pick<AuditEntry, 'before' | 'after'>, t: TFunction): string[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const text = (value: unknown) =>
    value === null || value === undefined || value === ''
      ? t('audit.blank')
      : typeof value === 'string'
        ? value
        : JSON.stringify(value);
  return names.map((key) => {
    const [was, is] = [before?.[key], after?.[key]];
    const known = FACTS.find((one) => one === key);
    const name = known ? t(`audit.name.${known}`) : key;
    if (before && after && key !== 'approvedBy')
      return t('audit.change', { name, before: text(was), after: text(is) });
    return t('audit.fact', { name, value: text(after ? is : was) });
  });
}

function splitParty(party: string): [kind: string, name: string] {
  const at = party.indexOf(':');
  return [party.slice(0, at), party.slice(at + 1)];
}

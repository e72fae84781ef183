import { createHash } from 'node:crypto';
import type { AuditEntryTable } from '@hexaflate/store';
import { canonicalJson } from './canonical-json.ts';

/** What the first entry of a chain holds in place of a hash before it. */
export const FIRST_LINK = '0'.repeat(64);

/** An entry's hash: SHA-256 over everything else that stands in its row, in canonical JSON. */
export function hashOf(entry: Omit<AuditEntryTable, 'hash'>): string {
  const { chain, seq, at, actor, verb, subject, before, after, reason, address, session_id, previous_hash } =
    entry;
  const said = {
    chain,
    seq,
    at,
    actor,
    verb,
    subject,
    before,
    after,
    reason,
    address,
    session_id,
    previous_hash,
  };
  return createHash('sha256').update(canonicalJson(said)).digest('hex');
}

import { type DocumentEvent, documentKinds } from '@hexaflate/contract';
import { type StoreTables, takeTurn } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { announceCase } from './announce.ts';
import { endConsent } from './consent.ts';
import { caseTurn, emptyDocument, noteEvent, readCase, writeCase } from './documents.ts';
import { destroyPersonKey } from './keys/person-key.ts';
import { deleteDoomed } from './photo-bytes.ts';

interface Erasure {
  /** `agent`, `system` or `operator:budi`. */
  actor: string;
  event: Extract<DocumentEvent['event'], 'withdrawn' | 'erased'>;
  /** The rest of the deed, in its transaction: what an operator does is written into the trail there. */
  also?: (transaction: Transaction<StoreTables>) => Promise<void>;
}

/**
 * Destroys the key of a person, so that photos and data can never be opened again, whoever holds a copy of their bytes,
 * and has the bytes themselves deleted. What stays tells that something was there: events without words, agreements,
 * and who looked. Answers whether there was anything. Harmless to do again.
 */
export async function eraseIdentity(context: Context, agentCode: string, erasure: Erasure): Promise<boolean> {
  const erased = await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, caseTurn(agentCode));
    const anything = await hasAnything(transaction, agentCode);
    if (!anything) return false;
    await destroyPersonKey(transaction, agentCode);
    await transaction
      .updateTable('identity_photo')
      .set({ state: 'doomed' })
      .where('agent_code', '=', agentCode)
      .execute();
    await transaction.deleteFrom('identity_analysis').where('agent_code', '=', agentCode).execute();
    await transaction.deleteFrom('identity_liveness').where('agent_code', '=', agentCode).execute();
    await transaction
      .updateTable('identity_event')
      .set({ note: null })
      .where('agent_code', '=', agentCode)
      .execute();
    await endConsent(context, transaction, agentCode);
    await emptyCase(context, transaction, agentCode, erasure);
    await erasure.also?.(transaction);
    return true;
  });
  if (!erased) return false;
  announceCase(context, agentCode);
  context.log.info({ agent: agentCode, event: erasure.event }, 'identity data erased');
  // Where they lie may be away; nobody can open them, and the sweep deletes them.
  await deleteDoomed(context).catch(() => undefined);
  return true;
}

async function hasAnything(transaction: Transaction<StoreTables>, agentCode: string): Promise<boolean> {
  const key = await transaction
    .selectFrom('identity_key')
    .select('agent_code')
    .where('agent_code', '=', agentCode)
    .executeTakeFirst();
  if (key) return true;
  const { row } = await readCase(transaction, agentCode);
  return row.status !== 'none' || row.person !== null || row.nik_hash !== null;
}

async function emptyCase(
  context: Context,
  transaction: Transaction<StoreTables>,
  agentCode: string,
  { actor, event }: Erasure,
): Promise<void> {
  const { row, documents } = await readCase(transaction, agentCode);
  if (row.version === 0) return;
  for (const kind of documentKinds) {
    const before = documents[kind];
    if (before.status === 'none' && before.photo_id === null) continue;
    documents[kind] = emptyDocument(agentCode, kind);
    await noteEvent(context, transaction, { agent_code: agentCode, document: kind, event, actor });
  }
  const emptied = { ...row, person: null, nik_hash: null, lease_operator: null, lease_until: null };
  await writeCase(context, transaction, { row: emptied, documents });
}

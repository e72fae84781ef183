import { randomBytes } from 'node:crypto';
import { type StoreTables, takeTurn } from '@hexaflate/store';
import type { Kysely, Transaction } from 'kysely';
import type { Context } from '../../context.ts';
import { SEAL_KEY_BYTES, sealBytes, unsealBytes } from './seal.ts';

type Keys = Pick<Context, 'identityKeys'>;

/** Seals and opens what belongs to one person. `about` says what it is; the person himself is bound to it as well. */
export interface PersonKey {
  seal(secret: Uint8Array, about: string): Uint8Array;
  open(sealed: Uint8Array, about: string): Uint8Array;
  sealJson(value: unknown, about: string): string;
  openJson(sealed: string, about: string): unknown;
}

/** Rows of wrapped keys and the file of wrapping keys change under this turn alone. */
const TURN = 'identity keys';

const aboutKey = (agentCode: string) => `identity key:${agentCode}`;

/** The key of a person, made at random when he has none. */
export async function ensurePersonKey(context: Context, agentCode: string): Promise<PersonKey> {
  const known = await findPersonKey(context, agentCode);
  if (known) return known;
  await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, TURN);
    const wrapped = await context.identityKeys.wrap(randomBytes(SEAL_KEY_BYTES), aboutKey(agentCode));
    await transaction
      .insertInto('identity_key')
      .values({ agent_code: agentCode, wrapped, made_at: context.now() })
      .onConflict((conflict) => conflict.column('agent_code').doNothing())
      .execute();
  });
  const made = await findPersonKey(context, agentCode);
  if (!made) throw new Error(`The key of ${agentCode} was destroyed while it was asked for`);
  return made;
}

/** The key of a person; undefined when he has none, or it was destroyed: nothing that it sealed can be opened then. */
export async function findPersonKey(
  context: Keys & Pick<Context, 'store'>,
  agentCode: string,
  store: Kysely<StoreTables> = context.store,
): Promise<PersonKey | undefined> {
  const row = await store
    .selectFrom('identity_key')
    .select('wrapped')
    .where('agent_code', '=', agentCode)
    .executeTakeFirst();
  if (!row) return undefined;
  return personKey(await context.identityKeys.unwrap(row.wrapped, aboutKey(agentCode)), agentCode);
}

/** Destroys the key of a person, in the transaction of the deed. */
export async function destroyPersonKey(transaction: Transaction<StoreTables>, agentCode: string) {
  await transaction.deleteFrom('identity_key').where('agent_code', '=', agentCode).execute();
}

/**
 * Wraps every person's key anew under a fresh wrapping key and forgets the ones before, so that copies of the store
 * that were made earlier open nothing any more. Answers how many. A crash in between leaves both keys in the file, and
 * the next turn ends it. Of several at once each does its part.
 */
export async function rotateWrappingKey({
  store,
  identityKeys,
}: Pick<Context, 'store' | 'identityKeys'>): Promise<number> {
  const count = await store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, TURN);
    await identityKeys.addKey();
    const rows = await transaction.selectFrom('identity_key').selectAll().execute();
    for (const { agent_code: agentCode, wrapped } of rows) {
      const key = await identityKeys.unwrap(wrapped, aboutKey(agentCode));
      await transaction
        .updateTable('identity_key')
        .set({ wrapped: await identityKeys.wrap(key, aboutKey(agentCode)) })
        .where('agent_code', '=', agentCode)
        .execute();
    }
    return rows.length;
  });
  // Only now, with the keys that were wrapped anew on disk, and never while another turn is in the middle of it.
  await store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, TURN);
    const rows = await transaction.selectFrom('identity_key').select('wrapped').execute();
    await identityKeys.forgetKeys(rows.map(({ wrapped }) => wrapped));
  });
  return count;
}

function personKey(key: Uint8Array, agentCode: string): PersonKey {
  const bound = (about: string) => `${agentCode}\n${about}`;
  const seal = (secret: Uint8Array, about: string) => sealBytes(key, secret, bound(about));
  const open = (sealed: Uint8Array, about: string) => unsealBytes(key, sealed, bound(about));
  return {
    seal,
    open,
    sealJson: (value, about) =>
      Buffer.from(seal(Buffer.from(JSON.stringify(value)), about)).toString('base64url'),
    openJson: (sealed, about) =>
      JSON.parse(Buffer.from(open(Buffer.from(sealed, 'base64url'), about)).toString('utf8')),
  };
}

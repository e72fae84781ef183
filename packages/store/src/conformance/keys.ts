import { describe, expect, test } from 'bun:test';
import { sql } from 'kysely';
import { isUniqueViolation } from '../index.ts';
import { auditRow, noteRow, notificationRow, orderRow } from './rows.ts';
import type { WithStore } from './store-conformance.ts';

/** Keys that are taken, and transactions that are whole. */
export function keysConformance(withStore: WithStore): void {
  describe('keys and transactions', () => {
    test(
      'a taken key is told apart from other mistakes, primary or not',
      withStore(async ({ store }) => {
        const order = orderRow({ inbox_code: 7 });
        await store.insertInto('orders').values(order).execute();
        const taken = [
          { ...order, attempt_id: 'other', inbox_code: null },
          { ...order, id: 'other', inbox_code: null },
          { ...order, id: 'other', attempt_id: 'other' },
        ];
        for (const row of taken) {
          const error = await caught(store.insertInto('orders').values(row).execute());
          expect(isUniqueViolation(error)).toBe(true);
        }
        const incomplete = sql`insert into order_note (id) values ('n')`.execute(store);
        expect(isUniqueViolation(await caught(incomplete))).toBe(false);
      }),
    );

    test(
      'a transaction that fails leaves nothing, and its connection serves on',
      withStore(async ({ store }) => {
        const note = noteRow();
        const twice = store.transaction().execute(async (transaction) => {
          await transaction.insertInto('order_note').values(note).execute();
          await transaction.insertInto('order_note').values(note).execute();
        });
        expect(isUniqueViolation(await caught(twice))).toBe(true);
        const thrown = store.transaction().execute(async (transaction) => {
          await transaction.insertInto('order_note').values(note).execute();
          throw new Error('changed my mind');
        });
        expect(await caught(thrown)).toMatchObject({ message: 'changed my mind' });
        expect(await store.selectFrom('order_note').selectAll().execute()).toEqual([]);
      }),
    );

    test(
      'a transaction whose failed statement was overlooked does not look committed',
      withStore(async ({ store }) => {
        const [first, second] = [noteRow(), noteRow()];
        await store.insertInto('order_note').values(first).execute();
        const overlooked = await caught(
          store.transaction().execute(async (transaction) => {
            await caught(transaction.insertInto('order_note').values(first).execute());
            await transaction.insertInto('order_note').values(second).execute();
          }),
        );
        const rows = await store.selectFrom('order_note').select('id').execute();
        expect(rows.some(({ id }) => id === second.id)).toBe(overlooked === undefined);
      }),
    );

    test(
      'an entry of the audit trail is neither changed nor deleted, and more can be added',
      withStore(async ({ store }) => {
        await store.insertInto('audit_entry').values(auditRow()).execute();
        const { hash } = auditRow();
        const change = store.updateTable('audit_entry').set({ actor: 'operator:sari' }).execute();
        expect(await caught(change)).toBeInstanceOf(Error);
        expect(await caught(store.deleteFrom('audit_entry').execute())).toBeInstanceOf(Error);
        await store
          .insertInto('audit_entry')
          .values(auditRow({ seq: 2 }))
          .execute();
        const rows = await store.selectFrom('audit_entry').selectAll().orderBy('seq').execute();
        expect(rows.map(({ seq, actor, hash: kept }) => [seq, actor, kept])).toEqual([
          [1, 'operator:budi', hash],
          [2, 'operator:budi', hash],
        ]);
      }),
    );

    test(
      'an insert that may meet a taken key says whether it was the first',
      withStore(async ({ store }) => {
        const insert = (id: string) =>
          store
            .insertInto('notification')
            .values(notificationRow({ id, dedupe_key: 'same' }))
            .onConflict((conflict) => conflict.columns(['agent_code', 'dedupe_key']).doNothing())
            .returning('id')
            .executeTakeFirst();
        expect(await insert('first')).toEqual({ id: 'first' });
        expect(await insert('second')).toBeUndefined();
      }),
    );

    test(
      'an insert that may meet a taken key can replace the row',
      withStore(async ({ store }) => {
        for (const body of ['one', 'two'])
          await store
            .insertInto('document')
            .values({ name: 'layout', version: 1, body, updated_at: 1 })
            .onConflict((conflict) => conflict.column('name').doUpdateSet({ body }))
            .execute();
        expect(await store.selectFrom('document').select('body').execute()).toEqual([{ body: 'two' }]);
      }),
    );
  });
}

async function caught(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

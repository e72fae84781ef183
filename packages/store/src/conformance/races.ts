import { describe, expect, test } from 'bun:test';
import { isUniqueViolation, type Store, takeTurn } from '../index.ts';
import { noteRow, notificationRow, orderRow } from './rows.ts';
import type { Opened, WithStore } from './store-conformance.ts';

const WRITERS = 40;

/** Forty writers through two openings of one store. */
function race<Result>({ store, other }: Opened, write: (store: Store, writer: number) => Promise<Result>) {
  return Promise.all(
    Array.from({ length: WRITERS }, (_, writer) => write(writer % 2 ? store : other, writer)),
  );
}

/** What the server's rules stand on when many write the same thing at once. */
export function racesConformance(withStore: WithStore): void {
  describe('races', () => {
    test(
      'of forty inserts of one key one wins, and the others hear that it is taken',
      withStore(async (opened) => {
        const results = await race(opened, (store) =>
          store
            .transaction()
            .execute(async (transaction) => {
              const order = orderRow({ attempt_id: 'same' });
              await transaction.insertInto('orders').values(order).execute();
              await transaction
                .insertInto('order_event')
                .values({ order_id: order.id, seq: 1, stage: 'accepted', at: 1 })
                .execute();
              return 'won';
            })
            .catch((error: unknown) => (isUniqueViolation(error) ? 'taken' : error)),
        );
        expect(results.filter((result) => result === 'won')).toHaveLength(1);
        expect(results.filter((result) => result === 'taken')).toHaveLength(WRITERS - 1);
        expect(await opened.store.selectFrom('order_event').selectAll().execute()).toHaveLength(1);
      }),
    );

    test(
      'of forty inserts that give way one is reported as the first',
      withStore(async (opened) => {
        const results = await race(opened, (store) =>
          store
            .insertInto('notification')
            .values(notificationRow({ dedupe_key: 'same' }))
            .onConflict((conflict) => conflict.columns(['agent_code', 'dedupe_key']).doNothing())
            .returning('id')
            .executeTakeFirst(),
        );
        expect(results.filter((row) => row !== undefined)).toHaveLength(1);
      }),
    );

    test(
      'of forty who change the version that they have read one succeeds, and numbers its events without a gap',
      withStore(async (opened) => {
        const order = orderRow();
        await opened.store.insertInto('orders').values(order).execute();
        for (const version of [1, 2, 3]) {
          const results = await race(opened, (store) => advanceFrom(store, order.id, version));
          expect(results.filter(Boolean)).toHaveLength(1);
        }
        const events = await opened.store.selectFrom('order_event').select('seq').orderBy('seq').execute();
        expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
      }),
    );

    test(
      'forty who count down in one statement get as many turns as there were',
      withStore(async (opened) => {
        await opened.store
          .insertInto('pin_lock')
          .values({ agent_code: 'AG1', failures: 5, locked_until: null, updated_at: 1 })
          .execute();
        const results = await race(opened, (store) =>
          store
            .updateTable('pin_lock')
            .set((field) => ({ failures: field('failures', '-', 1) }))
            .where('agent_code', '=', 'AG1')
            .where('failures', '>', 0)
            .returning('failures')
            .executeTakeFirst(),
        );
        const left = results.flatMap((row) => (row ? [row.failures] : []));
        expect(left.toSorted()).toEqual([0, 1, 2, 3, 4]);
      }),
    );

    test(
      'what forty take away at once only one gets',
      withStore(async (opened) => {
        await opened.store
          .insertInto('live_ticket')
          .values({ ticket_hash: 't', audience: 'agent', session_id: 's', subject: 'AG1', expires_at: 1 })
          .execute();
        const results = await race(opened, (store) =>
          store.deleteFrom('live_ticket').where('ticket_hash', '=', 't').returningAll().executeTakeFirst(),
        );
        expect(results.filter((row) => row !== undefined)).toHaveLength(1);
      }),
    );

    test(
      'forty who take turns, look and then write, write once',
      withStore(async (opened) => {
        const results = await race(opened, (store, writer) =>
          store.transaction().execute(async (transaction) => {
            await takeTurn(transaction, 'one budget');
            const spent = await transaction.selectFrom('order_note').select('id').executeTakeFirst();
            if (spent) return false;
            await transaction
              .insertInto('order_note')
              .values(noteRow({ id: `${writer}` }))
              .execute();
            return true;
          }),
        );
        expect(results.filter(Boolean)).toHaveLength(1);
      }),
    );

    test(
      'a turn lasts until its transaction ends',
      withStore(async ({ store, other }) => {
        const [entered, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
        const ended: string[] = [];
        const first = store.transaction().execute(async (transaction) => {
          await takeTurn(transaction, 'key');
          entered.resolve();
          await mayEnd.promise;
          ended.push('first');
        });
        await entered.promise;
        const second = other.transaction().execute(async (transaction) => {
          await takeTurn(transaction, 'key');
          ended.push('second');
        });
        // Long enough for the second to get in, if anything let it.
        await Bun.sleep(100);
        mayEnd.resolve();
        await Promise.all([first, second]);
        expect(ended).toEqual(['first', 'second']);
      }),
    );

    test(
      'of forty decisions about one format one is the next version, and none replaces another',
      withStore(async (opened) => {
        const decide = (store: Store, writer: number) =>
          store
            .insertInto('format_confirmation')
            .values({
              purpose: 'buy',
              version: 1,
              name: 'Transaksi',
              found: null,
              template: `[kodeproduk].[tujuan].[pin] ${writer}`,
              operator: `operator ${writer}`,
              at: writer,
            })
            .execute()
            .then(
              () => writer,
              (error: unknown) => (isUniqueViolation(error) ? undefined : error),
            );
        const winners = (await race(opened, decide)).filter((result) => result !== undefined);
        expect(winners).toHaveLength(1);
        const rows = await opened.other.selectFrom('format_confirmation').selectAll().execute();
        expect(rows).toMatchObject([
          { operator: `operator ${winners[0]}`, at: winners[0] ?? -1, found: null },
        ]);
      }),
    );
  });
}

/** As the journal moves an order on: the version decides, and the row's lock keeps the numbering apart. */
function advanceFrom(store: Store, orderId: string, version: number): Promise<boolean> {
  return store.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable('orders')
      .set({ version: version + 1 })
      .where('id', '=', orderId)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst();
    if (!row) return false;
    const last = await transaction
      .selectFrom('order_event')
      .select((field) => field.fn.max('seq').as('seq'))
      .where('order_id', '=', orderId)
      .executeTakeFirst();
    await transaction
      .insertInto('order_event')
      .values({ order_id: orderId, seq: (last?.seq ?? 0) + 1, stage: 'processing', at: 1 })
      .execute();
    return true;
  });
}

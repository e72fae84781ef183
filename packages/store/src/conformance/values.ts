import { describe, expect, test } from 'bun:test';
import { noteRow, notificationRow, orderRow } from './rows.ts';
import type { WithStore } from './store-conformance.ts';

/** Text whose order differs between bytes and languages. */
const IDS = [
  'b',
  'B',
  'a',
  'A',
  'a-b',
  'ab',
  'a b',
  '_a',
  '1',
  '10',
  '9',
  'é',
  'e',
  'z',
  'Z',
  '😀',
  '�',
  'i',
  'I',
  'İ',
  'ı',
];

/** What is written comes back the same, and in the same order, on every engine. */
export function valuesConformance(withStore: WithStore): void {
  describe('values', () => {
    test(
      'rows come back as they were written: numbers as numbers, nulls as nulls',
      withStore(async ({ store, other }) => {
        const order = orderRow({
          amount: Number.MAX_SAFE_INTEGER,
          inbox_code: 9_007_199_254_740_990,
          accepted_at: 1_795_419_641_578,
          note: '',
        });
        await store.insertInto('orders').values(order).execute();
        expect(await other.selectFrom('orders').selectAll().execute()).toEqual([order]);
      }),
    );

    test(
      'any text survives that people type',
      withStore(async ({ store }) => {
        for (const text of [
          '',
          ' ',
          'O\'Brien \\ "x" %_ $1 ?',
          'İstanbul ß 😀 نص',
          '\t\n\r',
          'x'.repeat(100_000),
        ]) {
          const note = noteRow({ text });
          await store.insertInto('order_note').values(note).execute();
          const found = await store
            .selectFrom('order_note')
            .select('text')
            .where('id', '=', note.id)
            .where('text', '=', text)
            .executeTakeFirst();
          expect(found?.text).toBe(text);
        }
      }),
    );

    test(
      'counts and maxima are numbers',
      withStore(async ({ store }) => {
        const none = await store
          .selectFrom('order_event')
          .select((field) => field.fn.max('seq').as('seq'))
          .executeTakeFirst();
        expect(none?.seq).toBeNull();
        const event = { order_id: 'o', stage: 'accepted', at: 1_795_419_641_578 } as const;
        await store
          .insertInto('order_event')
          .values([
            { ...event, seq: 9 },
            { ...event, seq: 10 },
          ])
          .execute();
        const figures = await store
          .selectFrom('order_event')
          .select((field) => [
            field.fn.max('seq').as('seq'),
            field.fn.max('at').as('at'),
            field.fn.countAll<number>().as('count'),
          ])
          .executeTakeFirst();
        expect(figures).toEqual({ seq: 10, at: 1_795_419_641_578, count: 2 });
      }),
    );

    test(
      'writes say how many rows they met',
      withStore(async ({ store }) => {
        await store.insertInto('order_note').values([noteRow(), noteRow()]).execute();
        const updated = await store.updateTable('order_note').set({ text: 'y' }).executeTakeFirst();
        expect(updated.numUpdatedRows).toBe(2n);
        const deleted = await store.deleteFrom('order_note').where('text', '=', 'x').executeTakeFirst();
        expect(deleted.numDeletedRows).toBe(0n);
      }),
    );
  });

  describe('order', () => {
    test(
      'text is ordered and compared by its bytes, whatever the database’s language is',
      withStore(async ({ store }) => {
        await store
          .insertInto('notification')
          .values(IDS.map((id) => notificationRow({ id })))
          .execute();
        const bytewise = IDS.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        const rows = await store.selectFrom('notification').select('id').orderBy('id').execute();
        expect(rows.map(({ id }) => id)).toEqual(bytewise);
        for (const [index, id] of bytewise.entries()) {
          const below = await store.selectFrom('notification').select('id').where('id', '<', id).execute();
          expect(below).toHaveLength(index);
        }
      }),
    );

    test(
      'missing times come first or last as the query says',
      withStore(async ({ store }) => {
        await store
          .insertInto('orders')
          .values([
            orderRow({ id: 'late', unknown_at: 2 }),
            orderRow({ id: 'none' }),
            orderRow({ id: 'early', unknown_at: 1 }),
          ])
          .execute();
        const rows = await store
          .selectFrom('orders')
          .select('id')
          .orderBy('unknown_at', (order) => order.asc().nullsFirst())
          .execute();
        expect(rows.map(({ id }) => id)).toEqual(['none', 'early', 'late']);
      }),
    );

    test(
      'a search in lower case finds ASCII letters of either case, and only those',
      withStore(async ({ store }) => {
        await store
          .insertInto('orders')
          .values([
            orderRow({ destination: 'Ab12' }),
            orderRow({ destination: 'aB13' }),
            orderRow({ destination: 'İb12' }),
          ])
          .execute();
        const found = await store
          .selectFrom('orders')
          .select('destination')
          .where((field) => field(field.fn<string>('lower', ['destination']), 'like', '%ab1%'))
          .orderBy('destination')
          .execute();
        expect(found.map(({ destination }) => destination)).toEqual(['Ab12', 'aB13']);
      }),
    );
  });
}

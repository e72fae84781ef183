import { describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { openStore, type StorePlace } from '../index.ts';
import { migrations } from '../migrate.ts';
import type { MigrationTable } from '../tables.ts';
import { noteRow } from './rows.ts';
import type { Place, WithStore } from './store-conformance.ts';

/** Opening, again and from many processes at once. */
export function migrationsConformance(withStore: WithStore, emptyPlace: () => Promise<Place>): void {
  describe('migrations', () => {
    test(
      'opening again migrates nothing and keeps what was stored',
      withStore(async ({ place, store }) => {
        const note = noteRow();
        await store.insertInto('order_note').values(note).execute();
        const again = await openStore(place);
        expect(await again.selectFrom('order_note').selectAll().execute()).toEqual([note]);
        const marks = await again
          .withTables<{ migration: MigrationTable }>()
          .selectFrom('migration')
          .select('number')
          .orderBy('number')
          .execute();
        expect(marks.map(({ number }) => number)).toEqual(migrations.map(({ number }) => number));
        await again.destroy();
      }),
    );

    test('processes that open a new store at once all find it whole', async () => {
      const { place, drop } = await emptyPlace();
      const openers = Array.from({ length: 4 }, () =>
        Bun.spawn([process.execPath, '-e', openingScript(place)], { stderr: 'inherit' }),
      );
      expect(await Promise.all(openers.map((opener) => opener.exited))).toEqual([0, 0, 0, 0]);
      await drop();
    });

    test(
      'a store of a newer version is refused',
      withStore(async ({ place, store }) => {
        await store
          .withTables<{ migration: MigrationTable }>()
          .insertInto('migration')
          .values({ number: 9999, name: 'from the future', applied_at: 1 })
          .execute();
        await expect(openStore(place)).rejects.toThrow('migration 9999');
      }),
    );
  });
}

function openingScript(place: StorePlace): string {
  return `const { openStore } = await import(${JSON.stringify(join(import.meta.dir, '../index.ts'))});
    const store = await openStore(${JSON.stringify(place)});
    await store.selectFrom('orders').selectAll().execute();
    await store.destroy();`;
}

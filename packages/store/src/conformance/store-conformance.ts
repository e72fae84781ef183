import { describe } from 'bun:test';
import { openStore, type Store, type StorePlace } from '../index.ts';
import { keysConformance } from './keys.ts';
import { migrationsConformance } from './migrations.ts';
import { racesConformance } from './races.ts';
import { valuesConformance } from './values.ts';

/** Where a store may lie, on one engine. */
export interface Place {
  place: StorePlace;
  drop(): Promise<void>;
}

/** A store that is empty when a test begins, and a second opening of it, as another process would have. */
export interface Opened {
  place: StorePlace;
  store: Store;
  other: Store;
}

/** Makes a fresh store, runs the test on it and takes it away. */
export type WithStore = (work: (opened: Opened) => Promise<void>) => () => Promise<void>;

/**
 * What the server relies on, whatever engine is below: run it for each. `emptyPlace` holds nothing yet, `migratedPlace` an
 * empty store at the newest schema.
 */
export function storeConformance(
  engine: string,
  emptyPlace: () => Promise<Place>,
  migratedPlace: () => Promise<Place>,
): void {
  const withStore: WithStore = (work) => async () => {
    const { place, drop } = await migratedPlace();
    const store = await openStore(place);
    const other = await openStore(place);
    try {
      await work({ place, store, other });
    } finally {
      await Promise.all([store.destroy(), other.destroy()]);
      await drop();
    }
  };
  describe(`the store on ${engine}`, () => {
    valuesConformance(withStore);
    keysConformance(withStore);
    racesConformance(withStore);
    migrationsConformance(withStore, emptyPlace);
  });
}

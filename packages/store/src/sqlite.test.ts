import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeConformance } from './conformance/store-conformance.ts';
import { migratedFile } from './testing/migrated.ts';

const emptyPlace = async () => {
  const path = join(tmpdir(), `hexaflate-store-${crypto.randomUUID()}.sqlite`);
  return {
    place: { path },
    drop: async () => {
      for (const end of ['', '-wal', '-shm']) await rm(`${path}${end}`, { force: true });
    },
  };
};

storeConformance('SQLite', emptyPlace, async () => {
  const made = await emptyPlace();
  await writeFile(made.place.path, await migratedFile());
  return made;
});

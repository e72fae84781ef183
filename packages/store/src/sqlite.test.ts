import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeConformance } from './conformance/store-conformance.ts';

storeConformance('SQLite', async () => {
  const path = join(tmpdir(), `hexaflate-store-${crypto.randomUUID()}.sqlite`);
  return {
    place: { path },
    drop: async () => {
      for (const end of ['', '-wal', '-shm']) await rm(`${path}${end}`, { force: true });
    },
  };
});

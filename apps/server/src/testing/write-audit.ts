import { join } from 'node:path';
import { openStore } from '@hexaflate/store';
import { audit } from '../audit/audit.ts';
import { readConfig } from '../config.ts';

/** `bun write-audit.ts <data folder> <times>`: writes entries into the trail, in a process of its own. */
const [dataDir = '', times = '0'] = process.argv.slice(2);
const { databaseUrl } = readConfig({ ...process.env, HEXAFLATE_DATA_DIR: dataDir });
const store = await openStore(
  databaseUrl === undefined ? { path: join(dataDir, 'hexaflate.sqlite') } : { url: databaseUrl },
);
for (let n = 0; n < Number(times); n += 1)
  await store.transaction().execute((transaction) =>
    audit(transaction, Date.now(), {
      actor: 'system:test',
      verb: 'order.noted',
      subject: `process:${process.pid}`,
      after: { n },
    }),
  );
await store.destroy();

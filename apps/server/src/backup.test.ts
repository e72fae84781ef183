import { Database } from 'bun:sqlite';
import { expect, test } from 'bun:test';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore } from '@hexaflate/store';
import { backupCommand } from './backup.ts';
import { readConfig } from './config.ts';
import { folderWith } from './testing/folder.ts';

async function installation() {
  const folder = await folderWith({});
  await mkdir(join(folder, 'data'));
  const config = readConfig({}, folder);
  const store = await openStore({ path: join(config.dataDir, 'hexaflate.sqlite') });
  const write = (name: string) =>
    store.insertInto('document').values({ name, body: '{}', version: 1, updated_at: 1 }).execute();
  return { folder, config, store, write };
}

function documentsIn(path: string): string[] {
  const copy = new Database(path, { readonly: true });
  const names = copy.query<{ name: string }, []>('select name from document order by name').all();
  copy.close();
  return names.map(({ name }) => name);
}

test('a backup taken while the server writes holds what was committed, and can be put in its place', async () => {
  const { folder, config, store, write } = await installation();
  await write('layout');
  const target = join(folder, 'kept', 'copy.sqlite');
  expect(await backupCommand(config, target)).toContain(target);
  await write('brand');
  await store.destroy();
  expect(documentsIn(target)).toEqual(['layout']);
  const restored = await openStore({ path: target });
  expect(await restored.selectFrom('document').select('name').execute()).toEqual([{ name: 'layout' }]);
  await restored.destroy();
});

test('an older backup is never written over, and a failed one leaves nothing', async () => {
  const { folder, config, store } = await installation();
  await store.destroy();
  const target = join(folder, 'copy.sqlite');
  await writeFile(target, 'yesterday');
  await expect(backupCommand(config, target)).rejects.toThrow('exists already');
  await writeFile(
    join(config.dataDir, 'hexaflate.sqlite'),
    'this is no database, and longer than a header '.repeat(40),
  );
  const broken = join(folder, 'broken.sqlite');
  await expect(backupCommand(config, broken)).rejects.toThrow();
  expect([existsSync(broken), existsSync(`${broken}.part`)]).toEqual([false, false]);
});

test('on PostgreSQL the command that backs it up is named, without the password', async () => {
  const config = readConfig({ DATABASE_URL: 'postgres://hexa:hush@db:5433/toko' });
  const told = await backupCommand(config, undefined);
  expect(told).toContain(
    'pg_dump --format=custom --file=hexaflate.dump --host=db --port=5433 --username=hexa toko',
  );
  expect(told).not.toContain('hush');
});

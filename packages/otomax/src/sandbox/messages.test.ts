import { afterAll, describe, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandboxGateway } from '../index.ts';
import { openSandboxDatabase } from './database.ts';
import { messagesFor } from './messages.ts';

const directory = mkdtempSync(join(tmpdir(), 'hexaflate-messages-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('what a number has received', () => {
  test('newest first, in any spelling, this number alone, no commands to suppliers', async () => {
    const path = join(directory, 'otomax.db');
    const gateway = createSandboxGateway({ path, historyDays: 0 });
    const db = openSandboxDatabase(path);
    await gateway.sendMessage({ to: '081200000001', channel: 'sms', text: 'first' });
    await gateway.sendMessage({ to: '+62 812 0000 0001', channel: 'whatsapp', text: 'second' });
    await gateway.sendMessage({ to: '081200000002', channel: 'sms', text: 'for somebody else' });
    await db
      .insertInto('outbox')
      .values({ penerima: '+6281200000001', tipe_penerima: 'S', pesan: 'command', is_perintah: 1 })
      .execute();
    const messages = await messagesFor(db, '0812-0000-0001');
    expect(messages?.map(({ text, channel }) => [text, channel])).toEqual([
      ['second', 'whatsapp'],
      ['first', 'sms'],
    ]);
    expect(await messagesFor(db, '081200000009')).toEqual([]);
    expect(await messagesFor(db, 'nobody')).toBeUndefined();
    await gateway.close();
    await db.destroy();
  });
});

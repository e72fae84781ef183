import { expect, test } from 'bun:test';
import { parseSqlServerUrl } from '@hexaflate/otomax';
import { type FindStaging, openSandboxPhones } from './phones.ts';

const settings = parseSqlServerUrl('mssql://sa:secret@localhost/otomax');
const message = { at: new Date(0), text: 'Kode 123456', channel: 'sms' as const };

function phonesOn(findStaging: FindStaging) {
  const asked: string[] = [];
  const otomax = { capabilities: async () => ({ driver: 'sqlserver' as const }) };
  const phones = openSandboxPhones({ dataDir: '/nowhere', otomax: settings }, otomax, async (given) => {
    asked.push(given.database);
    return await findStaging(given);
  });
  return { phones, asked };
}

test('a real Otomax is asked once whether it is a staging one, and shows nobody’s messages', async () => {
  const { phones, asked } = phonesOn(async () => undefined);
  expect(await Promise.all([phones.exist(), phones.exist(), phones.messages('081200000001')])).toEqual([
    false,
    false,
    [],
  ]);
  expect(await phones.exist()).toBe(false);
  expect(asked).toEqual(['otomax']);
  await phones.close();
});

test('a staging Otomax shows what its phones have received, and takes what they send', async () => {
  let closed = 0;
  const sent: string[] = [];
  const { phones } = phonesOn(async () => ({
    messages: async (phone) => (phone === '081200000001' ? [message] : []),
    send: async ({ from, text }) => void sent.push(`${from} ${text}`),
    close: async () => {
      closed += 1;
    },
  }));
  expect(await phones.exist()).toBe(true);
  expect(await phones.messages('081200000001')).toEqual([message]);
  await phones.send({ from: '081200000001', channel: 'sms', text: 'x' });
  expect(sent).toEqual(['081200000001 x']);
  await phones.close();
  expect(closed).toBe(1);
});

test('a server that did not answer is asked again', async () => {
  let tries = 0;
  const { phones, asked } = phonesOn(async () => {
    tries += 1;
    if (tries === 1) throw new Error('away');
    return undefined;
  });
  expect(phones.exist()).rejects.toThrow('away');
  expect(await phones.exist()).toBe(false);
  expect(asked).toHaveLength(2);
  await phones.close();
});

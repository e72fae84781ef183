import { expect, test } from 'bun:test';
import { sandboxCommand } from './sandbox-command.ts';

async function said(...words: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await sandboxCommand(words, (text) => lines.push(text));
  return { code, text: lines.join('\n') };
}

test.each([
  [],
  ['--otomax', ''],
  ['--otomax', 'mssql://sa:secret@localhost/staging', '--speed', '0'],
  ['--otomax', 'mssql://sa:secret@localhost/staging', '--history-days', '-1'],
  ['--otomax', 'mssql://sa:secret@localhost/staging', '--history-days', '1000'],
  ['--otomax', 'mssql://sa:secret@localhost/staging', '--empty-it'],
  ['mssql://sa:secret@localhost/staging'],
])(
  'a command that is not understood is answered with the usage and touches nothing: %p',
  async (...words) => {
    const { code, text } = await said(...words.filter((word) => word !== undefined));
    expect(code).toBe(2);
    expect(text).toStartWith('Usage: hexaflate sandbox --otomax');
  },
);

test('a mistake in the address is named without its password', async () => {
  const { code, text } = await said('--otomax', 'mssql://sa:secret@localhost/staging?encrpyt=false');
  expect(code).toBe(2);
  expect(text).toContain('Unknown setting "encrpyt"');
  expect(text).not.toContain('secret');
});

test('a server that is not there is said at once', async () => {
  const nobody = 'mssql://sa:secret@127.0.0.1:9/staging?encrypt=false';
  const failure = await said('--otomax', nobody).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'OtomaxUnavailableError' });
  expect(String(failure)).not.toContain('secret');
});

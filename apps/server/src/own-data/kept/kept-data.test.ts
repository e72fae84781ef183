import { expect, test } from 'bun:test';
import { startTestServer } from '../../testing/context.ts';
import { keptData, notAboutAgents } from './kept-data.ts';

test('every table of the store says what becomes of it when an agent asks for his data, and when he goes', async () => {
  const server = await startTestServer();
  try {
    const tables = await server.context.store.introspection.getTables();
    const spoken = new Set([...Object.keys(keptData), ...Object.keys(notAboutAgents)]);
    expect(tables.map(({ name }) => name).filter((name) => !spoken.has(name))).toEqual([]);
    expect([...spoken].filter((name) => !tables.some((table) => table.name === name))).toEqual([]);
    const claimed = tables.filter(({ name }) => name in notAboutAgents);
    const suspicious = /^(agent_code|agent|phone|subject|person)$/;
    const lying = claimed.filter(({ columns }) => columns.some((column) => suspicious.test(column.name)));
    expect(lying.map(({ name }) => name)).toEqual([]);
  } finally {
    await server.close();
  }
});

test('no two files of the export have one name', () => {
  const files = Object.values(keptData).flatMap(({ inExport }) =>
    'file' in inExport ? [inExport.file] : [],
  );
  expect(new Set(files).size).toBe(files.length);
});

import { expect, test } from 'bun:test';
import { readFacts } from './facts.ts';

test('whatever detection knows is told line by line, without what has a place of its own', () => {
  const facts = readFacts({
    driver: 'sqlserver',
    pinLength: 6,
    missing: [],
    utcOffsetMinutes: 420,
    installation: {
      server: { version: '15.0.2000.5', compatibilityLevel: 100 },
      center: null,
      foreignTriggers: [
        { table: 'outbox', name: 'TR_SEND' },
        { table: 'inbox', name: 'TR_LOG' },
      ],
      absentTables: [],
      rights: { send: true },
      history: [{ table: 'inbox', from: new Date(0) }],
    },
  });
  expect(Object.fromEntries(facts.map(({ key, value }) => [key, value]))).toEqual({
    utcOffsetMinutes: '420',
    'server.version': '15.0.2000.5',
    'server.compatibilityLevel': '100',
    foreignTriggers: 'outbox.TR_SEND, inbox.TR_LOG',
    'rights.send': 'true',
    history: 'inbox.1970-01-01T00:00:00.000Z',
  });
});

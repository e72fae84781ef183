import { expect, test } from 'bun:test';
import type { AuditEntry } from '@hexaflate/contract/audit';
import { createInstance } from 'i18next';
import { id } from '../../i18n/id.ts';
import { actorWords, changeLines, pageOf, partyWords, verbWords } from './entry-words.ts';

const i18n = createInstance();
const t = await i18n.init({
  lng: 'id',
  resources: { id: { translation: id } },
  interpolation: { escapeValue: false },
});
const entry: AuditEntry = {
  seq: 1,
  at: '2026-01-31T03:04:05.678Z',
  actor: 'operator:budi',
  verb: 'setting.changed',
  subject: 'setting:pin.firstLock',
  before: { value: null },
  after: { value: 60_000 },
  reason: null,
  address: null,
  sessionId: null,
  hash: '',
};

test('a deed is told in words, and one that only a newer server knows by its own', () => {
  expect(verbWords('order.noted', t)).toBe('Menulis catatan');
  expect(verbWords('moon.moved', t)).toBe('moon.moved');
  expect(partyWords('setting:pin.firstLock', t)).toBe('pengaturan pin.firstLock');
  expect(partyWords('moon:1', t)).toBe('moon:1');
  expect([actorWords('operator:budi', t), actorWords('system:panel', t)]).toEqual(['budi', 'panel']);
});

test('what changed is told with before and after, what was only done with its facts', () => {
  expect(changeLines(entry, t)).toEqual(['Nilai: kosong → 60000']);
  expect(changeLines({ ...entry, before: null, after: { text: 'halo', x: [1] } }, t)).toEqual([
    'Catatan: halo',
    'x: [1]',
  ]);
  expect(changeLines({ ...entry, before: { device: 'HP' }, after: null }, t)).toEqual(['Perangkat: HP']);
});

test('an order, an agent and a setting lead to their pages', () => {
  expect(['order:a/b', 'agent:AG1', 'setting:pin.x', 'operator:x'].map(pageOf)).toEqual([
    '/transactions?trx=a%2Fb',
    '/members/AG1',
    '/settings?q=pin.x',
    undefined,
  ]);
});

import { expect, test } from 'bun:test';
import { id } from '../i18n/id.ts';
import { gatherFindings } from './findings.ts';
import { type RoomId, rooms } from './rooms.ts';

const nameOf = (room: RoomId) => id.room[room];

test('nothing typed offers every room', () => {
  expect(gatherFindings(rooms, '', undefined, nameOf).map(({ to }) => to)).toEqual(
    rooms.map(({ path }) => path),
  );
});

test('a room is found by the beginning of any of its words', () => {
  expect(gatherFindings(rooms, 'Pas', undefined, nameOf).map(({ title }) => title)).toEqual(['Belum pasti']);
  expect(gatherFindings(rooms, 'belum p', undefined, nameOf).map(({ title }) => title)).toEqual([
    'Belum pasti',
  ]);
  expect(gatherFindings(rooms, 'itra', undefined, nameOf)).toEqual([]);
});

test('agents come before transactions, and codes survive odd characters in the address', () => {
  const found = {
    agents: [{ code: 'A/1', name: 'Maju Jaya', phone: '0812' }],
    orders: [{ id: 'trx-7', title: 'Telkomsel 25.000', subtitle: '0812', state: 'success' }],
  };
  expect(gatherFindings(rooms, '0812', found, nameOf).map(({ to }) => to)).toEqual([
    '/members/A%2F1',
    '/transactions?trx=trx-7',
  ]);
});

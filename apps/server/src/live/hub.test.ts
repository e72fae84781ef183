import { expect, test } from 'bun:test';
import { type LiveEvent, LiveEventSchema } from '@hexaflate/contract';
import { type Connection, createLiveHub } from './hub.ts';

function device(
  subject: string,
  sessionId = subject,
): { connection: Connection; seen: LiveEvent[]; closed: number[] } {
  const seen: LiveEvent[] = [];
  const closed: number[] = [];
  const connection: Connection = {
    audience: 'agent',
    subject,
    sessionId,
    send: (text) => seen.push(LiveEventSchema.parse(JSON.parse(text))),
    close: (code) => closed.push(code),
  };
  return { connection, seen, closed };
}

const types = (seen: LiveEvent[]) => seen.map(({ type }) => type);

test('an event reaches every device of the agent it concerns, and nobody else', () => {
  const hub = createLiveHub({ now: () => 0 });
  const phone = device('A', 's1');
  const tablet = device('A', 's2');
  const stranger = device('B');
  for (const { connection } of [phone, tablet, stranger]) hub.join(connection, undefined);
  hub.publish({ agent: 'A' }, { type: 'agent.changed' });
  expect(types(phone.seen)).toEqual(['welcome', 'agent.changed']);
  expect(types(tablet.seen)).toEqual(['welcome', 'agent.changed']);
  expect(types(stranger.seen)).toEqual(['welcome']);
});

test('a device that resumes gets exactly what it missed', () => {
  const hub = createLiveHub({ now: () => 0 });
  const before = device('A');
  hub.join(before.connection, undefined);
  hub.publish({ agent: 'A' }, { type: 'agent.changed' });
  hub.leave(before.connection);
  hub.publish({ agent: 'A' }, { type: 'catalog.changed' });
  hub.publish({ agent: 'B' }, { type: 'agent.changed' });
  const again = device('A');
  hub.join(again.connection, before.seen.at(-1)?.id);
  expect(types(again.seen)).toEqual(['welcome', 'catalog.changed']);
});

test('a device that missed more than is kept, or comes from another epoch, fetches everything again', () => {
  const hub = createLiveHub({ now: () => 0 });
  const early = device('A');
  hub.join(early.connection, undefined);
  hub.leave(early.connection);
  for (let n = 0; n < 2100; n += 1) hub.publish({ agent: 'B' }, { type: 'agent.changed' });
  for (const resume of [early.seen[0]?.id, 'elsewhere:3', 'nonsense']) {
    const again = device('A');
    hub.join(again.connection, resume);
    expect(types(again.seen)).toEqual(['welcome', 'resync']);
  }
});

test('ending a session closes its sockets and tells them why', () => {
  const hub = createLiveHub({ now: () => 0 });
  const phone = device('A', 's1');
  const tablet = device('A', 's2');
  hub.join(phone.connection, undefined);
  hub.join(tablet.connection, undefined);
  hub.endSession('s1', 'revoked');
  expect(types(phone.seen)).toEqual(['welcome', 'session.ended']);
  expect(phone.closed).toEqual([4001]);
  expect(tablet.closed).toEqual([]);
  expect(hub.sessions()).toEqual([{ audience: 'agent', sessionId: 's2', subject: 'A' }]);
});

test('an agent never sees what is meant for the panel', () => {
  const hub = createLiveHub({ now: () => 0 });
  const phone = device('A');
  hub.join(phone.connection, undefined);
  hub.publish('operators', { type: 'dashboard.changed' });
  expect(types(phone.seen)).toEqual(['welcome']);
});

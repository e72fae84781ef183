import { expect, test } from 'bun:test';
import type { LiveEvent } from '@hexaflate/contract/live';
import { openLive, type Socket, type SocketEars } from './socket.ts';

/** The other end of the sockets that are opened, and what reached the app. */
function listenIn(options: { ticket?: () => Promise<string> } = {}) {
  const sockets: { sent: string[]; ears: SocketEars; closed: boolean }[] = [];
  const events: { event: LiveEvent; resumed: boolean }[] = [];
  const phases: string[] = [];
  let tell = () => {};
  const live = openLive({
    ticket: options.ticket ?? (async () => 'ticket-1'),
    connect: (): Socket => {
      const end: (typeof sockets)[number] = { sent: [], ears: {}, closed: false };
      sockets.push(end);
      return {
        send: (text) => end.sent.push(text),
        close: () => {
          end.closed = true;
        },
        listen: (ears) => {
          end.ears = ears;
          if (ears.opened) tell();
        },
      };
    },
    onEvent: (event, resumed) => events.push({ event, resumed }),
    onConnection: ({ phase }) => phases.push(phase),
  });
  const nextSocket = async (start: () => void) => {
    const heard = new Promise<void>((resolve) => {
      tell = resolve;
    });
    start();
    await heard;
    const end = sockets.at(-1);
    if (!end) throw new Error('no socket was opened');
    return end;
  };
  return { live, sockets, events, phases, nextSocket };
}

const frame = (event: object) => JSON.stringify({ at: '2026-01-01T00:00:00.000Z', ...event });

test('the ticket travels in the first message', async () => {
  const { live, nextSocket } = listenIn();
  const socket = await nextSocket(() => live.start(null));
  expect(socket.sent).toEqual([]);
  socket.ears.opened?.();
  expect(socket.sent).toEqual(['{"type":"hello","ticket":"ticket-1"}']);
  live.stop();
});

test('a start that knows where its answer was read asks for what came after, as if it resumed', async () => {
  const { live, events, nextSocket } = listenIn();
  const socket = await nextSocket(() => live.start('e:7'));
  socket.ears.opened?.();
  expect(socket.sent).toEqual(['{"type":"hello","ticket":"ticket-1","resume":"e:7"}']);
  socket.ears.message?.(frame({ type: 'welcome', id: 'e:9' }));
  expect(events.map(({ resumed }) => resumed)).toEqual([true]);
  live.stop();
});

test('after a loss the next hello asks for what was missed, and its welcome counts as resumed', async () => {
  const { live, events, nextSocket } = listenIn();
  const first = await nextSocket(() => live.start(null));
  first.ears.message?.(frame({ type: 'welcome', id: 'e:7' }));
  first.ears.message?.(frame({ type: 'agent.changed', id: 'e:8' }));
  first.ears.lost?.();
  const second = await nextSocket(live.nudge);
  second.ears.opened?.();
  expect(JSON.parse(second.sent[0] ?? '')).toEqual({ type: 'hello', ticket: 'ticket-1', resume: 'e:8' });
  second.ears.message?.(frame({ type: 'welcome', id: 'e:9' }));
  expect(events.map(({ event, resumed }) => [event.type, resumed])).toEqual([
    ['welcome', false],
    ['agent.changed', true],
    ['welcome', true],
  ]);
  live.stop();
});

test('a socket that was given up is closed and no longer listened to', async () => {
  const { live, sockets, nextSocket } = listenIn();
  const first = await nextSocket(() => live.start(null));
  first.ears.lost?.();
  await nextSocket(live.nudge);
  expect(first.closed).toBe(true);
  expect(first.ears).toEqual({});
  expect(sockets).toHaveLength(2);
  live.stop();
});

test('no ticket is a failed attempt like any other, not the end', async () => {
  let refuse = true;
  const { live, phases, nextSocket } = listenIn({
    ticket: () => (refuse ? Promise.reject(new Error('no answer')) : Promise.resolve('ticket-2')),
  });
  live.start(null);
  await new Promise<void>((resolve) => {
    const look = () => (phases.at(-1) === 'waiting' ? resolve() : queueMicrotask(look));
    look();
  });
  refuse = false;
  const socket = await nextSocket(live.nudge);
  socket.ears.message?.(frame({ type: 'welcome', id: 'e:1' }));
  expect(phases).toEqual(['connecting', 'waiting', 'connecting', 'open']);
  live.stop();
});

test('a stop while the ticket is on its way opens nothing', async () => {
  let give = (_ticket: string) => {};
  const pending = new Promise<string>((resolve) => {
    give = resolve;
  });
  const { live, sockets } = listenIn({ ticket: () => pending });
  live.start(null);
  live.stop();
  give('late');
  await pending;
  await Promise.resolve();
  expect(sockets).toHaveLength(0);
});

test('frames that are no events are passed over', async () => {
  const { live, events, nextSocket } = listenIn();
  const socket = await nextSocket(() => live.start(null));
  for (const data of ['not json', 'null', '{"type":5}', new ArrayBuffer(2)]) socket.ears.message?.(data);
  expect(events).toEqual([]);
  live.stop();
});

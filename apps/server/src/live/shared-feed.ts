import type { RedisLink, Script } from '@hexaflate/cache/redis';
import { EndReasonSchema } from '@hexaflate/contract';
import * as z from 'zod';
import { createProcessFeed, type FedEvent, type FeedSink, type LiveFeed } from './feed.ts';

/** Milliseconds between two looks at whether events were missed without anyone noticing. */
const CHECK_MS = 1000;

/**
 * Numbers events and sends them to every process; with none it only says where the order stands. After a flush, a
 * fail-over or a restart of Redis a new epoch begins. KEYS 1 order. ARGV 1 a fresh epoch, 2 channel, then events.
 */
const orderScript: Script = {
  source: `
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
local known = redis.call('HMGET', KEYS[1], 'epoch', 'seq', 'run')
local epoch, seq = known[1], known[2]
if not epoch or not seq or known[3] ~= run then
  epoch, seq = ARGV[1], 0
  redis.call('HSET', KEYS[1], 'epoch', epoch, 'seq', 0, 'run', run)
end
for index = 3, #ARGV do
  seq = redis.call('HINCRBY', KEYS[1], 'seq', 1)
  redis.call('PUBLISH', ARGV[2], epoch .. ' ' .. seq .. ' ' .. ARGV[index])
end
return {epoch, tostring(seq)}
`,
};

const EndedSchema = z.object({
  sessionId: z.string(),
  reason: EndReasonSchema,
});

/**
 * The feed of several processes: Redis puts the events of all of them in one order, so that a device may resume at
 * any process. While Redis is away each process tells its own devices what it does itself; when it comes back, all
 * devices are told to fetch everything again, as they are whenever their process has missed something.
 */
export function createSharedFeed(link: RedisLink): LiveFeed {
  const alone = createProcessFeed();
  const waiting: FedEvent[] = [];
  let sink: FeedSink | undefined;
  let sending = false;
  let expected: { epoch: string; seq: number } | undefined;

  const order = async (events: readonly FedEvent[]) => {
    const texts = events.map((event) => JSON.stringify(event));
    const args = [crypto.randomUUID().slice(0, 8), link.key('live'), ...texts];
    const [epoch = '', seq = ''] = z
      .array(z.unknown())
      .parse(await link.run(orderScript, [link.key('live-order')], args));
    return { epoch: String(epoch), seq: Number(String(seq)) };
  };

  async function sendAll(): Promise<void> {
    if (sending) return;
    sending = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0);
      await order(batch).catch(() => {
        for (const event of batch) alone.publish(event);
      });
    }
    sending = false;
  }

  /** Messages may be lost with a connection; the order itself knows how many there were. */
  async function check(): Promise<void> {
    const position = await order([]);
    const here = sink?.position();
    if (!here) return;
    const stuck = expected?.epoch === here.epoch && here.seq < expected.seq;
    if (position.epoch !== here.epoch || stuck) sink?.standsAt(position);
    expected = position;
  }

  const stops = [
    link.subscribe('live', (message) => {
      const [, epoch = '', seq, text = ''] = /^(\S+) (\d+) (.*)$/s.exec(message) ?? [];
      const event: FedEvent = JSON.parse(text);
      sink?.deliver({ epoch, seq: Number(seq) }, event);
    }),
    link.subscribe('sessions', (message) => {
      const { sessionId, reason } = EndedSchema.parse(JSON.parse(message));
      sink?.sessionEnded(sessionId, reason);
    }),
  ];
  const timer = setInterval(() => void check().catch(() => undefined), CHECK_MS);
  link.onState(({ up }) => {
    if (up) void check().catch(() => undefined);
  });

  return {
    attach(given) {
      sink = given;
      alone.attach(given);
    },
    publish(event) {
      waiting.push(event);
      void sendAll();
    },
    endSession(sessionId, reason) {
      // What gets lost is found by the look after open sockets.
      link.publish('sessions', JSON.stringify({ sessionId, reason })).catch(() => undefined);
    },
    close() {
      clearInterval(timer);
      for (const stop of stops) stop();
    },
  };
}

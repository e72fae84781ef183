import type { RedisLink, Script } from '@hexaflate/cache/redis';
import * as z from 'zod';

/** Notes that processes leave for one another in Redis; each disappears when it is not renewed in time. */
export interface NoticeBoard {
  /** Puts a note up, or renews it, under a name; `lifeMs` is how long it then hangs. Rejects when Redis does not answer. */
  pin(name: string, text: string, lifeMs: number): Promise<void>;
  /** Every note that hangs now, by its name. Rejects when Redis does not answer. */
  read(): Promise<Map<string, string>>;
  /** Takes a note down. */
  remove(name: string): Promise<void>;
}

/** A note begins with the moment at which it falls down, on Redis' own clock. KEYS 1 board. ARGV 1 name, 2 life, 3 text. */
const pinScript: Script = {
  source: `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', now + ARGV[2]) .. ' ' .. ARGV[3])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 1
`,
};

const readScript: Script = {
  source: `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local notes = redis.call('HGETALL', KEYS[1])
local hanging = {}
for index = 1, #notes, 2 do
  local falls, text = string.match(notes[index + 1], '^(%d+) (.*)$')
  if tonumber(falls) > now then
    hanging[#hanging + 1] = notes[index]
    hanging[#hanging + 1] = text
  else redis.call('HDEL', KEYS[1], notes[index]) end
end
return hanging
`,
};

const removeScript: Script = { source: "return redis.call('HDEL', KEYS[1], ARGV[1])" };

export function createNoticeBoard(link: RedisLink, board: string): NoticeBoard {
  const keys = [link.key(`notices:${board}`)];
  return {
    async pin(name, text, lifeMs) {
      await link.run(pinScript, keys, [name, lifeMs, text]);
    },
    async read() {
      const flat = z
        .array(z.unknown())
        .parse(await link.run(readScript, keys, []))
        .map(String);
      return new Map(
        flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : [])),
      );
    },
    async remove(name) {
      await link.run(removeScript, keys, [name]);
    },
  };
}

import type { RedisLink } from '@hexaflate/cache/redis';
import * as z from 'zod';
import { createNoticeBoard } from '../processes/notice-board.ts';
import type { LiveHub } from './hub.ts';

/** Who is there at this moment. */
export interface OnlineDevices {
  agents: number;
  devices: number;
  /** Open devices of one agent. */
  devicesOf(agentCode: string): number;
  isOnline(sessionId: string): boolean;
}

/** The open devices of agents at every process, not at this one alone. */
export interface Presence {
  read(): Promise<OnlineDevices>;
  /** Tells the other processes who is here; called again and again by a schedule. */
  tell(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds between two tellings; the others are that late at most. */
export const TELL_MS = 2000;
/** What a process told counts for so long, so that the devices of one that was killed disappear. */
const LIFE_MS = 4 * TELL_MS;

/** Session and agent of every open device. */
const DevicesSchema = z.array(z.tuple([z.string(), z.string()]));
type Devices = z.infer<typeof DevicesSchema>;

/** Without Redis, or while it is away, this process speaks of its own devices alone. */
export function createPresence(live: LiveHub, link: RedisLink | undefined): Presence {
  const me = crypto.randomUUID();
  const board = link && createNoticeBoard(link, 'devices');
  const here = (): Devices =>
    live
      .sessions()
      .flatMap(({ audience, sessionId, subject }) => (audience === 'agent' ? [[sessionId, subject]] : []));

  async function elsewhere(): Promise<Devices> {
    const told = await board?.read().catch(() => undefined);
    return [...(told ?? [])].flatMap(([process, text]) =>
      process === me ? [] : DevicesSchema.parse(JSON.parse(text)),
    );
  }

  return {
    async read() {
      return count([...here(), ...(await elsewhere())]);
    },
    async tell() {
      // Whoever hears nothing of it counts what he knows, and the next telling is soon.
      await board?.pin(me, JSON.stringify(here()), LIFE_MS).catch(() => undefined);
    },
    async close() {
      await board?.remove(me).catch(() => undefined);
    },
  };
}

function count(devices: Devices): OnlineDevices {
  const sessions = new Set(devices.map(([sessionId]) => sessionId));
  const byAgent = Map.groupBy(devices, ([, agentCode]) => agentCode);
  return {
    agents: byAgent.size,
    devices: devices.length,
    devicesOf: (agentCode) => byAgent.get(agentCode)?.length ?? 0,
    isOnline: (sessionId) => sessions.has(sessionId),
  };
}

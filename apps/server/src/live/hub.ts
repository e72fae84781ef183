import type { LiveEvent } from '@hexaflate/contract';

/** Whom an event concerns. */
export type Audience = { agent: string } | { session: string } | 'agents' | 'operators';

type Unsent<E> = E extends LiveEvent ? Omit<E, 'id' | 'at' | 'committedAt'> : never;
export type LiveNews = Unsent<LiveEvent>;

/** One open socket. */
export interface Connection {
  audience: 'agent' | 'operator';
  sessionId: string;
  /** Agent code, or the operator's user name. */
  subject: string;
  send(text: string): void;
  close(code: number, reason: string): void;
}

interface Sent {
  seq: number;
  audience: Audience;
  text: string;
}

export interface LiveHub {
  /** Sends news to every open device of whoever it concerns, and keeps it for those that resume. `committedAt`: ms. */
  publish(audience: Audience, news: LiveNews, committedAt?: number): void;
  /** Adds a socket, replaying what it missed after `resume` or telling it to fetch everything again. */
  join(connection: Connection, resume: string | undefined): () => void;
  /** Answers one socket alone. */
  reply(connection: Connection, news: LiveNews): void;
  /** Ends the sockets of a session, telling them why. */
  endSession(sessionId: string, reason: 'signedOut' | 'revoked' | 'expired'): void;
  /** True while a session has a socket open. */
  isOnline(sessionId: string): boolean;
  /** Open sockets of one agent. */
  devicesOf(agentCode: string): number;
  online(): { agents: number; devices: number; operators: number };
}

/** How many events are kept for resuming; older gaps make a device fetch everything again. */
const KEPT_EVENTS = 2000;

/**
 * The live side of one process. Events carry `<epoch>:<sequence>`; the epoch is new with every start, so a device
 * that comes back to another process, or after a restart, is told to fetch everything again instead of missing some.
 */
export function createLiveHub(options: {
  now: () => number;
  /** Told of every frame that a commit caused, in milliseconds from commit to frame. */
  onFrame?: (delayMs: number) => void;
}): LiveHub {
  const epoch = crypto.randomUUID().slice(0, 8);
  const connections = new Set<Connection>();
  const recent: Sent[] = [];
  let seq = 0;

  const frame = (news: LiveNews, committedAt?: number): string =>
    JSON.stringify({
      ...news,
      id: `${epoch}:${seq}`,
      at: new Date(options.now()).toISOString(),
      ...(committedAt === undefined ? {} : { committedAt: new Date(committedAt).toISOString() }),
    });

  function missedSince(resume: string | undefined): Sent[] | undefined {
    if (resume === undefined) return [];
    const [resumeEpoch, resumeSeq] = resume.split(':');
    const last = Number(resumeSeq);
    if (resumeEpoch !== epoch || !Number.isSafeInteger(last) || last > seq) return undefined;
    const oldest = recent[0]?.seq ?? seq + 1;
    if (last < oldest - 1) return undefined;
    return recent.filter((event) => event.seq > last);
  }

  return {
    publish(audience, news, committedAt) {
      seq += 1;
      const text = frame(news, committedAt);
      recent.push({ seq, audience, text });
      if (recent.length > KEPT_EVENTS) recent.shift();
      let reached = false;
      for (const connection of connections) {
        if (!concerns(audience, connection)) continue;
        connection.send(text);
        reached = true;
      }
      if (reached && committedAt !== undefined) options.onFrame?.(options.now() - committedAt);
    },
    join(connection, resume) {
      connections.add(connection);
      const missed = missedSince(resume);
      connection.send(frame({ type: 'welcome' }));
      if (missed === undefined) connection.send(frame({ type: 'resync' }));
      else for (const event of missed) if (concerns(event.audience, connection)) connection.send(event.text);
      return () => connections.delete(connection);
    },
    reply(connection, news) {
      connection.send(frame(news));
    },
    endSession(sessionId, reason) {
      for (const connection of [...connections]) {
        if (connection.sessionId !== sessionId) continue;
        connection.send(frame({ type: 'session.ended', reason }));
        connections.delete(connection);
        connection.close(4001, reason);
      }
    },
    isOnline: (sessionId) => [...connections].some((connection) => connection.sessionId === sessionId),
    devicesOf: (agentCode) =>
      [...connections].filter(
        (connection) => connection.audience === 'agent' && connection.subject === agentCode,
      ).length,
    online() {
      const agents = [...connections].filter((connection) => connection.audience === 'agent');
      return {
        agents: new Set(agents.map((connection) => connection.subject)).size,
        devices: agents.length,
        operators: connections.size - agents.length,
      };
    },
  };
}

function concerns(audience: Audience, connection: Connection): boolean {
  if (audience === 'agents') return connection.audience === 'agent';
  if (audience === 'operators') return connection.audience === 'operator';
  if ('session' in audience) return connection.sessionId === audience.session;
  return connection.audience === 'agent' && connection.subject === audience.agent;
}

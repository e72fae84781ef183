import type { EndReason, LiveEvent } from '@hexaflate/contract';
import { type Audience, createProcessFeed, type FeedPosition, type LiveFeed } from './feed.ts';

type Unsent<E> = E extends LiveEvent ? Omit<E, 'id' | 'at' | 'committedAt'> : never;
export type LiveNews = Unsent<LiveEvent>;

/** One open socket. */
export interface Connection {
  audience: 'agent' | 'operator';
  sessionId: string;
  /** Agent code, or the operator's user name. */
  subject: string;
  send(text: string): unknown;
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
  join(connection: Connection, resume: string | undefined): void;
  /** A socket is no more. */
  leave(connection: Connection): void;
  /** Where the events stand here, `<epoch>:<sequence>`: whoever reads first and resumes there misses nothing. */
  position(): string;
  /** Answers one socket alone. */
  reply(connection: Connection, news: LiveNews): void;
  /** Ends the sockets of a session, telling them why. */
  endSession(sessionId: string, reason: EndReason): void;
  /** Sessions that have a socket open here. */
  sessions(): Pick<Connection, 'audience' | 'sessionId' | 'subject'>[];
}

/** How many events are kept for resuming; older gaps make a device fetch everything again. */
const KEPT_EVENTS = 2000;

/**
 * The live side of one process. Events carry `<epoch>:<sequence>` from the feed that puts them in order; a device that
 * comes back from another epoch, or with more missed than is kept here, is told to fetch everything again. So are all
 * devices here when this process itself has missed something.
 */
export function createLiveHub(options: {
  now: () => number;
  /** Told of every frame that a commit caused, in milliseconds from commit to frame. */
  onFrame?: (delayMs: number) => void;
  /** Where events come from and go to; this process alone unless given. */
  feed?: LiveFeed;
}): LiveHub {
  const feed = options.feed ?? createProcessFeed();
  const connections = new Set<Connection>();
  let recent: Sent[] = [];
  let epoch = '';
  let seq = 0;

  const at = (): string => new Date(options.now()).toISOString();

  const frame = (news: LiveNews): string => JSON.stringify({ ...news, id: `${epoch}:${seq}`, at: at() });

  function missedSince(resume: string | undefined): Sent[] | undefined {
    if (resume === undefined) return [];
    const [resumeEpoch, resumeSeq] = resume.split(':');
    const last = Number(resumeSeq);
    if (resumeEpoch !== epoch || !Number.isSafeInteger(last) || last > seq) return undefined;
    const oldest = recent[0]?.seq ?? seq + 1;
    if (last < oldest - 1) return undefined;
    return recent.filter((event) => event.seq > last);
  }

  /** Events up to here were not all seen: what was kept is no help, and devices fetch everything again. */
  function skipTo(position: FeedPosition): void {
    ({ epoch, seq } = position);
    recent = [];
    for (const connection of connections) connection.send(frame({ type: 'resync' }));
  }

  function end(sessionId: string, reason: EndReason): void {
    for (const connection of [...connections]) {
      if (connection.sessionId !== sessionId) continue;
      connection.send(frame({ type: 'session.ended', reason }));
      connections.delete(connection);
      connection.close(4001, reason);
    }
  }

  feed.attach({
    deliver(position, { audience, text: unnumbered, committedAt }) {
      if (position.epoch === epoch && position.seq <= seq) return;
      if (position.epoch !== epoch || position.seq > seq + 1)
        skipTo({ epoch: position.epoch, seq: position.seq - 1 });
      seq = position.seq;
      const text = `{"id":"${epoch}:${seq}",${unnumbered.slice(1)}`;
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
    standsAt: skipTo,
    sessionEnded: end,
    position: () => ({ epoch, seq }),
  });

  return {
    publish(audience, news, committedAt) {
      const times = committedAt === undefined ? {} : { committedAt: new Date(committedAt).toISOString() };
      feed.publish({ audience, text: JSON.stringify({ ...news, at: at(), ...times }), committedAt });
    },
    join(connection, resume) {
      connections.add(connection);
      const missed = missedSince(resume);
      connection.send(frame({ type: 'welcome' }));
      if (missed === undefined) connection.send(frame({ type: 'resync' }));
      else for (const event of missed) if (concerns(event.audience, connection)) connection.send(event.text);
    },
    leave: (connection) => void connections.delete(connection),
    position: () => `${epoch}:${seq}`,
    reply(connection, news) {
      connection.send(frame(news));
    },
    endSession(sessionId, reason) {
      end(sessionId, reason);
      feed.endSession(sessionId, reason);
    },
    sessions: () =>
      [...connections].map(({ audience, sessionId, subject }) => ({ audience, sessionId, subject })),
  };
}

function concerns(audience: Audience, connection: Connection): boolean {
  if (audience === 'agents') return connection.audience === 'agent';
  if (audience === 'operators') return connection.audience === 'operator';
  if ('session' in audience) return connection.sessionId === audience.session;
  return connection.audience === 'agent' && connection.subject === audience.agent;
}

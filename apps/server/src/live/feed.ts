import type { EndReason } from '@hexaflate/contract';

/** Whom an event concerns. */
export type Audience = { agent: string } | { session: string } | 'agents' | 'operators';

/** An event on its way to the hubs: everything but its place in the order. */
export interface FedEvent {
  audience: Audience;
  /** The event as JSON without its id. */
  text: string;
  /** When the change behind it was committed, in ms. */
  committedAt: number | undefined;
}

/** A place in the order of events. Another epoch, or a number left out, means that some were missed. */
export interface FeedPosition {
  epoch: string;
  seq: number;
}

/** The hub at the end of a feed. */
export interface FeedSink {
  deliver(position: FeedPosition, event: FedEvent): void;
  /** The order stands here: whoever has not come this far has missed something. */
  standsAt(position: FeedPosition): void;
  sessionEnded(sessionId: string, reason: EndReason): void;
  position(): FeedPosition;
}

/** Puts events in order and brings them to the hub of every process. */
export interface LiveFeed {
  attach(sink: FeedSink): void;
  publish(event: FedEvent): void;
  /** Tells every other process that a session has ended. */
  endSession(sessionId: string, reason: EndReason): void;
  close(): void;
}

/** The feed of a single process. Its epoch is new with every start. */
export function createProcessFeed(): LiveFeed {
  const epoch = crypto.randomUUID().slice(0, 8);
  const sinks: FeedSink[] = [];
  let seq = 0;
  return {
    attach(sink) {
      sinks.push(sink);
      sink.standsAt({ epoch, seq });
    },
    publish(event) {
      seq += 1;
      for (const sink of sinks) sink.deliver({ epoch, seq }, event);
    },
    endSession: () => undefined,
    close: () => undefined,
  };
}

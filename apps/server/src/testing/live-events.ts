import { type LiveEvent, LiveEventSchema } from '@hexaflate/contract';
import type { Connection } from '../live/hub.ts';
import type { TestServer } from './context.ts';

export interface Listener {
  /** Types of what arrived, without the welcome. */
  types(): LiveEvent['type'][];
  events: LiveEvent[];
  /** Set when the server closed the socket. */
  closed: string | undefined;
}

/** A device that is connected to the live hub, from now on or from `resume` on. */
export function listen(
  server: TestServer,
  who: Omit<Connection, 'send' | 'close'>,
  resume?: string,
): Listener {
  const listener: Listener = {
    events: [],
    closed: undefined,
    types: () => listener.events.map((event) => event.type).filter((type) => type !== 'welcome'),
  };
  server.context.live.join(
    {
      ...who,
      send: (text) => listener.events.push(LiveEventSchema.parse(JSON.parse(text))),
      close: (_, reason) => {
        listener.closed = reason;
      },
    },
    resume,
  );
  return listener;
}

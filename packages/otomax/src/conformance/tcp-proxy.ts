import { connect, createServer, type Server, type Socket } from 'node:net';

type Matches = (bytes: Buffer) => boolean;

/** A wire that can be cut, held or swallowed, between a client and a server. */
export interface TcpProxy {
  port: number;
  /** Ends every connection at once. */
  cut(): void;
  /** From now on the server's answers are kept back for good; false lets new ones through. */
  holdAnswers(hold: boolean): void;
  /** Cuts the wire as soon as a request that matches has gone to the server, before its answer comes back. */
  cutAfter(matches: Matches): void;
  /** As soon as a request that matches has gone to the server, its connection answers nothing any more. */
  holdAfter(matches: Matches): void;
  /** Resolves when a request that matches has gone to the server. */
  requested(matches: Matches): Promise<void>;
  /** How many answers matched since the start. */
  answered(matches: Matches): () => number;
  /** Ends every connection and takes no new ones, as a server that is down. */
  down(): Promise<void>;
  /** Takes connections again, on the same port. */
  up(): Promise<void>;
  close(): void;
}

interface Pair {
  client: Socket;
  server: Socket;
  /** What becomes of the server's answers. */
  answers: 'pass' | 'hold' | 'cut';
}

export async function openProxy(host: string, port: number): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let holding = false;
  /** What to do about the next request that matches. */
  let trap: { matches: Matches; act: (pair: Pair) => void } | undefined;
  const counters: { matches: Matches; count: number }[] = [];

  const accept = (client: Socket) => {
    const pair: Pair = { client, server: connect(port, host), answers: 'pass' };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      pair.server.destroy();
    };
    client.on('data', (bytes) => {
      if (typeof bytes === 'string') return;
      if (trap?.matches(bytes)) {
        const { act } = trap;
        trap = undefined;
        act(pair);
      }
      pair.server.write(bytes);
    });
    pair.server.on('data', (bytes) => {
      if (typeof bytes === 'string') return;
      for (const counter of counters) if (counter.matches(bytes)) counter.count += 1;
      if (pair.answers === 'cut') end();
      else if (pair.answers === 'pass' && !holding) client.write(bytes);
    });
    for (const socket of [client, pair.server]) socket.on('error', end).on('close', end);
  };
  const cut = () => {
    for (const { client, server } of pairs) {
      client.destroy();
      server.destroy();
    }
  };

  let listener = await listen(accept, 0);
  const address = listener.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port: own,
    cut,
    holdAnswers: (hold) => {
      holding = hold;
    },
    cutAfter: (matches) => {
      trap = { matches, act: (pair) => Object.assign(pair, { answers: 'cut' }) };
    },
    holdAfter: (matches) => {
      trap = { matches, act: (pair) => Object.assign(pair, { answers: 'hold' }) };
    },
    requested: (matches) =>
      new Promise((resolve) => {
        trap = { matches, act: () => resolve() };
      }),
    answered: (matches) => {
      const counter = { matches, count: 0 };
      counters.push(counter);
      return () => counter.count;
    },
    down: async () => {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      cut();
      await closed;
    },
    up: async () => {
      listener = await listen(accept, own);
    },
    close: () => {
      cut();
      listener.close();
    },
  };
}

function listen(accept: (client: Socket) => void, port: number): Promise<Server> {
  const listener = createServer(accept);
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, '127.0.0.1', () => resolve(listener));
  });
}

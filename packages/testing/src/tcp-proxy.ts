import { createConnection, createServer, type Socket } from 'node:net';

/** What happens to bytes on their way. */
type Fault =
  | 'none'
  /** They wait, in order, until the fault is over. */
  | 'held'
  /** They vanish, and neither end is told: a half-open connection. New connections are silent too. */
  | 'lost';

type Matches = (bytes: Buffer) => boolean;

/** A line between a client and a server that breaks on demand. */
export interface TcpProxy {
  port: number;
  /** Ends every connection and refuses new ones until `mend`. */
  cut(): void;
  /** Ends every connection that is open now; new ones pass. */
  sever(): void;
  /** Ends a connection as soon as a request that matches has gone to the server, before its answer comes back. Once. */
  cutAfter(matches: Matches): void;
  /** As soon as a request that matches has gone to the server, its connection answers nothing any more. Once. */
  holdAfter(matches: Matches): void;
  /** Resolves when a request that matches goes to the server. */
  requested(matches: Matches): Promise<void>;
  /** Counts the answers that match from now on. */
  answered(matches: Matches): () => number;
  /** Holds everything back until `mend`. */
  hold(): void;
  /** Loses everything from now on, on every connection that is open now; `mend` helps only new ones. */
  lose(): void;
  /** Delays everything by so many milliseconds; 0 again for none. */
  delay(ms: number): void;
  /** Ends a cut, a hold or a loss. */
  mend(): void;
  /** Ends the server's side of what was lost, as its keep-alive does after a while. The client is not told. */
  bury(): void;
  close(): Promise<void>;
}

export interface TcpTarget {
  host?: string;
  port: number;
}

interface Line {
  sockets: [client: Socket, server: Socket];
  fault: Fault;
  /** Passes on what is due, in each direction. */
  drains: (() => void)[];
  /** What becomes of what the server says. */
  answers: 'pass' | 'hold' | 'cut';
}

/** Listens on a free port of this machine and passes everything on to `target`, on this machine unless it says else. */
export async function startTcpProxy({ host = '127.0.0.1', port }: TcpTarget): Promise<TcpProxy> {
  const lines = new Set<Line>();
  let fault: Fault = 'none';
  let refusing = false;
  let delayMs = 0;
  /** What to do about the next request that matches. */
  let trap: { matches: Matches; act: (line: Line) => void } | undefined;
  const counters: { matches: Matches; count: number }[] = [];

  function pass(line: Line, from: Socket, to: Socket): void {
    const fromClient = from === line.sockets[0];
    const queue: { bytes: Buffer; due: number }[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;

    function drain(): void {
      clearTimeout(timer);
      if (line.fault !== 'none') return;
      const now = performance.now();
      for (let next = queue[0]; next && next.due <= now; next = queue[0]) {
        queue.shift();
        if (!to.destroyed) to.write(next.bytes);
      }
      if (queue[0]) timer = setTimeout(drain, queue[0].due - now);
    }

    line.drains.push(drain);
    from.on('data', (bytes: Buffer) => {
      if (line.fault === 'lost') return;
      if (fromClient) spring(line, bytes);
      else {
        for (const counter of counters) if (counter.matches(bytes)) counter.count += 1;
        if (line.answers === 'cut') return end(line);
        if (line.answers === 'hold') return;
      }
      queue.push({ bytes, due: performance.now() + delayMs });
      drain();
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      lines.delete(line);
      if (line.fault !== 'lost') to.destroy();
    });
  }

  function spring(line: Line, request: Buffer): void {
    if (!trap?.matches(request)) return;
    const { act } = trap;
    trap = undefined;
    act(line);
  }

  function end(line: Line): void {
    lines.delete(line);
    for (const socket of line.sockets) socket.destroy();
  }

  const server = createServer((client) => {
    if (refusing) return void client.destroy();
    const upstream = createConnection({ port, host });
    const line: Line = { sockets: [client, upstream], fault, drains: [], answers: 'pass' };
    lines.add(line);
    pass(line, client, upstream);
    pass(line, upstream, client);
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the proxy has no port');

  function suffer(next: Fault): void {
    fault = next;
    for (const line of lines) line.fault = next;
  }

  function endAll(): void {
    for (const line of lines) end(line);
  }

  return {
    port: address.port,
    cut() {
      refusing = true;
      endAll();
    },
    sever: endAll,
    cutAfter(matches) {
      trap = { matches, act: (line) => Object.assign(line, { answers: 'cut' }) };
    },
    holdAfter(matches) {
      trap = { matches, act: (line) => Object.assign(line, { answers: 'hold' }) };
    },
    requested: (matches) =>
      new Promise((heard) => {
        trap = { matches, act: () => heard() };
      }),
    answered(matches) {
      const counter = { matches, count: 0 };
      counters.push(counter);
      return () => counter.count;
    },
    hold: () => suffer('held'),
    lose: () => suffer('lost'),
    delay(ms) {
      delayMs = ms;
    },
    mend() {
      refusing = false;
      fault = 'none';
      for (const line of lines) {
        if (line.fault === 'lost') continue;
        line.fault = 'none';
        for (const drain of line.drains) drain();
      }
    },
    bury() {
      for (const { fault: own, sockets } of lines) if (own === 'lost') sockets[1].destroy();
    },
    async close() {
      endAll();
      await new Promise<void>((done) => void server.close(() => done()));
    },
  };
}

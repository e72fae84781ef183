import { createConnection, createServer, type Socket } from 'node:net';

/** What happens to bytes on their way. */
type Fault =
  | 'none'
  /** They wait, in order, until the fault is over. */
  | 'held'
  /** They vanish, and neither end is told: a half-open connection. New connections are silent too. */
  | 'lost';

/** A line between a client and a server that a test can break. */
export interface TcpProxy {
  port: number;
  /** Ends every connection and refuses new ones until `mend`. */
  cut(): void;
  /** Holds everything back until `mend`. */
  hold(): void;
  /** Loses everything from now on, on every connection that is open now; `mend` helps only new ones. */
  lose(): void;
  /** Delays everything by so many milliseconds; 0 again for none. */
  delay(ms: number): void;
  mend(): void;
  close(): Promise<void>;
}

interface Line {
  sockets: Socket[];
  fault: Fault;
  held: (() => void)[];
}

/** Listens on a free port of this machine and passes everything on to `target`. */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const lines = new Set<Line>();
  let fault: Fault = 'none';
  let refusing = false;
  let delayMs = 0;

  function pass(line: Line, from: Socket, to: Socket): void {
    let due = 0;
    from.on('data', (bytes) => {
      const deliver = (): void => void (to.destroyed || to.write(bytes));
      if (line.fault === 'lost') return;
      if (line.fault === 'held') return void line.held.push(deliver);
      const now = performance.now();
      due = Math.max(due, now + delayMs);
      if (due <= now) deliver();
      else setTimeout(() => (line.fault === 'held' ? line.held.push(deliver) : deliver()), due - now);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      lines.delete(line);
      if (line.fault !== 'lost') to.destroy();
    });
  }

  const server = createServer((client) => {
    if (refusing) return void client.destroy();
    const upstream = createConnection({ port: target, host: '127.0.0.1' });
    const line: Line = { sockets: [client, upstream], fault, held: [] };
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
    for (const line of lines) for (const socket of line.sockets) socket.destroy();
    lines.clear();
  }

  return {
    port: address.port,
    cut() {
      refusing = true;
      endAll();
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
        for (const deliver of line.held.splice(0)) deliver();
      }
    },
    async close() {
      endAll();
      await new Promise<void>((done) => void server.close(() => done()));
    },
  };
}

import { connect, createServer, type Socket } from 'node:net';

/** A wire that can be cut, held or swallowed, between a client and a server. */
export interface TcpProxy {
  port: number;
  /** Ends every connection at once. */
  cut(): void;
  /** From now on the server's answers are kept back; false lets them go. */
  holdAnswers(hold: boolean): void;
  /** Cuts the wire as soon as a request that matches has gone to the server, before its answer comes back. */
  cutAfter(matches: (bytes: Buffer) => boolean): void;
  close(): void;
}

export async function openProxy(host: string, port: number): Promise<TcpProxy> {
  const pairs = new Set<{ client: Socket; server: Socket }>();
  let holding = false;
  let fatal: ((bytes: Buffer) => boolean) | undefined;
  const listener = createServer((client) => {
    const server = connect(port, host);
    const pair = { client, server };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    let doomed = false;
    client.on('data', (bytes) => {
      if (typeof bytes !== 'string' && fatal?.(bytes)) {
        fatal = undefined;
        doomed = true;
      }
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (doomed) end();
      else if (!holding) client.write(bytes);
    });
    for (const socket of [client, server]) socket.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cut: () => {
      for (const { client, server } of pairs) {
        client.destroy();
        server.destroy();
      }
    },
    holdAnswers: (hold) => {
      holding = hold;
    },
    cutAfter: (matches) => {
      fatal = matches;
    },
    close: () => {
      for (const { client, server } of pairs) {
        client.destroy();
        server.destroy();
      }
      listener.close();
    },
  };
}

import { createAnswerReader } from './http-answers.ts';

export interface Drive {
  port: number;
  /** False as soon as nothing more is to be asked. */
  goesOn(): boolean;
  /** The bytes of the next request. */
  next(): Uint8Array;
  /** Told of each answer, in milliseconds from its request's first byte to its last. Must throw on what must not be. */
  answered(status: number, ms: number): void;
}

/** One kept-alive connection that asks, waits for the whole answer, and asks again. Rejects when anything goes wrong. */
export function drive({ port, goesOn, next, answered }: Drive): Promise<void> {
  return new Promise((resolve, reject) => {
    const answers = createAnswerReader();
    let sentAt = 0;
    const fail = (problem: string) => reject(new Error(problem));
    const ask = (socket: { write(bytes: Uint8Array): number; end(): void }) => {
      if (!goesOn()) {
        resolve();
        socket.end();
        return;
      }
      const request = next();
      sentAt = performance.now();
      if (socket.write(request) < request.length) fail('a request did not fit into the socket');
    };
    Bun.connect({
      hostname: '127.0.0.1',
      port,
      socket: {
        open: ask,
        data(socket, chunk) {
          try {
            for (const status of answers.push(chunk)) {
              answered(status, performance.now() - sentAt);
              ask(socket);
            }
          } catch (error) {
            fail(String(error));
          }
        },
        close: () => fail('the server closed a connection'),
        error: (_, error) => fail(error.message),
      },
    }).catch(reject);
  });
}

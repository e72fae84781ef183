import { percentile } from '../statistics.ts';
import { createAnswerReader } from './http-answers.ts';
import { checkPlan, MOST_REQUESTS, type ReadPlan, type ReadResult } from './read-plan.ts';

/** A process of its own that reads over loopback as its parent plans, one burst after the other. */
process.on('message', async (plan: ReadPlan) => {
  process.send?.(await readAlong(plan).catch((error: Error) => ({ error: error.message })));
});

/** Every connection asks, waits for the whole answer, and asks again. Throws when any answer is not 200. */
async function readAlong(plan: ReadPlan): Promise<ReadResult> {
  checkPlan(plan);
  const requests = plan.tokens.flatMap((token) => plan.paths.map((path) => requestBytes(plan, path, token)));
  const times: number[] = [];
  const began = performance.now();
  const until = began + plan.seconds * 1000;
  await Promise.all(
    Array.from({ length: plan.connections }, (_, index) => {
      // Connections begin at different agents, and each goes on to the next with every home that it has read.
      let next = index * plan.paths.length;
      return drive(plan.port, times, until, () => {
        const request = requests[next % requests.length];
        next += 1;
        return request ?? new Uint8Array();
      });
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  return {
    requestsPerSecond: times.length / seconds,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    requests: times.length,
  };
}

function drive(port: number, times: number[], until: number, next: () => Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const answers = createAnswerReader();
    let sentAt = 0;
    const fail = (problem: string) => reject(new Error(problem));
    const ask = (socket: { write(bytes: Uint8Array): number; end(): void }) => {
      if (performance.now() >= until || times.length >= MOST_REQUESTS) {
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
              if (status !== 200) return fail(`a read was answered with ${status}`);
              times.push(performance.now() - sentAt);
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

function requestBytes(plan: ReadPlan, path: string, token: string): Uint8Array {
  return new TextEncoder().encode(
    `GET ${path} HTTP/1.1\r\nHost: localhost:${plan.port}\r\nAccept: application/json\r\nAuthorization: Bearer ${token}\r\n\r\n`,
  );
}

import { percentile } from '../statistics.ts';
import { drive } from './drive.ts';
import {
  ACCEPTED_CODINGS,
  addressOf,
  checkPlan,
  MOST_REQUESTS,
  type ReadPlan,
  type ReadResult,
} from './read-plan.ts';

/** A process of its own that reads over loopback as its parent plans, one burst after the other. */
process.on('message', async (plan: ReadPlan) => {
  process.send?.(await readAlong(plan).catch((error: Error) => ({ error: error.message })));
});

/** Every connection asks, waits for the whole answer, and asks again. Throws when any answer is not 200. */
async function readAlong(plan: ReadPlan): Promise<ReadResult> {
  checkPlan(plan);
  const requests = plan.tokens.flatMap((token, index) =>
    plan.paths.map((path) => requestBytes(plan, path, token, index)),
  );
  const times: number[] = [];
  const began = performance.now();
  const until = began + plan.seconds * 1000;
  const apart = Math.ceil(requests.length / plan.connections);
  await Promise.all(
    Array.from({ length: plan.connections }, (_, index) => {
      // Connections begin far from one another, and each goes on to the next with every home that it has read.
      let at = index * apart;
      return drive({
        port: plan.port,
        goesOn: () => performance.now() < until && times.length < MOST_REQUESTS,
        next() {
          const request = requests[at % requests.length];
          at += 1;
          return request ?? new Uint8Array();
        },
        answered(status, ms) {
          if (status !== 200) throw new Error(`a read was answered with ${status}`);
          times.push(ms);
        },
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

function requestBytes(plan: ReadPlan, path: string, token: string, index: number): Uint8Array {
  const from = plan.addresses ? `X-Forwarded-For: ${addressOf(index)}\r\n` : '';
  return new TextEncoder().encode(
    `GET ${path} HTTP/1.1\r\nHost: localhost:${plan.port}\r\nAccept: application/json\r\nAccept-Encoding: ${ACCEPTED_CODINGS}\r\n${from}Authorization: Bearer ${token}\r\n\r\n`,
  );
}

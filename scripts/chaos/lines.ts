import { startTcpProxy, type TcpProxy } from '@hexaflate/testing';
import type { Random } from './random.ts';

/** Longest fault of a line, in ms: longer than anyone trusts, shorter than it takes to give an order up. */
const LONGEST_MS = 2500;
/** Slowest line, in ms for each way. */
const SLOWEST_MS = 150;

type Fault = 'cut' | 'severed' | 'halfOpen' | 'paused' | 'slow';
const FAULTS: readonly Fault[] = ['cut', 'severed', 'halfOpen', 'paused', 'slow'];

/** The lines from the servers to what they stand on, which break at random. */
export interface Lines {
  /** The address to use instead of this one, so that the line can be broken. Only with --faults it differs. */
  through(name: string, url: string): Promise<string>;
  /** Breaks one line for a while, and mends it. */
  breakOne(random: Random): Promise<void>;
  /** How often each line broke, by kind. */
  broken(): Record<string, number>;
  /** How many there are. */
  count(): number;
  close(): Promise<void>;
}

export function createLines(faults: boolean): Lines {
  const lines = new Map<string, TcpProxy>();
  const broken: Record<string, number> = {};
  return {
    async through(name, url) {
      if (!faults) return url;
      const own = new URL(url);
      const line = await startTcpProxy({ host: own.hostname, port: Number(own.port) });
      lines.set(name, line);
      own.hostname = '127.0.0.1';
      own.port = String(line.port);
      return own.href;
    },
    async breakOne(random) {
      const [name, line] = random.pick([...lines]);
      const fault = random.pick(FAULTS);
      broken[`${name}.${fault}`] = (broken[`${name}.${fault}`] ?? 0) + 1;
      begin(line, fault, random);
      await Bun.sleep(random.between(50, LONGEST_MS));
      line.delay(0);
      line.mend();
      // A server that kept the transaction of a client that is gone for ever would hold its locks for ever too.
      line.bury();
    },
    broken: () => broken,
    count: () => lines.size,
    async close() {
      for (const line of lines.values()) await line.close();
    },
  };
}

function begin(line: TcpProxy, fault: Fault, random: Random): void {
  if (fault === 'cut') line.cut();
  if (fault === 'severed') line.sever();
  if (fault === 'halfOpen') line.lose();
  if (fault === 'paused') line.hold();
  if (fault === 'slow') line.delay(random.between(5, SLOWEST_MS));
}

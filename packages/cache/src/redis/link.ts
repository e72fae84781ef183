import { Cluster, type ClusterOptions, Redis, type RedisOptions } from 'ioredis';
import { describeRedisAddress, type RedisAddress } from './address.ts';
import { digestOf, type Script } from './script.ts';

/** What a script may be given. Text is UTF-8. */
export type Argument = string | number | Uint8Array;

/** How Redis is doing, seen from this process. */
export interface LinkState {
  up: boolean;
  /** Why it is not up, in the words of the last failure; no address and no secret is in it. */
  reason: string | undefined;
}

/** A connection to Redis for commands and one for messages. Both come back by themselves. */
export interface RedisLink {
  /** Where it leads, without secrets. */
  readonly where: string;
  /** A key of ours. All of them stand in one slot of a cluster, so that one script may touch several. */
  key(name: string): string;
  /**
   * Runs a script as one indivisible step. Rejects within `timeoutMs` when Redis does not answer: the script may then
   * have run, or run later. Nothing is repeated and nothing waits for Redis to come back.
   */
  run(script: Script, keys: readonly string[], args: readonly Argument[]): Promise<unknown>;
  /** Sends a message to every process that listens; rejects when Redis does not answer. */
  publish(channel: string, text: string): Promise<void>;
  /** Hears messages from now on. Some may be lost whenever the connection is. Answers how to stop. */
  subscribe(channel: string, hear: (text: string) => void): () => void;
  /** Milliseconds that Redis takes to answer; rejects when it does not. */
  ping(): Promise<number>;
  state(): LinkState;
  /** Told whenever Redis goes away or comes back. */
  onState(tell: (state: LinkState) => void): void;
  close(): void;
}

export interface LinkOptions {
  /** Milliseconds after which a command that has no answer rejects; 500 unless given. */
  timeoutMs?: number;
}

const defaultTimeoutMs = 500;
const longestPauseMs = 500;
/** A connection that says nothing to a question for this many times the time-out is cut and made anew. */
const silenceFactor = 2;

/** Connects to Redis in the background; commands reject until it is there. */
export function connectRedis(address: RedisAddress, options: LinkOptions = {}): RedisLink {
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const commands = openConnection(address, timeoutMs);
  const messages = openConnection(address, timeoutMs);
  const hearers = new Map<string, Set<(text: string) => void>>();
  const listeners: ((state: LinkState) => void)[] = [];
  let state: LinkState = { up: false, reason: 'not connected yet' };
  let closed = false;

  function become(up: boolean, reason?: string): void {
    const changed = up !== state.up;
    state = { up, reason: up ? undefined : (reason ?? state.reason) };
    if (changed) for (const tell of listeners) tell(state);
  }

  commands.on('ready', () => become(true));
  commands.on('error', (error: Error) => become(false, plainReason(error)));
  commands.on('close', () => become(false, 'the connection is closed'));
  // Its failures are those of the other connection, and that one reports them.
  messages.on('error', () => undefined);
  messages.on('message', (channel: string, text: string) => {
    for (const hear of hearers.get(channel) ?? []) hear(text);
  });
  messages.on('ready', () => {
    const channels = [...hearers.keys()];
    if (channels.length > 0) messages.subscribe(...channels).catch(() => undefined);
  });
  // Nobody would notice that a line for listening has gone dead, if nothing were ever asked over it.
  const asking = setInterval(() => {
    if (messages.status === 'ready') messages.ping().catch(() => undefined);
  }, timeoutMs);
  asking.unref();

  async function answered<T>(command: Promise<T>): Promise<T> {
    try {
      const answer = await command;
      if (!closed) become(true);
      return answer;
    } catch (error) {
      if (!(error instanceof Error) || !isAnswer(error)) become(false, plainReason(error));
      throw error;
    }
  }

  const prefix = `{${address.prefix}}:`;
  return {
    where: describeRedisAddress(address),
    key: (name) => prefix + name,
    async run(script, keys, args) {
      const given = args.map((arg) => (arg instanceof Uint8Array ? Buffer.from(arg) : arg));
      return answered(
        commands
          .callBuffer('evalsha', digestOf(script), keys.length, ...keys, ...given)
          .catch((error: unknown) => {
            if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
            return commands.callBuffer('eval', script.source, keys.length, ...keys, ...given);
          }),
      );
    },
    async publish(channel, text) {
      await answered(commands.publish(prefix + channel, text));
    },
    subscribe(name, hear) {
      const channel = prefix + name;
      const present = hearers.get(channel);
      if (present) present.add(hear);
      else {
        hearers.set(channel, new Set([hear]));
        if (messages.status === 'ready') messages.subscribe(channel).catch(() => undefined);
      }
      return () => void hearers.get(channel)?.delete(hear);
    },
    async ping() {
      const began = performance.now();
      await answered(commands.ping());
      return performance.now() - began;
    },
    state: () => state,
    onState: (tell) => void listeners.push(tell),
    close() {
      closed = true;
      clearInterval(asking);
      commands.disconnect();
      messages.disconnect();
      become(false, 'closed');
    },
  };
}

/** One connection that comes back by itself. Commands reject after `timeoutMs` without an answer. */
export function openConnection(address: RedisAddress, timeoutMs: number): Redis | Cluster {
  const { username, password, tls, database, mode, master } = address;
  const options: RedisOptions = {
    ...(username ? { username } : {}),
    ...(password ? { password } : {}),
    ...(tls ? { tls: {} } : {}),
    db: database,
    connectTimeout: 4 * timeoutMs,
    commandTimeout: timeoutMs,
    socketTimeout: silenceFactor * timeoutMs,
    disconnectTimeout: timeoutMs,
    keepAlive: 10_000,
    // A command that was cut off must not be sent again: nobody would know when it ran.
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: pause,
    // After a fail-over the old master answers READONLY: look for the new one.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  };
  if (mode === 'cluster') {
    const cluster: ClusterOptions = {
      redisOptions: options,
      enableOfflineQueue: false,
      clusterRetryStrategy: pause,
      slotsRefreshTimeout: 2 * timeoutMs,
      maxRedirections: 4,
      retryDelayOnClusterDown: 100,
      retryDelayOnFailover: 100,
    };
    return new Cluster([...address.hosts], cluster);
  }
  if (mode === 'sentinel' && master) {
    return new Redis({
      ...options,
      sentinels: [...address.hosts],
      name: master,
      sentinelRetryStrategy: pause,
      sentinelCommandTimeout: 2 * timeoutMs,
      ...(tls ? { enableTLSForSentinelMode: true, sentinelTLS: {} } : {}),
    });
  }
  const [only] = address.hosts;
  return new Redis({ ...options, ...only });
}

function pause(attempt: number): number {
  return Math.min(longestPauseMs, 50 * attempt);
}

/** Whether this is what Redis answered, and not the want of an answer. */
function isAnswer(error: Error): boolean {
  return error.name === 'ReplyError';
}

/** What went wrong, without addresses. */
function plainReason(error: unknown): string {
  if (error instanceof AggregateError) return plainReason(error.errors[0]);
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code ?? (isAnswer(error) ? (error.message.split(' ')[0] ?? 'refused') : error.message.slice(0, 80));
}

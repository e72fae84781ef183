import { join } from 'node:path';
import type { Capabilities, MessageChannel, SqlServerSettings } from '@hexaflate/otomax';
import {
  messagesFor,
  openSandboxDatabase,
  type ReceivedMessage,
  receiveMessage,
} from '@hexaflate/otomax/sandbox';
import type { StagingPhones } from '@hexaflate/otomax/sqlserver';
import type { Config } from '../config.ts';

export type { ReceivedMessage };

/** The phones of a sandbox, embedded or staging, whose messages anybody may read. A real Otomax has none. */
export interface SandboxPhones {
  /** Whether this Otomax is one to play with. */
  exist(): Promise<boolean>;
  /** What a number has received, newest first. Nothing at all on a real Otomax. */
  messages(phone: string): Promise<ReceivedMessage[]>;
  /** Sends a text from a number to the operator's center. Does nothing on a real Otomax. */
  send(message: { from: string; channel: MessageChannel; text: string }): Promise<void>;
  close(): Promise<void>;
}

/** Looks whether a database is a staging Otomax. */
export type FindStaging = (settings: SqlServerSettings) => Promise<StagingPhones | undefined>;

/**
 * Reads what phones have received. The gateway knows no such question, because a real Otomax answers none: this looks
 * into the sandbox's file itself, or into a database on SQL Server that carries the mark of having been made for this.
 * A real one is asked for that mark once, and never again.
 */
export function openSandboxPhones(
  config: Pick<Config, 'dataDir' | 'otomax'>,
  otomax: { capabilities(): Promise<Pick<Capabilities, 'driver'>> },
  findStaging: FindStaging = findStagingPhones,
): SandboxPhones {
  let database: ReturnType<typeof openSandboxDatabase> | undefined;
  let looked: Promise<StagingPhones | undefined> | undefined;
  const embedded = async () => (await otomax.capabilities()).driver === 'sandbox';
  const staging = async () => {
    if (!config.otomax) return undefined;
    looked ??= findStaging(config.otomax);
    try {
      return await looked;
    } catch (error) {
      looked = undefined;
      throw error;
    }
  };
  return {
    exist: async () => (await embedded()) || (await staging()) !== undefined,
    messages: async (phone) => {
      if (!(await embedded())) return (await (await staging())?.messages(phone)) ?? [];
      database ??= openSandboxDatabase(join(config.dataDir, 'otomax.sqlite'), { readOnly: true });
      return (await messagesFor(database, phone)) ?? [];
    },
    send: async (message) => {
      if (!(await embedded())) {
        await (await staging())?.send(message);
        return;
      }
      const writing = openSandboxDatabase(join(config.dataDir, 'otomax.sqlite'));
      try {
        await receiveMessage(writing, message);
      } finally {
        await writing.destroy();
      }
    },
    close: async () => {
      await database?.destroy();
      await (await looked?.catch(() => undefined))?.close();
    },
  };
}

async function findStagingPhones(settings: SqlServerSettings): Promise<StagingPhones | undefined> {
  const { openStagingPhones } = await import('@hexaflate/otomax/sqlserver');
  return await openStagingPhones(settings);
}

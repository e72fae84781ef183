import { join } from 'node:path';
import { messagesFor, openSandboxDatabase, type ReceivedMessage } from '@hexaflate/otomax/sandbox';
import type { Context } from '../context.ts';

export type { ReceivedMessage };

/**
 * Reads what phones of the sandbox have received. The gateway knows no such question, because a real Otomax answers
 * none, so this looks into the sandbox's file itself, through a handle that cannot write. The handle is opened by
 * the first question.
 */
export function createReceivedMessages(context: Context): (phone: string) => Promise<ReceivedMessage[]> {
  let database: ReturnType<typeof openSandboxDatabase> | undefined;
  return async (phone) => {
    database ??= openSandboxDatabase(join(context.config.dataDir, 'otomax.sqlite'), { readOnly: true });
    return (await messagesFor(database, phone)) ?? [];
  };
}

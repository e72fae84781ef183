import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { ifThere } from '../disk/if-there.ts';
import { replaceFile } from '../disk/write-whole.ts';
import type { ServerKey } from '../second-factor/server-key.ts';
import { PANEL_CHAIN } from './audit.ts';
import { type Head, lastEntry } from './last-entry.ts';
import { stillStands } from './verify.ts';

const FILE = 'audit-head';
const ABOUT = 'audit head';

/**
 * The newest entry of the panel's trail that was noted outside the database, in the data folder; undefined while there
 * is none. Throws when the note was not made with this server's key.
 */
export async function readAnchor(dataDir: string, key: ServerKey): Promise<Head | undefined> {
  const sealed = await ifThere(readFile(join(dataDir, FILE), 'utf8'));
  if (sealed === undefined) return undefined;
  const [, seq, hash] =
    /^(\d+):([0-9a-f]{64})$/.exec(Buffer.from(key.open(sealed.trim(), ABOUT)).toString()) ?? [];
  if (seq === undefined || hash === undefined)
    throw new Error(`${FILE} in the data folder is no note of an entry`);
  return { seq: Number(seq), hash };
}

/** The noted entry, when it does not stand in the trail any more: its end was cut off, or made anew. */
export async function findCut(store: Store, dataDir: string, key: ServerKey): Promise<Head | undefined> {
  const noted = await readAnchor(dataDir, key);
  return noted && !(await stillStands(store, noted)) ? noted : undefined;
}

/**
 * Notes the newest entry where whoever can write to the database alone cannot reach it. A note that does not stand any
 * more is left as it is and told in the log: it is the proof.
 */
export async function noteAnchor({
  store,
  config: { dataDir },
  serverKey,
  log,
}: Pick<Context, 'store' | 'config' | 'serverKey' | 'log'>): Promise<void> {
  const noted = await readAnchor(dataDir, serverKey);
  if (noted && !(await stillStands(store, noted))) {
    log.error({ entry: noted.seq }, 'the end of the audit trail was cut off or replaced');
    return;
  }
  const head = await lastEntry(store, PANEL_CHAIN);
  if (!head || head.seq === noted?.seq) return;
  const note = serverKey.seal(Buffer.from(`${head.seq}:${head.hash}`), ABOUT);
  await replaceFile(join(dataDir, FILE), `${note}\n`);
}

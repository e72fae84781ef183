import { openStore } from '@hexaflate/store';
import { findCut } from './audit/anchor.ts';
import { stillStands, verifyTrail } from './audit/verify.ts';
import { readConfig } from './config.ts';
import { openServerKey } from './second-factor/server-key.ts';
import { storePlace } from './store-place.ts';

const USAGE = `Usage: hexaflate audit verify [<entry>:<hash>]

  goes through the audit trail from its first entry, and looks whether the newest one that the server noted
  in its data folder still stands there; so it does with an entry that you noted earlier
`;

/**
 * `hexaflate audit verify [<entry>:<hash>]`. Answers the exit code: 0 the trail holds, 1 it does not, 2 the command
 * itself is wrong.
 */
export async function auditCommand(
  [verb, noted, ...more]: readonly string[],
  environment: Record<string, string | undefined>,
  say: (text: string) => void,
): Promise<number> {
  const entry = noted === undefined ? undefined : /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(noted);
  if (verb !== 'verify' || more.length > 0 || entry === null) {
    say(USAGE);
    return 2;
  }
  const config = readConfig(environment);
  const store = await openStore(storePlace(config));
  try {
    const { entries, head, broken } = await verifyTrail(store);
    if (broken) {
      say(
        `Jejak audit putus di entri ${broken.seq} / the trail is broken at entry ${broken.seq} (${broken.why}).`,
      );
      return 1;
    }
    const cut = await findCut(store, config.dataDir, await openServerKey(config.dataDir)).catch(
      (error: unknown) => (error instanceof Error ? error : new Error('audit-head')),
    );
    if (cut) {
      say(
        cut instanceof Error
          ? `Catatan audit-head tidak dapat dibaca / the note audit-head cannot be read: ${cut.message}`
          : `Ekor jejak audit terpotong atau diganti: entri ${cut.seq} pernah ada / the end of the trail was cut off or replaced: entry ${cut.seq} once stood there.`,
      );
      return 1;
    }
    if (entry && !(await stillStands(store, { seq: Number(entry[1]), hash: entry[2] ?? '' }))) {
      say(`Entri ${entry[1]} bukan yang dicatat dulu / entry ${entry[1]} is not the one that was noted.`);
      return 1;
    }
    say(
      `Jejak audit utuh, ${entries} entri / the trail holds, ${entries} entries.${head ? `\n${head.seq}:${head.hash}` : ''}`,
    );
    return 0;
  } finally {
    await store.destroy();
  }
}

import { openStore } from '@hexaflate/store';
import { stillStands, verifyTrail } from './audit/verify.ts';
import { readConfig } from './config.ts';
import { storePlace } from './store-place.ts';

const USAGE = `Usage: hexaflate audit verify [<entry>:<hash>]

  goes through the audit trail from its first entry; with an entry that was noted earlier, also tells
  whether it still stands there
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
  const store = await openStore(storePlace(readConfig(environment)));
  try {
    const { entries, head, broken } = await verifyTrail(store);
    if (broken) {
      say(
        `Jejak audit putus di entri ${broken.seq} / the trail is broken at entry ${broken.seq} (${broken.why}).`,
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

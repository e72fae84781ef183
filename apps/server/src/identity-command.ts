import { openStore } from '@hexaflate/store';
import { readConfig } from './config.ts';
import { openKeyRing } from './identity/keys/key-ring.ts';
import { rotateWrappingKey } from './identity/keys/person-key.ts';
import { storePlace } from './store-place.ts';

const USAGE = `Usage: hexaflate identity rotate-key

  wraps the keys of all persons anew and forgets the wrapping key before: copies of the database that
  were made until now open no photo any more. The server may run meanwhile.
`;

/** `hexaflate identity rotate-key`. Answers the exit code: 0 done, 2 the command itself is wrong. */
export async function identityCommand(
  [verb, ...more]: readonly string[],
  environment: Record<string, string | undefined>,
  say: (text: string) => void,
): Promise<number> {
  if (verb !== 'rotate-key' || more.length > 0) {
    say(USAGE);
    return 2;
  }
  const config = readConfig(environment);
  const store = await openStore(storePlace(config));
  try {
    const identityKeys = openKeyRing(config.identityKeyFile);
    const count = await rotateWrappingKey({ store, identityKeys });
    say(`Kunci ${count} orang dibungkus ulang / the keys of ${count} persons were wrapped anew.`);
    return 0;
  } finally {
    await store.destroy();
  }
}

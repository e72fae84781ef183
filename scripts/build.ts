import { buildApps } from './setup/build-apps.mjs';
import { runMain } from './setup/say.mjs';

/** `npm run build [-- --stale]`: builds both browser apps; with --stale only those whose sources changed. */
await runMain(() => buildApps({ force: !process.argv.includes('--stale') }));

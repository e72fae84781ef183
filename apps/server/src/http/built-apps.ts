import { join } from 'node:path';

/** A built front end: where it is served and the folder it was built into. */
export interface BuiltApp {
  /** Ends with a slash. */
  mountedAt: string;
  folder: string;
  /** Workspace, for the words that say how to build it. */
  workspace: string;
}

const APPS = join(import.meta.dir, '../../..');

/** The agent app and the panel as `npm run build` leaves them. The longer address stands first. */
export const builtApps: readonly BuiltApp[] = [
  { mountedAt: '/admin/', folder: join(APPS, 'admin', 'dist'), workspace: 'apps/admin' },
  { mountedAt: '/', folder: join(APPS, 'agent', 'dist'), workspace: 'apps/agent' },
];

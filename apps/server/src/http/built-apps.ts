import { join } from 'node:path';
import { PRODUCT_FILES } from '../product-files.ts';

/** A built front end: where it is served and the folder it was built into. */
export interface BuiltApp {
  /** Ends with a slash. */
  mountedAt: string;
  folder: string;
  /** Workspace, for the words that say how to build it. */
  workspace: string;
}

/** The agent app and the panel as `npm run build` leaves them. The longer address stands first. */
export const builtApps: readonly BuiltApp[] = [app('/admin/', 'apps/admin'), app('/', 'apps/agent')];

function app(mountedAt: string, workspace: string): BuiltApp {
  return { mountedAt, workspace, folder: join(PRODUCT_FILES, workspace, 'dist') };
}

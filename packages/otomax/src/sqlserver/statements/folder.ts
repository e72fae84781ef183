import { join } from 'node:path';

/** The statements as they are checked in, one file for each verb. */
export const STATEMENTS_FOLDER = join(import.meta.dir, '../../../sql');

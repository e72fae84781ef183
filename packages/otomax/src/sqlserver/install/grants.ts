import type { ChangesMode } from '../../installation.ts';
import { watchedTables } from './watched.ts';

/** Other tables that are only read. */
const READ = ['parameter', 'im_center', 'wa_center', 'i_banking', 'hadiah_poin'];

/**
 * The least that the login needs while the server runs; for the operator to run under a name of his own choice.
 * Installing needs more, and only once.
 */
export function grantScript(user: string, there: ReadonlySet<string>, changes: ChangesMode): string {
  const name = `[${user.replaceAll(']', ']]')}]`;
  return [
    ...[...watchedTables.keys(), ...READ]
      .filter((table) => there.has(table))
      .map((table) => `grant select on [dbo].[${table}] to ${name};`),
    // To see whether our triggers still stand; it shows definitions, not data.
    ...(changes === 'triggers'
      ? [...watchedTables.keys()]
          .filter((table) => there.has(table))
          .map((table) => `grant view definition on [dbo].[${table}] to ${name};`)
      : []),
    `grant insert on [dbo].[inbox] to ${name};`,
    `grant insert on [dbo].[outbox] to ${name};`,
    // Only to mark answers to our own requests as delivered.
    `grant update ([status], [tgl_status]) on [dbo].[outbox] to ${name};`,
    ...(changes === 'triggers' ? [`grant select, insert, delete on [hexaflate].[queue] to ${name};`] : []),
    `grant select, insert, update on [hexaflate].[submission] to ${name};`,
    `grant select on [hexaflate].[version] to ${name};`,
    '',
  ].join('\n');
}

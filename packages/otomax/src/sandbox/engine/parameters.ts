import type { Kysely } from 'kysely';
import { type Format, readFormats } from '../../formats.ts';
import type { OtomaxTables } from '../../tables.ts';

/** The installation's `parameter` rows as the engine uses them. */
export interface Parameters {
  formats: readonly Format[];
  /** The installation's own reply text (grup 'Balasan') of this name; undefined where it has none. */
  reply(name: string): string | undefined;
  /** A number of its settings (grup 'Setting'), or the fallback when it has none that can be read. */
  number(name: string, fallback: number): number;
}

/** Keeps the parameters between two looks at them: they are read for every message and seldom change. */
export interface ParameterBook {
  /** As they were read last; read now when nothing is known. */
  read(db: Kysely<OtomaxTables>): Promise<Parameters>;
  /** Has the next `read` look again. */
  forget(): void;
}

/** A book that knows nothing yet. Formats are compiled anew only when a row of theirs has changed. */
export function createParameterBook(): ParameterBook {
  let known: Parameters | undefined;
  let formatsFrom = '';
  let formats: readonly Format[] = [];
  return {
    forget: () => {
      known = undefined;
    },
    read: async (db) => {
      if (known) return known;
      const rows = await db
        .selectFrom('parameter')
        .select(['grup', 'nama', 'nilai', 'tgl_data'])
        .where('grup', 'in', ['Format', 'Balasan', 'Setting'])
        .orderBy('nama')
        .execute();
      const ofGroup = (name: string) => rows.filter(({ grup }) => grup.toLowerCase() === name);
      const values = (name: string) =>
        new Map(ofGroup(name).map(({ nama, nilai }) => [nama.toLowerCase(), nilai]));
      const formatRows = ofGroup('format');
      const text = JSON.stringify(formatRows);
      if (text !== formatsFrom) {
        formats = readFormats(formatRows);
        formatsFrom = text;
      }
      const replies = values('balasan');
      const settings = values('setting');
      known = {
        formats,
        reply: (name) => replies.get(name.toLowerCase()) ?? undefined,
        number: (name, fallback) => {
          const value = Number(settings.get(name.toLowerCase()) ?? Number.NaN);
          return Number.isFinite(value) && value >= 0 ? value : fallback;
        },
      };
      return known;
    },
  };
}

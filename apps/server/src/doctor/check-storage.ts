import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectStore, type StoreReport } from '@hexaflate/store';
import type { Config } from '../config.ts';
import { storePlace } from '../store-place.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';

const MB = 1_000_000;
/** Below these the journal soon, or very soon, cannot be written. */
const LITTLE_BYTES = 1000 * MB;
const TOO_LITTLE_BYTES = 200 * MB;
/** Oldest PostgreSQL that the store's rules are tried on. */
const OLDEST_POSTGRES = 15;

const { fine, warning, failure } = findingsOf('storage');

/** Whether our own data can be read and written, and for how long there is room. Writes nothing but a test file. */
export async function checkStorage(config: Config): Promise<Finding[]> {
  return [folderFinding(config.dataDir), spaceFinding(config.dataDir), await storeFinding(config)].flat();
}

function folderFinding(folder: string): Finding {
  const probe = join(folder, `doctor-${process.pid}.tmp`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, 'x');
    rmSync(probe);
    return fine({
      id: `Folder data ${folder} dapat ditulis`,
      en: `The data folder ${folder} can be written`,
    });
  } catch (error) {
    return failure(
      {
        id: `Folder data ${folder} tidak dapat ditulis: ${reasonOf(error)}`,
        en: `The data folder ${folder} cannot be written: ${reasonOf(error)}`,
      },
      {
        id: 'Beri hak tulis pada folder itu, atau pilih folder lain dengan HEXAFLATE_DATA_DIR',
        en: 'Grant write access to it, or choose another folder with HEXAFLATE_DATA_DIR',
      },
    );
  }
}

function spaceFinding(folder: string): Finding[] {
  try {
    const { bavail, bsize } = statfsSync(folder);
    const bytes = bavail * bsize;
    const words = {
      id: `Sisa ruang disk ${Math.round(bytes / MB)} MB`,
      en: `${Math.round(bytes / MB)} MB of disk are free`,
    };
    const remedy = {
      id: 'Kosongkan disk; tanpa ruang, pesanan tidak dapat dicatat dan penjualan berhenti',
      en: 'Free some disk; without room no order can be written down and selling stops',
    };
    if (bytes < TOO_LITTLE_BYTES) return [failure(words, remedy)];
    return [bytes < LITTLE_BYTES ? warning(words, remedy) : fine(words)];
  } catch {
    // The folder itself was reported already.
    return [];
  }
}

async function storeFinding(config: Config): Promise<Finding[]> {
  const place = storePlace(config);
  const engine = 'url' in place ? 'PostgreSQL' : 'SQLite';
  try {
    const report = await inspectStore(place);
    return [schemaFinding(engine, report), ...('url' in place ? ageFinding(report) : [])];
  } catch (error) {
    return [
      failure(
        { id: `${engine}: ${reasonOf(error)}`, en: `${engine}: ${reasonOf(error)}` },
        'url' in place
          ? {
              id: 'Periksa DATABASE_URL dan apakah PostgreSQL berjalan (docs/guides/postgresql.md)',
              en: 'Look at DATABASE_URL and whether PostgreSQL runs (docs/guides/postgresql.md)',
            }
          : {
              id: `Pulihkan ${place.path} dari cadangan (docs/guides/windows.md)`,
              en: `Restore ${place.path} from a backup (docs/guides/windows.md)`,
            },
      ),
    ];
  }
}

function schemaFinding(engine: string, { version, migration, known }: StoreReport): Finding {
  if (migration !== undefined && migration > known)
    return failure(
      {
        id: `${engine} ${version}: data ditulis versi yang lebih baru (migrasi ${migration}, dikenal ${known})`,
        en: `${engine} ${version}: the data was written by a newer version (migration ${migration}, known ${known})`,
      },
      { id: 'Pasang kembali versi yang lebih baru', en: 'Install the newer version again' },
    );
  const state =
    migration === undefined
      ? ['masih kosong', 'still empty']
      : [`migrasi ${migration}`, `migration ${migration}`];
  return fine({ id: `${engine} ${version}, ${state[0]}`, en: `${engine} ${version}, ${state[1]}` });
}

function ageFinding({ version }: StoreReport): Finding[] {
  if (Number.parseInt(version, 10) >= OLDEST_POSTGRES) return [];
  return [
    warning(
      { id: `PostgreSQL ${version} sudah tua`, en: `PostgreSQL ${version} is old` },
      { id: `Pakai versi ${OLDEST_POSTGRES} ke atas`, en: `Use version ${OLDEST_POSTGRES} or newer` },
    ),
  ];
}

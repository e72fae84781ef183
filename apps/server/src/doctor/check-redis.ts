import { describeRedisAddress, inspectRedis, type RedisReport } from '@hexaflate/cache/redis';
import type { Config } from '../config.ts';
import { clockFinding } from './clock.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';

/** Oldest Redis whose commands we use. */
const OLDEST = [6, 2] as const;

const { fine, warning, failure } = findingsOf('redis');
const guide = { id: 'Lihat docs/guides/scaling.md', en: 'See docs/guides/scaling.md' };

/** Whether Redis answers, is new enough and bounded as it should be, and its clock. */
export async function checkRedis({ redis }: Config): Promise<Finding[]> {
  if (!redis) return [];
  const where = describeRedisAddress(redis);
  try {
    const report = await inspectRedis(redis);
    return [
      versionFinding(where, report),
      memoryFinding(report),
      ...diskFinding(report),
      clockFinding('Redis', report.clockAheadMs, false),
    ];
  } catch (error) {
    return [
      failure(
        {
          id: `${where} tidak menjawab: ${reasonOf(error)}`,
          en: `${where} does not answer: ${reasonOf(error)}`,
        },
        {
          id: 'Periksa REDIS_URL, kata sandinya, dan apakah Redis berjalan. Selama Redis mati, penjualan tetap jalan, hanya lebih lambat',
          en: 'Look at REDIS_URL, its password, and whether Redis runs. While it is away selling goes on, only slower',
        },
      ),
    ];
  }
}

function versionFinding(where: string, { version, roundTripMs }: RedisReport): Finding {
  const words = {
    id: `${where}: Redis ${version}, menjawab dalam ${roundTripMs} ms`,
    en: `${where}: Redis ${version}, answers in ${roundTripMs} ms`,
  };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const old = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  const wanted = OLDEST.join('.');
  return old
    ? failure(words, { id: `Pasang Redis ${wanted} ke atas`, en: `Install Redis ${wanted} or newer` })
    : fine(words);
}

function memoryFinding({ maxMemoryBytes, evictionPolicy }: RedisReport): Finding {
  const bound = maxMemoryBytes === 0 ? 'maxmemory 0' : `maxmemory ${Math.round(maxMemoryBytes / 1e6)} MB`;
  const words = { id: `${bound}, ${evictionPolicy}`, en: `${bound}, ${evictionPolicy}` };
  if (maxMemoryBytes > 0 && evictionPolicy.startsWith('volatile-')) return fine(words);
  return warning(words, {
    id: 'Setel maxmemory 512mb dan maxmemory-policy volatile-lru, agar Redis hanya membuang jawaban yang tersimpan (docs/guides/scaling.md)',
    en: 'Set maxmemory 512mb and maxmemory-policy volatile-lru, so that Redis only ever drops finished answers (docs/guides/scaling.md)',
  });
}

function diskFinding({ appendOnly }: RedisReport): Finding[] {
  if (!appendOnly) return [];
  return [
    warning(
      {
        id: 'appendonly menyala: tidak salah, tetapi menulis ke disk untuk isi yang boleh hilang',
        en: 'appendonly is on: not wrong, but it writes to disk what may be lost',
      },
      guide,
    ),
  ];
}

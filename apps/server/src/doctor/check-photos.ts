import { existsSync } from 'node:fs';
import { pino } from 'pino';
import type { Config } from '../config.ts';
import { openBlobs } from '../identity/blobs/open-blobs.ts';
import { encodePhoto } from '../photos/codec.ts';
import { openWorkshop } from '../photos/workshop.ts';
import { type Finding, findingsOf, reasonOf } from './finding.ts';

const { fine, warning, failure } = findingsOf('photos');

/** How long one job may take on a slow machine that reads its models for the first time, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Whether photos of identity documents can be worked on and kept, and where the keys lie that wrap theirs. */
export async function checkPhotos(config: Config): Promise<Finding[]> {
  // Beside their sources decoders and models are there or nothing starts; an executable may have been built without.
  const work = Bun.isStandaloneExecutable ? [await workFinding()] : [];
  return [...work, await placeFinding(config), keyFinding(config)];
}

/** Has one picture go through every job, so that each decoder and model is opened once. */
async function workFinding(): Promise<Finding> {
  const workshop = openWorkshop({ log: pino({ level: 'silent' }), patienceMs: PATIENCE_MS });
  try {
    const [width, height] = [320, 200];
    const data = new Uint8ClampedArray(width * height * 4).fill(255);
    const { bytes } = await workshop.prepare({
      bytes: await encodePhoto({ data, width, height }),
      longest: width,
    });
    await workshop.read({ bytes });
    await workshop.faces({ pictures: [bytes] });
    return fine({
      id: 'Foto identitas dapat dibuka dan dibaca; semua modelnya ada',
      en: 'Identity photos can be opened and read; all models are there',
    });
  } catch (error) {
    return failure(
      {
        id: `Foto identitas tidak dapat dikerjakan: ${reasonOf(error)}`,
        en: `Identity photos cannot be worked on: ${reasonOf(error)}`,
      },
      {
        id: 'Berkas program tidak utuh, atau memori kurang: pasang lagi berkas yang lengkap',
        en: 'The program is not whole, or there is too little memory: install the complete file again',
      },
    );
  } finally {
    await workshop.close();
  }
}

async function placeFinding(config: Config): Promise<Finding> {
  const where = config.s3 ? `S3 ${config.s3.endpoint} (${config.s3.bucket})` : config.dataDir;
  const name = `doctor-${process.pid}`;
  try {
    const blobs = openBlobs(config);
    await blobs.put(name, Uint8Array.of(1));
    const read = await blobs.get(name);
    await blobs.delete(name);
    if (read?.[0] !== 1) throw new Error('what was written does not come back');
    return fine({ id: `Foto identitas disimpan di ${where}`, en: `Identity photos are kept in ${where}` });
  } catch (error) {
    return failure(
      {
        id: `Foto identitas tidak dapat disimpan di ${where}: ${reasonOf(error)}`,
        en: `Identity photos cannot be kept in ${where}: ${reasonOf(error)}`,
      },
      {
        id: 'Periksa HEXAFLATE_S3_ENDPOINT, bucket, kunci, dan haknya (baca, tulis, hapus, daftar)',
        en: 'Look at HEXAFLATE_S3_ENDPOINT, the bucket, its keys and what they may (read, write, delete, list)',
      },
    );
  }
}

function keyFinding({ identityKeyFile: path, s3 }: Config): Finding {
  const words = {
    id: `Kunci pembungkus foto identitas: ${path}`,
    en: `Wrapping keys of identity photos: ${path}`,
  };
  const backUp = {
    id: 'Cadangkan berkas ini terpisah dari data; tanpa berkas ini foto tidak dapat dibuka lagi',
    en: 'Back this file up apart from the data; without it no photo can be opened again',
  };
  const made = existsSync(path);
  // With photos elsewhere a missing file may mean that another machine's was forgotten.
  if (!made && s3) return warning(words, backUp);
  return fine({
    id: `${words.id}${made ? '' : ' (dibuat saat pertama dipakai)'}`,
    en: `${words.en}${made ? '' : ' (made at first use)'}`,
  });
}

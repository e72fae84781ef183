import { decodePhoto, encodePhoto } from './codec.ts';
import type { PhotoAnswer, PhotoAsk, PhotoJobs } from './jobs.ts';
import { drawMark } from './mark.ts';
import { NotAPhotoError } from './not-a-photo.ts';
import { shrink } from './pixels.ts';

/**
 * The process that handles photos: whatever a photo does to a decoder or a model, it does it here, away from money and
 * keys. It reads no configuration, opens no file of ours, and ends with its parent.
 */
const jobs: PhotoJobs = {
  async prepare({ bytes, longest }) {
    const picture = shrink(await decodePhoto(bytes), longest);
    return { bytes: await encodePhoto(picture), width: picture.width, height: picture.height };
  },
  async mark({ bytes, text }) {
    const picture = await decodePhoto(bytes);
    drawMark(picture, text);
    return { bytes: await encodePhoto(picture) };
  },
  async read({ bytes }) {
    const { readKtp } = await import('./read-ktp.ts');
    return await readKtp(bytes);
  },
  async faces({ pictures }) {
    const { findFaces } = await import('./find-faces.ts');
    return { faces: await findFaces(pictures) };
  },
};

async function perform(ask: PhotoAsk): Promise<unknown> {
  switch (ask.name) {
    case 'prepare':
      return await jobs.prepare(ask.job);
    case 'mark':
      return await jobs.mark(ask.job);
    case 'read':
      return await jobs.read(ask.job);
    case 'faces':
      return await jobs.faces(ask.job);
  }
}

async function answer(ask: PhotoAsk): Promise<PhotoAnswer> {
  try {
    return { id: ask.id, ok: true, result: await perform(ask) };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    return { id: ask.id, ok: false, notAPhoto: error instanceof NotAPhotoError, why };
  }
}

process.on('message', (ask: PhotoAsk) => {
  void answer(ask).then((said) => process.send?.(said));
});
process.on('disconnect', () => process.exit(0));

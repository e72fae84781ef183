import languageFile from '@tesseract.js-data/ind/4.0.0_best_int/ind.traineddata.gz' with { type: 'file' };
import createCore from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import coreFile from 'tesseract.js-core/tesseract-core-simd-lstm.wasm' with { type: 'file' };
import type { KtpText } from './jobs.ts';
import { parseKtp } from './parse-ktp.ts';

/** Tesseract's neural engine alone; the old one is not in this build. */
const LSTM = 1;
const UPRIGHT = 1;

/** Reads a KTP off an upright JPEG. Takes seconds. */
export async function readKtp(bytes: Uint8Array): Promise<KtpText> {
  const silent = () => undefined;
  const core = await createCore({
    wasmBinary: await Bun.file(coreFile).arrayBuffer(),
    print: silent,
    printErr: silent,
  });
  core.FS.writeFile('ind.traineddata', Bun.gunzipSync(await Bun.file(languageFile).bytes()));
  const reader = new core.TessBaseAPI();
  if (reader.Init(null, 'ind', LSTM) !== 0) throw new Error('Tesseract does not start');
  core.FS.writeFile('/input', bytes);
  if (reader.SetImageFile(UPRIGHT, 0) === 1) throw new Error('Tesseract does not take the picture');
  reader.Recognize(null);
  const text = reader.GetUTF8Text();
  reader.End();
  return parseKtp(text, new Date().toISOString().slice(0, 10));
}

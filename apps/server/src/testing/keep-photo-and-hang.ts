import { join } from 'node:path';
import { createSandboxGateway } from '@hexaflate/otomax';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { createContext } from '../create-context.ts';
import { keepPhoto } from '../identity/photo-bytes.ts';
import { demoAgent } from './context.ts';

/**
 * `bun keep-photo-and-hang.ts <data folder> before|after`: keeps a photo and hangs before, or after, its bytes are
 * written. Says so, to be killed right there.
 */
const [dataDir = '', step = ''] = process.argv.slice(2);
const config = readConfig({ ...process.env, HEXAFLATE_DATA_DIR: dataDir });
const gateway = createSandboxGateway({ path: join(dataDir, 'otomax.sqlite'), historyDays: 0 });
const context = await createContext(config, pino({ level: 'silent' }), gateway);
const put = async (name: string, bytes: Uint8Array) => {
  if (step === 'after') await context.blobs.put(name, bytes);
  process.stdout.write(`${step}\n`);
  return Promise.withResolvers<void>().promise;
};
const photo = { bytes: new Uint8Array([1, 2, 3]), width: 640, height: 480 };
await keepPhoto({ ...context, blobs: { ...context.blobs, put } }, photo, {
  agent_code: demoAgent.code,
  kind: 'ktp',
  liveness_id: null,
  step: null,
});

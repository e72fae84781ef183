import { buildExecutable } from './executable/build-executable.ts';
import { linuxArm64, linuxX64 } from './executable/targets.ts';
import { runMain, SetupError } from './setup/say.mjs';

/** `npm run build:linux [-- --arm64]`: one program for Linux with glibc, built on any system. */
await runMain(async () => {
  const [option, ...more] = process.argv.slice(2);
  if (more.length > 0 || (option !== undefined && option !== '--arm64'))
    throw new SetupError('Usage: npm run build:linux [-- --arm64]');
  await buildExecutable(option ? linuxArm64 : linuxX64);
});

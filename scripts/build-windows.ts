import { buildExecutable } from './executable/build-executable.ts';
import { windowsX64 } from './executable/targets.ts';
import { runMain } from './setup/say.mjs';

/** `npm run build:windows`: one hexaflate.exe, built on any system. */
await runMain(async () => void (await buildExecutable(windowsX64)));

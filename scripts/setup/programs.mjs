import { join } from 'node:path';

/**
 * The two programs of one installation on embedded defaults, as arguments for Bun: the engine that plays the
 * Otomax, and the API server (with `watch`, started again whenever a source changes). Both take `env`. Where a real
 * Otomax is named there is nothing to play.
 */
export function listPrograms({ port, dataDir, watch = false }) {
  const env = { ...process.env, PORT: String(port), HEXAFLATE_DATA_DIR: dataDir };
  // However we end, even by SIGKILL, Bun ends with us: nothing stays behind on the port.
  const orphanless = '--no-orphans';
  const engine = {
    name: 'engine',
    env,
    args: [orphanless, 'packages/otomax/src/sandbox/engine/main.ts', join(dataDir, 'otomax.sqlite')],
  };
  return [
    ...(env.OTOMAX_URL || env.OTOMAX_HOST ? [] : [engine]),
    {
      name: 'server',
      env,
      args: [
        orphanless,
        ...(watch ? ['--watch', '--no-clear-screen'] : []),
        'apps/server/src/main.ts',
        'start',
      ],
    },
  ];
}

import { join } from 'node:path';
import { ROOT } from '../../scripts/setup/places.mjs';
import { MissingPart } from '../scenario.ts';

/** The programs of this folder, built. */
export interface PeerPrograms {
  axumRedis: string;
  rustMemory: string;
}

const TARGET = join(ROOT, '.cache', 'peers');

/**
 * Builds the peers as for production; the first time takes minutes and the network, later ones a moment.
 * Throws MissingPart when that is not possible here.
 */
export async function buildPeers(): Promise<PeerPrograms> {
  const cargo = Bun.which('cargo');
  if (!cargo) throw new MissingPart('there is no cargo; Rust 1.90 or newer brings it');
  const build = Bun.spawn([cargo, 'build', '--release', '--quiet'], {
    cwd: import.meta.dirname,
    env: { ...process.env, CARGO_TARGET_DIR: TARGET },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = await new Response(build.stderr).text();
  if ((await build.exited) !== 0) throw new MissingPart(`the peers could not be built: ${said.slice(-400)}`);
  const program = (name: string) => join(TARGET, 'release', name);
  return { axumRedis: program('axum-redis'), rustMemory: program('rust-memory') };
}

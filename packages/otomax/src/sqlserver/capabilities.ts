import { capabilities } from '../gateway/capabilities.ts';
import type { GatewayContext } from '../gateway/context.ts';
import { missing } from '../gateway/missing-words.ts';
import type { Capabilities, Feature, MissingFeature } from '../gateway.ts';
import { isInstalled, readState } from './install/state.ts';
import type { SqlPool } from './pool.ts';

const orders: readonly Feature[] = ['buy', 'repeat', 'openAmount', 'buyerPhone', 'bills', 'ownReference'];

export const RIGHTS_SQL = `select has_perms_by_name('dbo.inbox', 'OBJECT', 'INSERT') as [send],
  has_perms_by_name('dbo.outbox', 'OBJECT', 'INSERT') as [message]`;

/** What the installation offers, less what our own tables and the login's rights do not allow now. */
export async function sqlServerCapabilities(context: GatewayContext, pool: SqlPool): Promise<Capabilities> {
  const offered = await capabilities(context);
  const session = await pool.acquire();
  try {
    const installed = isInstalled(await readState(session));
    const { rows } = await session.run<{ send: number | null; message: number | null }>(RIGHTS_SQL, []);
    const may = rows[0];
    const blocked = new Map<Feature, MissingFeature>();
    const block = (feature: Feature, ...why: ['noRight' | 'notInstalled', string]) =>
      blocked.set(feature, missing(feature, ...why));
    if (may?.send === 0) for (const feature of orders) block(feature, 'noRight', 'INSERT inbox');
    if (!installed) for (const feature of orders) block(feature, 'notInstalled', 'hexaflate otomax install');
    if (may?.message === 0) block('messages', 'noRight', 'INSERT outbox');
    return {
      ...offered,
      missing: [...blocked.values(), ...offered.missing.filter(({ feature }) => !blocked.has(feature))],
    };
  } finally {
    pool.release(session);
  }
}

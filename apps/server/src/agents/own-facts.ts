import type { Store } from '@hexaflate/store';

/** What we keep of agents ourselves and show with what Otomax says of them. */
export interface OwnFacts {
  /** By agent code, where one has said what he calls his shop. */
  storeName: ReadonlyMap<string, string>;
  /** By agent code, where one closes his account: when it goes, in ms since 1970. */
  closesAt: ReadonlyMap<string, number>;
}

/** The same for several agents in two questions. */
export async function ownFacts(store: Store, agentCodes: readonly string[]): Promise<OwnFacts> {
  if (agentCodes.length === 0) return { storeName: new Map(), closesAt: new Map() };
  const [profiles, closings] = await Promise.all([
    store
      .selectFrom('agent_profile')
      .select(['agent_code', 'store_name'])
      .where('agent_code', 'in', agentCodes)
      .where('store_name', '!=', '')
      .execute(),
    store
      .selectFrom('account_closing')
      .select(['agent_code', 'erase_at'])
      .where('agent_code', 'in', agentCodes)
      .where('taken_back_at', 'is', null)
      .where('done_at', 'is', null)
      .execute(),
  ]);
  return {
    storeName: new Map(profiles.map((row) => [row.agent_code, row.store_name])),
    closesAt: new Map(closings.map((row) => [row.agent_code, row.erase_at])),
  };
}

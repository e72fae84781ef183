import type { Change } from '@hexaflate/otomax';

/** The tags that views carry for the rows behind a change. */
export function tagsOf(change: Change): string[] {
  const agent = change.agentCode;
  switch (change.entity) {
    case 'agent':
      return [`agent:${change.key}`];
    case 'sender':
    case 'commission':
      return agent ? [`agent:${agent}`] : [];
    case 'agentPricing':
      return [`agent:${change.key}`, 'pricing'];
    case 'level':
      return ['pricing', 'levels'];
    case 'product':
    case 'operator':
      return ['products'];
    case 'productLevel':
    case 'productMarkup':
      return ['pricing'];
    case 'transaction':
      return [`transaction:${change.key}`, ...(agent ? [`orders:${agent}`] : [])];
    case 'ledger':
      return agent ? [`ledger:${agent}`] : [];
    case 'depositTicket':
    case 'inbox':
    case 'outbox':
    // No tag is enough for it: the relay has the whole cache forgotten.
    case 'everything':
      return [];
  }
}

import { capabilities, DEFAULT_PIN_LENGTH } from '../gateway/capabilities.ts';
import { OWN_LABEL } from '../gateway/centers.ts';
import type { GatewayContext } from '../gateway/context.ts';
import { missing } from '../gateway/missing-words.ts';
import type { Capabilities, Feature, MissingCode, MissingFeature } from '../gateway.ts';
import type { Installation } from '../installation.ts';
import type { Detected } from './detect.ts';
import { isRefusal } from './errors.ts';
import { isInstalled } from './install/state.ts';

/** What is said through the inbox. */
const requests: readonly Feature[] = [
  'buy',
  'repeat',
  'openAmount',
  'buyerPhone',
  'bills',
  'ownReference',
  'changePin',
];

/** What the installation offers, less what our own tables, the login's rights or its columns do not allow now. */
export async function sqlServerCapabilities(
  context: GatewayContext,
  detected: Detected,
  lastChange: Installation['lastChange'],
): Promise<Capabilities> {
  const waCenter = !detected.installation.absentTables.includes('wa_center');
  const offered = await capabilities(context, { waCenter }).catch((error: unknown) => {
    if (!isRefusal(error)) throw error;
    return unreadable(error);
  });
  const blocked = [...requestsBlocked(detected), ...messagesBlocked(detected), ...repliesBlocked(detected)];
  const off = new Set(blocked.map(({ feature }) => feature));
  return {
    ...offered,
    pinLength: Math.min(offered.pinLength, detected.pinWidth ?? offered.pinLength),
    utcOffsetMinutes: detected.utcOffsetMinutes,
    missing: [...blocked, ...offered.missing.filter(({ feature }) => !off.has(feature))],
    channels: off.has('messages') ? [] : offered.channels,
    installation: { ...detected.installation, lastChange },
  };
}

/** An installation whose tables we may not read, or that has other ones, offers nothing; it says so and stays up. */
function unreadable(error: unknown): Capabilities {
  const answer = error instanceof Error ? error.message : String(error);
  return {
    driver: 'sqlserver',
    pinLength: DEFAULT_PIN_LENGTH,
    utcOffsetMinutes: 0,
    missing: [...requests, 'messages' as const, 'replies' as const].map((feature) =>
      missing(feature, 'unreadable', answer),
    ),
    channels: [],
    installation: null,
  };
}

/** Why nothing can be asked of Otomax at all: the first of the reasons, for each kind of request. */
function requestsBlocked({ state, rights, unfillable, lacking, installation }: Detected): MissingFeature[] {
  const all = (code: MissingCode, detail: string) =>
    requests.map((feature) => missing(feature, code, detail));
  const [column] = unfillable.inbox;
  if (!isInstalled(state, installation.changes)) return all('notInstalled', 'hexaflate otomax install');
  if (rights.send === false) return all('noRight', 'INSERT inbox');
  if (rights.submit === false) return all('noRight', 'INSERT hexaflate.submission');
  if (lacking.requests.length > 0) return all('noColumn', lacking.requests.join(', '));
  return column === undefined ? [] : all('mustFill', `inbox.${column}`);
}

function messagesBlocked({ rights, unfillable, lacking }: Detected): MissingFeature[] {
  const [column] = unfillable.outbox;
  if (rights.message === false) return [missing('messages', 'noRight', 'INSERT outbox')];
  if (lacking.messages.length > 0) return [missing('messages', 'noColumn', lacking.messages.join(', '))];
  return column === undefined ? [] : [missing('messages', 'mustFill', `outbox.${column}`)];
}

function repliesBlocked({ rights, installation }: Detected): MissingFeature[] {
  if (!installation.center) return [missing('replies', 'noCenter', OWN_LABEL)];
  return rights.settleReplies === false ? [missing('replies', 'noRight', 'UPDATE outbox')] : [];
}

import { loadFormatRows } from '../formats.ts';
import { readPurposes } from '../formats-agreement.ts';
import { formatFeatures, missingFormats } from '../formats-features.ts';
import type { Capabilities } from '../gateway.ts';
import { messageChannels, OWN_LABEL, ownCenter } from './centers.ts';
import type { GatewayContext } from './context.ts';
import { missing } from './missing-words.ts';

/** Where nobody's PIN can be measured. */
export const DEFAULT_PIN_LENGTH = 6;

/** What this installation offers, from its formats and centers as they stand now. */
export async function capabilities(
  context: GatewayContext,
  { waCenter = true }: { waCenter?: boolean } = {},
): Promise<Capabilities> {
  const { read, dialect } = context;
  // One after the other: nobody is in a hurry, and a connection more may be slow to make.
  const rows = await loadFormatRows(read);
  const center = await ownCenter(read);
  const pinLength = await pinLengthOf(context);
  const channels = await messageChannels(read, waCenter);
  return {
    driver: dialect.driver,
    pinLength,
    utcOffsetMinutes: dialect.utcOffsetMinutes,
    missing: center
      ? missingFormats(readPurposes(rows, context.formats))
      : formatFeatures.map(({ feature }) => missing(feature, 'noCenter', OWN_LABEL)),
    channels,
    installation: null,
  };
}

/** The length that most agents' PINs have. */
export async function pinLengthOf({ read, dialect }: GatewayContext): Promise<number> {
  const length = dialect.lengthOf('pin');
  const rows = await read
    .selectFrom('reseller')
    .select((select) => [length.as('length'), select.fn.countAll<number>().as('count')])
    .where('pin', 'is not', null)
    .groupBy(length)
    .execute();
  return rows.sort((a, b) => b.count - a.count)[0]?.length || DEFAULT_PIN_LENGTH;
}

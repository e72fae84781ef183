import { type ReceiptSettings, ReceiptSettingsSchema } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { addressLine } from '../profile/address-line.ts';
import { profileFields, profileRow } from '../profile/profile-row.ts';

/** Lines that follow the profile as long as the agent has not set others for his receipts. */
const FOLLOWING = ['storeName', 'address'] as const;
const StoredSchema = ReceiptSettingsSchema.partial({ storeName: true, address: true });

/**
 * What prints on an agent's receipts. Name and address of the shop are those of his profile, or Otomax's where it says
 * nothing, until he sets others.
 */
export async function receiptSettings(context: Context, agentCode: string): Promise<ReceiptSettings> {
  const row = await context.store
    .selectFrom('receipt_settings')
    .select('body')
    .where('agent_code', '=', agentCode)
    .executeTakeFirst();
  const lines = await profileLines(context, agentCode);
  if (row) return { ...lines, ...StoredSchema.parse(JSON.parse(row.body)) };
  return { ...lines, footer: '', showLogo: true, markup: '2000', paperWidth: '58' };
}

/** Saves them; a line that says what the profile says goes on following it. */
export async function saveReceiptSettings(
  context: Context,
  agentCode: string,
  settings: ReceiptSettings,
): Promise<ReceiptSettings> {
  const lines = await profileLines(context, agentCode);
  const own = Object.entries(settings).filter(
    ([name, value]) => !FOLLOWING.some((line) => line === name && lines[line] === value),
  );
  const row = { body: JSON.stringify(Object.fromEntries(own)), updated_at: context.now() };
  await context.store
    .insertInto('receipt_settings')
    .values({ agent_code: agentCode, ...row })
    .onConflict((conflict) => conflict.column('agent_code').doUpdateSet(row))
    .execute();
  return settings;
}

async function profileLines(
  context: Context,
  agentCode: string,
): Promise<Pick<ReceiptSettings, (typeof FOLLOWING)[number]>> {
  const fields = profileFields(await profileRow(context.store, agentCode));
  const address = [addressLine(fields), fields.phone].filter(Boolean).join(' · ');
  const needsOtomax = fields.storeName === '' || address === '';
  const agent = needsOtomax ? await context.otomax.agent(agentCode) : undefined;
  return {
    storeName: (fields.storeName || agent?.name || agentCode).slice(0, 60),
    address: (address || agent?.address || '').slice(0, 120),
  };
}

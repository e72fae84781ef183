import { type ReceiptSettings, ReceiptSettingsSchema } from '@hexaflate/contract';
import type { Context } from '../context.ts';

/** What prints on an agent's receipts; his own name and address until he changes them. */
export async function receiptSettings(context: Context, agentCode: string): Promise<ReceiptSettings> {
  const row = await context.store
    .selectFrom('receipt_settings')
    .select('body')
    .where('agent_code', '=', agentCode)
    .executeTakeFirst();
  if (row) return ReceiptSettingsSchema.parse(JSON.parse(row.body));
  const agent = await context.otomax.agent(agentCode);
  return {
    storeName: (agent?.name ?? agentCode).slice(0, 60),
    address: (agent?.address ?? '').slice(0, 120),
    footer: '',
    showLogo: true,
    markup: '2000',
    paperWidth: '58',
  };
}

export async function saveReceiptSettings(
  context: Context,
  agentCode: string,
  settings: ReceiptSettings,
): Promise<ReceiptSettings> {
  const row = { body: JSON.stringify(settings), updated_at: context.now() };
  await context.store
    .insertInto('receipt_settings')
    .values({ agent_code: agentCode, ...row })
    .onConflict((conflict) => conflict.column('agent_code').doUpdateSet(row))
    .execute();
  return settings;
}

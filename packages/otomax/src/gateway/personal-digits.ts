import { birthDateOf } from '../birth-date.ts';
import type { PersonalDigits } from '../gateway.ts';
import { agent } from './agents.ts';
import type { GatewayContext } from './context.ts';

/** See `Gateway.personalDigits`. */
export async function personalDigits(context: GatewayContext, agentCode: string): Promise<PersonalDigits> {
  const row = await context.read
    .selectFrom('reseller')
    .select('nomor_ktp')
    .where('kode', '=', agentCode)
    .executeTakeFirst();
  return {
    phones: (await agent(context, agentCode))?.phones ?? [],
    birthDate: row?.nomor_ktp ? birthDateOf(row.nomor_ktp, context.now()) : null,
  };
}

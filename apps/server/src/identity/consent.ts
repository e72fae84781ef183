import { createHash } from 'node:crypto';
import type { StoreTables } from '@hexaflate/store';
import type { Kysely, Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { brand } from '../layout/views.ts';
import { fillTemplate } from '../settings/kinds.ts';
import type { SettingSnapshot } from '../settings/settings.ts';

/** A text to agree to. Its version is made of its words: other words are another version. */
export interface ConsentText {
  version: string;
  text: { id: string; en: string };
}

const VERSION_DIGITS = 12;

/** The text that agents are asked to agree to now. */
export async function consentText(
  context: Context,
  settings: SettingSnapshot = context.settings,
): Promise<ConsentText> {
  const { name } = await brand(context);
  const text = {
    id: fillTemplate(settings.get('identity.consentText'), { brand: name }),
    en: fillTemplate(settings.get('identity.consentTextEnglish'), { brand: name }),
  };
  const version = createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, VERSION_DIGITS);
  return { version, text };
}

/** The agreement that holds; undefined when there is none, or it was withdrawn. */
export async function standingConsent(
  store: Kysely<StoreTables>,
  agentCode: string,
): Promise<{ version: string; given_at: number } | undefined> {
  return await store
    .selectFrom('identity_consent')
    .select(['version', 'given_at'])
    .where('agent_code', '=', agentCode)
    .where('withdrawn_at', 'is', null)
    .orderBy('given_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Keeps an agreement and the very words that were agreed to. */
export async function keepConsent(
  { now }: Pick<Context, 'now'>,
  transaction: Transaction<StoreTables>,
  { version, text }: ConsentText,
  given: { agentCode: string; sessionId: string; address: string },
): Promise<void> {
  const at = now();
  await transaction
    .insertInto('identity_consent_text')
    .values({ version, body: JSON.stringify(text), first_given_at: at })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
  await transaction
    .insertInto('identity_consent')
    .values({
      id: crypto.randomUUID(),
      agent_code: given.agentCode,
      version,
      given_at: at,
      withdrawn_at: null,
      session_id: given.sessionId,
      address: given.address,
    })
    .execute();
}

/** Ends every agreement of an agent. */
export async function endConsent(
  { now }: Pick<Context, 'now'>,
  transaction: Transaction<StoreTables>,
  agentCode: string,
): Promise<void> {
  await transaction
    .updateTable('identity_consent')
    .set({ withdrawn_at: now() })
    .where('agent_code', '=', agentCode)
    .where('withdrawn_at', 'is', null)
    .execute();
}

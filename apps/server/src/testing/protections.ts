import type { Context } from '../context.ts';
import { demoAgent } from './context.ts';

/** What must never be read outside the store, in the rows of `insertProtections`. */
export const keptSecrets = ['challenge-secret', 'key-secret', 'digest-secret', 'content-secret'] as const;

/** One row of everything that guards a sale or a PIN, about the demo agent on one of his devices. */
export async function insertProtections({ store, now }: Context, sessionId: string): Promise<void> {
  const mine = { agent_code: demoAgent.code, session_id: sessionId };
  const at = now();
  const [challenge, publicKey, digest, content] = keptSecrets;
  await store
    .insertInto('approval_challenge')
    .values({ ...mine, id: 'asked', challenge, rp_id: 'toko.example', origin: '', expires_at: at })
    .execute();
  await store
    .insertInto('approval_key')
    .values({
      ...mine,
      id: 'passkey-1',
      kind: 'passkey',
      public_key: publicKey,
      sign_count: 1,
      last_digest: digest,
      rp_id: 'toko.example',
      origin: 'https://toko.example',
      name: 'HP konter',
      failures: 0,
      created_at: at,
      last_used_at: null,
    })
    .execute();
  const wanted = {
    attemptId: 'b4b1ee6a-7a34-4a0d-9d3c-3b6f0e2a6c11',
    productCode: 'S10',
    productName: 'Telkomsel 10.000',
    category: 'pulsa',
    destination: '081277778888',
    counter: 1,
    maxPrice: '10425',
  };
  const hit = { rule: 'velocity', action: 'hold', facts: { count: 31, most: 30 } };
  await store
    .insertInto('fraud_case')
    .values({
      ...mine,
      id: 'case-1',
      attempt_id: wanted.attemptId,
      content_hash: content,
      action: 'hold',
      hits: JSON.stringify([hit]),
      wanted: JSON.stringify(wanted),
      state: 'rejected',
      once: 'case-1',
      decided_by: 'budi',
      decided_at: at,
      reason: 'Pembeli tidak dikenal',
      usable_until: null,
      created_at: at,
      version: 2,
    })
    .execute();
  await store
    .insertInto('pin_change')
    .values({
      ...mine,
      id: 'change-1',
      attempt_id: 'a',
      kind: 'change',
      device_name: 'HP konter',
      state: 'done',
      failure: null,
      inbox_code: null,
      asked_at: at,
      final_at: at,
      version: 3,
    })
    .execute();
  await store
    .insertInto('pin_reset_start')
    .values({
      id: 'start-1',
      agent_code: demoAgent.code,
      operator: 'budi',
      reason: 'Sudah video call',
      at,
      until: at,
      used_at: at,
    })
    .execute();
}

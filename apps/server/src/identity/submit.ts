import { type DocumentKind, documentKinds, type SubmitIdentity } from '@hexaflate/contract';
import { type StoreTables, takeTurn } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { askForFaces } from './analysis/faces.ts';
import { announceCase } from './announce.ts';
import { consentText, keepConsent } from './consent.ts';
import { caseTurn, isWanted, noteEvent, readCase, requireWanted, writeCase } from './documents.ts';
import { hashNik } from './duplicates.ts';
import { findPersonKey } from './keys/person-key.ts';
import { useLiveness } from './liveness.ts';
import { sealPerson } from './person.ts';
import { requireOpen } from './upload.ts';

/**
 * Submits what is missing or was rejected, all of it at once. Throws `identity.closed`, `identity.conflict`,
 * `identity.consentMoved`, `identity.notNeeded`, `identity.incomplete`, `identity.photoGone`,
 * `identity.livenessNeeded`, `identity.livenessOver`.
 */
export async function submitIdentity(
  context: Context,
  session: AgentSession,
  submission: SubmitIdentity,
  address: string,
): Promise<void> {
  requireOpen(context);
  const { agentCode } = session;
  const consent = await consentText(context, await context.settings.exact());
  if (submission.consentVersion !== consent.version)
    throw new AppError('identity.consentMoved', { version: consent.version });
  const { ktp, selfie } = submission;
  await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, caseTurn(agentCode));
    const standing = await readCase(transaction, agentCode);
    if (standing.row.version !== submission.version)
      throw new AppError('identity.conflict', { version: standing.row.version });
    requireWhole(submission, standing.documents);
    // Erased while it was typed: the photos are gone as well.
    const key = await findPersonKey(context, agentCode, transaction);
    if (!key) throw new AppError('identity.photoGone');
    for (const kind of documentKinds) {
      const given = submission[kind];
      if (!given) continue;
      await usePhoto(transaction, agentCode, kind, given.photoId);
      standing.documents[kind] = {
        ...standing.documents[kind],
        status: 'inReview',
        photo_id: given.photoId,
        reasons: '[]',
        note: null,
        submitted_at: context.now(),
        decided_at: null,
        first_approver: null,
        first_approved_at: null,
      };
      await noteEvent(context, transaction, {
        agent_code: agentCode,
        document: kind,
        event: 'submitted',
        actor: 'agent',
      });
    }
    if (selfie) await useMovements(context, transaction, agentCode, selfie);
    await keepConsent(context, transaction, consent, { agentCode, sessionId: session.id, address });
    const row = ktp
      ? {
          ...standing.row,
          person: sealPerson(key, ktp.person),
          nik_hash: hashNik(context, ktp.person.nik),
        }
      : standing.row;
    await writeCase(context, transaction, { ...standing, row });
    const selfiePhoto = standing.documents.selfie.photo_id;
    if (selfiePhoto) await askForFaces(context, transaction, { agentCode, photoId: selfiePhoto });
  });
  announceCase(context, agentCode);
  context.log.info({ agent: agentCode, ktp: Boolean(ktp), selfie: Boolean(selfie) }, 'identity submitted');
}

function requireWhole(
  submission: SubmitIdentity,
  documents: Awaited<ReturnType<typeof readCase>>['documents'],
): void {
  for (const kind of documentKinds) if (submission[kind]) requireWanted(documents[kind]);
  const missing = documentKinds.filter((kind) => isWanted(documents[kind]) && !submission[kind]);
  if (missing.length > 0 || (!submission.ktp && !submission.selfie))
    throw new AppError('identity.incomplete', { missing });
}

/** Turns a draft into what was submitted. Throws `identity.photoGone` unless it is the agent's own and of this document. */
async function usePhoto(
  transaction: Transaction<StoreTables>,
  agentCode: string,
  kind: DocumentKind,
  photoId: string,
): Promise<void> {
  const used = await transaction
    .updateTable('identity_photo')
    .set({ state: 'submitted' })
    .where('id', '=', photoId)
    .where('agent_code', '=', agentCode)
    .where('kind', '=', kind)
    .where('state', '=', 'draft')
    .returning('id')
    .executeTakeFirst();
  if (!used) throw new AppError('identity.photoGone', { document: kind });
}

async function useMovements(
  context: Context,
  transaction: Transaction<StoreTables>,
  agentCode: string,
  { photoId, livenessId, seenOnPhone }: NonNullable<SubmitIdentity['selfie']>,
): Promise<void> {
  if (livenessId === undefined) {
    const settings = await context.settings.exact(transaction);
    if (settings.get('identity.liveness')) throw new AppError('identity.livenessNeeded');
    return;
  }
  const steps = await useLiveness(context, transaction, agentCode, livenessId);
  const seen = seenOnPhone === undefined ? null : Math.min(seenOnPhone, steps);
  await transaction
    .updateTable('identity_photo')
    .set({ liveness_id: livenessId, movements_seen: seen })
    .where('id', '=', photoId)
    .execute();
}

import { documentKinds, type IdentityCase, readNik } from '@hexaflate/contract';
import type { IdentityPhotoTable } from '@hexaflate/store';
import type { Context } from '../../context.ts';
import { faceSignals } from '../analysis/faces.ts';
import { readingOf } from '../analysis/reading.ts';
import { standingConsent } from '../consent.ts';
import { readCase } from '../documents.ts';
import { identityDuplicates } from '../duplicates.ts';
import { findPersonKey } from '../keys/person-key.ts';
import { challengesOf } from '../liveness.ts';
import { openPerson } from '../person.ts';
import { documentView, historyOf, instant } from '../views.ts';
import { caseFacts } from './queue.ts';
import { requireCase } from './require-case.ts';

/** Everything that a reviewer judges by. Throws `identity.notFound`. */
export async function caseView(context: Context, reviewer: string, agentCode: string): Promise<IdentityCase> {
  const { store } = context;
  await requireCase(store, agentCode);
  const { row, documents } = await readCase(store, agentCode);
  const key = await findPersonKey(context, agentCode);
  const person = openPerson(key, row.person);
  const [agent, duplicates, consent, history, photos] = await Promise.all([
    context.otomax.agent(agentCode),
    identityDuplicates(context, agentCode),
    standingConsent(store, agentCode),
    historyOf(context, agentCode),
    casePhotos(context, agentCode),
  ]);
  const ktp = documents.ktp.photo_id;
  const current = new Set(documentKinds.map((kind) => documents[kind].photo_id));
  const selfie = photos.find(({ id }) => id === documents.selfie.photo_id);
  return {
    ...caseFacts(context, reviewer, row, documents),
    agentName: agent?.name ?? null,
    phone: agent?.phones[0] ?? null,
    duplicateCount: duplicates.length,
    secondApprover: context.settings.get('identity.secondApprover'),
    documents: documentKinds.map((kind) => documentView(documents[kind])),
    photos: photos.map((photo) => ({
      id: photo.id,
      kind: photo.kind,
      challenge: photo.challenge,
      width: photo.width,
      height: photo.height,
      takenAt: instant(photo.created_at),
      current:
        photo.kind === 'frame'
          ? selfie?.liveness_id != null && photo.liveness_id === selfie.liveness_id
          : current.has(photo.id),
    })),
    person,
    nik:
      person &&
      readNik(person.nik, { today: instant(context.now()).slice(0, 10), birthDate: person.birthDate }),
    reading:
      ktp === null
        ? { state: 'off', nik: null, name: null, birthDate: null }
        : await readingOf(context, agentCode, ktp),
    signals: await faceSignals(context, agentCode, documents.selfie.photo_id),
    seenOnPhone: selfie ? seenOnPhone(selfie, photos) : null,
    duplicates: await Promise.all(
      duplicates.map(async (other) => ({
        ...other,
        agentName: (await context.otomax.agent(other.agentCode))?.name ?? null,
      })),
    ),
    consent: consent ? { version: consent.version, at: instant(consent.given_at) } : null,
    history,
  };
}

/** Photos that were submitted and are still kept, the newest first, with the movement that a frame shows. */
async function casePhotos({ store }: Context, agentCode: string) {
  const rows = await store
    .selectFrom('identity_photo')
    .leftJoin('identity_liveness', 'identity_liveness.id', 'identity_photo.liveness_id')
    .selectAll('identity_photo')
    .select('identity_liveness.challenges')
    .where('identity_photo.agent_code', '=', agentCode)
    .where('state', '=', 'submitted')
    .orderBy('created_at', 'desc')
    .orderBy('step')
    .execute();
  return rows.map((row) => ({ ...row, challenge: challengeOf(row) }));
}

function seenOnPhone(
  { movements_seen: seen, liveness_id: check }: IdentityPhotoTable,
  photos: readonly IdentityPhotoTable[],
): IdentityCase['seenOnPhone'] {
  if (seen === null) return null;
  return {
    seen,
    of: photos.filter(({ kind, liveness_id }) => kind === 'frame' && liveness_id === check).length,
  };
}

function challengeOf({ kind, step, challenges }: IdentityPhotoTable & { challenges: string | null }) {
  if (kind !== 'frame' || step === null || challenges === null) return null;
  return challengesOf({ challenges })[step] ?? null;
}

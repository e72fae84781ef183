import type { DocumentEvent, FaceSignals, IdentityDocument, Person, Reading } from '@hexaflate/contract';
import { documentKinds } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { faceSignals } from './analysis/faces.ts';
import { readingOf } from './analysis/reading.ts';
import { readCase } from './documents.ts';
import { findPersonKey } from './keys/person-key.ts';
import { openPerson } from './person.ts';
import { readPhoto } from './photo-bytes.ts';
import { documentView, historyOf, instant, instantOrNull } from './views.ts';

/** A photo to hand out: JPEG. */
interface ExportedPhoto {
  /** `ktp-2026-01-31-<id>.jpg` and the like. */
  name: string;
  bytes: Uint8Array;
}

/** All that is kept about who an agent is, in words of ours, for himself alone. */
export interface ExportedIdentity {
  status: string;
  person: Person | null;
  documents: IdentityDocument[];
  history: DocumentEvent[];
  /** What was read off his KTP and made of his face, by machine. */
  reading: Reading | null;
  faces: FaceSignals;
  /** How many of his movements his phone said that it saw by itself. */
  movementsSeen: number | null;
  /** Everything he has agreed to, with the very words. */
  consents: {
    version: string;
    text: unknown;
    givenAt: string;
    withdrawnAt: string | null;
    address: string;
  }[];
  /** When operators have looked, and at what. */
  views: { at: string; what: string }[];
  photos: ExportedPhoto[];
}

/**
 * Everything that is kept about an agent's identity, as UU 27/2022 lets him ask for it; unless it is to be `whole`,
 * without photos and what stands on them. Throws BlobsAwayError.
 */
export async function exportIdentity(
  context: Context,
  agentCode: string,
  whole: boolean,
): Promise<ExportedIdentity> {
  const { store } = context;
  const { row, documents } = await readCase(store, agentCode);
  const key = whole ? await findPersonKey(context, agentCode) : undefined;
  const ktp = whole ? documents.ktp.photo_id : null;
  const selfie = whole ? documents.selfie.photo_id : null;
  const consents = await store
    .selectFrom('identity_consent')
    .innerJoin('identity_consent_text', 'identity_consent_text.version', 'identity_consent.version')
    .select(['identity_consent.version', 'body', 'given_at', 'withdrawn_at', 'address'])
    .where('agent_code', '=', agentCode)
    .orderBy('given_at')
    .execute();
  const views = await store
    .selectFrom('identity_view')
    .select(['at', 'what'])
    .where('agent_code', '=', agentCode)
    .orderBy('id')
    .execute();
  const history = await historyOf(context, agentCode);
  return {
    status: row.status,
    person: openPerson(key, row.person),
    documents: documentKinds.map((kind) => documentView(documents[kind])),
    history: history.map((event) => ({ ...event, operator: null })),
    reading: ktp === null ? null : await readingOf(context, agentCode, ktp),
    faces: await faceSignals(context, agentCode, selfie),
    movementsSeen: selfie === null ? null : await movementsSeen(context, selfie),
    consents: consents.map((one) => ({
      version: one.version,
      text: JSON.parse(one.body),
      givenAt: instant(one.given_at),
      withdrawnAt: instantOrNull(one.withdrawn_at),
      address: one.address,
    })),
    views: views.map(({ at, what }) => ({ at: instant(at), what })),
    photos: whole ? await exportPhotos(context, agentCode) : [],
  };
}

async function movementsSeen({ store }: Context, selfie: string): Promise<number | null> {
  const row = await store
    .selectFrom('identity_photo')
    .select('movements_seen')
    .where('id', '=', selfie)
    .executeTakeFirst();
  return row?.movements_seen ?? null;
}

async function exportPhotos(context: Context, agentCode: string): Promise<ExportedPhoto[]> {
  const rows = await context.store
    .selectFrom('identity_photo')
    .selectAll()
    .where('agent_code', '=', agentCode)
    .where('state', 'in', ['draft', 'submitted'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const photos: ExportedPhoto[] = [];
  for (const row of rows) {
    const bytes = await readPhoto(context, row).catch((error: unknown) => {
      // One whose bytes are lost is no reason to hand out none.
      if (error instanceof AppError && error.code === 'identity.photoGone') return undefined;
      throw error;
    });
    const day = instant(row.created_at).slice(0, 10);
    if (bytes) photos.push({ name: `${row.kind}-${day}-${row.id}.jpg`, bytes });
  }
  return photos;
}

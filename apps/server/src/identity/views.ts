import {
  type DocumentEvent,
  documentKinds,
  type Identity,
  type IdentityDocument,
  RepairReasonSchema,
} from '@hexaflate/contract';
import type { IdentityDocumentTable, IdentityEventTable } from '@hexaflate/store';
import * as z from 'zod';
import type { Context } from '../context.ts';
import { consentText, standingConsent } from './consent.ts';
import { readCase } from './documents.ts';
import { findPersonKey } from './keys/person-key.ts';
import { openPerson, shortened } from './person.ts';
import { DOCUMENT_MIN_SIDE, MEGAPIXEL } from './take-photo.ts';

const ReasonsSchema = z.array(RepairReasonSchema);

/** Everything that the agent's own screen shows. */
export async function identityView(context: Context, agentCode: string): Promise<Identity> {
  const { settings, store } = context;
  const { row, documents } = await readCase(store, agentCode);
  const [consent, given, key, history] = await Promise.all([
    consentText(context),
    standingConsent(store, agentCode),
    findPersonKey(context, agentCode),
    historyOf(context, agentCode),
  ]);
  const person = openPerson(key, row.person);
  return {
    open: settings.get('identity.open'),
    status: row.status,
    version: row.version,
    documents: documentKinds.map((kind) => documentView(documents[kind])),
    // Which of the operators it was is the installation's own affair.
    history: history.map((event) => ({ ...event, operator: null })),
    person: person && shortened(person),
    consent: {
      ...consent,
      given: given ? { version: given.version, at: instant(given.given_at) } : null,
    },
    photo: {
      maxBytes: settings.get('identity.photoMegabytes') * MEGAPIXEL,
      minSide: DOCUMENT_MIN_SIDE,
      maxPixels: settings.get('identity.photoMegapixels') * MEGAPIXEL,
    },
    liveness: settings.get('identity.liveness'),
  };
}

/** A document as both apps show it. */
export function documentView(document: IdentityDocumentTable): IdentityDocument {
  return {
    kind: document.kind,
    status: document.status,
    reasons: ReasonsSchema.parse(JSON.parse(document.reasons)),
    note: document.note,
    submittedAt: instantOrNull(document.submitted_at),
    decidedAt: instantOrNull(document.decided_at),
    photoId: document.photo_id,
  };
}

/** What became of an agent's documents, newest first. */
export async function historyOf({ store }: Context, agentCode: string): Promise<DocumentEvent[]> {
  const rows = await store
    .selectFrom('identity_event')
    .selectAll()
    .where('agent_code', '=', agentCode)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return rows.map(eventView);
}

function eventView({ at, document, event, actor, reasons, note }: IdentityEventTable): DocumentEvent {
  const [by, operator] = actor.split(':');
  return {
    at: instant(at),
    document,
    event,
    by: by === 'agent' || by === 'operator' ? by : 'system',
    operator: operator ?? null,
    reasons: ReasonsSchema.parse(JSON.parse(reasons)),
    note,
  };
}

/** Milliseconds as the wire wants them. */
export function instant(at: number): string {
  return new Date(at).toISOString();
}

/** The same where there may be none. */
export function instantOrNull(at: number | null): string | null {
  return at === null ? null : instant(at);
}

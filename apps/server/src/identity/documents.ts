import { type DocumentKind, type DocumentStatus, documentKinds } from '@hexaflate/contract';
import type {
  IdentityCaseTable,
  IdentityDocumentTable,
  IdentityEventTable,
  StoreTables,
} from '@hexaflate/store';
import type { Kysely, Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { wholeStatus } from './status.ts';

/** An agent's case as it stands: both documents, the KTP first, whether anything was submitted yet or not. */
export interface StandingCase {
  row: IdentityCaseTable;
  documents: Record<DocumentKind, IdentityDocumentTable>;
}

/** Reads a case; one that does not exist yet reads as empty, of version 0. */
export async function readCase(store: Kysely<StoreTables>, agentCode: string): Promise<StandingCase> {
  const [row, documents] = [
    await store
      .selectFrom('identity_case')
      .selectAll()
      .where('agent_code', '=', agentCode)
      .executeTakeFirst(),
    await store.selectFrom('identity_document').selectAll().where('agent_code', '=', agentCode).execute(),
  ];
  const document = (kind: DocumentKind) =>
    documents.find((one) => one.kind === kind) ?? emptyDocument(agentCode, kind);
  return {
    row: row ?? emptyCase(agentCode),
    documents: { ktp: document('ktp'), selfie: document('selfie') },
  };
}

/**
 * Writes a case with its documents back under the next version, in a transaction that took the case's turn before it
 * read. What is derived from the documents is derived here.
 */
export async function writeCase(
  { now }: Pick<Context, 'now'>,
  transaction: Transaction<StoreTables>,
  { row, documents }: StandingCase,
): Promise<IdentityCaseTable> {
  const all = documentKinds.map((kind) => documents[kind]);
  const waiting = all.flatMap(({ status, submitted_at: at }) =>
    status === 'inReview' && at !== null ? [at] : [],
  );
  const next: IdentityCaseTable = {
    ...row,
    status: wholeStatus(all),
    version: row.version + 1,
    waiting_since: waiting.length > 0 ? Math.min(...waiting) : null,
    changed_at: now(),
  };
  const { agent_code: _, ...changes } = next;
  await transaction
    .insertInto('identity_case')
    .values(next)
    .onConflict((conflict) => conflict.column('agent_code').doUpdateSet(changes))
    .execute();
  for (const document of all) {
    const { agent_code: _agent, kind: _kind, ...standing } = document;
    await transaction
      .insertInto('identity_document')
      .values(document)
      .onConflict((conflict) => conflict.columns(['agent_code', 'kind']).doUpdateSet(standing))
      .execute();
  }
  return next;
}

/** The turn under which a case is read and written back. */
export function caseTurn(agentCode: string): string {
  return `identity ${agentCode}`;
}

/** Whether the agent may, and has to, send this document. */
export function isWanted({ status }: { status: DocumentStatus }): boolean {
  return status === 'none' || status === 'repair';
}

/** Throws `identity.notNeeded` when the agent need not send this document. */
export function requireWanted(document: { status: DocumentStatus }): void {
  if (!isWanted(document)) throw new AppError('identity.notNeeded');
}

/** Writes down what became of a document. */
export async function noteEvent(
  { now }: Pick<Context, 'now'>,
  transaction: Transaction<StoreTables>,
  event: Pick<IdentityEventTable, 'agent_code' | 'document' | 'event' | 'actor'> &
    Partial<Pick<IdentityEventTable, 'reasons' | 'note'>>,
): Promise<void> {
  const at = now();
  await transaction
    .insertInto('identity_event')
    .values({ reasons: '[]', note: null, ...event, id: Bun.randomUUIDv7('hex', at), at })
    .execute();
}

function emptyCase(agentCode: string): IdentityCaseTable {
  return {
    agent_code: agentCode,
    status: 'none',
    version: 0,
    waiting_since: null,
    changed_at: 0,
    person: null,
    nik_hash: null,
    lease_operator: null,
    lease_until: null,
    agent_gone_at: null,
  };
}

/** A document of which nothing was ever sent, or nothing is left. */
export function emptyDocument(agentCode: string, kind: DocumentKind): IdentityDocumentTable {
  return {
    agent_code: agentCode,
    kind,
    status: 'none',
    photo_id: null,
    reasons: '[]',
    note: null,
    submitted_at: null,
    decided_at: null,
    first_approver: null,
    first_approved_at: null,
  };
}

import type { KeptTable } from './kept-table.ts';

const inOneFile = { leftOut: 'stands in identitas.json, with its photos beside it' } as const;
const byTheKey = {
  stays: 'emptied before, by destroying the key of the person (identity/erase.ts)',
} as const;
const asProof = { stays: 'proof of what was agreed to, done and seen, by code alone' } as const;

/** Identity documents: exported whole by their own room, and erased by destroying the key that opens them. */
export const keptIdentity = {
  identity_case: { inExport: inOneFile, atErasing: byTheKey },
  identity_document: { inExport: inOneFile, atErasing: byTheKey },
  identity_photo: { inExport: inOneFile, atErasing: byTheKey },
  identity_analysis: { inExport: inOneFile, atErasing: byTheKey },
  identity_liveness: { inExport: inOneFile, atErasing: byTheKey },
  identity_key: { inExport: { leftOut: 'a secret' }, atErasing: byTheKey },
  identity_event: { inExport: inOneFile, atErasing: asProof },
  identity_consent: { inExport: inOneFile, atErasing: asProof },
  identity_view: { inExport: inOneFile, atErasing: asProof },
  identity_photo_count: {
    inExport: { leftOut: 'how many photos came in a day' },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('identity_photo_count').where('agent_code', '=', agentCode).execute(),
  },
} satisfies Record<string, KeptTable>;

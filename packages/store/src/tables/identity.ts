/** Tables of identity documents. Photos themselves lie outside the store, sealed under their person's key. */
export interface IdentityTables {
  identity_case: IdentityCaseTable;
  identity_document: IdentityDocumentTable;
  identity_photo: IdentityPhotoTable;
  identity_event: IdentityEventTable;
  identity_key: IdentityKeyTable;
  identity_consent: IdentityConsentTable;
  identity_consent_text: IdentityConsentTextTable;
  identity_view: IdentityViewTable;
  identity_liveness: IdentityLivenessTable;
  identity_analysis: IdentityAnalysisTable;
  identity_photo_count: IdentityPhotoCountTable;
}

type Status = 'none' | 'inReview' | 'verified' | 'repair';
type Document = 'ktp' | 'selfie';

/** An agent's documents taken together. */
export interface IdentityCaseTable {
  agent_code: string;
  status: Status;
  /** Rises with every change. */
  version: number;
  /** When the oldest document in review was submitted. */
  waiting_since: number | null;
  changed_at: number;
  /** NIK, name and date of birth as given: JSON, sealed under the person's key. */
  person: string | null;
  /** HMAC of the NIK under a key outside the store, hex: equal for equal numbers, and tells nothing else. */
  nik_hash: string | null;
  /** Who is at it, and until when. */
  lease_operator: string | null;
  lease_until: number | null;
  /** Since when Otomax no longer knows the agent. */
  agent_gone_at: number | null;
}

export interface IdentityDocumentTable {
  agent_code: string;
  kind: Document;
  status: Status;
  photo_id: string | null;
  /** JSON array of reasons to repair it. */
  reasons: string;
  note: string | null;
  submitted_at: number | null;
  decided_at: number | null;
  /** The first of two approvers, while the second is awaited. */
  first_approver: string | null;
  first_approved_at: number | null;
}

/** A photo's row stands before its bytes and goes after them, so that none can be left behind unknown. */
export interface IdentityPhotoTable {
  id: string;
  agent_code: string;
  kind: Document | 'frame';
  /** `writing` until the bytes are kept, `draft` until submitted, `doomed` until the bytes are gone. */
  state: 'writing' | 'draft' | 'submitted' | 'doomed';
  /** The liveness check that a frame, or a submitted selfie, belongs to. */
  liveness_id: string | null;
  /** Of a submitted selfie: how many of its movements the phone said that it saw by itself. */
  movements_seen: number | null;
  step: number | null;
  width: number;
  height: number;
  created_at: number;
  rejected_at: number | null;
  verified_at: number | null;
}

/** What became of a document, in order of `id` (a UUID of version 7). */
export interface IdentityEventTable {
  id: string;
  agent_code: string;
  document: Document;
  event: 'submitted' | 'approved' | 'verified' | 'repair' | 'photoDeleted' | 'withdrawn' | 'erased';
  /** `agent`, `system` or `operator:budi`. */
  actor: string;
  /** JSON array. */
  reasons: string;
  note: string | null;
  at: number;
}

/** A person's own key, wrapped by one that lies outside the store. Without the row nothing of his can be opened. */
export interface IdentityKeyTable {
  agent_code: string;
  wrapped: string;
  made_at: number;
}

export interface IdentityConsentTable {
  id: string;
  agent_code: string;
  version: string;
  given_at: number;
  withdrawn_at: number | null;
  session_id: string;
  address: string;
}

/** What exactly was agreed to. */
export interface IdentityConsentTextTable {
  version: string;
  /** JSON: the text in both languages. */
  body: string;
  first_given_at: number;
}

/** Who has looked at what; never changed. */
export interface IdentityViewTable {
  id: string;
  agent_code: string;
  operator: string;
  session_id: string;
  what: 'case' | 'ktp' | 'selfie' | 'frame';
  photo_id: string | null;
  address: string;
  at: number;
}

export interface IdentityLivenessTable {
  id: string;
  agent_code: string;
  /** JSON array, in the order asked for. */
  challenges: string;
  next_step: number;
  issued_at: number;
  expires_at: number;
  used_at: number | null;
}

/** What a model is to look at, or has seen. */
export interface IdentityAnalysisTable {
  /** Of the KTP for `reading`, of the selfie for `faces`. */
  photo_id: string;
  kind: 'reading' | 'faces';
  agent_code: string;
  state: 'waiting' | 'done' | 'failed';
  /** JSON, sealed under the person's key. */
  result: string | null;
  asked_at: number;
  tries: number;
}

/** How many photos an agent has sent on a day, counted in days since 1970. */
export interface IdentityPhotoCountTable {
  agent_code: string;
  day: number;
  photos: number;
}

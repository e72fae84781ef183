/** What the operator decides and what is written down of it. */
export interface GovernanceTables {
  setting_change: SettingChangeTable;
  document: DocumentTable;
  format_confirmation: FormatConfirmationTable;
  audit_entry: AuditEntryTable;
}

/** One change of a setting; the one with the highest version holds. */
export interface SettingChangeTable {
  key: string;
  /** 1 for the first change. */
  version: number;
  /** JSON; null takes the default again. */
  value: string | null;
  changed_by: string;
  changed_at: number;
}

/** Published documents: the layout, the brand. */
export interface DocumentTable {
  name: string;
  version: number;
  /** JSON. */
  body: string;
  updated_at: number;
}

/** A decision of an operator about one of Otomax's message formats; the highest version of a purpose is in force. */
export interface FormatConfirmationTable {
  /** What is said with it, such as "buy". */
  purpose: string;
  version: number;
  /** Name of Otomax's row; null, like both texts, when an earlier decision was taken back. */
  name: string | null;
  /** What stood there at that moment; null when Otomax had no such row. */
  found: string | null;
  /** What is sent. */
  template: string | null;
  /** User name of who decided. */
  operator: string;
  at: number;
}

/** One deed in the audit trail; never changed and never deleted. */
export interface AuditEntryTable {
  chain: string;
  /** 1 for the first of its chain, without gaps. */
  seq: number;
  at: number;
  /** Who did it, as `operator:budi`. */
  actor: string;
  /** What was done, as `setting.changed`. */
  verb: string;
  /** What it was done to, as `setting:pin.firstLock`. */
  subject: string;
  /** Canonical JSON of what the deed changed. */
  before: string | null;
  after: string | null;
  /** In the words of whoever did it. */
  reason: string | null;
  address: string | null;
  session_id: string | null;
  /** Hash of the entry before; 64 zeros for the first. */
  previous_hash: string;
  /** SHA-256 over the canonical JSON of everything else in the row, hex. */
  hash: string;
}

/** What agents say of themselves, are told, take with them and close. */
export interface AccountTables {
  agent_profile: AgentProfileTable;
  profile_photo: ProfilePhotoTable;
  notification: NotificationTable;
  own_data_export: OwnDataExportTable;
  own_data_part: OwnDataPartTable;
  account_closing: AccountClosingTable;
}

/** What an agent says of his shop, beside Otomax's own words; empty texts are not set. */
export interface AgentProfileTable {
  agent_code: string;
  /** 1 for the first save. */
  version: number;
  store_name: string;
  owner_name: string;
  phone: string;
  province: string;
  city: string;
  street: string;
  postcode: string;
  email: string;
  /** `agent`, or `operator:…` for a correction. */
  changed_by: string;
  changed_at: number;
}

/** A small picture of an agent or his shop. */
export interface ProfilePhotoTable {
  agent_code: string;
  /** Another with each picture. */
  id: string;
  /** JPEG, sealed with the server's key. */
  body: string;
  changed_at: number;
}

export interface NotificationTable {
  id: string;
  agent_code: string;
  kind: string;
  /** JSON object of strings. */
  params: string;
  order_id: string | null;
  /** What it is about, so that applying a change twice notifies once. */
  dedupe_key: string;
  read_at: number | null;
  created_at: number;
}

/** A file with everything that we keep of an agent: asked for, written in the background, fetched once. */
export interface OwnDataExportTable {
  id: string;
  agent_code: string;
  /** The session that asked, and that alone may fetch it. */
  session_id: string;
  /** Name of its device; null for what was asked before it was kept. */
  device_name: string | null;
  /** `stopped`: by a device of the same agent. */
  state: 'waiting' | 'writing' | 'ready' | 'fetched' | 'expired' | 'stopped';
  /** Whether it was proved beyond the PIN; one that was not leaves out who he is. */
  proved: number;
  /** Written from then on; null for at once. */
  due_at: number | null;
  /** Who is writing it: parts of another run are not its parts. */
  run: string | null;
  run_at: number | null;
  /** Of the finished file. */
  bytes: number | null;
  asked_at: number;
  ready_at: number | null;
  expires_at: number | null;
  /** When it began to be sent; its pieces go as they are sent. */
  fetched_at: number | null;
}

/** A piece of such a file, sealed with the server's key; gone once it was fetched. */
export interface OwnDataPartTable {
  export_id: string;
  run: string;
  seq: number;
  body: string;
}

/** A wish to close an account. At most one of an agent is neither taken back nor done. */
export interface AccountClosingTable {
  id: string;
  agent_code: string;
  asked_by: 'app' | 'page';
  /** In the agent's words. */
  reason: string | null;
  asked_at: number;
  /** When his data goes, unless he comes back before. */
  erase_at: number;
  taken_back_at: number | null;
  /** From here on it cannot be taken back. */
  erasing_at: number | null;
  erased_at: number | null;
  /** Under which his sales stay in the journal. */
  pseudonym: string | null;
  /** When an operator had closed the account in Otomax itself, and who. */
  done_at: number | null;
  done_by: string | null;
}

/** Changes of PINs, what operators start, and the keys that approve in a PIN's place. Nowhere a PIN or a hash of one. */
export const pin = [
  'alter table pin_lock add column disabled_at bigint',
  `create table pin_change (
    id text primary key,
    agent_code text not null,
    attempt_id text not null,
    kind text not null,
    session_id text not null,
    device_name text not null,
    state text not null,
    failure text,
    inbox_code bigint,
    asked_at bigint not null,
    final_at bigint,
    version bigint not null,
    unique (agent_code, attempt_id)
  )`,
  "create unique index pin_change_underway on pin_change (agent_code) where state in ('asked', 'sent')",
  'create index pin_change_inbox on pin_change (inbox_code)',
  `create table pin_reset_start (
    id text primary key,
    agent_code text not null,
    operator text not null,
    reason text not null,
    at bigint not null,
    until bigint not null,
    used_at bigint
  )`,
  'create index pin_reset_start_agent on pin_reset_start (agent_code, at)',
  `create table approval_key (
    id text primary key,
    agent_code text not null,
    kind text not null,
    public_key text not null,
    sign_count bigint not null,
    last_digest text,
    rp_id text,
    origin text,
    name text not null,
    session_id text not null,
    failures bigint not null,
    created_at bigint not null,
    last_used_at bigint
  )`,
  'create index approval_key_agent on approval_key (agent_code)',
  `create table approval_challenge (
    id text primary key,
    agent_code text not null,
    session_id text not null,
    challenge text not null,
    rp_id text not null,
    origin text not null,
    expires_at bigint not null
  )`,
];

/** More ways to sign in, what fences them, and what is good for one use only. */
export const waysIn = [
  'alter table sign_in_code add column network text',
  'alter table sign_in_code add column device_key text',
  'alter table sign_in_code add column stranger_told integer not null default 0',
  'alter table sign_in_code add column access_id text',
  'create index sign_in_code_network on sign_in_code (network, created_at)',
  'create index sign_in_code_device on sign_in_code (device_key, created_at)',
  `create table sign_in_message (
    id text primary key,
    phone text not null,
    agent_code text,
    device_key text not null,
    code_hash text not null,
    salt text not null,
    network text not null,
    after_inbox bigint not null,
    last_inbox bigint not null,
    tries_left integer not null,
    created_at bigint not null,
    expires_at bigint not null,
    proved_at bigint,
    used_at bigint
  )`,
  'create index sign_in_message_phone on sign_in_message (phone, created_at)',
  'create index sign_in_message_network on sign_in_message (network, created_at)',
  'create index sign_in_message_device on sign_in_message (device_key, created_at)',
  'create index sign_in_message_expires on sign_in_message (expires_at)',
  `create table linked_account (
    id text primary key,
    provider text not null,
    subject text not null,
    agent_code text not null,
    phone text not null,
    label text not null,
    linked_at bigint not null,
    last_used_at bigint,
    unique (provider, subject)
  )`,
  'create index linked_account_agent on linked_account (agent_code)',
  `create table linked_sign_in (
    state_hash text primary key,
    provider text not null,
    device_key text,
    nonce text not null,
    verifier text not null,
    redirect_uri text not null,
    session_id text,
    agent_code text,
    phone text,
    expires_at bigint not null
  )`,
  `create table reviewer_access (
    id text primary key,
    phone text not null,
    agent_code text not null,
    code text not null,
    tries_left integer not null,
    opened_by text not null,
    opened_at bigint not null,
    expires_at bigint not null,
    closed_at bigint
  )`,
  'create index reviewer_access_agent on reviewer_access (agent_code)',
  `create table reviewer_use (
    id text primary key,
    access_id text not null,
    session_id text not null,
    address text,
    device text not null,
    at bigint not null
  )`,
  'create index reviewer_use_access on reviewer_use (access_id, at)',
  'create index reviewer_use_session on reviewer_use (session_id)',
  `create table app_check_token (
    token_hash text primary key,
    expires_at bigint not null
  )`,
];

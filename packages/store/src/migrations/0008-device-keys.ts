/**
 * Sessions are bound to a key of their device, and what they are used with is short-lived. Those from before have no key:
 * they end, and their devices sign in again.
 */
export const deviceKeys = [
  'alter table session rename to session_without_key',
  `create table session (
    id text primary key,
    agent_code text not null,
    phone text not null,
    device_name text not null,
    platform text not null,
    app_version text not null,
    transport text not null,
    key_thumbprint text not null,
    refresh_generation integer not null,
    refresh_attempt text,
    address text,
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null,
    ended_at bigint,
    end_reason text
  )`,
  `insert into session (id, agent_code, phone, device_name, platform, app_version, transport, key_thumbprint,
      refresh_generation, refresh_attempt, address, created_at, last_seen_at, expires_at, ended_at, end_reason)
    select id, agent_code, phone, device_name, platform, app_version, transport, '',
      0, null, address, created_at, last_seen_at, expires_at, coalesce(ended_at, last_seen_at), null
    from session_without_key`,
  'drop table session_without_key',
  'create index session_agent on session (agent_code, created_at)',
  'create index session_key on session (key_thumbprint)',
  `create table access_token (
    token_hash text primary key,
    session_id text not null,
    expires_at bigint not null
  )`,
  'create index access_token_expires on access_token (expires_at)',
  `create table used_proof (
    id text primary key,
    expires_at bigint not null
  )`,
  'create index used_proof_expires on used_proof (expires_at)',
];

/** Passkeys of operators, what waits for a second operator's word, and rescues from the server's own machine. */
export const operatorProtection = [
  // Random, so that an authenticator keeps nothing by which a person is known.
  'alter table operator add column passkey_handle text',
  'alter table operator_session add column proved_at bigint',
  `create table operator_passkey (
    id text primary key,
    username text not null,
    rp_id text not null,
    public_key text not null,
    counter bigint not null,
    transports text not null,
    name text not null,
    backed_up integer not null,
    created_at bigint not null,
    last_used_at bigint
  )`,
  'create index operator_passkey_username on operator_passkey (username)',
  `create table passkey_challenge (
    challenge_hash text primary key,
    purpose text not null,
    session_id text,
    expires_at bigint not null
  )`,
  `create table proposal (
    id text primary key,
    verb text not null,
    route text not null,
    input text not null,
    changes text not null,
    digest text not null,
    proposer text not null,
    session_id text not null,
    reason text not null,
    state text not null,
    created_at bigint not null,
    expires_at bigint not null,
    run text,
    run_until bigint,
    decided_by text,
    decided_at bigint,
    decided_reason text
  )`,
  'create index proposal_state on proposal (state, created_at)',
  `create table operator_rescue (
    id text primary key,
    username text not null,
    deeds text not null,
    system_user text not null,
    machine text not null,
    at bigint not null
  )`,
  `create table operator_rescue_seen (
    rescue_id text not null,
    username text not null,
    primary key (rescue_id, username)
  )`,
];

const REFUSAL = 'audit_entry is append-only';

/** Nobody changes or deletes what stands in the trail: not by a mistake of ours, nor by hand without first taking this away. */
export const appendOnlyAudit = {
  sqlite: ['update', 'delete'].map(
    (verb) => `create trigger audit_entry_no_${verb} before ${verb} on audit_entry
      begin select raise(abort, '${REFUSAL}'); end`,
  ),
  postgres: [
    `create function refuse_audit_change() returns trigger language plpgsql
      as $$ begin raise exception '${REFUSAL}'; end $$`,
    `create trigger audit_entry_no_change before update or delete on audit_entry
      for each row execute function refuse_audit_change()`,
    `create trigger audit_entry_no_truncate before truncate on audit_entry
      for each statement execute function refuse_audit_change()`,
  ],
};

/** What was done by whom, in chains: each entry holds the hash of the one before. Rows are only ever added. */
export const audit = [
  `create table audit_entry (
    chain text not null,
    seq bigint not null,
    at bigint not null,
    actor text not null,
    verb text not null,
    subject text not null,
    before text,
    after text,
    reason text,
    address text,
    session_id text,
    previous_hash text not null,
    hash text not null,
    primary key (chain, seq)
  )`,
  'create index audit_entry_actor on audit_entry (chain, actor, seq)',
  'create index audit_entry_verb on audit_entry (chain, verb, seq)',
  'create index audit_entry_subject on audit_entry (chain, subject, seq)',
  'create index audit_entry_at on audit_entry (chain, at)',
];

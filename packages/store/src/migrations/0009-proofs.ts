/** Sessions that are safe, codes that open one thing alone, and proofs beyond being signed in. */
export const proofs = [
  'alter table session add column safe_by text',
  'alter table session add column safe_at bigint',
  'alter table session add column safe_word_of text',
  'alter table session add column safe_reason text',
  "alter table sign_in_code add column purpose text not null default 'signIn'",
  `create table proof (
    id text primary key,
    agent_code text not null,
    session_id text not null,
    purpose text not null,
    method text not null,
    subject text,
    about text not null,
    status text not null,
    code_id text,
    answered_by text,
    created_at bigint not null,
    expires_at bigint not null,
    version integer not null
  )`,
  'create index proof_agent on proof (agent_code, created_at)',
];

/** What the rules against fraud saw in orders, and what operators decided about those held. */
export const fraud = [
  `create table fraud_case (
    id text primary key,
    agent_code text not null,
    session_id text not null,
    attempt_id text not null,
    content_hash text not null,
    action text not null,
    hits text not null,
    wanted text not null,
    state text not null,
    once text not null unique,
    decided_by text,
    decided_at bigint,
    reason text,
    usable_until bigint,
    created_at bigint not null,
    version integer not null
  )`,
  'create index fraud_case_time on fraud_case (created_at)',
  'create index fraud_case_state on fraud_case (state, created_at)',
  'create index fraud_case_attempt on fraud_case (agent_code, attempt_id)',
  'create index orders_destination on orders (agent_code, destination, accepted_at)',
];

/** Who agents show that they are. Photos lie outside, as files or in S3; whatever names a person is sealed. */
export const identityDocuments = [
  `create table identity_case (
    agent_code text primary key,
    status text not null,
    version bigint not null,
    waiting_since bigint,
    changed_at bigint not null,
    person text,
    nik_hash text,
    lease_operator text,
    lease_until bigint,
    agent_gone_at bigint
  )`,
  'create index identity_case_waiting on identity_case (status, waiting_since, agent_code)',
  'create index identity_case_changed on identity_case (status, changed_at, agent_code)',
  'create index identity_case_nik on identity_case (nik_hash)',
  `create table identity_document (
    agent_code text not null,
    kind text not null,
    status text not null,
    photo_id text,
    reasons text not null,
    note text,
    submitted_at bigint,
    decided_at bigint,
    first_approver text,
    first_approved_at bigint,
    primary key (agent_code, kind)
  )`,
  `create table identity_photo (
    id text primary key,
    agent_code text not null,
    kind text not null,
    state text not null,
    liveness_id text,
    step integer,
    width integer not null,
    height integer not null,
    created_at bigint not null,
    rejected_at bigint,
    verified_at bigint
  )`,
  'create index identity_photo_agent on identity_photo (agent_code, created_at)',
  'create index identity_photo_state on identity_photo (state, created_at)',
  `create table identity_event (
    id text primary key,
    agent_code text not null,
    document text not null,
    event text not null,
    actor text not null,
    reasons text not null,
    note text,
    at bigint not null
  )`,
  'create index identity_event_agent on identity_event (agent_code, id)',
  `create table identity_key (
    agent_code text primary key,
    wrapped text not null,
    made_at bigint not null
  )`,
  `create table identity_consent (
    id text primary key,
    agent_code text not null,
    version text not null,
    given_at bigint not null,
    withdrawn_at bigint,
    session_id text not null,
    address text not null
  )`,
  'create index identity_consent_agent on identity_consent (agent_code, given_at)',
  `create table identity_consent_text (
    version text primary key,
    body text not null,
    first_given_at bigint not null
  )`,
  `create table identity_view (
    id text primary key,
    agent_code text not null,
    operator text not null,
    session_id text not null,
    what text not null,
    photo_id text,
    address text not null,
    at bigint not null
  )`,
  'create index identity_view_agent on identity_view (agent_code, id)',
  `create table identity_liveness (
    id text primary key,
    agent_code text not null,
    challenges text not null,
    next_step integer not null,
    issued_at bigint not null,
    expires_at bigint not null,
    used_at bigint
  )`,
  'create index identity_liveness_issued on identity_liveness (issued_at)',
  `create table identity_analysis (
    photo_id text not null,
    kind text not null,
    agent_code text not null,
    state text not null,
    result text,
    asked_at bigint not null,
    tries integer not null,
    primary key (photo_id, kind)
  )`,
  'create index identity_analysis_state on identity_analysis (state, asked_at)',
  'create index identity_analysis_agent on identity_analysis (agent_code)',
  `create table identity_photo_count (
    agent_code text not null,
    day bigint not null,
    photos integer not null,
    primary key (agent_code, day)
  )`,
];

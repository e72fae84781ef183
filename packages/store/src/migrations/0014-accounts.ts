/** What an agent says about his shop, the export of what we keep of him, and how he closes his account. */
export const accounts = [
  `create table agent_profile (
    agent_code text primary key,
    version integer not null,
    store_name text not null,
    owner_name text not null,
    phone text not null,
    province text not null,
    city text not null,
    street text not null,
    postcode text not null,
    email text not null,
    changed_by text not null,
    changed_at bigint not null
  )`,
  `create table profile_photo (
    agent_code text primary key,
    id text not null,
    body text not null,
    changed_at bigint not null
  )`,
  `create table own_data_export (
    id text primary key,
    agent_code text not null,
    session_id text not null,
    state text not null,
    run text,
    run_at bigint,
    bytes bigint,
    asked_at bigint not null,
    ready_at bigint,
    expires_at bigint,
    fetched_at bigint
  )`,
  'create index own_data_export_agent on own_data_export (agent_code, asked_at)',
  `create table own_data_part (
    export_id text not null,
    run text not null,
    seq integer not null,
    body text not null,
    primary key (export_id, run, seq)
  )`,
  `create table account_closing (
    id text primary key,
    agent_code text not null,
    asked_by text not null,
    reason text,
    asked_at bigint not null,
    erase_at bigint not null,
    taken_back_at bigint,
    erasing_at bigint,
    erased_at bigint,
    pseudonym text,
    done_at bigint,
    done_by text
  )`,
  `create unique index account_closing_open on account_closing (agent_code)
    where taken_back_at is null and done_at is null`,
  'create index account_closing_due on account_closing (erased_at, erase_at)',
];

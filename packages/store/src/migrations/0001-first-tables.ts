/** Portable SQL: the same text runs on SQLite and on PostgreSQL. */
export const firstTables = [
  `create table operator (
    username text primary key,
    password_hash text not null,
    must_change_password integer not null,
    created_at bigint not null
  )`,
  `create table operator_session (
    id text primary key,
    token_hash text not null unique,
    username text not null,
    address text,
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null
  )`,
  `create table sign_in_code (
    id text primary key,
    phone text not null,
    agent_code text,
    code_hash text not null,
    salt text not null,
    address text,
    tries_left integer not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
  )`,
  'create index sign_in_code_phone on sign_in_code (phone, created_at)',
  `create table session (
    id text primary key,
    token_hash text not null unique,
    agent_code text not null,
    phone text not null,
    device_name text not null,
    platform text not null,
    app_version text not null,
    transport text not null,
    address text,
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null,
    ended_at bigint
  )`,
  'create index session_agent on session (agent_code, created_at)',
  `create table pin_lock (
    agent_code text primary key,
    failures integer not null,
    locked_until bigint,
    updated_at bigint not null
  )`,
  `create table live_ticket (
    ticket_hash text primary key,
    audience text not null,
    session_id text not null,
    subject text not null,
    expires_at bigint not null
  )`,
  `create table orders (
    id text primary key,
    agent_code text not null,
    attempt_id text not null,
    content_hash text not null,
    session_id text,
    verb text not null,
    product_code text not null,
    product_name text not null,
    operator_code text not null,
    operator_name text not null,
    category text not null,
    destination text not null,
    buyer_phone text,
    amount bigint,
    counter integer not null,
    inquiry_id text,
    max_price text not null,
    selling_price text,
    state text not null,
    failure_code text,
    note text,
    inbox_code bigint,
    transaction_code bigint,
    otomax_status integer,
    price text,
    balance_before text,
    serial text,
    bill text,
    price_above_max integer not null,
    reversed integer not null,
    assigned_to text,
    accepted_at bigint not null,
    submitted_at bigint,
    processing_at bigint,
    final_at bigint,
    unknown_at bigint,
    updated_at bigint not null,
    version integer not null,
    unique (agent_code, attempt_id)
  )`,
  'create index orders_agent on orders (agent_code, accepted_at)',
  'create unique index orders_inbox on orders (inbox_code)',
  'create index orders_transaction on orders (transaction_code)',
  'create index orders_open on orders (state, accepted_at)',
  `create table order_event (
    order_id text not null,
    seq integer not null,
    stage text not null,
    at bigint not null,
    primary key (order_id, seq)
  )`,
  `create table order_note (
    id text primary key,
    order_id text not null,
    author text not null,
    text text not null,
    at bigint not null
  )`,
  'create index order_note_order on order_note (order_id, at)',
  `create table selling_price (
    agent_code text not null,
    transaction_code bigint not null,
    selling_price text not null,
    primary key (agent_code, transaction_code)
  )`,
  `create table notification (
    id text primary key,
    agent_code text not null,
    kind text not null,
    params text not null,
    order_id text,
    dedupe_key text not null,
    read_at bigint,
    created_at bigint not null,
    unique (agent_code, dedupe_key)
  )`,
  'create index notification_agent on notification (agent_code, created_at)',
  `create table receipt_settings (
    agent_code text primary key,
    body text not null,
    updated_at bigint not null
  )`,
  `create table document (
    name text primary key,
    version integer not null,
    body text not null,
    updated_at bigint not null
  )`,
];

/** What operators show beside their password. */
export const secondFactor = [
  'alter table operator_session add column factor_at bigint',
  `create table operator_totp (
    username text primary key,
    secret text not null,
    confirmed_at bigint,
    last_step bigint not null
  )`,
  `create table operator_recovery_code (
    code_hash text primary key,
    username text not null,
    used_at bigint
  )`,
  'create index operator_recovery_code_username on operator_recovery_code (username)',
];

/** Roles of operators, their invitations, and the devices that they sign in from. */
export const operators = [
  "alter table operator add column role text not null default 'owner'",
  'alter table operator add column invited_until bigint',
  "alter table operator_session add column device text not null default ''",
  `create table operator_role (
    name text primary key,
    permissions text not null,
    changed_by text not null,
    changed_at bigint not null
  )`,
];

/** What operators have set: every change of every setting, the newest of which holds. */
export const settings = [
  `create table setting_change (
    key text not null,
    version integer not null,
    value text,
    changed_by text not null,
    changed_at bigint not null,
    primary key (key, version)
  )`,
];

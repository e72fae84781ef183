/** What a phone saw of a person's movements, and how a copy of own data was asked for. */
export const copiesAndMovements = [
  'alter table identity_photo add column movements_seen integer',
  'alter table own_data_export add column device_name text',
  'alter table own_data_export add column proved integer not null default 0',
  'alter table own_data_export add column due_at bigint',
];

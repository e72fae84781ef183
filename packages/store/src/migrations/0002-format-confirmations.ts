/**
 * What operators have agreed to about Otomax's message formats. Rows are only ever added: the highest version of a
 * purpose is in force, and the others say who decided what before.
 */
export const formatConfirmations: readonly string[] = [
  `create table format_confirmation (
    purpose text not null,
    version integer not null,
    name text,
    found text,
    template text,
    operator text not null,
    at bigint not null,
    primary key (purpose, version)
  )`,
];

/** Every column of a table with its T-SQL type first, then what a `create table` says about it. */
export type ColumnsOf<Table> = { readonly [Column in keyof Table]-?: string };

export const IDENTITY = 'int identity(1,1) not null';
export const NOW = 'default getdate()';

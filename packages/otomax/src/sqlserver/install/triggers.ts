import { type WatchedEntity, type WatchedTable, watchedTables } from './watched.ts';

export interface OurTrigger {
  table: WatchedTable;
  name: string;
  /** A batch of its own. */
  create: string;
}

/**
 * One trigger for each watched table. It runs inside Otomax's own statement, so it does one plain insert over all
 * changed rows and nothing that can fail: no lookups in other tables, no conversion that can overflow.
 */
export const ourTriggers: readonly OurTrigger[] = [...watchedTables].map(([table, entities]) => {
  const name = `hexaflate_${table}`;
  return {
    table,
    name,
    create: `create trigger [dbo].[${name}] on [dbo].[${table}] after insert, update, delete as
begin
  set nocount on;
  insert into [hexaflate].[queue] ([id], [entity], [row_key], [agent_code], [inbox_code], [at])
  select newid(), c.[entity], isnull(left(c.[row_key], 300), ''), left(c.[agent_code], 50), c.[inbox_code], sysutcdatetime()
  from (
${entities.flatMap(selections).join('\n    union all\n')}
  ) c;
end`,
  };
});

/** The new rows, and the old ones that no new row stands for: deleted, or moved to another key or agent. */
function selections(watched: WatchedEntity): string[] {
  const { columns } = watched;
  const stay = sameIdentity(watched);
  const fresh =
    columns &&
    `not exists (select 1 from deleted d where ${[stay, ...columns.map(sameValue)].join(' and ')})`;
  return [
    selection(watched, 'inserted', 'i', fresh),
    selection(watched, 'deleted', 'd', `not exists (select 1 from inserted i where ${stay})`),
  ];
}

function selection(watched: WatchedEntity, from: string, row: string, also: string | undefined): string {
  const conditions = [watched.concerns?.(row), also].filter((condition) => condition !== undefined);
  const where = conditions.length === 0 ? '' : `\n    where ${conditions.join('\n      and ')}`;
  return `    select '${watched.entity}' as [entity], ${watched.key(row)} as [row_key],
      ${watched.agent?.(row) ?? 'cast(null as varchar(50))'} as [agent_code], ${watched.inbox?.(row) ?? 'cast(null as bigint)'} as [inbox_code]
    from ${from} ${row}${where}`;
}

function sameIdentity({ key, agent }: WatchedEntity): string {
  const same = [`${key('i')} = ${key('d')}`];
  if (agent && agent('i') !== key('i')) same.push(`isnull(${agent('i')}, '') = isnull(${agent('d')}, '')`);
  return same.join(' and ');
}

function sameValue(name: string): string {
  return `(i.${name} = d.${name} or (i.${name} is null and d.${name} is null))`;
}

/** A trigger of ours as the server tells it. */
export interface FoundTrigger {
  name: string;
  /** The table that it stands on; null when that is none of Otomax's. */
  table: string | null;
  disabled: number;
  /** Changes whenever the trigger is made anew, and on a real server whenever it is altered. */
  made: string;
}

/** One cheap look at all of them: the relay asks it every second. */
export const TRIGGERS_SQL = `select g.name as [name], t.name as [table], cast(g.is_disabled as int) as [disabled],
  cast(g.object_id as varchar(20)) + ' ' + convert(varchar(30), g.modify_date, 121) as [made]
from sys.triggers g
left join sys.tables t on t.object_id = g.parent_id and t.schema_id = schema_id('dbo')
where g.name like 'hexaflate[_]%'`;

/** Our triggers in a database, whether or not they work. */
export interface StandingTriggers {
  /** By name. */
  triggers: ReadonlySet<string>;
  /** Those that tell of nothing: disabled, or left behind on a table that was renamed. */
  idle: ReadonlySet<string>;
  /** What stands there, by name. Another value means that changes may have gone unseen in between. */
  marks: ReadonlyMap<string, string>;
}

/** What a look has found. */
export function standingTriggers(found: readonly FoundTrigger[]): StandingTriggers {
  const named = found.map(({ name, ...rest }) => ({ ...rest, name: name.toLowerCase() }));
  const idle = named.filter(
    ({ name, table, disabled }) => disabled === 1 || name !== `hexaflate_${table?.toLowerCase()}`,
  );
  return {
    triggers: new Set(named.map(({ name }) => name)),
    idle: new Set(idle.map(({ name }) => name)),
    marks: new Map(
      named
        .map(({ name, table, disabled, made }): [string, string] => [
          name,
          `${disabled === 1 ? 'disabled' : 'stands'} on ${table ?? '-'} (${made})`,
        ])
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    ),
  };
}

/** Nothing came, went, was switched or was made anew between two looks. */
export function sameTriggers(left: StandingTriggers, right: StandingTriggers): boolean {
  return JSON.stringify([...left.marks]) === JSON.stringify([...right.marks]);
}

import type { SqlSession } from '../connection.ts';
import { ask } from '../facts.ts';
import { plainOutputTables } from './plain-output.ts';
import { watchedTables } from './watched.ts';

/** Statements of the plan cache that are looked through. */
const PLANS = 2000;

export const OUTPUTS_SQL = {
  modules: `select o.name as [name], m.definition as [text] from sys.sql_modules m
join sys.objects o on o.object_id = m.object_id
where (m.definition is null or m.definition like '%output%') and o.name not like 'hexaflate[_]%'`,
  plans: `select top (${PLANS}) t.[text] as [text] from sys.dm_exec_cached_plans p
cross apply sys.dm_exec_sql_text(p.plan_handle) t
where t.[text] like '%output%inserted.%' or t.[text] like '%output%deleted.%'`,
};

/** Where OUTPUT without INTO stands on a table that we would put a trigger on. */
export interface PlainOutput {
  table: string;
  /** The procedure or trigger, or undefined for a statement that some program sends. */
  module: string | undefined;
}

export interface OutputSearch {
  found: PlainOutput[];
  /** Procedures and triggers whose text is encrypted. */
  hidden: string[];
  /** False when the server did not show us this. */
  sawModules: boolean;
  sawPlans: boolean;
}

/** Looks through what the database stores and, where our rights allow it, through what programs have sent lately. */
export async function searchPlainOutputs(session: SqlSession): Promise<OutputSearch> {
  const modules = await ask<{ name: string; text: string | null }>(session, OUTPUTS_SQL.modules);
  const plans = await ask<{ text: string | null }>(session, OUTPUTS_SQL.plans);
  const found = [
    ...(modules ?? []).flatMap(({ name, text }) => watchedOutputs(text, name)),
    ...(plans ?? []).flatMap(({ text }) => watchedOutputs(text, undefined)),
  ];
  const distinct = new Map(found.map((output) => [`${output.table} ${output.module ?? ''}`, output]));
  return {
    found: [...distinct.values()],
    hidden: (modules ?? []).filter(({ text }) => text === null).map(({ name }) => name),
    sawModules: modules !== undefined,
    sawPlans: plans !== undefined,
  };
}

function watchedOutputs(text: string | null, module: string | undefined): PlainOutput[] {
  const watched = new Set<string>(watchedTables.keys());
  return plainOutputTables(text ?? '')
    .filter((table) => watched.has(table))
    .map((table) => ({ table, module }));
}

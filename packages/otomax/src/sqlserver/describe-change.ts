import type { Capabilities } from '../gateway.ts';
import type { Detected } from './detect.ts';

/** What a person would want to know of, by name. What moves by itself every day is left out. */
function facts(detected: Detected, offered: Capabilities): Map<string, string> {
  const { columns, state, installation, utcOffsetMinutes, measuredOffsetMinutes } = detected;
  const { server, center, changes, polledTables, absentTables, foreignTriggers, rights } = installation;
  return new Map<string, string>([
    [
      'server',
      server ? `${server.version} ${server.edition}, level ${server.compatibilityLevel}` : 'not told',
    ],
    ['collation', server?.collation ?? 'not told'],
    ['minutes ahead of UTC', String(utcOffsetMinutes)],
    ['digits of a PIN', String(offered.pinLength)],
    ['center', center ? `${center.label} (${center.id})` : 'none'],
    ['changes', changes],
    ['version installed', String(state.version ?? 'none')],
    ...[...state.marks].map(([name, mark]): [string, string] => [`our trigger ${name}`, mark]),
    ['tables asked instead of told', polledTables.join(', ') || 'none'],
    // A setting overrules the server's own clock; that they differ is worth knowing all the same.
    ...(measuredOffsetMinutes === utcOffsetMinutes
      ? []
      : [
          ['minutes that the server itself measures', String(measuredOffsetMinutes)] satisfies [
            string,
            string,
          ],
        ]),
    ...absentTables.map((table): [string, string] => [`table ${table}`, 'not there']),
    ...foreignTriggers.map(({ table, name }): [string, string] => [`trigger ${name}`, `on ${table}`]),
    ...Object.entries(rights).map(([name, may]): [string, string] => [`right to ${name}`, String(may)]),
    ...offered.missing.map(({ feature, reason }): [string, string] => [
      `feature ${feature}`,
      `off: ${reason}`,
    ]),
    ...installation.renamedColumns.map((what): [string, string] => [
      `column ${what}`,
      'found by what stands in it',
    ]),
    ...[...columns.absent].flatMap(([table, names]) =>
      [...names].map((name): [string, string] => [`column ${table}.${name}`, 'not there']),
    ),
    ...[...columns.types].flatMap(([table, types]) =>
      [...types]
        .filter(([name]) => !columns.absent.get(table)?.has(name))
        .map(([name, type]): [string, string] => [`column ${table}.${name}`, type]),
    ),
  ]);
}

/** What differs between two looks at the same installation, a sentence each; empty when nothing does. */
export function describeChange(
  before: { detected: Detected; offered: Capabilities },
  after: { detected: Detected; offered: Capabilities },
): string[] {
  const earlier = facts(before.detected, before.offered);
  const later = facts(after.detected, after.offered);
  return [...new Set([...earlier.keys(), ...later.keys()])]
    .filter((name) => earlier.get(name) !== later.get(name))
    .map((name) => `${name}: ${earlier.get(name) ?? '-'} → ${later.get(name) ?? '-'}`);
}

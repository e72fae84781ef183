/** Tables that we may write, and how. Everything else in the database is Otomax's alone. */
const allowed: Readonly<Record<'insert' | 'update' | 'delete', readonly string[]>> = {
  insert: ['dbo.inbox', 'dbo.outbox', 'hexaflate.queue', 'hexaflate.submission', 'hexaflate.version'],
  update: ['hexaflate.submission'],
  delete: ['hexaflate.queue', 'hexaflate.version'],
};

const forbidden: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['OUTPUT without INTO', /\boutput\s(?![^;]*?\sinto\s+@)/i],
  ['MERGE', /\bmerge\s+(into\s+)?["[\w]/i],
  ['NOLOCK', /\bnolock\b|\bread\s*uncommitted\b/i],
  ['IDENTITY', /\bidentity\s*\(/i],
  ['WAITFOR', /\bwaitfor\b/i],
  ['CREATE OR ALTER', /\bcreate\s+or\s+alter\b/i],
  ['WITH TIES or PERCENT', /\bwith\s+ties\b|\btop\s*\([^)]*\)\s*percent/i],
  ['string_split', /\bstring_split\b|\bopenjson\b|\bjson_value\b/i],
  ['a change of the database itself', /\balter\s+(database|table)\b/i],
  ['TRUNCATE', /\btruncate\s+table\b/i],
  ['SELECT INTO', /\bselect\b(?:(?!\bfrom\b|;)[\s\S])*?\binto\s+(?!@)/i],
  ['EXEC', /\bexec(ute)?\b/i],
  ['a trigger switched off', /\b(disable|enable)\s+trigger\b/i],
  [
    'something of Otomax dropped or made',
    /\b(drop|create)\s+(?!trigger\s+\[dbo\]\.\[hexaflate_)(?!(table|schema)\s+\[hexaflate\])\w+\s+[\w."[]/i,
  ],
  ['a LIMIT that T-SQL does not know', /\blimit\s+@/i],
];

/** The one write into outbox that changes rows: queued answers of one center that nobody has taken up become sent. */
const settling =
  /^update "dbo"\."outbox" set "status" = 20, "tgl_status" = @\d+ where "kode" in \([^)]*\) and "status" = 0 and "kode_terminal" = @\d+ and "modul_proses" = @\d+ and \("is_perintah" is null or "is_perintah" = @\d+\)$/;

/** What is wrong with these statements, in words; empty when nothing is. */
export function refusals(given: string): string[] {
  // What stands between quotes is a value, not an instruction.
  const sql = given.replace(/'[^']*'/g, "''");
  const found = forbidden.flatMap(([what, pattern]) => (pattern.test(sql) ? [what] : []));
  const statements = sql.split(';').map((statement) => statement.replace(/^\s*--.*$/gm, '').trim());
  for (const statement of statements.filter((text) => !settling.test(text))) {
    for (const { verb, table } of writes(statement)) {
      if (!allowed[verb].includes(table)) found.push(`${verb} ${table}`);
    }
  }
  return found;
}

function writes(sql: string): { verb: keyof typeof allowed; table: string }[] {
  // The head of a trigger names events, not writes.
  const body = sql.replace(/\bafter\s+insert,\s*update,\s*delete\b/gi, '');
  const pattern = /\b(insert\s+into|update|delete\s+from|delete)\s+(?:top\s*\([^)]*\)\s*)?([\w."[\]]+)/gi;
  return [...body.matchAll(pattern)].flatMap(([, verb = '', table = '']) => {
    const word = verb.toLowerCase().split(/\s/)[0];
    if (word !== 'insert' && word !== 'update' && word !== 'delete') return [];
    return [{ verb: word, table: table.replace(/["[\]]/g, '').toLowerCase() }];
  });
}

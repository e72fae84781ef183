/** Where a statement ends, as far as a search needs to know: the next one begins, or a semicolon stands there. */
const STATEMENT =
  /\b(insert|update|delete)\s+(?:top\s*\([^)]*\)\s*)?(?:into\s+|from\s+)?((?:[\w"[\]]+\.){0,2}[\w"[\]]+)([\s\S]*?)(?=;|\b(?:insert|update|delete|merge)\s+[\w["]|$)/gi;

/**
 * The tables on which this T-SQL uses OUTPUT without INTO, in lower case. Such a statement fails with error 334 as
 * soon as its table has a trigger. What an alias of an UPDATE stands for is looked up in its own FROM.
 */
export function plainOutputTables(text: string): string[] {
  // What stands in comments or between quotes is not carried out.
  const sql = text
    .replace(/--[^\n]*/g, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/'(?:[^']|'')*'/g, "''");
  const found = [...sql.matchAll(STATEMENT)].flatMap(([, , target = '', rest = '']) => {
    const output = /\boutput\b([\s\S]*)/i.exec(rest)?.[1];
    if (output === undefined || !/^\s+[\s\S]*?\b(inserted|deleted)\s*\./i.test(output)) return [];
    const clause = /^([\s\S]*?)\b(values|select|from|where|exec)\b/i.exec(`${output} where`)?.[1] ?? output;
    if (/\binto\s+[@#[\w"]/i.test(clause)) return [];
    return [tableOf(target, rest)];
  });
  return [...new Set(found)];
}

function tableOf(target: string, rest: string): string {
  const name = bare(target);
  const aliased = new RegExp(
    `\\b(?:from|join)\\s+([\\w."[\\]]+)\\s+(?:as\\s+)?\\[?${literal(name)}\\]?(?![\\w.])`,
    'i',
  );
  const real = aliased.exec(rest)?.[1];
  return real === undefined ? name : bare(real);
}

function bare(name: string): string {
  return (
    name
      .replace(/["[\]]/g, '')
      .split('.')
      .at(-1) ?? ''
  ).toLowerCase();
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

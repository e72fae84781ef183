import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the table stands. */
const DOCUMENT = 'docs/SECURITY.md';

/** How many requirements the sections of the chapters that we are held to have: V2.1 has three, and so on. */
const ASVS_SECTIONS: Record<string, readonly number[]> = {
  V2: [3, 3, 5, 2],
  V4: [5, 5, 2, 4],
  V5: [1, 6, 3, 3],
  V6: [3, 12, 8, 6, 8, 4, 2, 4],
  V7: [3, 4, 2, 5, 3, 2],
  V8: [4, 4, 3, 2],
  V9: [3, 4],
  V11: [4, 5, 5, 4, 2, 2, 2],
};
const MASVS_GROUPS: Record<string, number> = {
  STORAGE: 2,
  CRYPTO: 2,
  AUTH: 3,
  NETWORK: 2,
  PLATFORM: 3,
  CODE: 4,
  RESILIENCE: 4,
  PRIVACY: 4,
};

const ROW = /^\| (V\d+\.\d+\.\d+|MASVS-[A-Z]+-\d+) \|/;
const TEST = /^[\w./-]+\.(test|spec)\.tsx?$/;

/**
 * What is wrong with the table of security requirements: one that is missing or there twice, a row that names neither
 * a test nor, after "Not:", the reason why there is none, and a test that does not exist.
 */
export function findSecurityGaps(text: string, exists: (path: string) => boolean): string[] {
  const rows = text.split('\n').flatMap((line) => {
    const id = ROW.exec(line)?.[1];
    return id === undefined
      ? []
      : [
          {
            id,
            shown:
              line
                .split(/(?<!\\)\|/)
                .at(-2)
                ?.trim() ?? '',
          },
        ];
  });
  const ids = rows.map(({ id }) => id);
  return [
    ...requirements().flatMap((id) => (ids.includes(id) ? [] : [`${id} has no row`])),
    ...ids.flatMap((id, index) => (ids.indexOf(id) < index ? [`${id} has two rows`] : [])),
    ...rows.flatMap(({ id, shown }) => proofProblems(shown, exists).map((problem) => `${id} ${problem}`)),
  ];
}

/** The same of the document in the repository at `root`. */
export function findSecurityTableProblems(root: string): string[] {
  const text = readFileSync(join(root, DOCUMENT), 'utf8');
  return findSecurityGaps(text, (path) => existsSync(join(root, path))).map(
    (problem) => `${DOCUMENT}: ${problem}`,
  );
}

function requirements(): string[] {
  return [
    ...Object.entries(ASVS_SECTIONS).flatMap(([chapter, sections]) =>
      sections.flatMap((count, section) => numbered(`${chapter}.${section + 1}.`, count)),
    ),
    ...Object.entries(MASVS_GROUPS).flatMap(([group, count]) => numbered(`MASVS-${group}-`, count)),
  ];
}

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

function proofProblems(shown: string, exists: (path: string) => boolean): string[] {
  if (/^Not: \S/.test(shown)) return [];
  const named = [...shown.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
  if (named.length === 0) return ['names neither a test nor a reason'];
  return named.flatMap((path) => {
    if (!TEST.test(path)) return [`names ${path}, which is no test`];
    return exists(path) ? [] : [`names ${path}, which does not exist`];
  });
}

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

interface HouseRule {
  /** Which tracked files it looks at. */
  files: RegExp;
  pattern: RegExp;
  says: string;
}

const PRODUCTION = /^(apps|packages|scripts)\/.*(?<!\.test)\.(ts|tsx|mjs)$/;
const ANY_TEST = /\.(test|spec)\.tsx?$/;
const THIS_FILE = 'scripts/check/house-rules.ts';

const rules: HouseRule[] = [
  {
    files: /^package-lock\.json$/,
    pattern: /"resolved": "(https?|git)/,
    says: 'the lock file names a registry address',
  },
  {
    files: /(^|\/)(\.npmrc|bunfig\.toml)$/,
    pattern: /registry\s*=/,
    says: 'the registry is the machine’s own choice',
  },
  {
    files: /./,
    pattern: /(?<![\w./-])\/(root|work|home\/\w+|Users\/\w+)\//,
    says: 'names a folder of one machine',
  },
  { files: PRODUCTION, pattern: /\b(TODO|FIXME|HACK|XXX)\b/, says: 'unfinished business' },
  {
    files: PRODUCTION,
    pattern: /\b(fake|dummy|mock|stub)(s|ed)?\b/i,
    says: 'a placeholder word in production code',
  },
  {
    files: /\.(ts|tsx|mjs)$/,
    pattern: /@ts-(ignore|nocheck|expect-error)/,
    says: 'silences the compiler',
  },
  {
    files: ANY_TEST,
    pattern: /\b(test|it|describe)(\.\w+)*\.(skip|only|todo|fixme)\(/,
    says: 'a test that does not run',
  },
];

/** Lines of the tracked files at `root` that break a rule of CODE_STYLE.md which no other tool knows. */
export function findBrokenHouseRules(root: string): string[] {
  const machine = [root, homedir()].filter((path) => path.split('/').length > 2);
  return listTracked(root).flatMap((path) => {
    const applying = path === THIS_FILE ? [] : rules.filter(({ files }) => files.test(path));
    const text = readText(join(root, path));
    if (text === undefined) return [];
    return text.split('\n').flatMap((line, index) => {
      const broken = applying.filter(({ pattern }) => pattern.test(line)).map(({ says }) => says);
      if (machine.some((folder) => line.includes(`${folder}/`)))
        broken.push('names a folder of this machine');
      return broken.map((says) => `${path}:${index + 1}: ${says}`);
    });
  });
}

/** Tracked and new files, without the ignored ones. */
function listTracked(root: string): string[] {
  const { stdout, success } = Bun.spawnSync(
    ['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    {
      cwd: root,
    },
  );
  if (!success) throw new Error('git ls-files failed: the house rules are checked in a clone');
  return [...new Set(stdout.toString().split('\0').filter(Boolean))];
}

/** Undefined for pictures and other binary files, and for files that are deleted but still tracked. */
function readText(path: string): string | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

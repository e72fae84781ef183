import type { Import } from './read-modules.ts';

/** A rule looks at one import and says what is wrong with it, if anything. */
type Rule = (edge: Edge) => string | false;

interface Edge extends Import {
  /** "apps/server", "packages/cache", "scripts" …; for an installed package its name. */
  fromPart: string;
  toPart: string;
}

const HTTP = /^(hono|@hono\/.*|node:https?|node:http2)$/;
const KNOWS_NO_NEIGHBOUR = new Set(['packages/otomax', 'packages/cache', 'packages/store']);
const RUNS_IN_BROWSER = new Set([
  'apps/agent',
  'apps/admin',
  'packages/widgets',
  'packages/receipt',
  'packages/faces',
  'packages/device-vault',
]);

/** The arrows of docs/ARCHITECTURE.md. */
const rules: Rule[] = [
  ({ fromPart, toPart }) =>
    fromPart.startsWith('packages/') && toPart.startsWith('apps/') && 'packages never import apps',
  ({ fromPart, toPart }) =>
    fromPart.startsWith('apps/') &&
    toPart.startsWith('apps/') &&
    fromPart !== toPart &&
    'apps never import each other',
  ({ fromPart, toPart }) =>
    /^(apps|packages)\//.test(fromPart) &&
    /^(scripts|e2e|bench|deploy)$/.test(toPart) &&
    'the product never imports its tools',
  ({ fromPart, toPart }) =>
    fromPart === 'packages/contract' &&
    isOurs(toPart) &&
    toPart !== fromPart &&
    'the contract imports nothing of ours',
  ({ fromPart, toPart }) =>
    fromPart === 'packages/sqlite' &&
    isOurs(toPart) &&
    toPart !== fromPart &&
    'sqlite imports nothing of ours',
  ({ fromPart, toPart }) =>
    fromPart === 'packages/testing' &&
    isOurs(toPart) &&
    toPart !== fromPart &&
    'testing imports nothing of ours',
  ({ fromPart, toPart }) =>
    KNOWS_NO_NEIGHBOUR.has(fromPart) &&
    KNOWS_NO_NEIGHBOUR.has(toPart) &&
    fromPart !== toPart &&
    'otomax, cache and store know nothing of each other',
  ({ fromPart, to }) =>
    (KNOWS_NO_NEIGHBOUR.has(fromPart) || fromPart === 'packages/contract') &&
    HTTP.test(to) &&
    'only apps/server knows HTTP',
  ({ fromPart, toPart }) =>
    RUNS_IN_BROWSER.has(fromPart) &&
    KNOWS_NO_NEIGHBOUR.has(toPart) &&
    'what runs in a browser speaks only the contract',
  ({ fromPart, toPart, specifier }) =>
    isOurs(toPart) &&
    toPart.includes('/') &&
    fromPart !== toPart &&
    specifier.startsWith('.') &&
    /^(apps|packages)\//.test(fromPart) &&
    'another workspace is imported by its name',
  // The server's rooms: they use one another's verbs, but only the HTTP room mounts routes.
  ({ from, to }) =>
    /^apps\/server\/src\/[^/]+\/routes\.ts$/.test(to) &&
    !/^apps\/server\/src\/http\//.test(from) &&
    folderOf(from) !== folderOf(to) &&
    'only the http room mounts another room’s routes',
  ({ from, to, fromPart, toPart }) =>
    (/\/src\/testing\//.test(to) || toPart === 'packages/testing') &&
    /^(apps|packages)\//.test(from) &&
    fromPart !== 'packages/testing' &&
    !/\/src\/(testing|conformance)\/|\.test\.tsx?$/.test(from) &&
    'what exists for tests stays out of the product',
];

/** One line for each import that breaks a rule. */
export function findViolations(imports: readonly Import[]): string[] {
  return imports.flatMap((edge) => {
    const parts = { ...edge, fromPart: partOf(edge.from), toPart: partOf(edge.to) };
    return rules.flatMap((rule) => {
      const broken = rule(parts);
      return broken ? [`${edge.from}:${edge.line} imports ${edge.specifier}: ${broken}`] : [];
    });
  });
}

function isOurs(part: string): boolean {
  return /^(apps|packages)\/|^(scripts|e2e|bench|deploy)$/.test(part);
}

function partOf(path: string): string {
  return /^((?:apps|packages)\/[^/]+|scripts|e2e|bench|deploy)(?=\/)/.exec(path)?.[1] ?? path;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

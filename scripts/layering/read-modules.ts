import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Glob } from 'bun';
import { parseSync } from 'oxc-parser';
import { ResolverFactory } from 'oxc-resolver';

/** One import statement: `from` and `to` are paths inside the tree, or `to` is the name of an installed package. */
export interface Import {
  from: string;
  to: string;
  /** What stands in the source, for the message. */
  specifier: string;
  /** Counted from 1. */
  line: number;
  /** `type` imports are erased and `lazy` ones load later: neither makes a circular start. */
  kind: 'value' | 'type' | 'lazy';
}

export interface Modules {
  files: string[];
  imports: Import[];
  /** Imports that lead nowhere, and files that could not be read as TypeScript. */
  problems: string[];
}

const SOURCES = new Glob('{apps,packages,scripts,e2e,bench}/**/*.{ts,tsx,mjs}');
const SKIPPED = /(^|\/)(node_modules|dist|data)\//;
/** Made by a plugin of the build, not by files. */
const VIRTUAL = /^(virtual:|~icons\/|bun(:|$)|node:)/;

/** Reads every import of the tree at `root`, type-only ones included, and finds where each leads. */
export function readModules(root: string): Modules {
  const resolver = new ResolverFactory({
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    conditionNames: ['bun', 'import', 'browser', 'default', 'types'],
    builtinModules: true,
  });
  const files = [...SOURCES.scanSync({ cwd: root })].filter((path) => !SKIPPED.test(path)).sort();
  const imports: Import[] = [];
  const problems: string[] = [];
  for (const from of files) {
    const text = readFileSync(join(root, from), 'utf8');
    const { module, errors } = parseSync(from, text);
    if (errors[0]) problems.push(`${from}: ${errors[0].message}`);
    for (const found of listSpecifiers(module, text)) {
      const specifier = found.specifier.replace(/\?.*$/, '');
      const line = text.slice(0, found.at).split('\n').length;
      const to = VIRTUAL.test(specifier) ? specifier : locate(resolver, root, from, specifier);
      if (to === undefined) problems.push(`${from}:${line} imports ${found.specifier}, which is nowhere`);
      else imports.push({ from, to, specifier, line, kind: found.kind });
    }
  }
  return { files, imports, problems };
}

type ParsedModule = ReturnType<typeof parseSync>['module'];

function listSpecifiers(module: ParsedModule, text: string) {
  // By place, since a name that is imported and then exported again is told of twice.
  const found = new Map<number, { specifier: string; at: number; kind: Import['kind'] }>();
  for (const { moduleRequest, entries } of module.staticImports) {
    const erased = entries.length > 0 && entries.every((entry) => entry.isType);
    const at = moduleRequest.start;
    found.set(at, { specifier: moduleRequest.value, at, kind: erased ? 'type' : 'value' });
  }
  const imported = new Set(found.keys());
  for (const { moduleRequest, isType } of module.staticExports.flatMap(({ entries }) => entries)) {
    if (!moduleRequest || imported.has(moduleRequest.start)) continue;
    const at = moduleRequest.start;
    if (isType && found.has(at)) continue;
    found.set(at, { specifier: moduleRequest.value, at, kind: isType ? 'type' : 'value' });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(['"])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    if (literal?.[2])
      found.set(moduleRequest.start, { specifier: literal[2], at: moduleRequest.start, kind: 'lazy' });
  }
  return found.values();
}

function locate(
  resolver: ResolverFactory,
  root: string,
  from: string,
  specifier: string,
): string | undefined {
  const { path, builtin } = resolver.sync(dirname(join(root, from)), specifier);
  if (builtin) return `node:${specifier.replace(/^node:/, '')}`;
  if (path === undefined) return undefined;
  const inside = relative(root, path);
  if (!/(^|\/)node_modules\/|^\.\./.test(inside)) return inside;
  return packageName(specifier);
}

/** "hono/cors" belongs to "hono", "@hono/zod-openapi" to itself. */
function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

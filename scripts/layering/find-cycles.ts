import type { Import } from './read-modules.ts';

/**
 * Groups of files that import one another in a circle while starting, each as the path around it. Erased type
 * imports and lazy ones cannot make a half-made module visible and do not count.
 */
export function findCycles(imports: readonly Import[]): string[][] {
  const edges = new Map<string, Set<string>>();
  for (const { from, to, kind } of imports) {
    if (kind !== 'value') continue;
    const targets = edges.get(from) ?? new Set();
    edges.set(from, targets.add(to));
  }
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, path: string[]) => {
    const at = path.indexOf(file);
    if (at >= 0) {
      cycles.push([...path.slice(at), file]);
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const next of edges.get(file) ?? []) visit(next, path);
    path.pop();
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return cycles;
}

import { findCycles } from './find-cycles.ts';
import { readModules } from './read-modules.ts';
import { findViolations } from './rules.ts';

export interface LayeringReport {
  files: number;
  imports: number;
  problems: string[];
}

/**
 * Holds the tree at `root` against the layers of docs/ARCHITECTURE.md. A check that sees nothing would look green,
 * so fewer than `atLeast` files, or fewer imports between our own files than half of that, is a problem by itself.
 */
export function checkLayering(root: string, atLeast: number): LayeringReport {
  const { files, imports, problems } = readModules(root);
  const known = new Set(files);
  const inner = imports.filter(({ to }) => known.has(to)).length;
  const all = [...problems, ...findViolations(imports)];
  for (const cycle of findCycles(imports)) all.push(`Imports run in a circle: ${cycle.join(' -> ')}`);
  if (files.length < atLeast || inner < atLeast / 2) {
    all.push(
      `Saw only ${files.length} files and ${inner} imports between them; at least ${atLeast} files were expected`,
    );
  }
  return { files: files.length, imports: imports.length, problems: all };
}

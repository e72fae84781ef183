import type { AuditFilter } from '../../api/queries.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the trail's filter out of its address; what makes no sense there counts as not said. */
export function readAuditFilter(search: URLSearchParams): AuditFilter {
  const text = (name: string, longest: number) => search.get(name)?.trim().slice(0, longest) || undefined;
  const day = (name: string) =>
    DAY.test(search.get(name) ?? '') ? (search.get(name) ?? undefined) : undefined;
  const all = {
    q: text('q', 60),
    actor: text('actor', 100),
    verb: text('verb', 60),
    subject: text('subject', 120),
    from: day('from'),
    to: day('to'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

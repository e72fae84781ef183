import type { Installation } from '@hexaflate/contract';

/** What the panel shows in words and places of its own. */
const SHOWN_ELSEWHERE = new Set(['driver', 'missing', 'pinLength']);

/**
 * Everything else that the gateway knows of the installation, one line each: "server.version", "center.label". It is
 * told as it comes, so that what detection learns tomorrow is on the screen without a change here.
 */
export function readFacts(capabilities: object): Installation['facts'] {
  return Object.entries(capabilities).flatMap(([key, value]) =>
    SHOWN_ELSEWHERE.has(key) ? [] : linesOf(key === 'installation' ? '' : key, value),
  );
}

function linesOf(path: string, value: unknown): Installation['facts'] {
  if (value === null || value === undefined || value === '') return [];
  if (value instanceof Date) return [{ key: path, value: value.toISOString() }];
  if (Array.isArray(value)) {
    const text = value.map(asWords).filter(Boolean).join(', ');
    return text === '' ? [] : [{ key: path, value: text }];
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([name, inner]) =>
      linesOf(path === '' ? name : `${path}.${name}`, inner),
    );
  }
  return [{ key: path, value: String(value) }];
}

/** An item of a list: the words of a record with dots between, as in "outbox.TR_SEND". */
function asWords(item: unknown): string {
  if (item instanceof Date) return item.toISOString();
  if (typeof item === 'object' && item !== null)
    return Object.values(item).map(asWords).filter(Boolean).join('.');
  return item === null || item === undefined ? '' : String(item);
}

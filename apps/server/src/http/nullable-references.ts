const REFERENCE = '$ref';

/**
 * The same document with every "one of ours, or null" said so. The generator writes it as `allOf` of the reference and
 * a type that may be null, which no null satisfies: all of it has to hold.
 */
export function writeNullableReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(writeNullableReferences);
  if (!isObject(value)) return value;
  const { allOf, ...others } = value;
  const reference = nullableReference(allOf);
  const rest = Object.fromEntries(
    Object.entries(reference ? others : value).map(([name, inner]) => [name, writeNullableReferences(inner)]),
  );
  return reference ? { ...rest, anyOf: [reference, { type: 'null' }] } : rest;
}

/** The reference of an `allOf` that means "this or null"; undefined for any other. */
function nullableReference(allOf: unknown): Record<string, unknown> | undefined {
  if (!Array.isArray(allOf) || allOf.length !== 2) return undefined;
  const [reference, nullable]: unknown[] = allOf;
  if (!isObject(reference) || !(REFERENCE in reference) || !isObject(nullable)) return undefined;
  return Array.isArray(nullable.type) && nullable.type.includes('null') ? reference : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

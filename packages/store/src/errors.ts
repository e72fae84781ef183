import pg from 'pg';

/** The store cannot be reached, or broke off: what was under way may or may not have happened. */
export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError';
}

/** The store is there and does not take us, for a reason that whoever set it up can mend; the message says it. */
export class StoreRefusedError extends Error {
  override name = 'StoreRefusedError';
}

/** A number in the store that JavaScript would round. */
export class UnsafeNumberError extends Error {
  override name = 'UnsafeNumberError';
}

/** True for the error of a unique key that is taken already, on either engine. */
export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error);
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

/**
 * True for text that a store can never hold, such as one with a NUL character, which PostgreSQL refuses: a mistake of
 * whoever sent it, not of ours.
 */
export function isUnstorableText(error: unknown): boolean {
  const code = codeOf(error);
  return code === '22021' || code === '22P05';
}

/** PostgreSQL's conditions that end a connection or refuse one: shutdown, crash, restart, too many clients. */
const AWAY = /^(08|57P|53300$|25P03$)/;

/** An error of the driver as the store names it: StoreUnavailableError when the connection is what failed. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof UnsafeNumberError || error instanceof StoreUnavailableError) return error;
  const answered = error instanceof pg.DatabaseError;
  if (answered && !AWAY.test(error.code ?? '')) return error;
  const why =
    error instanceof Error && error.message !== '' ? error.message : (codeOf(error) ?? 'no reason given');
  return new StoreUnavailableError(`PostgreSQL cannot be reached: ${why}`, { cause: error });
}

/** An error met while connecting: whatever PostgreSQL itself says then is a refusal. */
export function asConnectError(error: unknown): unknown {
  const named = asStoreError(error);
  if (!(named instanceof pg.DatabaseError)) return named;
  return new StoreRefusedError(`PostgreSQL refuses: ${named.message}`, { cause: error });
}

/** An error met while the schema was looked at and made. */
export function asSetupError(error: unknown): unknown {
  if (codeOf(error) !== '42501' || !(error instanceof Error)) return error;
  return new StoreRefusedError(
    `PostgreSQL does not let this user make tables (${error.message}). Make it the owner of the database.`,
    { cause: error },
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

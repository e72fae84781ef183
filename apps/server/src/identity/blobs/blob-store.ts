/** Keeps sealed photos under names of ours (letters, digits, dashes). Every verb throws BlobsAwayError when it cannot. */
export interface BlobStore {
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Undefined when there is none of that name. */
  get(name: string): Promise<Uint8Array | undefined>;
  /** Fine when there is none. */
  delete(name: string): Promise<void>;
  /** Everything that is kept, with the time of its writing in milliseconds. */
  list(): AsyncIterable<{ name: string; at: number }>;
}

/** Where photos are kept cannot be reached or is full: nothing is known about what was under way. */
export class BlobsAwayError extends Error {
  override name = 'BlobsAwayError';
}

/** Runs one step on the place where photos are kept, and names its failure. */
export async function atBlobs<Result>(step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (cause) {
    throw new BlobsAwayError(cause instanceof Error ? cause.message : 'unknown', { cause });
  }
}

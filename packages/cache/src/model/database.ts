/** The rows of the model's Otomax; a row's value is how often it was written. */
export type Row = 'a' | 'b';
export type Rows = Record<Row, number>;

interface Change {
  row: Row;
  value: number;
}

/** Steps at which a relay can crash: between reading, applying and acknowledging. */
type RelayStep = 'idle' | 'apply' | 'acknowledge';

export interface RelayOptions {
  /** Changes read at once. */
  batch: number;
  /** The mistake of acknowledging before applying. */
  acknowledgesFirst: boolean;
}

/**
 * Rows, the queue that a write fills in the same step, and the relay that empties it. `promised` is what the relay
 * vouches for: a change counts from when it was applied, or from when it has left the queue for good.
 */
export function createDatabase(options: RelayOptions, apply: (rows: Row[]) => void) {
  const rows: Rows = { a: 0, b: 0 };
  const promised: Rows = { a: 0, b: 0 };
  let queue: Change[] = [];
  let batch: Change[] = [];
  let step: RelayStep = 'idle';

  const afterReading: RelayStep = options.acknowledgesFirst ? 'acknowledge' : 'apply';

  function vouch(): void {
    for (const { row, value } of batch) promised[row] = Math.max(promised[row], value);
  }

  function finish(done: RelayStep): void {
    step = done === afterReading ? (done === 'apply' ? 'acknowledge' : 'apply') : 'idle';
    if (step === 'idle') batch = [];
  }

  return {
    rows,
    promised,
    step: () => step,
    hasQueued: () => queue.length > 0,
    write(row: Row): void {
      rows[row] += 1;
      queue.push({ row, value: rows[row] });
    },
    relayReads(): void {
      batch = queue.slice(0, options.batch);
      step = afterReading;
    },
    relayApplies(): void {
      apply(batch.map((change) => change.row));
      vouch();
      finish('apply');
    },
    relayAcknowledges(): void {
      queue = queue.filter((change) => !batch.includes(change));
      vouch();
      finish('acknowledge');
    },
    /** The relay starts again and knows nothing of what it was doing. */
    relayCrashes(): void {
      batch = [];
      step = 'idle';
    },
    fingerprint: () => [rows, promised, queue, batch, step],
  };
}

/** Percentiles of the newest samples, in milliseconds. */
export interface Latency {
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  count: number;
}

/** Keeps the newest `size` samples and answers percentiles of them. */
export function createLatencyWindow(size = 2000) {
  const samples: number[] = [];
  let next = 0;
  let count = 0;
  return {
    record(ms: number): void {
      samples[next] = ms;
      next = (next + 1) % size;
      count += 1;
    },
    /** Null until there is a sample. `count` is how many there ever were. */
    read(): Latency | null {
      if (samples.length === 0) return null;
      const sorted = samples.toSorted((a, b) => a - b);
      const at = (share: number) =>
        sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
      return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), count };
    },
  };
}

export type LatencyWindow = ReturnType<typeof createLatencyWindow>;

import { expect, test } from 'bun:test';
import { metric, parseMetrics } from './metrics.ts';

const text = `# HELP hexaflate_freshness_seconds From commit
# TYPE hexaflate_freshness_seconds histogram
hexaflate_freshness_seconds_sum{stage="apply"} 0.25
hexaflate_freshness_seconds_bucket{le="+Inf",stage="a b"} 3

hexaflate_process_resident_memory_bytes 1.2e8
`;

test('numbers are found by their name with its labels', () => {
  const metrics = parseMetrics(text);
  expect(metric(metrics, 'hexaflate_freshness_seconds_sum{stage="apply"}')).toBe(0.25);
  expect(metric(metrics, 'hexaflate_freshness_seconds_bucket{le="+Inf",stage="a b"}')).toBe(3);
  expect(metric(metrics, 'hexaflate_process_resident_memory_bytes')).toBe(120_000_000);
  expect(metrics.size).toBe(3);
});

test('a number that is not there is named, not taken as zero', () => {
  expect(() => metric(new Map(), 'hexaflate_x')).toThrow('hexaflate_x');
});
